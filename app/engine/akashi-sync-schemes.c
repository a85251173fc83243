/* SPDX-License-Identifier: Apache-2.0 */
/* The schemes of one trust entry: what schemes.json grants, and each scheme's own definition. */
#include "akashi-sync-private.h"

#include "akashi-limits.h"
#include "akashi-scheme-json.h"
#include "akashi-scheme-withdrawal.h"
#include "akashi-target-cache.h"

GBytes *
akashi_sync_fetch_small (AkashiSyncUpdate *update, const char *path, gint64 max_bytes, char **out_role,
                         GError **error)
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

gboolean
akashi_sync_is_left_out (AkashiSyncUpdate *update, const char *scheme, GError **why, GError **error)
{
  if (akashi_fetch_is_folder (update->source->fetch)
      && g_error_matches (*why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    {
      g_ptr_array_add (update->missing, g_strdup (scheme));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (why));
  return FALSE;
}

static gboolean
update_scheme (AkashiSyncUpdate *update, const AkashiScheme *granted, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", granted->id);
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) json = akashi_sync_fetch_small (update, path, AKASHI_MAX_SCHEME_BYTES, NULL, &why);
  if (!json)
    return akashi_sync_is_left_out (update, granted->id, &why, error);
  g_autoptr (AkashiScheme) definition = akashi_scheme_new_json (json, error);
  if (!definition || !check_granted (granted, definition, error)
      || !akashi_registry_install_scheme (update->registry, update->trust->id, granted->id, json, error))
    return FALSE;
  return !definition->has_list || akashi_sync_update_list (update, granted->id, error);
}

static gboolean
check_some_there (guint schemes, guint missing, GError **error)
{
  if (missing == 0 || missing < schemes)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no scheme of this registry is there");
  return FALSE;
}

/* Which schemes the registry speaks for, and which no longer. */
static gboolean
note_schemes (AkashiSyncUpdate *update, GBytes *json, GPtrArray *schemes, GError **error)
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
gboolean
akashi_sync_update_schemes (AkashiSyncUpdate *update, GError **error)
{
  g_autoptr (GBytes) json
      = akashi_sync_fetch_small (update, "schemes.json", AKASHI_MAX_SCHEMES_BYTES, NULL, error);
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

  guint before = update->missing->len;
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
    return check_some_there (schemes->len, update->missing->len - before, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}
