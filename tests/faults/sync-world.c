/* SPDX-License-Identifier: Apache-2.0 */
#include "sync-world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "akashi-registry.h"

#define ROWS 40
#define CHANGED 8
#define NOW G_GINT64_CONSTANT (1795400000) /* 2026-11-23T02:13:20Z: not before the program was made */

/* The second list: some are suspended, the last is gone, one has come. */
static char *
list_of (guint which)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ROWS + 1; i++)
    {
      g_autofree char *number = g_strdup_printf ("MH-%04u", i);
      g_autofree char *row
          = operator_world_row (number, which == 2 && i < CHANGED ? "suspended" : "in-force");
      if (i != (which == 1 ? ROWS : ROWS - 1))
        g_string_append (list, row);
    }
  return g_string_free (list, FALSE);
}

static void
publish (SyncWorld *world, guint which)
{
  g_autofree char *scheme = operator_world_scheme ("mihon", (int) which, TRUE);
  g_autofree char *list = list_of (which);

  world->world->repository.now = world->now;
  operator_world_publish (world->world, scheme, list);
}

static void
remove_deltas (SyncWorld *world)
{
  g_autofree char *folder = g_build_filename (world->world->directory, "targets", "mihon", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)))
    if (strstr (name, ".delta-"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_unlink (path);
      }
}

static void
copy (const char *from, const char *to)
{
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_free (text);
}

/* Read without Akashi. */
static GHashTable *
read_versions (const char *registry)
{
  GHashTable *versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3 *database = NULL;
  sqlite3_stmt *query = NULL;

  g_assert_cmpint (sqlite3_open_v2 (registry, &database, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (database, "SELECT role, version FROM highest_version", -1, &query, NULL), ==,
      SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      gint64 version = sqlite3_column_int64 (query, 1);
      g_hash_table_insert (versions, g_strdup ((const char *) sqlite3_column_text (query, 0)),
                           g_memdup2 (&version, sizeof version));
    }
  sqlite3_finalize (query);
  sqlite3_close (database);
  return versions;
}

static void
add_trust (SyncWorld *world)
{
  AkashiClock clock = akashi_clock_fixed (&world->now);
  g_autoptr (AkashiEngine) engine = akashi_engine_new (world->registry, &clock);
  g_autofree char *path = g_build_filename (world->world->directory, "metadata", "1.root.json", NULL);
  g_autofree char *url = g_strconcat ("file://", world->world->directory, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_autoptr (GBytes) root = g_bytes_new_take (text, length);
  gboolean trusted = akashi_engine_add_trust (engine, root, url, &error);
  g_assert_no_error (error);
  g_assert_true (trusted);
}

SyncWorld *
sync_world_new (gboolean deltas)
{
  SyncWorld *world = g_new0 (SyncWorld, 1);
  g_autoptr (GError) error = NULL;

  world->now = NOW;
  world->world = operator_world_new_with_root ();
  world->home = g_build_filename (world->world->folder, "home", NULL);
  world->registry = g_build_filename (world->home, "registry.db", NULL);
  world->kept = g_build_filename (world->world->folder, "kept.db", NULL);
  publish (world, 1);
  add_trust (world);
  gboolean first = sync_world_sync (world, &error);
  g_assert_no_error (error);
  g_assert_true (first);
  copy (world->registry, world->kept);
  world->versions = read_versions (world->kept);
  g_assert_cmpuint (g_hash_table_size (world->versions), ==, 5);
  world->now += OPERATOR_DAY;
  publish (world, 2);
  if (!deltas)
    remove_deltas (world);
  return world;
}

void
sync_world_free (SyncWorld *world)
{
  operator_world_free (world->world);
  g_hash_table_unref (world->versions);
  g_free (world->home);
  g_free (world->registry);
  g_free (world->kept);
  g_free (world);
}

void
sync_world_restore (SyncWorld *world)
{
  g_autoptr (GDir) entries = g_dir_open (world->home, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)))
    {
      g_autofree char *path = g_build_filename (world->home, name, NULL);
      g_unlink (path);
    }
  copy (world->kept, world->registry);
}

gboolean
sync_world_sync (SyncWorld *world, GError **error)
{
  AkashiClock clock = akashi_clock_fixed (&world->now);
  g_autoptr (AkashiEngine) engine = akashi_engine_new (world->registry, &clock);
  return akashi_engine_sync (engine, NULL, NULL, error);
}

static gboolean
rows_are (AkashiRegistry *registry, guint which)
{
  for (guint i = 0; i < ROWS + 1; i++)
    {
      g_autofree char *number = g_strdup_printf ("MH-%04u", i);
      g_autofree char *model = g_strdup_printf ("M-MH-%04u", i);
      AkashiDrop drop = { AKASHI_DATE_UNKNOWN, AKASHI_DATE_UNKNOWN };
      g_autoptr (AkashiRegistration) found
          = akashi_registry_find_number (registry, "mihon", number, &drop, NULL);
      g_autoptr (GPtrArray) models = akashi_registry_find_model (registry, "mihon", model, NULL);
      gboolean listed = i != (which == 1 ? ROWS : ROWS - 1);
      gboolean dropped = which == 2 && i == ROWS - 1;
      AkashiStatus status = which == 2 && i < CHANGED ? AKASHI_STATUS_SUSPENDED : AKASHI_STATUS_IN_FORCE;
      if ((found != NULL) != listed || !models || (models->len == 1) != listed
          || akashi_date_is_day (drop.on) != dropped || (found && found->status != status))
        return FALSE;
    }
  return TRUE;
}

static guint
look_at_list (SyncWorld *world, const char **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (world->registry, FALSE, &error);
  g_autoptr (GPtrArray) lists = NULL;

  *why = "the database is damaged";
  if (!registry || !akashi_registry_check (registry, &error))
    return 0;
  lists = akashi_registry_list_states (registry, &error);
  if (!lists || lists->len != 1)
    return 0;
  const AkashiListState *list = lists->pdata[0];
  *why = "the list is neither of the two";
  return (list->serial == 1 || list->serial == 2) && list->rows == ROWS && list->role_version == list->serial
                 && rows_are (registry, (guint) list->serial)
             ? (guint) list->serial
             : 0;
}

guint
sync_world_look (SyncWorld *world, const char **why)
{
  guint which = look_at_list (world, why);
  g_autoptr (GHashTable) versions = which ? read_versions (world->registry) : NULL;
  GHashTableIter iter;
  gpointer role, version;

  if (!which)
    return 0;
  g_hash_table_iter_init (&iter, world->versions);
  while (g_hash_table_iter_next (&iter, &role, &version))
    {
      const gint64 *now = g_hash_table_lookup (versions, role);
      *why = "a version of signed metadata has gone back";
      if (!now || *now < *(gint64 *) version)
        return 0;
    }
  *why = NULL;
  return which;
}

void
sync_world_goes_on (SyncWorld *world)
{
  g_autoptr (GError) error = NULL;
  const char *why, *name;
  gboolean ok = sync_world_sync (world, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpuint (sync_world_look (world, &why), ==, 2);
  g_autoptr (GDir) entries = g_dir_open (world->home, 0, NULL);
  while ((name = g_dir_read_name (entries)))
    g_assert_null (strstr (name, ".part"));
}
