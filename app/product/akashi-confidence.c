/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-confidence.h"

#include <string.h>

static const char *const names[] = {
  [AKASHI_CONFIDENCE_LOW] = "low",
  [AKASHI_CONFIDENCE_MEDIUM] = "medium",
  [AKASHI_CONFIDENCE_HIGH] = "high",
};

const char *
akashi_confidence_name (AkashiConfidence confidence)
{
  return names[confidence];
}

gboolean
akashi_confidence_parse (const char *name, AkashiConfidence *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *out = (AkashiConfidence) i;
        return TRUE;
      }
  return FALSE;
}
