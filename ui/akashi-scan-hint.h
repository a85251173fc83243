/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-camera.h"

G_BEGIN_DECLS

/* What was measured in the newest frame, and what a person can do about it. One place for all of it, whoever
 * measures. */
typedef enum {
  AKASHI_SCAN_HINT_NONE,
  AKASHI_SCAN_HINT_TOO_DARK,
  AKASHI_SCAN_HINT_TOO_BRIGHT,
  AKASHI_SCAN_HINT_GLARE,
  AKASHI_SCAN_HINT_TOO_NEAR,
  AKASHI_SCAN_HINT_TOO_FAR,
  AKASHI_SCAN_HINT_BLURRED,
  AKASHI_N_SCAN_HINTS
} AkashiScanHint;

AkashiScanHint akashi_scan_hint_of_light (AkashiLight light);

/* Returns: (transfer none): the msgid of what to do. */
const char *akashi_scan_hint_text (AkashiScanHint hint);

G_END_DECLS
