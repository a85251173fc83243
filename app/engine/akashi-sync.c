/* SPDX-License-Identifier: Apache-2.0 */
/* Updates: where network, trust and registry meet. Metadata first (trust), then each scheme's definition and
 * list. */
#include "akashi-engine-private.h"

#include "akashi-fetch.h"
#include "akashi-limits.h"
#include "akashi-release.h"
#include "akashi-schedule.h"
#include "akashi-scheme-json.h"
#include "akashi-scheme-withdrawal.h"
#include "akashi-sync-run.h"
#include "akashi-target-cache.h"

/* One update of one trust entry. */
typedef struct {
  AkashiRegistry *registry;
  const AkashiTrustEntry *trust;
  AkashiTufClient *client;
  GPtrArray *lists; /* (element-type AkashiListState): what is installed, of all entries */
  GCancellable *cancellable;
} Update;

static GBytes *
fetch_file (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  return akashi_fetch_get (self, path, max_bytes, cancellable, error);
}

/* A small target, out of the cache where the cached bytes are the ones that are signed now. */
static GBytes *
fetch_small_target (Update *update, const char *path, gint64 max_bytes, char **out_role, GError **error)
{
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (update->client, path, update->cancellable, error);
  if (!target)
    return NULL;
  if (target->length > max_bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "%s is larger than %" G_GINT64_FORMAT " bytes", path, max_bytes);
      return NULL;
    }
  if (out_role)
    *out_role = g_strdup (target->role);

  g_autoptr (GBytes) cached = akashi_target_cache_load (update->registry, update->trust->id, path);
  if (cached && akashi_tuf_target_check (target, cached, NULL))
    return g_steal_pointer (&cached);

  g_autoptr (GBytes) bytes
      = akashi_tuf_client_fetch_target (update->client, target, update->cancellable, error);
  if (!bytes || !akashi_target_cache_save (update->registry, update->trust->id, path, bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

static const AkashiListState *
find_list (Update *update, const char *scheme)
{
  for (guint i = 0; i < update->lists->len; i++)
    {
      const AkashiListState *list = update->lists->pdata[i];
      if (g_str_equal (list->scheme, scheme))
        return list;
    }
  return NULL;
}

static gboolean
is_installed (const AkashiListState *installed, const AkashiListIndex *index)
{
  return installed && installed->serial == index->serial && g_strcmp0 (installed->digest, index->digest) == 0;
}

static gboolean
install_list (Update *update, const char *scheme, const AkashiListIndex *index, gint64 role_version,
              GError **error)
{
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (update->client, index->full, update->cancellable, error);
  if (!target)
    return FALSE;
  if (target->length > AKASHI_MAX_LIST_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "the list of %s is larger than this program takes", scheme);
      return FALSE;
    }
  g_autoptr (GBytes) list
      = akashi_tuf_client_fetch_target (update->client, target, update->cancellable, error);
  return list
         && akashi_registry_import_full (update->registry, update->trust->id, scheme, index, list,
                                         role_version, error);
}

/*
 * The newest `published` is the floor under the clock of every scheme (registry.md, "Freshness"): one scheme
 * must not push it past the time for which the registry's own timestamp vouches.
 */
static gboolean
check_published (Update *update, const char *scheme, const AkashiListIndex *index, GError **error)
{
  if (index->published < akashi_tuf_client_expires (update->client, "timestamp"))
    return TRUE;
  g_autofree char *published = akashi_time_format (index->published);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "the list of %s says that it was published at %s, after all that came with it has expired",
               scheme, published);
  return FALSE;
}

static gboolean
update_list (Update *update, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/index.json", scheme);
  g_autofree char *role = NULL;
  g_autoptr (GBytes) json = fetch_small_target (update, path, AKASHI_MAX_INDEX_BYTES, &role, error);
  if (!json)
    return FALSE;
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, scheme, error);
  if (!index || !check_published (update, scheme, index, error))
    return FALSE;

  const AkashiListState *installed = find_list (update, scheme);
  gint64 role_version = akashi_tuf_client_version (update->client, role);
  if (!is_installed (installed, index))
    return install_list (update, scheme, index, role_version, error);
  return installed->role_version == role_version
         || akashi_registry_confirm_list (update->registry, scheme, index, role_version, error);
}

/* The definition may name only what the top-level targets role gave this scheme. */
static gboolean
check_granted (const AkashiScheme *granted, const AkashiScheme *definition, GError **error)
{
  const char *foreign = akashi_scheme_find_not_granted (definition, granted);

  if (foreign)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                 "the definition of %s names %s, which schemes.json does not give it", definition->id,
                 foreign);
  return !foreign;
}

static gboolean
update_scheme (Update *update, const AkashiScheme *granted, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", granted->id);
  g_autoptr (GBytes) json = fetch_small_target (update, path, AKASHI_MAX_SCHEME_BYTES, NULL, error);
  if (!json)
    return FALSE;
  g_autoptr (AkashiScheme) definition = akashi_scheme_new_json (json, error);
  if (!definition || !check_granted (granted, definition, error)
      || !akashi_registry_install_scheme (update->registry, update->trust->id, granted->id, json, error))
    return FALSE;
  return !definition->has_list || update_list (update, granted->id, error);
}

/* Which schemes the registry speaks for, and which no longer. */
static gboolean
note_schemes (Update *update, GBytes *json, GPtrArray *schemes, GError **error)
{
  g_autoptr (GHashTable) withdrawn = akashi_scheme_withdrawals_new_json (json, error);
  g_autoptr (GPtrArray) present = g_ptr_array_new ();

  for (guint i = 0; i < schemes->len; i++)
    g_ptr_array_add (present, ((AkashiScheme *) schemes->pdata[i])->id);
  g_ptr_array_add (present, NULL);
  return withdrawn
         && akashi_registry_note_schemes (update->registry, update->trust->id,
                                          (const char *const *) present->pdata, withdrawn, error);
}

/* Every scheme is tried; the first that fails is told. */
static gboolean
update_schemes (Update *update, GError **error)
{
  g_autoptr (GBytes) json
      = fetch_small_target (update, "schemes.json", AKASHI_MAX_SCHEMES_BYTES, NULL, error);
  if (!json)
    return FALSE;
  g_autoptr (GPtrArray) schemes = akashi_schemes_new_json (json, error);
  if (!schemes)
    return FALSE;
  if (schemes->len > AKASHI_MAX_SCHEMES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "schemes.json names %u schemes",
                   schemes->len);
      return FALSE;
    }

  g_autoptr (GError) first = NULL;
  for (guint i = 0; i < schemes->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      const AkashiScheme *scheme = schemes->pdata[i];
      if (update_scheme (update, scheme, &failure))
        continue;
      g_prefix_error (&failure, "scheme %s: ", scheme->id);
      if (!first)
        first = g_steal_pointer (&failure);
    }
  if (!note_schemes (update, json, schemes, first ? NULL : &first))
    g_debug ("which schemes are withdrawn was not noted");
  if (!first)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

static gboolean
update_entry (AkashiRegistry *registry, const AkashiTrustEntry *trust, const char *url, gint64 now,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiFetch) fetch = akashi_fetch_new (url, error);
  if (!fetch)
    return FALSE;
  g_autoptr (GPtrArray) lists = akashi_registry_list_states (registry, error);
  if (!lists)
    return FALSE;

  AkashiTufFetcher fetcher = { fetch_file, fetch };
  AkashiTufStore store = akashi_registry_store (registry, trust->id);
  g_autoptr (AkashiTufClient) client = akashi_tuf_client_new (&fetcher, &store, now);
  Update update = { registry, trust, client, lists, cancellable };
  return akashi_tuf_client_refresh (client, cancellable, error) && update_schemes (&update, error);
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
  gboolean ok = update_entry (registry, entry, run->from ? run->from : entry->url,
                              update_time (registry, now), cancellable, &failure);
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
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
akashi_sync_run (const AkashiSyncRun *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (run->path, TRUE, error);
  return registry && sync_entries (run, registry, cancellable, error);
}
