/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-hint.h"

#include "akashi-words.h"

const char *
akashi_scan_hint_text (AkashiHint hint)
{
  static const char *const texts[AKASHI_HINTS] = {
    [AKASHI_HINT_NONE] = N_ ("It is read by itself. No button is needed."),
    [AKASHI_HINT_TOO_DARK] = N_ ("It is too dark here. Turn the box to the light."),
    [AKASHI_HINT_TOO_BRIGHT] = N_ ("The light is too bright. Tilt the box a little."),
    [AKASHI_HINT_GLARE] = N_ ("The label shines. Tilt the box a little."),
    [AKASHI_HINT_TOO_NEAR] = N_ ("It is too near. Move it a little away."),
    [AKASHI_HINT_TOO_FAR] = N_ ("It is too far away. Bring it nearer."),
    [AKASHI_HINT_BLURRED] = N_ ("The picture is blurred. Hold it still."),
  };
  g_return_val_if_fail (hint < AKASHI_HINTS, "");
  return texts[hint];
}
