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

const char *
akashi_scan_hint_finding (AkashiHint hint)
{
  static const char *const texts[AKASHI_HINTS] = {
    [AKASHI_HINT_NONE] = N_ ("good"),
    [AKASHI_HINT_TOO_DARK] = N_ ("too dark"),
    [AKASHI_HINT_TOO_BRIGHT] = N_ ("too bright"),
    [AKASHI_HINT_GLARE] = N_ ("a light shines in the card"),
    [AKASHI_HINT_TOO_NEAR] = N_ ("the card is too near"),
    [AKASHI_HINT_TOO_FAR] = N_ ("the card is too far away"),
    [AKASHI_HINT_BLURRED] = N_ ("blurred"),
  };
  g_return_val_if_fail (hint < AKASHI_HINTS, "");
  return texts[hint];
}

gboolean
akashi_steady_hint_take (AkashiSteadyHint *steady, AkashiHint hint)
{
  gboolean believed = hint == steady->newest || hint == AKASHI_HINT_NONE;
  steady->newest = hint;
  if (!believed || steady->shown == hint)
    return FALSE;
  steady->shown = hint;
  return TRUE;
}

gboolean
akashi_status_teller_tells (AkashiStatusTeller *teller, const char *msgid, gint64 now)
{
  if (msgid != teller->newest)
    {
      teller->newest = msgid;
      teller->newest_since = now;
    }
  if (msgid == NULL || msgid == teller->told
      || now - teller->newest_since < AKASHI_STATUS_HOLDS_S * G_USEC_PER_SEC
      || (teller->told != NULL && now - teller->told_at < AKASHI_STATUS_PAUSE_S * G_USEC_PER_SEC))
    return FALSE;
  teller->told = msgid;
  teller->told_at = now;
  return TRUE;
}
