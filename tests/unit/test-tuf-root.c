/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "tuf-world.h"

/* Rotation of root and of the keys it lists; what a root of trust must be. */

static void
next_root (TufWorld *world)
{
  world->root.version++;
  tuf_world_write_root (world);
}

/* Root keys 20 to 22 instead of 0 to 2, signed by both. */
static void
rotate_root (TufWorld *world, guint first)
{
  g_clear_pointer (&world->more_root_signers, g_ptr_array_unref);
  world->more_root_signers = g_ptr_array_ref (world->root.signers);
  tuf_role_rotate (&world->root, first, 3, 2);
  next_root (world);
}

static gint64
kept_root_version (TufWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufSummary) summary
      = akashi_tuf_summary_new_unverified ("root", g_hash_table_lookup (world->kept, "root"), &error);
  g_assert_no_error (error);
  return summary->version;
}

static void
test_one_step (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  tuf_world_expect (world, -1);
  rotate_root (world, 20);
  g_ptr_array_set_size (world->requests, 0);
  tuf_world_expect (world, -1);
  tuf_world_expect_requests (world, "metadata/2.root.json metadata/3.root.json metadata/timestamp.json");
  g_assert_cmpint (kept_root_version (world), ==, 2);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "root"), ==, 2);
}

static void
test_many_steps (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  for (guint i = 0; i < 5; i++)
    {
      world->root.expires
          = i < 4 ? world->now - TUF_DAY : world->now + TUF_DAY; /* old roots may be expired */
      rotate_root (world, i % 2 == 0 ? 20 : 0);
    }
  tuf_world_expect (world, -1);
  g_assert_cmpint (kept_root_version (world), ==, 6);
  g_assert_cmpint (world->saves->len, ==, 5 + 3);
}

static void
refuse (TufWorld *world, int code)
{
  tuf_world_expect (world, code);
  g_assert_cmpint (kept_root_version (world), ==, 1);
  g_assert_null (g_hash_table_lookup (world->kept, "timestamp"));
}

static void
test_not_signed_by_old (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  rotate_root (world, 20);
  world->root.version = 1;
  g_ptr_array_set_size (world->more_root_signers, 1); /* one of two */
  next_root (world);
  refuse (world, AKASHI_ERROR_TUF_UNSIGNED);
}

static GBytes *
keep_one_new_signature (TufWorld *world, const char *role, GBytes *file)
{
  g_autoptr (GPtrArray) signers = g_ptr_array_new ();

  (void) role;
  for (guint i = 0; i < world->more_root_signers->len; i++)
    g_ptr_array_add (signers, g_ptr_array_index (world->more_root_signers, i));
  g_ptr_array_add (signers, g_ptr_array_index (world->root.signers, 0));
  return tuf_resign (tuf_open (file), signers);
}

static void
test_not_signed_by_new (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->mutate = keep_one_new_signature;
  rotate_root (world, 20);
  refuse (world, AKASHI_ERROR_TUF_UNSIGNED);
}

static void
test_version_skipped (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->root.version = 2;
  next_root (world);
  tuf_world_serve (world, "metadata/2.root.json",
                   g_hash_table_lookup (world->served, "metadata/3.root.json"));
  refuse (world, AKASHI_ERROR_TUF_VERSION);
}

static void
test_version_same (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  tuf_world_serve (world, "metadata/2.root.json",
                   g_hash_table_lookup (world->served, "metadata/1.root.json"));
  refuse (world, AKASHI_ERROR_TUF_ROLLBACK);
}

/* An expired root stays accepted, and the next one cures it. */
static void
test_expired (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->root.expires = world->now;
  next_root (world);
  tuf_world_expect (world, AKASHI_ERROR_TUF_EXPIRED);
  g_assert_cmpint (kept_root_version (world), ==, 2);
  g_assert_null (g_hash_table_lookup (world->kept, "timestamp"));

  world->root.expires++;
  next_root (world);
  tuf_world_expect (world, -1);
}

/* One step more than is taken at once: the next update goes on. */
static void
test_most_steps (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  TufRole *roles[] = { &world->root, &world->timestamp, &world->snapshot, &world->targets };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    tuf_role_rotate (roles[i], 0, 1, 1);
  tuf_world_write_root (world);
  tuf_world_write (world);
  g_hash_table_replace (world->kept, g_strdup ("root"),
                        g_bytes_ref (g_hash_table_lookup (world->served, "metadata/1.root.json")));
  for (guint i = 0; i < AKASHI_MAX_ROOT_ROTATIONS + 1; i++)
    next_root (world);
  tuf_world_expect (world, -1);
  g_assert_cmpint (kept_root_version (world), ==, 1 + AKASHI_MAX_ROOT_ROTATIONS);
  tuf_world_expect (world, -1);
  g_assert_cmpint (kept_root_version (world), ==, 2 + AKASHI_MAX_ROOT_ROTATIONS);
}

/* A thief pushed versions to the sky; new keys bring them down again. */
static void
test_fast_forward (gconstpointer data)
{
  gboolean snapshot_too = GPOINTER_TO_INT (data);
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->timestamp.version = 99999;
  world->snapshot.version = snapshot_too ? 99999 : 1;
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  world->timestamp.version = 2;
  world->snapshot.version = 2;
  tuf_world_write (world);
  tuf_world_expect (world, AKASHI_ERROR_TUF_ROLLBACK);

  tuf_role_rotate (&world->timestamp, 20, 1, 1);
  if (snapshot_too)
    tuf_role_rotate (&world->snapshot, 21, 1, 1);
  next_root (world);
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "timestamp"), ==, 2);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "snapshot"), ==, 2);
}

/* The program died after it kept the new root and before it discarded what the old keys had signed. */
static void
test_fast_forward_interrupted (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->timestamp.version = 99999;
  world->snapshot.version = 99999;
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  world->timestamp.version = 2;
  world->snapshot.version = 2;
  tuf_role_rotate (&world->timestamp, 20, 1, 1);
  tuf_role_rotate (&world->snapshot, 21, 1, 1);
  next_root (world);
  tuf_world_write (world);
  g_hash_table_replace (world->kept, g_strdup ("root"),
                        g_bytes_ref (g_hash_table_lookup (world->served, "metadata/2.root.json")));
  tuf_world_expect (world, -1);
}

/* A key was added and the threshold raised: nothing was taken away, so versions still may not go back. */
static void
test_threshold_raised (void)
{
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();

  tuf_role_rotate (&world->timestamp, 3, 2, 2);
  next_root (world);
  world->timestamp.version = 3;
  tuf_world_write (world);
  tuf_world_expect (world, AKASHI_ERROR_TUF_ROLLBACK);
  world->timestamp.version = 4; /* the same file with both signatures is new */
  tuf_world_write (world);
  tuf_world_expect (world, -1);
}

/* One key listed under two ids counts once. */
static void
test_one_key_two_ids (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (AkashiPublicKey) key
      = akashi_private_key_public (g_ptr_array_index (world->timestamp.signers, 0));
  g_autofree char *id = akashi_tuf_writer_key_id (key);
  json_t *root = tuf_open (g_hash_table_lookup (world->served, "metadata/1.root.json"));
  json_t *part = json_object_get (root, "signed");
  json_t *role = json_object_get (json_object_get (part, "roles"), "timestamp");
  json_t *keys = json_object_get (part, "keys");

  json_object_set (keys, "alias", json_object_get (keys, id));
  json_array_append_new (json_object_get (role, "keyids"), json_string ("alias"));
  json_object_set_new (role, "threshold", json_integer (2));
  g_hash_table_replace (world->kept, g_strdup ("root"), tuf_resign (root, world->root.signers));

  json_t *timestamp = tuf_open (g_hash_table_lookup (world->served, "metadata/timestamp.json"));
  json_t *signatures = json_object_get (timestamp, "signatures");
  json_t *second = json_deep_copy (json_array_get (signatures, 0));
  json_object_set_new (second, "keyid", json_string ("alias"));
  json_array_append_new (signatures, second);
  g_autoptr (GBytes) twice = tuf_dump (timestamp);
  tuf_world_serve (world, "metadata/timestamp.json", twice);
  tuf_world_expect (world, AKASHI_ERROR_TUF_UNSIGNED);
}

/* Keys of other kinds can sign nothing, and harm nothing. */
static void
test_unknown_keys (void)
{
  static const char *const unknown[] = {
    "{\"keytype\":\"sphincs\",\"scheme\":\"sphincs+\",\"keyval\":{\"public\":\"00\"}}",
    "{\"keytype\":\"ed25519\",\"scheme\":\"ed448\",\"keyval\":{\"public\":\"00\"}}",
    "{\"keytype\":\"ed25519\",\"scheme\":\"ed25519\",\"keyval\":{\"public\":\"zz\"}}",
    "{\"keytype\":\"ecdsa\",\"scheme\":\"ecdsa-sha2-nistp256\",\"keyval\":{\"public\":\"no key\"}}",
    "{\"keytype\":7}",
    "[]",
  };
  g_autoptr (TufWorld) world = tuf_world_new ();
  json_t *root = tuf_open (g_hash_table_lookup (world->served, "metadata/1.root.json"));
  json_t *part = json_object_get (root, "signed");
  json_t *role = json_object_get (json_object_get (part, "roles"), "timestamp");

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *id = g_strdup_printf ("strange %" G_GSIZE_FORMAT, i);
      json_object_set_new (json_object_get (part, "keys"), id, json_loads (unknown[i], 0, NULL));
      json_array_append_new (json_object_get (role, "keyids"), json_string (id));
    }
  json_array_append_new (json_object_get (role, "keyids"), json_string ("not there at all"));
  g_hash_table_replace (world->kept, g_strdup ("root"), tuf_resign (root, world->root.signers));
  tuf_world_expect (world, -1);
}

typedef struct {
  const char *name;
  const char *role; /* whose entry is changed; NULL: the signed part itself */
  const char *field;
  const char *value; /* JSON; NULL: taken away */
  int code;
} BadRoot;

/* clang-format off */
static const BadRoot bad_roots[] = {
  { "unchanged", NULL, "x-other", "1", -1 },
  { "no-keys", NULL, "keys", NULL, AKASHI_ERROR_TUF_MALFORMED },
  { "no-roles", NULL, "roles", NULL, AKASHI_ERROR_TUF_MALFORMED },
  { "version-0", NULL, "version", "0", AKASHI_ERROR_TUF_MALFORMED },
  { "version-text", NULL, "version", "\"1\"", AKASHI_ERROR_TUF_MALFORMED },
  { "type", NULL, "_type", "\"targets\"", AKASHI_ERROR_TUF_MALFORMED },
  { "expires-zone", NULL, "expires", "\"2030-01-01T00:00:00+00:00\"", AKASHI_ERROR_TUF_MALFORMED },
  { "expires-day", NULL, "expires", "\"2030-02-30T00:00:00Z\"", AKASHI_ERROR_TUF_MALFORMED },
  { "spec-none", NULL, "spec_version", NULL, AKASHI_ERROR_TUF_MALFORMED },
  { "spec-2", NULL, "spec_version", "\"2.0.0\"", AKASHI_ERROR_TUF_UNSUPPORTED },
  { "spec-1.9", NULL, "spec_version", "\"1.9\"", -1 },
  { "threshold-0", "root", "threshold", "0", AKASHI_ERROR_TUF_MALFORMED },
  { "threshold-4", "root", "threshold", "4", AKASHI_ERROR_TUF_UNSIGNED },
  { "keyids-none", "targets", "keyids", NULL, AKASHI_ERROR_TUF_MALFORMED },
  { "keyids-twice", "targets", "keyids", "[\"a\",\"a\"]", AKASHI_ERROR_TUF_MALFORMED },
  { "keyids-empty", "targets", "keyids", "[]", -1 },
  { "consistent-text", NULL, "consistent_snapshot", "\"yes\"", AKASHI_ERROR_TUF_MALFORMED },
};
/* clang-format on */

static void
test_root_check (gconstpointer data)
{
  const BadRoot *bad = data;
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GError) error = NULL;
  json_t *root = tuf_open (g_hash_table_lookup (world->served, "metadata/1.root.json"));
  json_t *object = json_object_get (root, "signed");

  if (bad->role)
    object = json_object_get (json_object_get (object, "roles"), bad->role);
  if (bad->value)
    json_object_set_new (object, bad->field, json_loads (bad->value, JSON_DECODE_ANY, NULL));
  else
    json_object_del (object, bad->field);
  g_autoptr (GBytes) file = tuf_resign (root, world->root.signers);
  gboolean good = akashi_tuf_root_check (file, &error);
  g_assert_cmpint (good, ==, bad->code < 0);
  if (!good)
    g_assert_error (error, AKASHI_ERROR, bad->code);
}

/* A kept root that does not verify asks the network for nothing. */
static void
test_kept_root (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  g_hash_table_replace (
      world->kept, g_strdup ("root"),
      tuf_resign (tuf_open (g_hash_table_lookup (world->kept, "root")), world->snapshot.signers));
  tuf_world_expect (world, AKASHI_ERROR_TUF_UNSIGNED);
  g_hash_table_remove (world->kept, "root");
  tuf_world_expect (world, AKASHI_ERROR_NO_REGISTRY);
  tuf_world_expect_requests (world, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tuf/root/one-step", test_one_step);
  g_test_add_func ("/tuf/root/many-steps", test_many_steps);
  g_test_add_func ("/tuf/root/not-signed-by-old", test_not_signed_by_old);
  g_test_add_func ("/tuf/root/not-signed-by-new", test_not_signed_by_new);
  g_test_add_func ("/tuf/root/version-skipped", test_version_skipped);
  g_test_add_func ("/tuf/root/version-same", test_version_same);
  g_test_add_func ("/tuf/root/expired", test_expired);
  g_test_add_func ("/tuf/root/most-steps", test_most_steps);
  g_test_add_data_func ("/tuf/root/fast-forward/timestamp", GINT_TO_POINTER (FALSE), test_fast_forward);
  g_test_add_data_func ("/tuf/root/fast-forward/both", GINT_TO_POINTER (TRUE), test_fast_forward);
  g_test_add_func ("/tuf/root/fast-forward/interrupted", test_fast_forward_interrupted);
  g_test_add_func ("/tuf/root/threshold-raised", test_threshold_raised);
  g_test_add_func ("/tuf/root/one-key-two-ids", test_one_key_two_ids);
  g_test_add_func ("/tuf/root/unknown-keys", test_unknown_keys);
  g_test_add_func ("/tuf/root/kept", test_kept_root);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_roots); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/root/check/", bad_roots[i].name, NULL);
      g_test_add_data_func (path, &bad_roots[i], test_root_check);
    }
  return g_test_run ();
}
