/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_window_size_install:
 * @klass: of the one kind of window that fills a screen
 *
 * Lets GTK ask for this window's size only as it is used: how high it must be at the width it has. Else GTK
 * asks before each frame how narrow it could be at every of many heights, and each answer wraps all texts
 * anew.
 */
void akashi_window_size_install (GtkWidgetClass *klass);

G_END_DECLS
