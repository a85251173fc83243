/* SPDX-License-Identifier: Apache-2.0 */
#include "registry-world.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zstd.h>

#include "akashi-list-digest.h"
#include "akashi-registration-json.h"
#include "akashi-registry-private.h"
#include "akashi-tuf-writer.h"

GBytes *
world_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

GBytes *
world_root (gboolean sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  AkashiPrivateKey *key = akashi_private_key_generate (AKASHI_KEY_ED25519, &error);
  g_assert_no_error (error);
  g_ptr_array_add (signers, key);
  g_ptr_array_add (keys, akashi_private_key_public (key));

  AkashiTufSigners role = { keys, 1 };
  AkashiTufRootRoles roles = { role, role, role, role };
  AkashiTufHead head = { 1, G_GINT64_CONSTANT (1830000000), signers };
  GBytes *root = akashi_tuf_write_root (&head, &roles, sample, &error);
  g_assert_no_error (error);
  return root;
}

World *
world_new (gboolean with_scheme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) root = world_root (FALSE);
  World *world = g_new0 (World, 1);

  world->folder = g_dir_make_tmp ("akashi-registry-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "registry.db", NULL);
  world->registry = akashi_registry_open (world->path, TRUE, &error);
  g_assert_no_error (error);
  world->trust_id = akashi_registry_add_trust (world->registry, root, "https://list.mihon.example/", &error);
  g_assert_no_error (error);
  if (with_scheme)
    {
      g_autoptr (GBytes) scheme
          = world_text ("{\"id\":\"mihon\",\"version\":1,\"hosts\":[\"label.mihon.example\"]}");
      gboolean installed
          = akashi_registry_install_scheme (world->registry, world->trust_id, "mihon", scheme, &error);
      g_assert_no_error (error);
      g_assert_true (installed);
    }
  return world;
}

void
world_free (World *world)
{
  g_clear_pointer (&world->registry, akashi_registry_free);
  g_autoptr (GDir) folder = g_dir_open (world->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder));)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world);
}

void
world_reopen (World *world, gboolean writable)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&world->registry, akashi_registry_free);
  world->registry = akashi_registry_open (world->path, writable, &error);
  g_assert_no_error (error);
}

void
world_rewind (World *world, int version)
{
  /* What each migration brought, from the second on, taken away again. */
  static const char *const undo[] = {
    "ALTER TABLE trust DROP COLUMN seal; ALTER TABLE scheme DROP COLUMN seal;"
    "ALTER TABLE metadata DROP COLUMN seal; ALTER TABLE list DROP COLUMN seal;"
    "ALTER TABLE registration DROP COLUMN seal;",
    "DROP TABLE search; DROP TABLE search_segment;",
    "ALTER TABLE trust DROP COLUMN next_attempt; ALTER TABLE trust DROP COLUMN failures;"
    "ALTER TABLE trust DROP COLUMN latest_run; ALTER TABLE scheme DROP COLUMN withdrawn;",
  };
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version);

  for (int i = G_N_ELEMENTS (undo); i >= version; i--)
    g_assert_true (akashi_database_exec (world->registry->database, undo[i - 1], NULL));
  g_assert_true (akashi_database_exec (world->registry->database, mark, NULL));
}

GBytes *
world_zstd (const char *text, gsize length)
{
  gsize room = ZSTD_compressBound (length);
  char *out = g_malloc (room);
  gsize size = ZSTD_compress (out, room, text, length, 3);

  g_assert_false (ZSTD_isError (size));
  return g_bytes_new_take (out, size);
}

char *
world_row (guint number, const char *status)
{
  AkashiGtin gtin = G_GUINT64_CONSTANT (9520000000000) + (guint64) number * 10;

  while (!akashi_gtin_is_valid (gtin))
    gtin++;
  g_autofree char *digits = akashi_gtin_format (gtin);
  return g_strdup_printf ("{\"number\":\"MH-2026-%06u\",\"maker\":{\"name\":{\"en\":\"Hanami Denki\"}},"
                          "\"models\":[{\"model\":\"HN-%u\",\"gtins\":[\"%s\"]}],\"level\":1,"
                          "\"valid_until\":\"2028-03-31\",\"status\":\"%s\"}\n",
                          number, number, digits, status);
}

char *
world_rows (guint from, guint to)
{
  GString *list = g_string_new (NULL);

  for (guint i = from; i <= to; i++)
    {
      g_autofree char *row = world_row (i, "in-force");
      g_string_append (list, row);
    }
  return g_string_free (list, FALSE);
}

char *
world_digest (const char *list, gint64 *rows)
{
  g_auto (AkashiListDigest) digest = { 0 };
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  akashi_list_digest_init (&digest);
  *rows = 0;
  for (char **at = lines; *at; at++)
    {
      g_autoptr (AkashiListLine) line = akashi_list_line_new_json ("mihon", *at, strlen (*at), NULL);
      if (!line || !line->registration)
        continue;
      akashi_list_digest_add (&digest, line->canonical, line->canonical_length);
      *rows += 1;
    }
  return akashi_list_digest_finish (&digest);
}

AkashiListIndex *
world_index (gint64 serial, const char *as_of, const char *list)
{
  AkashiListIndex *index = g_new0 (AkashiListIndex, 1);

  index->serial = serial;
  g_assert_true (akashi_date_parse (as_of, &index->as_of));
  index->published = (gint64) index->as_of * 86400 + 3600;
  index->full = g_strdup_printf ("mihon/full-%" G_GINT64_FORMAT ".jsonl.zst", serial);
  index->digest = world_digest (list, &index->rows);
  return index;
}

gboolean
world_import (World *world, gint64 serial, const char *as_of, const char *list, GError **error)
{
  g_autoptr (AkashiListIndex) index = world_index (serial, as_of, list);
  g_autoptr (GBytes) file = world_zstd (list, strlen (list));

  return akashi_registry_import_full (world->registry, world->trust_id, "mihon", index, file, serial, error);
}

void
world_import_ok (World *world, gint64 serial, const char *as_of, const char *list)
{
  g_autoptr (GError) error = NULL;
  gboolean imported = world_import (world, serial, as_of, list, &error);

  g_assert_no_error (error);
  g_assert_true (imported);
}
