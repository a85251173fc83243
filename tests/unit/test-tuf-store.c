/* SPDX-License-Identifier: Apache-2.0 */
#include "tuf-world.h"

/* What is kept: it is never skipped, never trusted unread, and shown with its age. */

static const char *const comparable[] = { "timestamp", "snapshot" };
static const char *const all_roles[] = { "root", "timestamp", "snapshot", "targets" };

/* An old state that cannot be read is not "no old state", or a rollback would pass. */
static void
test_unreadable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
    {
      g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
      tuf_world_bump (world);
      world->unreadable = all_roles[i];
      tuf_world_expect (world, AKASHI_ERROR_IO);
      world->unreadable = NULL;
      tuf_world_expect (world, -1);
    }
}

static void
flip (TufWorld *world, const char *role, gsize at)
{
  GBytes *file = g_hash_table_lookup (world->kept, role);
  gsize length;
  const guint8 *data = g_bytes_get_data (file, &length);
  g_autofree guint8 *bad = g_memdup2 (data, length);

  bad[at % length] ^= 0x01;
  g_hash_table_replace (world->kept, g_strdup (role), g_bytes_new (bad, length));
}

/* Wherever one byte of the old state is damaged, versions do not go back. */
static void
test_damaged (void)
{
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();

  world->timestamp.version = 3;
  world->snapshot.version = 3;
  world->scheme.version = 3;
  tuf_world_write (world);
  for (gsize i = 0; i < G_N_ELEMENTS (comparable); i++)
    {
      g_autoptr (GBytes) good = g_bytes_ref (g_hash_table_lookup (world->kept, comparable[i]));
      for (gsize at = 0; at < g_bytes_get_size (good); at += 37)
        {
          g_autoptr (GError) error = NULL;
          flip (world, comparable[i], at);
          g_assert_false (tuf_world_refresh (world, &error));
          g_hash_table_replace (world->kept, g_strdup (comparable[i]), g_bytes_ref (good));
        }
    }
}

static void
test_unwritable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
    {
      g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
      g_autoptr (GBytes) before = g_bytes_ref (g_hash_table_lookup (world->kept, all_roles[i]));
      world->root.version++;
      tuf_world_write_root (world);
      tuf_world_bump (world);
      world->unwritable = all_roles[i];
      tuf_world_expect (world, AKASHI_ERROR_IO);
      g_assert_true (g_bytes_equal (before, g_hash_table_lookup (world->kept, all_roles[i])));
      world->unwritable = NULL;
      tuf_world_expect (world, -1);
    }
}

/* Each file is kept as it is accepted, and what came before a failing step stays. */
static void
test_order (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->root.version++;
  tuf_world_write_root (world);
  g_hash_table_insert (world->failing, g_strdup ("metadata/1.targets.json"),
                       GINT_TO_POINTER (AKASHI_ERROR_UNREACHABLE));
  tuf_world_expect (world, AKASHI_ERROR_UNREACHABLE);
  g_ptr_array_add (world->saves, NULL);
  g_autofree char *saves = g_strjoinv (", ", (char **) world->saves->pdata);
  g_assert_cmpstr (saves, ==, "root 2, timestamp 1, snapshot 1");

  g_hash_table_remove_all (world->failing);
  g_ptr_array_set_size (world->requests, 0);
  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/3.root.json metadata/timestamp.json metadata/1.targets.json");
}

static void
expect_load (TufWorld *world, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tuf_world_load (world, &error), ==, code < 0);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, AKASHI_ERROR, code);
}

static void
test_load (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GError) error = NULL;

  expect_load (world, AKASHI_ERROR_NOT_FOUND);
  tuf_world_expect (world, -1);
  expect_load (world, -1);
  g_assert_cmpint (akashi_tuf_client_expires (world->client, "root"), ==, world->root.expires);
  g_assert_cmpint (akashi_tuf_client_expires (world->client, "timestamp"), ==, world->timestamp.expires);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "targets"), ==, 1);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "mihon"), ==, -1);
  g_assert_cmpint (akashi_tuf_client_expires (world->client, "mihon"), ==, -1);
  g_assert_true (akashi_tuf_client_is_current (world->client, "snapshot"));
  g_assert_false (akashi_tuf_client_refresh (world->client, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE);

  world->now += 1000 * TUF_DAY; /* shown, however old */
  expect_load (world, -1);
  g_hash_table_remove (world->kept, "root");
  expect_load (world, AKASHI_ERROR_NO_REGISTRY);
}

static void
test_load_damaged (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_roles); i++)
    {
      g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
      g_autoptr (GError) error = NULL;
      flip (world, all_roles[i], g_bytes_get_size (g_hash_table_lookup (world->kept, all_roles[i])) / 4 * 3);
      g_assert_false (tuf_world_load (world, &error));
      g_assert_true (error->code == AKASHI_ERROR_TUF_MALFORMED || error->code == AKASHI_ERROR_TUF_UNSIGNED
                     || error->code == AKASHI_ERROR_NOT_FOUND);
    }
}

typedef struct {
  const char *name;
  const char *blocked; /* address */
  const char *behind;  /* role */
} Half;

static const Half halves[] = {
  { "snapshot", "metadata/5.snapshot.json", "snapshot" },
  { "targets", "metadata/5.targets.json", "targets" },
  { "scheme", "metadata/5.mihon.json", "mihon" },
};

/* Somebody lets the newest signatures through and holds the file itself back: it is shown, and is not fresh.
 */
static void
test_half_way (gconstpointer data)
{
  const Half *half = data;
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufTarget) first
      = akashi_tuf_client_find_target (world->client, "mihon/index.json", NULL, &error);

  g_assert_no_error (error);
  tuf_world_bump (world);
  g_hash_table_insert (world->failing, g_strdup (half->blocked), GINT_TO_POINTER (AKASHI_ERROR_UNREACHABLE));
  if (tuf_world_refresh (world, &error))
    g_assert_null (akashi_tuf_client_find_target (world->client, "mihon/index.json", NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE);
  g_clear_error (&error);

  expect_load (world, -1);
  g_autoptr (AkashiTufTarget) target
      = akashi_tuf_client_find_target (world->client, "mihon/index.json", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (target->role, ==, "mihon");
  g_assert_false (akashi_tuf_client_is_current (world->client, half->behind));
  g_assert_cmpint (akashi_tuf_client_version (world->client, half->behind), ==, 4);
  g_assert_cmpint (akashi_tuf_client_expires (world->client, half->behind), ==, world->now);
  g_assert_true (akashi_tuf_client_is_current (world->client, "timestamp"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tuf/store/unreadable", test_unreadable);
  g_test_add_func ("/tuf/store/damaged", test_damaged);
  g_test_add_func ("/tuf/store/unwritable", test_unwritable);
  g_test_add_func ("/tuf/store/order", test_order);
  g_test_add_func ("/tuf/store/load", test_load);
  g_test_add_func ("/tuf/store/load-damaged", test_load_damaged);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/store/half-way/", halves[i].name, NULL);
      g_test_add_data_func (path, &halves[i], test_half_way);
    }
  return g_test_run ();
}
