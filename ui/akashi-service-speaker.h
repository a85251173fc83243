/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-speaker.h"

G_BEGIN_DECLS

/**
 * AkashiServiceSpeaker:
 *
 * Says texts through the speech service of the system: names out of a list, too, which no clip says. Japanese
 * is handed to it in kana.
 */
#define AKASHI_TYPE_SERVICE_SPEAKER (akashi_service_speaker_get_type ())
G_DECLARE_FINAL_TYPE (AkashiServiceSpeaker, akashi_service_speaker, AKASHI, SERVICE_SPEAKER, AkashiSpeaker)

AkashiSpeaker *akashi_service_speaker_new (void);

G_END_DECLS
