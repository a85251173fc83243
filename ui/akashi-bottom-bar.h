/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-voice.h"

G_BEGIN_DECLS

/**
 * AkashiBottomBar:
 *
 * The buttons at the bottom of every page, always in the same place: start over, bigger letters, language,
 * and, where there is a voice for it, read aloud (actions `win.start-over`, `win.letters`, `win.languages`,
 * `voice.read`).
 */
#define AKASHI_TYPE_BOTTOM_BAR (akashi_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (AkashiBottomBar, akashi_bottom_bar, AKASHI, BOTTOM_BAR, GtkWidget)

/* @letters: step of "bigger letters", 0 to AKASHI_LETTER_STEPS - 1 */
void akashi_bottom_bar_set (AkashiBottomBar *bar, const char *language, guint letters);

/* @there: whether there is a voice for @language */
void akashi_bottom_bar_set_voice (AkashiBottomBar *bar, const char *language, gboolean there,
                                  AkashiVoiceState state);

G_END_DECLS
