/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-state.h"

#include "akashi-limits.h"

static void
held_free (gpointer data)
{
  AkashiTufHeld *held = data;
  akashi_tuf_metadata_free (held->metadata);
  g_free (held);
}

void
akashi_tuf_state_reset (AkashiTufClient *client)
{
  for (guint i = 0; i < AKASHI_TUF_TOP_LEVEL; i++)
    g_clear_pointer (&client->top[i], akashi_tuf_metadata_free);
  g_clear_pointer (&client->delegated, g_hash_table_unref);
  g_clear_pointer (&client->behind, g_hash_table_unref);
  client->delegated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, held_free);
  client->behind = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
akashi_tuf_kept_clear (AkashiTufKept *kept)
{
  g_clear_pointer (&kept->bytes, g_bytes_unref);
  g_clear_pointer (&kept->metadata, akashi_tuf_metadata_free);
}

gboolean
akashi_tuf_state_read_kept (AkashiTufClient *client, AkashiTufType type, const char *role,
                            const AkashiTufAuthority *authority, AkashiTufKept *kept, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) bytes = client->store.load (client->store.self, role, &why);

  *kept = (AkashiTufKept){ 0 };
  if (!bytes && g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    return TRUE;
  if (!bytes)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&why), "cannot read what is kept of %s: ", role);
      return FALSE;
    }
  AkashiTufMetadata *metadata = akashi_tuf_metadata_parse_unverified (type, role, bytes, error);
  if (!metadata)
    {
      g_prefix_error (error, "what is kept is damaged: ");
      return FALSE;
    }
  kept->standing = akashi_tuf_metadata_standing (metadata, authority);
  kept->metadata = metadata;
  kept->bytes = g_steal_pointer (&bytes);
  return TRUE;
}

gboolean
akashi_tuf_kept_is (const AkashiTufKept *kept, const AkashiTufFileInfo *info)
{
  g_autoptr (GError) error = NULL;

  return kept->metadata && kept->standing == AKASHI_TUF_STANDING_FULL
         && kept->metadata->version == info->version
         && akashi_tuf_file_info_check (info, kept->bytes, &error);
}

/* Role names are one segment of the address, whatever characters they have. */
static char *
role_address (const char *role, gint64 version)
{
  g_autofree char *encoded = g_uri_escape_string (role, NULL, FALSE);

  if (version < 0)
    return g_strdup_printf ("metadata/%s.json", encoded);
  return g_strdup_printf ("metadata/%" G_GINT64_FORMAT ".%s.json", version, encoded);
}

static GBytes *
fetch_bounded (AkashiTufClient *client, const char *path, gint64 limit, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) bytes = client->fetcher.fetch (client->fetcher.self, path, limit, cancellable, error);

  if (bytes && g_bytes_get_size (bytes) > (guint64) limit)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "more than %" G_GINT64_FORMAT " bytes",
                   limit);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

GBytes *
akashi_tuf_state_fetch (AkashiTufClient *client, const char *role, gint64 version,
                        const AkashiTufFileInfo *info, gint64 max_bytes, GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *path = role_address (role, version);
  g_autoptr (GError) why = NULL;
  gboolean length_known = info && info->length >= 0;

  if (length_known && info->length > max_bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "%s: %" G_GINT64_FORMAT " bytes are announced", path, info->length);
      return NULL;
    }
  g_autoptr (GBytes) bytes
      = fetch_bounded (client, path, length_known ? info->length : max_bytes, cancellable, &why);
  if (!bytes && length_known && g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE))
    why->code = AKASHI_ERROR_TUF_HASH; /* longer than what was signed */
  if (!bytes || (info && !akashi_tuf_file_info_check (info, bytes, &why)))
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&why), "%s: ", path);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

gboolean
akashi_tuf_state_fetch_named (AkashiTufClient *client, AkashiTufType type, const char *role,
                              const AkashiTufFileInfo *info, const AkashiTufAuthority *authority,
                              GCancellable *cancellable, GBytes **bytes, AkashiTufMetadata **metadata,
                              GError **error)
{
  gint64 cap = type == AKASHI_TUF_SNAPSHOT ? AKASHI_MAX_SNAPSHOT_BYTES : AKASHI_MAX_TARGETS_BYTES;
  gint64 version = client->top[AKASHI_TUF_ROOT]->consistent_snapshot ? info->version : -1;
  g_autoptr (GBytes) fetched = akashi_tuf_state_fetch (client, role, version, info, cap, cancellable, error);

  if (!fetched)
    return FALSE;
  g_autoptr (AkashiTufMetadata) parsed
      = akashi_tuf_metadata_parse_signed (type, role, fetched, authority, error);
  if (!parsed)
    return FALSE;
  if (parsed->version != info->version)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_VERSION,
                   "%s: version %" G_GINT64_FORMAT " where %" G_GINT64_FORMAT " was named", role,
                   parsed->version, info->version);
      return FALSE;
    }
  *bytes = g_steal_pointer (&fetched);
  *metadata = g_steal_pointer (&parsed);
  return TRUE;
}

gboolean
akashi_tuf_state_check_expiry (AkashiTufClient *client, const AkashiTufMetadata *metadata, const char *role,
                               GError **error)
{
  if (client->now < metadata->expires)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_EXPIRED, "%s: version %" G_GINT64_FORMAT " has expired",
               role, metadata->version);
  return FALSE;
}

gboolean
akashi_tuf_state_save (AkashiTufClient *client, const char *role, const AkashiTufMetadata *metadata,
                       GBytes *bytes, GError **error)
{
  if (client->store.save (client->store.self, role, metadata->version, bytes, error))
    return TRUE;
  g_prefix_error (error, "cannot keep %s: ", role);
  return FALSE;
}

AkashiTufMetadata *
akashi_tuf_state_load_root (AkashiTufClient *client, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) bytes = client->store.load (client->store.self, "root", &why);

  if (!bytes && g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    why->code = AKASHI_ERROR_NO_REGISTRY;
  if (!bytes)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&why), "no root of trust: ");
      return NULL;
    }
  g_autoptr (AkashiTufMetadata) root
      = akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", bytes, error);
  if (!root || !akashi_tuf_metadata_verify (root, root->authorities[AKASHI_TUF_ROOT], error))
    {
      g_prefix_error (error, "the root that is kept: ");
      return NULL;
    }
  return g_steal_pointer (&root);
}
