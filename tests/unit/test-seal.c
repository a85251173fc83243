/* SPDX-License-Identifier: Apache-2.0 */
/* What a disk changed is told as damage; it is neither shown nor taken for "not in the list". */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "registry-world.h"

#define ROWS 40

static void
settle (World *world)
{
  g_clear_pointer (&world->registry, akashi_registry_free);
}

static void
run_sql (World *world, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (world->path, &connection), ==, SQLITE_OK);
  int result = sqlite3_exec (connection, sql, NULL, NULL, NULL);
  g_assert_cmpstr (sqlite3_errmsg (connection), ==, "not an error");
  g_assert_cmpint (result, ==, SQLITE_OK);
  sqlite3_close (connection);
}

static World *
world_with_list (void)
{
  World *world = world_new (TRUE);
  g_autofree char *list = world_rows (1, ROWS);
  world_import_ok (world, 1, "2026-11-20", list);
  return world;
}

/* Everything that is asked of a registry: what it says first is the answer. */
static gboolean
ask_all (World *world, GError **error)
{
  g_autoptr (GPtrArray) trust = akashi_registry_list_trust (world->registry, error);
  g_autoptr (GPtrArray) schemes = trust ? akashi_registry_load_schemes (world->registry, error) : NULL;
  g_autoptr (GPtrArray) lists = schemes ? akashi_registry_list_states (world->registry, error) : NULL;
  AkashiTufStore store = akashi_registry_store (world->registry, world->trust_id);
  g_autoptr (GBytes) root = lists ? store.load (store.self, "root", error) : NULL;
  if (!root)
    return FALSE;
  g_autoptr (AkashiRegistration) found
      = akashi_registry_find_number (world->registry, "mihon", "MH-2026-000007", NULL, error);
  g_autoptr (GPtrArray) by_model
      = found ? akashi_registry_find_model (world->registry, NULL, "HN-7", error) : NULL;
  if (!by_model)
    return FALSE;
  const AkashiModel *model = found->models->pdata[0];
  g_autoptr (GPtrArray) by_gtin
      = akashi_registry_find_gtin (world->registry, g_array_index (model->gtins, AkashiGtin, 0), error);
  return by_gtin && by_gtin->len == 1 && by_model->len == 1;
}

#define REPLACE(column, what, with)                                                                          \
  column " = CAST (replace (CAST (" column " AS TEXT), '" what "', '" with "') AS BLOB)"

static const char *const damages[] = {
  "UPDATE registration SET body = CAST (substr (body, 1, 20) || '~' || substr (body, 22) AS BLOB)",
  "UPDATE registration SET " REPLACE ("body", "HN-7", "HN-8"),
  "UPDATE registration SET scheme_no = 7",
  "UPDATE registration SET seal = 0",
  "DELETE FROM registration WHERE id = 7",
  "UPDATE number SET id = 8 WHERE id = 7",
  "UPDATE number SET id = 4000000000 WHERE id = 7",
  "UPDATE model SET id = 8 WHERE id = 7",
  "UPDATE gtin SET id = 8 WHERE id = 7",
  "UPDATE scheme SET " REPLACE ("definition", "label.mihon", "lapel.mihon"),
  "UPDATE scheme SET trust_id = 1, seal = seal + 1",
  "UPDATE list SET as_of = as_of + 1",
  "UPDATE list SET published = published + 1",
  "UPDATE metadata SET " REPLACE ("bytes", "2", "3"),
  "UPDATE trust SET sample = 1",
  "UPDATE trust SET url = url || 'x'",
};

static void
test_damages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (World) world = world_with_list ();
      g_autoptr (GError) error = NULL;
      gboolean before = ask_all (world, &error);
      g_assert_no_error (error);
      g_assert_true (before);
      settle (world);
      run_sql (world, damages[i]);
      world_reopen (world, FALSE);
      g_test_message ("%s", damages[i]);
      g_assert_false (ask_all (world, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
    }
}

/* Any one byte of a number in the table of numbers: found by it or not, nobody is told "not in the list". */
static void
test_number_changed_in_place (void)
{
  static const char number[] = "MH2026000007";
  g_autoptr (World) world = world_with_list ();
  g_autofree char *bytes = NULL;
  gsize length;

  settle (world);
  run_sql (world, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (world->path, &bytes, &length, NULL));
  char *at = memmem (bytes, length, number, strlen (number));
  g_assert_nonnull (at);
  for (gsize i = 0; i < strlen (number); i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GError) error = NULL;
        at[i] ^= (char) (1u << bit);
        g_assert_true (g_file_set_contents (world->path, bytes, (gssize) length, NULL));
        at[i] ^= (char) (1u << bit);
        world_reopen (world, FALSE);
        g_assert_null (
            akashi_registry_find_number (world->registry, "mihon", "MH-2026-000007", NULL, &error));
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
        settle (world);
      }
}

/* A number that never was there is not there, at either end and in the middle, and in an empty list. */
static void
test_missing_is_missing (void)
{
  static const char *const numbers[] = { "MH-2026-000000", "MH-2026-0000071", "MH-2026-999999", "A", "Z" };
  g_autoptr (World) world = world_new (TRUE);

  for (gboolean filled = FALSE; filled <= TRUE; filled++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          g_autoptr (GError) error = NULL;
          g_assert_null (akashi_registry_find_number (world->registry, "mihon", numbers[i], NULL, &error));
          g_assert_no_error (error);
        }
      g_autofree char *list = world_rows (1, ROWS);
      world_import_ok (world, 1, "2026-11-20", list);
    }
}

/* Ids no import gives: told as damage, and nothing is written past an end. */
static void
test_import_over_damage (void)
{
  static const char *const ids[] = { "0", "-5", "-9223372036854775807", "8589934592", "9223372036854775807" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (World) world = world_with_list ();
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("UPDATE number SET id = %s WHERE id = 7", ids[i]);
      g_autofree char *list = world_rows (2, ROWS + 1);
      settle (world);
      run_sql (world, sql);
      world_reopen (world, TRUE);
      g_assert_false (world_import (world, 2, "2026-11-21", list, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
    }
}

/* A database from before there were seals is sealed as it is, and loses nothing. */
static void
test_migration (void)
{
  for (gboolean writable = FALSE; writable <= TRUE; writable++)
    {
      g_autoptr (World) world = world_with_list ();
      g_autoptr (GError) error = NULL;
      world_rewind (world, 1);
      world_reopen (world, writable);
      gboolean good = ask_all (world, &error);
      g_assert_no_error (error);
      g_assert_true (good);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/damages", test_damages);
  g_test_add_func ("/seal/number-changed-in-place", test_number_changed_in_place);
  g_test_add_func ("/seal/missing-is-missing", test_missing_is_missing);
  g_test_add_func ("/seal/import-over-damage", test_import_over_damage);
  g_test_add_func ("/seal/migration", test_migration);
  return g_test_run ();
}
