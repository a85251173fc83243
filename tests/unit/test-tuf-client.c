/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "tuf-world.h"

static GBytes *
announce_no_length (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (world, role, file, "meta",
                               json_pack ("{s:{s:i}}", "snapshot.json", "version", 5));
}

static void
test_requests (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/2.root.json metadata/timestamp.json metadata/1.snapshot.json "
                                    "metadata/1.targets.json");
  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/2.root.json metadata/timestamp.json");

  world->timestamp.version++;
  world->snapshot.version++;
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/2.root.json metadata/timestamp.json metadata/2.snapshot.json");

  g_hash_table_insert (world->failing, g_strdup ("metadata/2.root.json"),
                       GINT_TO_POINTER (AKASHI_ERROR_UNREACHABLE));
  tuf_world_expect (world, AKASHI_ERROR_UNREACHABLE);
  tuf_world_expect_requests (world, "metadata/2.root.json");
}

/* Everything is good until the second it expires. */
static void
test_last_second (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->now = world->timestamp.expires - 1;
  tuf_world_expect (world, -1);
  world->now++;
  tuf_world_expect (world, AKASHI_ERROR_TUF_EXPIRED);
}

/* A timestamp, and a snapshot of unannounced length, of exactly the most that is read. */
static void
test_largest (void)
{
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();

  world->mutate = announce_no_length;
  tuf_world_bump (world);
  tuf_world_serve_padded (world, "metadata/timestamp.json", AKASHI_MAX_TIMESTAMP_BYTES);
  tuf_world_serve_padded (world, "metadata/5.snapshot.json", AKASHI_MAX_SNAPSHOT_BYTES);
  tuf_world_expect (world, -1);
}

/* Another file under a version that is known already: the known one stays. */
static void
test_same_version (void)
{
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
  g_autoptr (GBytes) before = g_bytes_ref (g_hash_table_lookup (world->kept, "timestamp"));

  world->snapshot.version++;
  world->timestamp.expires += TUF_DAY;
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  g_assert_true (g_bytes_equal (before, g_hash_table_lookup (world->kept, "timestamp")));
  g_assert_cmpint (akashi_tuf_client_version (world->client, "snapshot"), ==, 4);
}

static void
test_unconsistent (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  static const char *const roles[] = { "snapshot", "targets", "mihon" };
  json_t *root = tuf_open (g_hash_table_lookup (world->served, "metadata/1.root.json"));

  json_object_set_new (json_object_get (root, "signed"), "consistent_snapshot", json_false ());
  g_hash_table_replace (world->kept, g_strdup ("root"), tuf_resign (root, world->root.signers));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *from = g_strdup_printf ("metadata/1.%s.json", roles[i]);
      g_autofree char *to = g_strdup_printf ("metadata/%s.json", roles[i]);
      tuf_world_serve (world, to, g_hash_table_lookup (world->served, from));
    }
  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/2.root.json metadata/timestamp.json metadata/snapshot.json "
                                    "metadata/targets.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tuf/requests", test_requests);
  g_test_add_func ("/tuf/last-second", test_last_second);
  g_test_add_func ("/tuf/largest", test_largest);
  g_test_add_func ("/tuf/same-version", test_same_version);
  g_test_add_func ("/tuf/consistent-snapshots-off", test_unconsistent);
  return g_test_run ();
}
