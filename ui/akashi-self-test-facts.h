/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "akashi-kiosk-voice.h"
#include "akashi-self-test.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/* Looks at the machine: reads what is known of the lists, and looks for programs, voices and room on the
 * disk; takes some milliseconds. What only the window knows (`camera_works`, `pin_set`, `bell_rang`) stays
 * unset. */
void akashi_self_test_look (AkashiEngine *engine, AkashiSettings *settings, AkashiKioskVoice *voice,
                            AkashiSelfTestFacts *facts);

G_END_DECLS
