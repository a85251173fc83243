/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The codes of a box, as the operator's own artwork has them (room `label`). */

/* Draws the label's code of @text with its quiet zone into a square of @side at @x, @y. @error: no code holds
 * it. */
gboolean akashi_sample_draw_qr (cairo_t *cairo, const char *text, double x, double y, double side,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Draws the bars of an EAN-13 code, @module wide each, @height high, without quiet zone. @error: @digits are
 * none. */
gboolean akashi_sample_draw_ean13 (cairo_t *cairo, const char *digits, double x, double y, double module,
                                   double height, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
