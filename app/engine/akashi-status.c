/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-engine-private.h"

#include "akashi-schedule.h"

void
akashi_scheme_status_free (AkashiSchemeStatus *status)
{
  akashi_scheme_unref (status->scheme);
  g_free (status->url);
  g_free (status->last_error);
  g_free (status);
}

static gint64
next_attempt (const AkashiTrustEntry *entry, gint64 now)
{
  AkashiSchedule schedule = { entry->last_attempt, entry->next_attempt, entry->failures };
  gint64 wait = akashi_schedule_wait (&schedule, now);

  return wait > 0 ? now + wait : 0;
}

static AkashiSchemeStatus *
status_new (AkashiEngine *engine, const AkashiKnownScheme *known, GHashTable *trust)
{
  AkashiSchemeStatus *status = g_new0 (AkashiSchemeStatus, 1);
  const AkashiTrustEntry *entry = g_hash_table_lookup (trust, &known->list->trust_id);

  status->scheme = akashi_scheme_ref (known->scheme);
  status->serial = known->list->serial;
  status->as_of = known->list->as_of;
  status->rows = known->list->rows;
  gint64 now = akashi_clock_now (&engine->clock);
  status->freshness = akashi_freshness_judge (&known->age, now);
  status->published = known->list->published;
  status->withdrawn = known->list->withdrawn;
  status->withdrawn_on = known->list->withdrawn_on;
  if (entry)
    {
      status->url = g_strdup (entry->url);
      status->last_attempt = entry->last_attempt;
      status->last_success = entry->last_success;
      status->last_error = g_strdup (entry->last_error);
      status->failures = entry->failures;
      status->next_attempt = next_attempt (entry, now);
    }
  return status;
}

GPtrArray *
akashi_engine_status (AkashiEngine *engine)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_status_free);

  akashi_engine_load_if_changed (engine);
  g_autoptr (GPtrArray) entries
      = engine->registry ? akashi_registry_list_trust (engine->registry, NULL) : NULL;
  g_autoptr (GHashTable) trust = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; entries && i < entries->len; i++)
    g_hash_table_insert (trust, &((AkashiTrustEntry *) entries->pdata[i])->id, entries->pdata[i]);

  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (engine->known), (GCompareFunc) g_strcmp0);
  for (GList *id = ids; id; id = id->next)
    {
      const AkashiKnownScheme *known = akashi_engine_find_scheme (engine, id->data);
      if (known->list) /* a shipped definition has no list to tell of */
        g_ptr_array_add (result, status_new (engine, known, trust));
    }
  return result;
}
