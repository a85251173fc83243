/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-decoded.h"
#include "akashi-picture-reader.h"

G_BEGIN_DECLS

/*
 * What a decoder's child hands over. The child may write anything, so nothing is believed: the numbers at the
 * head are checked against the limits, and only exactly as many pixels as they name are taken. It shares no
 * memory with this program.
 */
typedef struct {
  AkashiDecodedHeader header; /* zeros where none came */
  AkashiGrey *grey;           /* (nullable): there where the header was possible and just its pixels came */
  gboolean no_memory;         /* here, for that many */
} AkashiArrival;

/* Gives back what was not taken. */
void akashi_arrival_clear (AkashiArrival *arrival);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiArrival, akashi_arrival_clear)

/* @ends: (out): to read from, to write to. @error: AKASHI_ERROR_NO_SANDBOX */
gboolean akashi_picture_pipe_open (int ends[2], GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads until nobody can write any more, something came that cannot be, or it is @until (monotonic,
 * microseconds). @arrival: empty before */
void akashi_picture_pipe_read (int end, gint64 until, AkashiArrival *arrival);

/* Takes what came from a child that ended with @exit_code. @error: what the child's status says, or
 * AKASHI_ERROR_UNREADABLE_IMAGE where what it says cannot be. */
gboolean akashi_arrival_take (AkashiArrival *arrival, guint exit_code, AkashiPicture *picture,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
