/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiBottomBar:
 *
 * The buttons at the bottom of every page, always in the same place: start over, bigger letters, language
 * (actions `win.start-over`, `win.letters`, `win.languages`).
 */
#define AKASHI_TYPE_BOTTOM_BAR (akashi_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (AkashiBottomBar, akashi_bottom_bar, AKASHI, BOTTOM_BAR, GtkWidget)

/* @letters: step of "bigger letters", 0 to AKASHI_LETTER_STEPS - 1 */
void akashi_bottom_bar_set (AkashiBottomBar *bar, const char *language, guint letters);

G_END_DECLS
