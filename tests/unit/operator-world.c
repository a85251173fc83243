/* SPDX-License-Identifier: Apache-2.0 */
#include "operator-world.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

#include "akashi-list-reader.h"
#include "akashi-private-key-file.h"

OperatorWorld *
operator_world_new (void)
{
  OperatorWorld *world = g_new0 (OperatorWorld, 1);
  g_autoptr (GError) error = NULL;
  world->folder = g_dir_make_tmp ("akashi-operator-XXXXXX", &error);
  g_assert_no_error (error);
  world->directory = g_build_filename (world->folder, "repository", NULL);
  world->keys = g_build_filename (world->folder, "keys", NULL);
  world->repository = (AkashiRepository){ world->directory, world->keys, OPERATOR_PASSPHRASE, OPERATOR_NOW };
  world->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return world;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      remove_tree (inner);
    }
  g_remove (path);
}

void
operator_world_free (OperatorWorld *world)
{
  remove_tree (world->folder);
  g_free (world->folder);
  g_free (world->directory);
  g_free (world->keys);
  g_hash_table_unref (world->kept);
  g_free (world);
}

char *
operator_world_write (OperatorWorld *world, const char *name, const char *text)
{
  char *path = g_build_filename (world->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static const char *const key_names[] = { "root-1", "root-2", "root-3", "timestamp", "snapshot", "targets" };

/* Opening a key takes a fifth of a second by intent: the tests use the keys of one repository, unlocked. */
static char *unlocked[G_N_ELEMENTS (key_names)];
static char *first_root;

static void
unlock_keys (OperatorWorld *world)
{
  for (gsize i = 0; i < G_N_ELEMENTS (key_names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.pem", world->keys, key_names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (path, OPERATOR_PASSPHRASE, &error);
      g_assert_no_error (error);
      unlocked[i] = akashi_private_key_to_pem (key, NULL, &error);
      g_assert_no_error (error);
    }
}

OperatorWorld *
operator_world_new_initialised (void)
{
  OperatorWorld *world = operator_world_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = akashi_repository_init (&world->repository, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (sha256), ==, 64);
  return world;
}

OperatorWorld *
operator_world_new_with_root (void)
{
  if (!first_root)
    {
      g_autoptr (OperatorWorld) world = operator_world_new_initialised ();
      g_autofree char *root = g_build_filename (world->directory, "metadata", "1.root.json", NULL);
      g_assert_true (g_file_get_contents (root, &first_root, NULL, NULL));
      unlock_keys (world);
    }

  OperatorWorld *world = operator_world_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (key_names); i++)
    {
      g_autofree char *name = g_strdup_printf ("keys/%s.pem", key_names[i]);
      g_free (operator_world_write (world, name, unlocked[i]));
    }
  g_free (operator_world_write (world, "repository/metadata/1.root.json", first_root));
  return world;
}

char *
operator_world_scheme (const char *id, int version, gboolean has_list)
{
  return g_strdup_printf (
      "{\"id\":\"%s\",\"version\":%d,\"sample\":true,\"has_list\":%s,\"hosts\":[\"%s.example\"],"
      "\"names\":{\"en\":\"%s\"},\"number_patterns\":[\"MH-[0-9]{4}\",\"XY{2}[0-9]{3}\"]}",
      id, version, has_list ? "true" : "false", id, id);
}

char *
operator_world_row (const char *number, const char *status)
{
  return g_strdup_printf ("{\"status\":\"%s\", \"number\":\"%s\",\"maker\":{\"name\":{\"ja\":\"花見電機\"}},"
                          "\"models\":[{\"model\":\"M-%s\"}],\"valid_until\":\"2028-03-31\"}\n",
                          status, number, number);
}

AkashiRepositoryStaged *
operator_world_add (OperatorWorld *world, const char *scheme, const char *list, GError **error)
{
  g_autofree char *scheme_path = operator_world_write (world, "scheme.json", scheme);
  g_autofree char *list_path = list ? operator_world_write (world, "list.jsonl", list) : NULL;
  AkashiRepositoryAddition addition
      = { scheme_path, list_path, NULL, AKASHI_DATE_UNKNOWN, 0, world->allow_shrink };
  return akashi_repository_add (&world->repository, &addition, error);
}

void
operator_world_publish (OperatorWorld *world, const char *scheme, const char *list)
{
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;
  g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, list, &error);
  g_assert_no_error (error);
  gboolean ok = akashi_repository_publish (&world->repository, FALSE, &state, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
}

/* --- a client
 * --------------------------------------------------------------------------------------------------- */

static GBytes *
fetch (gpointer self, const char *path, gint64 max_bytes, GCancellable *cancellable G_GNUC_UNUSED,
       GError **error)
{
  OperatorWorld *world = self;
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  g_autofree char *file = g_build_filename (world->directory, plain, NULL);
  char *text;
  gsize length;

  if (!g_file_get_contents (file, &text, &length, NULL))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no %s", path);
      return NULL;
    }
  g_assert_cmpint ((gint64) length, <=, max_bytes);
  return g_bytes_new_take (text, length);
}

static GBytes *
load (gpointer self, const char *role, GError **error)
{
  OperatorWorld *world = self;
  GBytes *bytes = g_hash_table_lookup (world->kept, role);
  if (!bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no %s", role);
      return NULL;
    }
  return g_bytes_ref (bytes);
}

static gboolean
save (gpointer self, const char *role, gint64 version G_GNUC_UNUSED, GBytes *bytes,
      GError **error G_GNUC_UNUSED)
{
  OperatorWorld *world = self;
  g_hash_table_replace (world->kept, g_strdup (role), g_bytes_ref (bytes));
  return TRUE;
}

static gboolean
discard (gpointer self, const char *role, GError **error G_GNUC_UNUSED)
{
  OperatorWorld *world = self;
  g_hash_table_remove (world->kept, role);
  return TRUE;
}

static void
trust_root (OperatorWorld *world)
{
  g_autofree char *path = g_build_filename (world->directory, "metadata", "1.root.json", NULL);
  char *text;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_hash_table_replace (world->kept, g_strdup ("root"), g_bytes_new_take (text, length));
}

AkashiTufClient *
operator_world_update (OperatorWorld *world, GError **error)
{
  if (!g_hash_table_contains (world->kept, "root"))
    trust_root (world);
  AkashiTufFetcher fetcher = { fetch, world };
  AkashiTufStore store = { load, save, discard, world };
  g_autoptr (AkashiTufClient) client = akashi_tuf_client_new (&fetcher, &store, world->repository.now);
  return akashi_tuf_client_refresh (client, NULL, error) ? g_steal_pointer (&client) : NULL;
}

GBytes *
operator_world_target (AkashiTufClient *client, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufTarget) target = akashi_tuf_client_find_target (client, path, NULL, &error);
  g_assert_no_error (error);
  GBytes *bytes = akashi_tuf_client_fetch_target (client, target, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

AkashiListIndex *
operator_world_index (AkashiTufClient *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = operator_world_target (client, "mihon/index.json");
  AkashiListIndex *index = akashi_list_index_new (json, "mihon", &error);
  g_assert_no_error (error);
  return index;
}

GPtrArray *
operator_world_lines (GBytes *list)
{
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (list);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      const char *line;
      gsize length;
      gboolean ok = akashi_list_reader_next (reader, &line, &length, &error);
      g_assert_no_error (error);
      g_assert_true (ok);
      if (!line)
        return lines;
      g_ptr_array_add (lines, g_strndup (line, length));
    }
}

void
operator_world_damage (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  text[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}
