/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Waits until everything asked for so far has been laid out and painted. FALSE where it takes longer than 10
 * s. */
gboolean akashi_screen_settle (GtkWindow *window);

/* Writes what the window shows as PNG: drawn in process, so that it works on every display. */
gboolean akashi_screen_save (GtkWindow *window, const char *path);

G_END_DECLS
