/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-pyramid.h"
#include "akashi-symbol-read.h"

G_BEGIN_DECLS

/*
 * Reads the QR codes of one picture by their finder patterns. Its steps may be taken one after the other, or
 * only some of them; each adds what it reads and leaves alone what is read already.
 */
typedef struct {
  AkashiPyramid *pyramid;
  GArray *finders;  /* AkashiFinder, in pixels of the whole picture */
  gboolean *used;   /* of each finder: whether it lies in a read code */
  GPtrArray *codes; /* AkashiFoundCode; not owned */
  gint64 deadline;  /* akashi_scan_clock() after which no further code is tried */
} AkashiFinderReader;

/**
 * akashi_finder_reader_new:
 * @grey: must outlive what is returned
 * @scale: pixels of the whole picture to one pixel of @grey
 *
 * Finds the finder patterns in all sizes.
 */
AkashiFinderReader *akashi_finder_reader_new (const AkashiGrey *grey, double scale, gint64 deadline,
                                              GPtrArray *codes);
void akashi_finder_reader_free (AkashiFinderReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiFinderReader, akashi_finder_reader_free)

/* Tries every three that may belong together. */
void akashi_finder_reader_read (AkashiFinderReader *reader, AkashiEffort effort);

/* Finds more finder patterns, by correlation: dear, for what blur or noise hid. @finest_first: of layers,
 * where there is no time for all */
void akashi_finder_reader_match (AkashiFinderReader *reader, gboolean finest_first);

/* Tries every two, with the third one guessed. */
void akashi_finder_reader_guess (AkashiFinderReader *reader);

/* Returns: how many finder patterns lie outside of read codes: there may be a code that was not read. */
guint akashi_finder_reader_left (const AkashiFinderReader *reader);

G_END_DECLS
