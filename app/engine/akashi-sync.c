/* SPDX-License-Identifier: Apache-2.0 */
/* Updates: where network, trust and registry meet. Metadata first (trust), then each scheme's definition and
 * list. */
#include "akashi-engine-private.h"

#include "akashi-fetch.h"
#include "akashi-limits.h"
#include "akashi-release.h"
#include "akashi-scheme-json.h"
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

static gboolean
update_list (Update *update, const char *scheme, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/index.json", scheme);
  g_autofree char *role = NULL;
  g_autoptr (GBytes) json = fetch_small_target (update, path, AKASHI_MAX_INDEX_BYTES, &role, error);
  if (!json)
    return FALSE;
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, scheme, error);
  if (!index)
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

static gboolean
sync_entries (AkashiEngine *engine, AkashiRegistry *registry, const char *from, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) entries = akashi_registry_list_trust (registry, error);
  if (!entries)
    return FALSE;
  if (entries->len == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY, "no root is trusted in %s", engine->path);
      return FALSE;
    }
  if (from && entries->len > 1)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "several roots are trusted: one address cannot serve them all");
      return FALSE;
    }

  g_autoptr (GError) first = NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const AkashiTrustEntry *entry = entries->pdata[i];
      gint64 now = akashi_clock_now (&engine->clock);
      g_autoptr (GError) failure = NULL;
      gboolean ok = update_entry (registry, entry, from ? from : entry->url, update_time (registry, now),
                                  cancellable, &failure);
      g_autoptr (GError) note_failure = NULL;
      if (!akashi_registry_note_attempt (registry, entry->id, now, ok ? NULL : failure->message,
                                         &note_failure)
          && ok)
        failure = g_steal_pointer (&note_failure);
      if (failure && !first)
        first = g_steal_pointer (&failure);
    }
  if (!first)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
akashi_engine_sync (AkashiEngine *engine, const char *from, GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (engine->path, TRUE, error);
  if (!registry)
    return FALSE;
  gboolean ok = sync_entries (engine, registry, from, cancellable, error);
  akashi_engine_load (engine);
  return ok;
}

gboolean
akashi_engine_add_trust (AkashiEngine *engine, GBytes *root, const char *url, GError **error)
{
  if (!akashi_tuf_root_check (root, error))
    return FALSE;
  g_autoptr (AkashiFetch) address = akashi_fetch_new (url, error);
  if (!address)
    return FALSE;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (engine->path, TRUE, error);
  if (!registry || akashi_registry_add_trust (registry, root, url, error) < 0)
    return FALSE;
  akashi_engine_load (engine);
  return TRUE;
}
