/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiVoicePanel:
 *
 * What a listener can touch while a page is read aloud: again from the beginning, and louder (actions
 * `voice.again`, `voice.louder`). It stands where the countdown does, which never counts then.
 */
#define AKASHI_TYPE_VOICE_PANEL (akashi_voice_panel_get_type ())
G_DECLARE_FINAL_TYPE (AkashiVoicePanel, akashi_voice_panel, AKASHI, VOICE_PANEL, GtkWidget)

/* @loudest: the next step is as quiet as at first */
void akashi_voice_panel_set (AkashiVoicePanel *panel, const char *language, gboolean loudest);

G_END_DECLS
