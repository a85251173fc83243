/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-pulse.h"

gboolean
akashi_scan_pulse_beats (AkashiScanPulse *pulse, guint frames, gboolean expected, gint64 now)
{
  if (!expected || frames != pulse->frames || pulse->since == 0)
    {
      pulse->frames = frames;
      pulse->since = now;
    }
  return now - pulse->since < AKASHI_SCAN_PULSE_S * G_USEC_PER_SEC;
}
