/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiDrawing:
 *
 * A drawing of the program's resources, for a GtkImage. It is made once for the size it is shown with, in the
 * format the screen is painted in: GTK's own texture of a drawing is converted and scaled at every paint, and
 * three of them took longer than all else on the first page.
 */
#define AKASHI_TYPE_DRAWING (akashi_drawing_get_type ())
G_DECLARE_FINAL_TYPE (AkashiDrawing, akashi_drawing, AKASHI, DRAWING, GObject)

/* @resource: path of an SVG drawing, as wide as high. Returns: (transfer full) */
AkashiDrawing *akashi_drawing_new (const char *resource);

G_END_DECLS
