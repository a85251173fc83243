/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_ARTWORK_SVG,
  AKASHI_ARTWORK_PDF,
  AKASHI_ARTWORK_PNG, /* one pixel is one printer dot */
} AkashiArtworkFormat;

/**
 * akashi_artwork_format_of:
 * @path: a file name that ends in `.svg`, `.pdf` or `.png`, in either case
 * @out: (out): the format, set on success only
 */
gboolean akashi_artwork_format_of (const char *path, AkashiArtworkFormat *out);

/**
 * AkashiArtwork:
 * @text: of the code, 1 to AKASHI_MAX_TEXT_BYTES bytes of UTF-8; in capitals it stays in the code's
 * alphanumeric mode, which is the smallest
 * @number: (nullable): the registration number, printed beside the code
 * @model: (nullable): the model, printed under the number
 * @dpi: dots an inch of the printer, AKASHI_MIN_ARTWORK_DPI to AKASHI_MAX_ARTWORK_DPI; 0: 300
 */
typedef struct {
  const char *text;
  const char *number;
  const char *model;
  guint dpi;
} AkashiArtwork;

/**
 * akashi_artwork_draw:
 * @artwork: what to draw
 * @error: AKASHI_ERROR_INVALID (the text is no UTF-8, empty, or @dpi out of range), AKASHI_ERROR_TOO_LARGE
 * (no code holds the text)
 *
 * Draws a label: a QR code (ISO/IEC 18004) at error correction level M with its quiet zone of 4 modules, each
 * module whole printer dots wide (4 at 300 dpi: 0.339 mm), and the number and model in text beside it. The
 * design is neutral: no scheme's mark is drawn.
 *
 * Returns: (transfer full): the file
 */
GBytes *akashi_artwork_draw (const AkashiArtwork *artwork, AkashiArtworkFormat format,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: printer dots of one module (of a QR code, of a barcode's bar) at @dpi: the whole number next to
 * 0.339 mm. */
guint akashi_artwork_module_dots (guint dpi);

G_END_DECLS
