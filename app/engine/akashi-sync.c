/* SPDX-License-Identifier: Apache-2.0 */
/* Updates: signed metadata first, then each scheme's definition and list, of every trust entry. */
#include "akashi-sync-run.h"

#include "akashi-release.h"
#include "akashi-schedule.h"
#include "akashi-sync-private.h"

GBytes *
akashi_sync_source_fetch (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable,
                          GError **error)
{
  AkashiSyncSource *source = self;

  return source->partial
             ? akashi_fetch_resume (source->fetch, path, max_bytes, source->partial, cancellable, error)
             : akashi_fetch_get (source->fetch, path, max_bytes, cancellable, error);
}

static gboolean
update_entry (const AkashiSyncRun *run, AkashiRegistry *registry, const AkashiTrustEntry *trust, gint64 now,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiFetch) fetch = akashi_fetch_new (run->from ? run->from : trust->url, error);
  if (!fetch)
    return FALSE;
  g_autoptr (GPtrArray) lists = akashi_registry_list_states (registry, error);
  if (!lists)
    return FALSE;

  g_autoptr (GPtrArray) missing
      = run->missing ? g_ptr_array_ref (run->missing) : g_ptr_array_new_with_free_func (g_free);
  AkashiSyncSource source = { fetch, NULL };
  AkashiTufFetcher fetcher = { akashi_sync_source_fetch, &source };
  AkashiTufStore store = akashi_registry_store (registry, trust->id);
  g_autoptr (AkashiTufClient) client = akashi_tuf_client_new (&fetcher, &store, now);
  AkashiSyncUpdate update = { registry, run->path, trust, &source, client, lists, missing, cancellable };
  return akashi_tuf_client_refresh (client, cancellable, error)
         && akashi_sync_update_schemes (&update, error);
}

/* An update with a clock behind the floor would take expired metadata for fresh: expiry is judged at the
 * later. */
static gint64
update_time (AkashiRegistry *registry, gint64 now)
{
  g_autoptr (GPtrArray) lists = akashi_registry_list_states (registry, NULL);
  gint64 time = MAX (now, AKASHI_RELEASE_TIME);

  for (guint i = 0; lists && i < lists->len; i++)
    time = MAX (time, ((const AkashiListState *) lists->pdata[i])->published);
  return time;
}

/* Notes how the attempt ended, and when the next one is due. */
static gboolean
note_attempt (AkashiRegistry *registry, const AkashiTrustEntry *entry, gint64 now, const GError *failure,
              GError **error)
{
  gint64 delay = akashi_schedule_delay (failure ? entry->failures + 1 : 0, g_random_int ());
  return akashi_registry_note_attempt (registry, entry->id, now, now + delay,
                                       failure ? failure->message : NULL, error);
}

static gboolean
sync_entry (const AkashiSyncRun *run, AkashiRegistry *registry, const AkashiTrustEntry *entry,
            GCancellable *cancellable, GError **error)
{
  gint64 now = akashi_clock_now (&run->clock);
  AkashiSchedule schedule = { entry->last_attempt, entry->next_attempt, entry->failures };
  g_autoptr (GError) failure = NULL;

  if (run->only_due && akashi_schedule_wait (&schedule, now) > 0)
    return TRUE;
  gboolean ok = update_entry (run, registry, entry, update_time (registry, now), cancellable, &failure);
  /* The person who stopped it is no failure of the registry. */
  if (!ok && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  gboolean noted = note_attempt (registry, entry, now, failure, ok ? error : NULL);
  if (ok)
    return noted;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
sync_entries (const AkashiSyncRun *run, AkashiRegistry *registry, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = akashi_registry_list_trust (registry, error);
  if (!entries)
    return FALSE;
  if (entries->len == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY, "no root is trusted in %s", run->path);
      return FALSE;
    }
  if (run->from && entries->len > 1)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "several roots are trusted: one address cannot serve them all");
      return FALSE;
    }

  g_autoptr (GError) first = NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      if (!sync_entry (run, registry, entries->pdata[i], cancellable, &failure) && !first)
        first = g_steal_pointer (&failure);
    }
  if (!first)
    {
      /* Of schemes that are gone: where all was asked, nothing is unfinished now. */
      if (!run->only_due)
        akashi_sync_remove_partials (run->path, NULL, NULL);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
akashi_sync_run (const AkashiSyncRun *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (run->path, TRUE, error);
  return registry && sync_entries (run, registry, cancellable, error);
}
