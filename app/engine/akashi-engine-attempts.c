/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of the attempts to update. No network here: who only wants to know links none. */
#include "akashi-engine-private.h"

#include "akashi-schedule.h"

static GPtrArray *
list_trust (AkashiEngine *engine)
{
  akashi_engine_load_if_changed (engine);
  return engine->registry ? akashi_registry_list_trust (engine->registry, NULL) : NULL;
}

gint64
akashi_engine_seconds_until_sync (AkashiEngine *engine)
{
  g_autoptr (GPtrArray) entries = list_trust (engine);
  gint64 now = akashi_clock_now (&engine->clock);
  gint64 soonest = -1;

  for (guint i = 0; entries && i < entries->len; i++)
    {
      const AkashiTrustEntry *entry = entries->pdata[i];
      AkashiSchedule schedule = { entry->last_attempt, entry->next_attempt, entry->failures };
      gint64 wait = akashi_schedule_wait (&schedule, now);
      soonest = soonest < 0 ? wait : MIN (soonest, wait);
    }
  return soonest;
}

gint64
akashi_engine_clock_has_been (AkashiEngine *engine)
{
  g_autoptr (GPtrArray) entries = list_trust (engine);
  gint64 latest = 0;

  for (guint i = 0; entries && i < entries->len; i++)
    latest = MAX (latest, ((const AkashiTrustEntry *) entries->pdata[i])->latest_run);
  return latest > akashi_clock_now (&engine->clock) ? latest : 0;
}

gboolean
akashi_engine_clear_clock_warning (AkashiEngine *engine, GError **error)
{
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (engine->path, TRUE, error);

  if (!registry || !akashi_registry_forget_later_runs (registry, akashi_clock_now (&engine->clock), error))
    return FALSE;
  akashi_engine_load_if_changed (engine);
  return TRUE;
}
