/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-artwork.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

#define AKASHI_ARTWORK_DPI 300 /* where nobody says otherwise */

/* Something drawn in printer dots, on white. */
typedef void (*AkashiArtworkPaint) (cairo_t *cairo, gpointer data);

/**
 * akashi_artwork_sheet:
 * @width: in dots
 * @height: in dots
 * @dpi: dots an inch
 * @paint: draws it
 * @error: AKASHI_ERROR_FAILED
 *
 * Returns: (transfer full): the file, as large on paper as its dots say (SVG, PDF)
 */
GBytes *akashi_artwork_sheet (AkashiArtworkFormat format, guint width, guint height, guint dpi,
                              AkashiArtworkPaint paint, gpointer data,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @error: AKASHI_ERROR_INVALID where @dpi is out of range. Returns: dots an inch, or 0. */
guint akashi_artwork_check_dpi (guint dpi, GError **error);

/* Returns: (transfer full): a layout for @text in a legible font, letters @size dots high, bold or not. */
PangoLayout *akashi_artwork_text (cairo_t *cairo, const char *text, double size, gboolean bold);

G_END_DECLS
