/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-speaker.h"

G_BEGIN_DECLS

/**
 * AkashiClipSpeaker:
 *
 * Says texts by clips that were made when the program was built: works without any service.
 */
#define AKASHI_TYPE_CLIP_SPEAKER (akashi_clip_speaker_get_type ())
G_DECLARE_FINAL_TYPE (AkashiClipSpeaker, akashi_clip_speaker, AKASHI, CLIP_SPEAKER, AkashiSpeaker)

/* @output: (nullable): as for akashi_player_new() */
AkashiSpeaker *akashi_clip_speaker_new (const char *output);

G_END_DECLS
