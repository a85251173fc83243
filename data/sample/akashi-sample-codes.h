/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Draws a QR code (level M) of @text with its quiet zone of four modules into a square of @side at @x, @y.
 * Returns: FALSE where the text is too long for any QR code. */
gboolean akashi_sample_draw_qr (cairo_t *cairo, const char *text, double x, double y, double side);

/* Draws the bars of an EAN-13 code of thirteen digits, @module wide each, @height high, without its quiet
 * zone. */
void akashi_sample_draw_ean13 (cairo_t *cairo, const char *digits, double x, double y, double module,
                               double height);

G_END_DECLS
