/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "akashi-self-test.h"
#include "akashi-settings.h"

G_BEGIN_DECLS

/* Looks at the machine: reads what is known of the lists, and looks for programs and room on the disk; takes
 * some milliseconds. What only the window knows (`camera_works`, `bell_rang`) stays unset. */
void akashi_self_test_look (AkashiEngine *engine, AkashiSettings *settings, AkashiSelfTestFacts *facts);

G_END_DECLS
