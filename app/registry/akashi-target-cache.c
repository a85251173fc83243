/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-target-cache.h"

#include "akashi-registry-private.h"

GBytes *
akashi_target_cache_load (AkashiRegistry *registry, gint64 trust_id, const char *path)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database, "SELECT bytes FROM target WHERE trust_id = ?1 AND path = ?2", NULL);
  gboolean row;

  if (!query)
    return NULL;
  akashi_query_bind_integer (query, 1, trust_id);
  akashi_query_bind_text (query, 2, path);
  if (!akashi_query_step (query, &row, NULL) || !row)
    return NULL;
  gsize length;
  const char *bytes = akashi_query_bytes (query, 0, &length);
  return g_bytes_new (bytes, length);
}

gboolean
akashi_target_cache_save (AkashiRegistry *registry, gint64 trust_id, const char *path, GBytes *bytes,
                          GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      registry->database, "INSERT OR REPLACE INTO target (trust_id, path, bytes) VALUES (?1, ?2, ?3)", error);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, trust_id);
  akashi_query_bind_text (query, 2, path);
  akashi_query_bind_bytes (query, 3, data, length);
  return akashi_query_run (query, error);
}
