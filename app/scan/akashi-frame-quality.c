/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-frame-quality.h"

const char *
akashi_hint_name (AkashiHint hint)
{
  static const char *const names[] = {
    [AKASHI_HINT_NONE] = "none",
    [AKASHI_HINT_TOO_DARK] = "too-dark",
    [AKASHI_HINT_TOO_BRIGHT] = "too-bright",
    [AKASHI_HINT_GLARE] = "glare",
    [AKASHI_HINT_TOO_NEAR] = "too-near",
    [AKASHI_HINT_TOO_FAR] = "too-far",
    [AKASHI_HINT_BLURRED] = "blurred",
  };
  return names[hint];
}
