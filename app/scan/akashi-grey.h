/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* A grey picture, 8 bits a pixel, rows without padding. Never leaves memory. */
typedef struct {
  guint width;  /* pixels */
  guint height; /* pixels */
  guint8 *pixels;
} AkashiGrey;

void akashi_grey_free (AkashiGrey *grey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiGrey, akashi_grey_free)

/* @error: AKASHI_ERROR_TOO_LARGE by AKASHI_MAX_IMAGE_SIDE and AKASHI_MAX_IMAGE_PIXELS, before anything is
 * allocated. */
AkashiGrey *akashi_grey_new (guint width, guint height, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_grey_new_image:
 * @data: a whole picture file
 * @error: as of akashi_picture_reader_read()
 *
 * Reads one picture whole, by a reader (akashi-picture-reader.h) that all callers of this function share. Any
 * thread.
 */
AkashiGrey *akashi_grey_new_image (GBytes *data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
