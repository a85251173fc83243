/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-client.h"

#include "akashi-limits.h"
#include "akashi-tuf-state.h"

AkashiTufClient *
akashi_tuf_client_new (const AkashiTufFetcher *fetcher, const AkashiTufStore *store, gint64 now)
{
  AkashiTufClient *client = g_new0 (AkashiTufClient, 1);

  client->online = fetcher != NULL;
  if (fetcher)
    client->fetcher = *fetcher;
  client->store = *store;
  client->now = now;
  akashi_tuf_state_reset (client);
  return client;
}

void
akashi_tuf_client_free (AkashiTufClient *client)
{
  if (!client)
    return;
  akashi_tuf_state_reset (client);
  g_clear_pointer (&client->delegated, g_hash_table_unref);
  g_clear_pointer (&client->behind, g_hash_table_unref);
  g_free (client);
}

static AkashiTufMetadata *
parse_root (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) > AKASHI_MAX_ROOT_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED, "root: more than %d bytes",
                   AKASHI_MAX_ROOT_BYTES);
      return NULL;
    }
  return akashi_tuf_metadata_parse_unverified (AKASHI_TUF_ROOT, "root", bytes, error);
}

gboolean
akashi_tuf_root_check (GBytes *bytes, GError **error)
{
  g_autoptr (AkashiTufMetadata) root = parse_root (bytes, error);

  if (!root)
    return FALSE;
  if (akashi_tuf_metadata_verify (root, root->authorities[AKASHI_TUF_ROOT], error))
    return TRUE;
  g_prefix_error (error, "root, by its own keys: ");
  return FALSE;
}

gboolean
akashi_tuf_root_is_sample (GBytes *bytes)
{
  g_autoptr (AkashiTufMetadata) root = parse_root (bytes, NULL);
  return root && root->sample;
}

/* Takes a kept top-level file for display; whether it is the version that @info names only decides "behind".
 */
static gboolean
load_top (AkashiTufClient *client, AkashiTufType type, const AkashiTufFileInfo *info, GError **error)
{
  const char *role = akashi_tuf_type_name (type);
  const AkashiTufAuthority *authority = client->top[AKASHI_TUF_ROOT]->authorities[type];
  g_auto (AkashiTufKept) kept = { 0 };

  if (!akashi_tuf_state_read_kept (client, type, role, authority, &kept, error))
    return FALSE;
  if (!kept.metadata || (info && kept.metadata->version > info->version))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "nothing usable is kept of %s", role);
      return FALSE;
    }
  if (!akashi_tuf_metadata_verify (kept.metadata, authority, error))
    {
      g_prefix_error (error, "what is kept of %s: ", role);
      return FALSE;
    }
  if (info && !akashi_tuf_kept_is (&kept, info))
    g_hash_table_add (client->behind, g_strdup (role));
  client->top[type] = g_steal_pointer (&kept.metadata);
  return TRUE;
}

gboolean
akashi_tuf_client_load (AkashiTufClient *client, GError **error)
{
  akashi_tuf_state_reset (client);
  client->expiry_matters = FALSE;
  client->top[AKASHI_TUF_ROOT] = akashi_tuf_state_load_root (client, error);
  if (!client->top[AKASHI_TUF_ROOT] || !load_top (client, AKASHI_TUF_TIMESTAMP, NULL, error)
      || !load_top (client, AKASHI_TUF_SNAPSHOT,
                    akashi_tuf_metadata_file (client->top[AKASHI_TUF_TIMESTAMP], "snapshot"), error))
    return FALSE;
  client->top[AKASHI_TUF_TARGETS] = akashi_tuf_state_take_targets (
      client, "targets", client->top[AKASHI_TUF_ROOT]->authorities[AKASHI_TUF_TARGETS], FALSE, NULL, error);
  return client->top[AKASHI_TUF_TARGETS] != NULL;
}

static const AkashiTufMetadata *
find_held (AkashiTufClient *client, const char *role)
{
  const AkashiTufHeld *held = g_hash_table_lookup (client->delegated, role);

  for (guint i = 0; i < AKASHI_TUF_TOP_LEVEL; i++)
    if (g_str_equal (role, akashi_tuf_type_name (i)))
      return client->top[i];
  return held ? held->metadata : NULL;
}

gboolean
akashi_tuf_client_is_current (AkashiTufClient *client, const char *role)
{
  return find_held (client, role) && !g_hash_table_contains (client->behind, role);
}

gint64
akashi_tuf_client_expires (AkashiTufClient *client, const char *role)
{
  const AkashiTufMetadata *metadata = find_held (client, role);

  if (!metadata)
    return -1;
  return g_hash_table_contains (client->behind, role) ? MIN (metadata->expires, client->now)
                                                      : metadata->expires;
}

gint64
akashi_tuf_client_version (AkashiTufClient *client, const char *role)
{
  const AkashiTufMetadata *metadata = find_held (client, role);
  return metadata ? metadata->version : -1;
}
