/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK applies new style classes when a frame begins. Asked for that while it lays out, it lays out again
 * before it paints. @widget: realized; @clock: its own */
void akashi_style_classes_apply (GtkWidget *widget, GdkFrameClock *clock);

G_END_DECLS
