/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-registry-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "akashi-schema.h"

static gboolean
fail (GError **error, const char *what, const char *path)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "cannot %s %s: %s", what, path, g_strerror (errno));
  return FALSE;
}

/* @there: (out): whether there is anything in the file; what may not be looked at is not "nothing" */
static gboolean
look_at (const char *path, gboolean *there, GError **error)
{
  GStatBuf status;

  *there = FALSE;
  if (g_stat (path, &status) != 0)
    return errno == ENOENT || errno == ENOTDIR || fail (error, "look at", path);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a file", path);
      return FALSE;
    }
  *there = status.st_size > 0;
  return g_access (path, R_OK) == 0 || fail (error, "read", path);
}

/* AKASHI_ERROR_NO_REGISTRY where a reader would find nothing; for a writer, the folder is made. */
static gboolean
prepare_place (const char *path, gboolean writable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean there;

  if (writable && g_mkdir_with_parents (folder, 0755) != 0)
    return fail (error, "make the folder", folder);
  if (!look_at (path, &there, error))
    return FALSE;
  if (there || writable)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY, "there is no registry at %s yet", path);
  return FALSE;
}

static AkashiDatabase *
open_writable (const char *path, GError **error)
{
  g_autoptr (AkashiDatabase) database = akashi_database_open (path, TRUE, error);
  gboolean current;

  if (!database || !akashi_schema_check (database, &current, error)
      || (!current && !akashi_schema_migrate (database, error)))
    return NULL;
  return g_steal_pointer (&database);
}

static AkashiDatabase *
open_readable (const char *path, GError **error)
{
  g_autoptr (AkashiDatabase) database = akashi_database_open (path, FALSE, error);
  gboolean current;

  if (!database || !akashi_schema_check (database, &current, error))
    return NULL;
  if (current)
    return g_steal_pointer (&database);

  /* Of an older program: brought up to date once by whoever may write. */
  g_autoptr (AkashiDatabase) migrated = open_writable (path, error);
  return migrated ? akashi_database_open (path, FALSE, error) : NULL;
}

AkashiRegistry *
akashi_registry_open (const char *path, gboolean writable, GError **error)
{
  if (!prepare_place (path, writable, error))
    return NULL;

  g_autoptr (AkashiDatabase) database = writable ? open_writable (path, error) : open_readable (path, error);
  if (!database)
    return NULL;

  AkashiRegistry *registry = g_new0 (AkashiRegistry, 1);
  registry->database = g_steal_pointer (&database);
  registry->stores = g_ptr_array_new_with_free_func (g_free);
  return registry;
}

void
akashi_registry_free (AkashiRegistry *registry)
{
  akashi_database_free (registry->database);
  g_ptr_array_unref (registry->stores);
  g_free (registry);
}

gint64
akashi_registry_data_version (AkashiRegistry *registry)
{
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, "PRAGMA data_version", NULL);
  gboolean row;

  return query && akashi_query_step (query, &row, NULL) && row ? akashi_query_integer (query, 0) : -1;
}

static void
run (AkashiRegistry *registry, const char *sql)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, sql, &problem);

  if (query && akashi_query_run (query, &problem))
    return;
  g_debug ("%s: %s", sql, problem->message);
}

void
akashi_registry_hold (AkashiRegistry *registry)
{
  run (registry, "BEGIN");
}

void
akashi_registry_let_go (AkashiRegistry *registry)
{
  if (!sqlite3_get_autocommit (registry->database->connection))
    run (registry, "COMMIT");
}

gboolean
akashi_registry_check (AkashiRegistry *registry, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, "PRAGMA quick_check(1)", error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return FALSE;
  const char *found = row ? akashi_query_text (query, 0) : "no answer";
  if (g_strcmp0 (found, "ok") == 0)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: %s",
               registry->database->path, found);
  return FALSE;
}

gboolean
akashi_registry_find_scheme (AkashiRegistry *registry, const char *scheme, gint64 *scheme_no,
                             gint64 *trust_id, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database, "SELECT scheme_no, trust_id FROM scheme WHERE id = ?1", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_text (query, 1, scheme);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  *scheme_no = row ? akashi_query_integer (query, 0) : -1;
  *trust_id = row ? akashi_query_integer (query, 1) : -1;
  return TRUE;
}
