/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json-field.h"
#include "akashi-registry-private.h"
#include "akashi-seal.h"

#include <string.h>

/* Of a trust entry, what does not change any more. */
#define SEALED "url || ' ' || sample || ' ' || root_sha256"

/* What AkashiTufStore.self points to. */
typedef struct {
  AkashiRegistry *registry;
  gint64 trust_id;
} Store;

void
akashi_trust_entry_free (AkashiTrustEntry *entry)
{
  g_free (entry->url);
  g_free (entry->root_sha256);
  g_free (entry->last_error);
  g_free (entry);
}

static GBytes *
store_load (gpointer self, const char *role, GError **error)
{
  Store *store = self;
  g_autoptr (AkashiQuery) query
      = akashi_query (store->registry->database,
                      "SELECT bytes, " AKASHI_SEAL_HOLDS (
                          "metadata", "trust_id", "bytes") " FROM metadata WHERE trust_id = ?1 AND role = ?2",
                      error);
  gboolean row;

  if (!query)
    return NULL;
  akashi_query_bind_integer (query, 1, store->trust_id);
  akashi_query_bind_text (query, 2, role);
  if (!akashi_query_step (query, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no metadata of role %s is kept", role);
      return NULL;
    }
  if (!akashi_query_is_whole (query, 1, "signed metadata", error))
    return NULL;
  gsize length;
  const char *bytes = akashi_query_bytes (query, 0, &length);
  return g_bytes_new (bytes, length);
}

/* The version of the root that is kept; 0: none. */
#define ROOT_VERSION "ifnull((SELECT m.version FROM metadata m WHERE m.trust_id = ?1 AND m.role = 'root'), 0)"

/*
 * The client compares versions itself; this is the second lock on the same door, for when what was kept
 * cannot be read. It holds under one root: a new root may have taken keys away, and then versions may start
 * again (TUF 1.0.x, 5.3.11), even where the program was killed before it could discard them.
 */
static gboolean
check_highest (Store *store, const char *role, gint64 version, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (store->registry->database,
                      "SELECT version FROM highest_version WHERE trust_id = ?1 AND role = ?2"
                      " AND (role = 'root' OR root_version = " ROOT_VERSION ")",
                      error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, store->trust_id);
  akashi_query_bind_text (query, 2, role);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  if (!row || akashi_query_integer (query, 0) <= version)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK,
               "role %s went back from version %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, role,
               akashi_query_integer (query, 0), version);
  return FALSE;
}

static gboolean
write_version (Store *store, const char *sql, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (store->registry->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, store->trust_id);
  akashi_query_bind_text (query, 2, role);
  akashi_query_bind_integer (query, 3, version);
  if (bytes)
    {
      gsize length;
      gconstpointer data = g_bytes_get_data (bytes, &length);
      akashi_query_bind_bytes (query, 4, data, length);
    }
  return akashi_query_run (query, error);
}

/* A chain of roots cannot lead from a sample to the real thing, or back. */
static gboolean
check_sample (Store *store, GBytes *root, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (store->registry->database, "SELECT sample FROM trust WHERE id = ?1", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, store->trust_id);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  if (row && (akashi_query_integer (query, 0) != 0) == (akashi_tuf_root_is_sample (root) != FALSE))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS,
               "a sample root and a real one cannot follow each other");
  return FALSE;
}

/* Inside a transaction. */
static gboolean
write_metadata (Store *store, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  if (strcmp (role, "root") == 0 && !check_sample (store, bytes, error))
    return FALSE;
  return check_highest (store, role, version, error)
         && write_version (store,
                           "INSERT OR REPLACE INTO metadata (trust_id, role, version, bytes, seal)"
                           " VALUES (?1, ?2, ?3, ?4, " AKASHI_SEAL ("?1", "?4") ")",
                           role, version, bytes, error)
         && write_version (store,
                           "INSERT OR REPLACE INTO highest_version (trust_id, role, version, root_version)"
                           " VALUES (?1, ?2, ?3, " ROOT_VERSION ")",
                           role, version, NULL, error);
}

static gboolean
store_save (gpointer self, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  Store *store = self;
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (store->registry->database, error);

  return transaction && write_metadata (store, role, version, bytes, error)
         && akashi_transaction_commit (transaction, error);
}

static gboolean
forget (Store *store, const char *sql, const char *role, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (store->registry->database, sql, error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, store->trust_id);
  akashi_query_bind_text (query, 2, role);
  return akashi_query_run (query, error);
}

/*
 * Recovery after a key rotation (TUF 1.0.x, 5.3.11): the role's highest version goes with it. The snapshot
 * alone keeps the targets roles from going back, so without it theirs go too.
 */
static gboolean
store_discard (gpointer self, const char *role, GError **error)
{
  Store *store = self;
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (store->registry->database, error);

  if (!transaction || !forget (store, "DELETE FROM metadata WHERE trust_id = ?1 AND role = ?2", role, error)
      || !forget (store, "DELETE FROM highest_version WHERE trust_id = ?1 AND role = ?2", role, error))
    return FALSE;
  if (strcmp (role, "snapshot") == 0
      && !forget (store,
                  "DELETE FROM highest_version WHERE trust_id = ?1 AND role <> ?2 AND role NOT IN ('root', "
                  "'timestamp')",
                  role, error))
    return FALSE;
  return akashi_transaction_commit (transaction, error);
}

AkashiTufStore
akashi_registry_store (AkashiRegistry *registry, gint64 trust_id)
{
  Store *self = g_new0 (Store, 1);

  self->registry = registry;
  self->trust_id = trust_id;
  g_ptr_array_add (registry->stores, self);
  return (AkashiTufStore){ store_load, store_save, store_discard, self };
}

static gboolean
root_version (GBytes *root, gint64 *version, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (root, &length);
  g_autoptr (json_t) json = akashi_json_load_object (data, length, error);
  json_t *part;

  return json && akashi_json_get_object (json, "signed", AKASHI_FIELD_REQUIRED, &part, error)
         && akashi_json_get_integer (part, "version", AKASHI_FIELD_REQUIRED, 1, G_MAXINT64, version, error);
}

static gboolean
check_new_root (AkashiRegistry *registry, const char *sha256, gboolean sample, GError **error)
{
  g_autoptr (GPtrArray) entries = akashi_registry_list_trust (registry, error);

  if (!entries)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const AkashiTrustEntry *entry = entries->pdata[i];
      if (strcmp (entry->root_sha256, sha256) == 0)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "this root is trusted already, for %s",
                       entry->url);
          return FALSE;
        }
      if (entry->sample != sample)
        {
          g_set_error (
              error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "%s cannot stand in one registry with %s (%s)",
              sample ? "a sample root" : "a real root", sample ? "a real one" : "a sample", entry->url);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
insert_trust (AkashiRegistry *registry, const char *url, gboolean sample, const char *sha256, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "INSERT INTO trust (id, url, sample, root_sha256, seal)"
                      " SELECT next, ?1, ?2, ?3, akashi_seal (next, ?1 || ' ' || ?2 || ' ' || ?3)"
                      " FROM (SELECT ifnull (max (id), 0) + 1 AS next FROM trust)",
                      error);

  if (!query)
    return FALSE;
  akashi_query_bind_text (query, 1, url);
  akashi_query_bind_integer (query, 2, sample);
  akashi_query_bind_text (query, 3, sha256);
  return akashi_query_run (query, error);
}

gint64
akashi_registry_add_trust (AkashiRegistry *registry, GBytes *root, const char *url, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, root);
  gboolean sample = akashi_tuf_root_is_sample (root);
  gint64 version;

  if (!root_version (root, &version, error))
    return -1;
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (registry->database, error);
  if (!transaction || !check_new_root (registry, sha256, sample, error)
      || !insert_trust (registry, url, sample, sha256, error))
    return -1;

  Store store = { registry, sqlite3_last_insert_rowid (registry->database->connection) };
  if (!write_metadata (&store, "root", version, root, error)
      || !akashi_transaction_commit (transaction, error))
    return -1;
  return store.trust_id;
}

GPtrArray *
akashi_registry_list_trust (AkashiRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_trust_entry_free);
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "SELECT id, url, sample, root_sha256, last_attempt, last_success, last_error,"
                      " next_attempt, failures, latest_run, " AKASHI_SEAL_HOLDS (
                          "trust", "id", SEALED) " FROM trust ORDER BY id",
                      error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return NULL;
  while (row)
    {
      if (!akashi_query_is_whole (query, 10, "a trust entry", error))
        return NULL;
      AkashiTrustEntry *entry = g_new0 (AkashiTrustEntry, 1);
      entry->id = akashi_query_integer (query, 0);
      entry->url = g_strdup (akashi_query_text (query, 1));
      entry->sample = akashi_query_integer (query, 2) != 0;
      entry->root_sha256 = g_strdup (akashi_query_text (query, 3));
      entry->last_attempt = akashi_query_integer (query, 4);
      entry->last_success = akashi_query_integer (query, 5);
      entry->last_error = akashi_query_dup_text (query, 6);
      entry->next_attempt = akashi_query_integer (query, 7);
      entry->failures = (guint) CLAMP (akashi_query_integer (query, 8), 0, G_MAXINT);
      entry->latest_run = akashi_query_integer (query, 9);
      g_ptr_array_add (entries, entry);
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&entries);
}

gboolean
akashi_registry_note_attempt (AkashiRegistry *registry, gint64 trust_id, gint64 time, gint64 next,
                              const char *message, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "UPDATE trust SET last_attempt = ?2, last_error = ?3, next_attempt = ?4,"
                      " failures = CASE WHEN ?3 IS NULL THEN 0 ELSE failures + 1 END,"
                      " latest_run = max (latest_run, ?2),"
                      " last_success = CASE WHEN ?3 IS NULL THEN ?2 ELSE last_success END WHERE id = ?1",
                      error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, trust_id);
  akashi_query_bind_integer (query, 2, time);
  akashi_query_bind_text (query, 3, message);
  akashi_query_bind_integer (query, 4, next);
  return akashi_query_run (query, error);
}

gboolean
akashi_registry_forget_later_runs (AkashiRegistry *registry, gint64 now, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database, "UPDATE trust SET latest_run = min (latest_run, ?1)", error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, now);
  return akashi_query_run (query, error);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the public keys that the delegation of @scheme lists, sorted, to @checksum. */
static gboolean
digest_role_keys (const json_t *targets, const char *scheme, GChecksum *checksum)
{
  const json_t *delegations = json_object_get (json_object_get (targets, "signed"), "delegations");
  const json_t *keys = json_object_get (delegations, "keys");
  json_t *role;
  gsize i;

  json_array_foreach (json_object_get (delegations, "roles"), i, role)
  {
    if (g_strcmp0 (json_string_value (json_object_get (role, "name")), scheme) != 0)
      continue;
    g_autoptr (GPtrArray) public = g_ptr_array_new ();
    json_t *id;
    gsize j;
    json_array_foreach (json_object_get (role, "keyids"), j, id)
    {
      const json_t *key = json_object_get (keys, json_string_value (id) ? json_string_value (id) : "");
      const char *value = json_string_value (json_object_get (json_object_get (key, "keyval"), "public"));
      g_ptr_array_add (public, (gpointer) (gsize) (value ? value : ""));
    }
    g_ptr_array_sort (public, compare_texts);
    for (guint k = 0; k < public->len; k++)
      g_checksum_update (checksum, public->pdata[k], (gssize) strlen (public->pdata[k]) + 1);
    return TRUE;
  }
  return FALSE;
}

gboolean
akashi_registry_role_keys (AkashiRegistry *registry, gint64 trust_id, const char *scheme, char **keys,
                           GError **error)
{
  Store store = { registry, trust_id };
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = store_load (&store, "targets", &problem);

  *keys = NULL;
  if (!bytes)
    {
      if (g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (json_t) targets = akashi_json_load_object (data, length, error);
  if (!targets)
    return FALSE;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (digest_role_keys (targets, scheme, checksum))
    *keys = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}
