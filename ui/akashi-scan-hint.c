/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-hint.h"

#include "akashi-words.h"

AkashiScanHint
akashi_scan_hint_of_light (AkashiLight light)
{
  switch (light)
    {
    case AKASHI_LIGHT_TOO_DARK:
      return AKASHI_SCAN_HINT_TOO_DARK;
    case AKASHI_LIGHT_TOO_BRIGHT:
      return AKASHI_SCAN_HINT_TOO_BRIGHT;
    case AKASHI_LIGHT_GOOD:
    default:
      return AKASHI_SCAN_HINT_NONE;
    }
}

const char *
akashi_scan_hint_text (AkashiScanHint hint)
{
  static const char *const texts[AKASHI_N_SCAN_HINTS] = {
    [AKASHI_SCAN_HINT_NONE] = N_ ("It is read by itself. No button is needed."),
    [AKASHI_SCAN_HINT_TOO_DARK] = N_ ("It is too dark here. Turn the box to the light."),
    [AKASHI_SCAN_HINT_TOO_BRIGHT] = N_ ("The light is too bright. Tilt the box a little."),
    [AKASHI_SCAN_HINT_GLARE] = N_ ("The label shines. Tilt the box a little."),
    [AKASHI_SCAN_HINT_TOO_NEAR] = N_ ("It is too near. Move it a little away."),
    [AKASHI_SCAN_HINT_TOO_FAR] = N_ ("It is too far away. Bring it nearer."),
    [AKASHI_SCAN_HINT_BLURRED] = N_ ("The picture is blurred. Hold it still."),
  };
  g_return_val_if_fail (hint < AKASHI_N_SCAN_HINTS, "");
  return texts[hint];
}
