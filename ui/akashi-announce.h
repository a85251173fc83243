/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_announce:
 * @widget: of the window that says it
 * @text: (nullable): what has changed, with readings or without; %NULL: what was said last holds no more
 *
 * Has a screen reader say @text wherever the focus is; the focus stays there. From GTK 4.14 on as an
 * announcement (AT-SPI `object:announcement`). Before that GTK tells a screen reader of nothing but names, so
 * there it is the name of the window while it holds, which Orca reads as soon as it changes.
 */
void akashi_announce (GtkWidget *widget, const char *text);

G_END_DECLS
