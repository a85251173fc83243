/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-bottom-bar.h"
#include "akashi-engine.h"
#include "akashi-settings.h"
#include "akashi-voice-panel.h"

G_BEGIN_DECLS

/**
 * AkashiKioskVoice:
 *
 * The voice and the tones of the kiosk's window: what the settings ask for, the button in the bar, the panel
 * beside it, and what is read (akashi-page-texts.h). Gives the window the actions `voice.read` (also F4;
 * while it speaks: stops), `voice.again` and `voice.louder`. Where nothing can be said in a language there is
 * no button, and the reason is a message in the log.
 */
typedef struct _AkashiKioskVoice AkashiKioskVoice;

/**
 * akashi_kiosk_voice_new:
 * @pages: of the window; what is read is its visible page, then @notice
 * @notice: stands on every page
 * @panel: in one stack with the countdown: where that has its room the panel has, too
 */
AkashiKioskVoice *akashi_kiosk_voice_new (GtkStack *pages, GtkWidget *notice, AkashiBottomBar *bar,
                                          AkashiVoicePanel *panel, AkashiSettings *settings);
void akashi_kiosk_voice_free (AkashiKioskVoice *voice);

/* Texts change: what is being said stops. */
void akashi_kiosk_voice_set_language (AkashiKioskVoice *voice, const char *language);

/* Another page, or another check on it: what is being said stops. */
void akashi_kiosk_voice_page_opened (AkashiKioskVoice *voice);

/* The next customer begins. */
void akashi_kiosk_voice_reset (AkashiKioskVoice *voice);

/* The result of @check is shown: plays its tone, once it is on the glass. */
void akashi_kiosk_voice_result (AkashiKioskVoice *voice, AkashiCheck *check);

/* Returns: whether anything can say @language, as far as is known now. */
gboolean akashi_kiosk_voice_can_say (AkashiKioskVoice *voice, const char *language);

/* Returns: whether a page is being read: a sign of life, nothing closes meanwhile. */
gboolean akashi_kiosk_voice_is_speaking (AkashiKioskVoice *voice);

G_END_DECLS
