/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-bottom-bar.h"
#include "akashi-voice-panel.h"

G_BEGIN_DECLS

/**
 * AkashiFoot:
 *
 * The foot of every page: the bar, and the room of the countdown and the voice panel. On tall glass that room
 * is above the bar, on wide glass beside it. On a tablet held wide there is none beside it: they take the
 * place of the bar while they are needed. Nothing else ever moves for them.
 */
#define AKASHI_TYPE_FOOT (akashi_foot_get_type ())
G_DECLARE_FINAL_TYPE (AkashiFoot, akashi_foot, AKASHI, FOOT, GtkWidget)

/* What the glass has room for. */
void akashi_foot_set_glass (AkashiFoot *foot, gboolean landscape, gboolean tablet);

/* @counts_down: whether the page that is open closes by itself, so that there has to be room to say so */
void akashi_foot_set_room (AkashiFoot *foot, gboolean counts_down);

/* @left_s: seconds left; 0: no countdown */
void akashi_foot_set_countdown (AkashiFoot *foot, const char *language, guint left_s);

/* Returns: (transfer none) */
AkashiBottomBar *akashi_foot_get_bar (AkashiFoot *foot);
/* Returns: (transfer none): in one stack with the countdown */
AkashiVoicePanel *akashi_foot_get_voice_panel (AkashiFoot *foot);

G_END_DECLS
