/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "tuf-world.h"

/*
 * Attacks on an update. Every one starts from a client that holds version 4 of everything, and ends with a
 * repository that is whole again, which the client must still accept.
 */

typedef struct {
  const char *name;
  void (*attack) (TufWorld *world);
  int code;
  const char *blamed; /* role whose kept file must still be the one of before */
} Attack;

/* --- Versions that go back --- */

static void
timestamp_goes_back (TufWorld *world)
{
  world->timestamp.version = 3;
  tuf_world_write (world);
}

static void
snapshot_goes_back (TufWorld *world)
{
  world->snapshot.version = 3;
  world->timestamp.version = 5;
  tuf_world_write (world);
}

static void
targets_go_back (TufWorld *world)
{
  tuf_world_bump (world);
  world->targets.version = 3;
  tuf_world_write (world);
}

static void
scheme_goes_back (TufWorld *world)
{
  tuf_world_bump (world);
  world->scheme.version = 3;
  tuf_world_write (world);
}

static void
scheme_vanishes (TufWorld *world)
{
  world->scheme_is_named = FALSE;
  tuf_world_bump (world);
}

/* --- Files that are too old --- */

static void
timestamp_expired (TufWorld *world)
{
  world->timestamp.expires = world->now;
  tuf_world_bump (world);
}

static void
snapshot_expired (TufWorld *world)
{
  world->snapshot.expires = world->now;
  tuf_world_bump (world);
}

static void
targets_expired (TufWorld *world)
{
  world->targets.expires = world->now;
  tuf_world_bump (world);
}

static void
frozen (TufWorld *world)
{
  world->now += 14 * TUF_DAY; /* and nothing new is offered */
}

/* --- Files that do not belong together --- */

static void
serve_old (TufWorld *world, const char *role)
{
  tuf_world_bump (world);
  g_autofree char *old = g_strdup_printf ("metadata/4.%s.json", role);
  g_autofree char *new = g_strdup_printf ("metadata/5.%s.json", role);
  tuf_world_serve (world, new, g_hash_table_lookup (world->served, old));
}

static void
old_snapshot_under_new_name (TufWorld *world)
{
  serve_old (world, "snapshot");
}

static void
old_targets_under_new_name (TufWorld *world)
{
  serve_old (world, "targets");
}

static GBytes *
write_other_version (TufWorld *world, const char *role, GBytes *file)
{
  if (g_strcmp0 (role, world->mutated_role) != 0)
    return NULL;
  json_t *object = tuf_open (file);
  json_t *part = json_object_get (object, "signed");
  json_object_set_new (part, "version",
                       json_integer (json_integer_value (json_object_get (part, "version")) + 1));
  return tuf_resign (object,
                     g_str_equal (role, "snapshot") ? world->snapshot.signers : world->targets.signers);
}

static void
snapshot_of_other_version (TufWorld *world)
{
  world->mutate = write_other_version;
  world->mutated_role = "snapshot";
  tuf_world_bump (world);
}

static void
targets_of_other_version (TufWorld *world)
{
  world->mutate = write_other_version;
  world->mutated_role = "targets";
  tuf_world_bump (world);
}

static void
snapshot_as_timestamp (TufWorld *world)
{
  tuf_world_bump (world);
  tuf_world_serve (world, "metadata/timestamp.json",
                   g_hash_table_lookup (world->served, "metadata/5.snapshot.json"));
}

/* --- Signatures --- */

static void
signed_by_stranger (TufWorld *world, TufRole *role)
{
  tuf_role_rotate (role, 40, role->signers->len, role->threshold);
  tuf_world_bump (world);
}

static void
timestamp_by_stranger (TufWorld *world)
{
  signed_by_stranger (world, &world->timestamp);
}

static void
snapshot_by_stranger (TufWorld *world)
{
  signed_by_stranger (world, &world->snapshot);
}

static void
targets_by_stranger (TufWorld *world)
{
  signed_by_stranger (world, &world->targets);
}

static void
targets_by_one_of_two (TufWorld *world)
{
  g_ptr_array_set_size (world->targets.signers, 1);
  tuf_world_bump (world);
}

static void
timestamp_by_nobody (TufWorld *world)
{
  g_ptr_array_set_size (world->timestamp.signers, 0);
  tuf_world_bump (world);
}

static GBytes *
sign_twice_under_one_id (TufWorld *world, const char *role, GBytes *file)
{
  (void) world;
  if (!g_str_equal (role, "timestamp"))
    return NULL;
  json_t *object = tuf_open (file);
  json_t *signatures = json_object_get (object, "signatures");
  json_array_append (signatures, json_array_get (signatures, 0));
  return tuf_dump (object);
}

/* The first is the real one, the others are by nobody. */
static GBytes *
pad_signatures (TufWorld *world, const char *role, GBytes *file)
{
  (void) world;
  if (!g_str_equal (role, "snapshot"))
    return NULL;
  json_t *object = tuf_open (file);
  json_t *signatures = json_object_get (object, "signatures");
  while (json_array_size (signatures) <= AKASHI_MAX_SIGNATURES)
    {
      g_autofree char *id = g_strdup_printf ("%zu", json_array_size (signatures));
      json_array_append_new (signatures, json_pack ("{s:s, s:s}", "keyid", id, "sig", "00"));
    }
  return tuf_dump (object);
}

static void
too_many_signatures (TufWorld *world)
{
  world->mutate = pad_signatures;
  tuf_world_bump (world);
}

static void
two_signatures_under_one_id (TufWorld *world)
{
  world->mutate = sign_twice_under_one_id;
  tuf_world_bump (world);
}

/* --- Form --- */

static GBytes *
write_spec_2 (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (world, role, file, "spec_version", json_string ("2.0.0"));
}

static void
other_specification (TufWorld *world)
{
  world->mutate = write_spec_2;
  tuf_world_bump (world);
}

static GBytes *
write_no_expiry (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (world, role, file, "expires", json_string ("never"));
}

static void
no_expiry (TufWorld *world)
{
  world->mutate = write_no_expiry;
  tuf_world_bump (world);
}

static GBytes *
write_unknown_hash (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (
      world, role, file, "meta",
      json_pack ("{s:{s:i, s:{s:s}}}", "snapshot.json", "version", 5, "hashes", "md5", "00"));
}

static void
only_unknown_hash (TufWorld *world)
{
  world->mutate = write_unknown_hash;
  tuf_world_bump (world);
}

static void
timestamp_is_not_json (TufWorld *world)
{
  g_autoptr (GBytes) page = g_bytes_new_static ("<html>Log in</html>", 19);
  tuf_world_serve (world, "metadata/timestamp.json", page);
}

/* --- Endless data --- */

static void
endless_root (TufWorld *world)
{
  tuf_world_serve_padded (world, "metadata/2.root.json", AKASHI_MAX_ROOT_BYTES + 1);
}

static void
endless_timestamp (TufWorld *world)
{
  tuf_world_bump (world);
  tuf_world_serve_padded (world, "metadata/timestamp.json", AKASHI_MAX_TIMESTAMP_BYTES + 1);
}

static void
longer_snapshot (TufWorld *world)
{
  tuf_world_bump (world);
  GBytes *file = g_hash_table_lookup (world->served, "metadata/5.snapshot.json");
  tuf_world_serve_padded (world, "metadata/5.snapshot.json", g_bytes_get_size (file) + 1);
}

static GBytes *
announce_no_length (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (world, role, file, "meta",
                               json_pack ("{s:{s:i}}", "snapshot.json", "version", 5));
}

static void
endless_snapshot (TufWorld *world)
{
  world->mutate = announce_no_length;
  tuf_world_bump (world);
  tuf_world_serve_padded (world, "metadata/5.snapshot.json", AKASHI_MAX_SNAPSHOT_BYTES + 1);
}

static GBytes *
announce_too_much (TufWorld *world, const char *role, GBytes *file)
{
  return tuf_change_timestamp (
      world, role, file, "meta",
      json_pack ("{s:{s:i, s:i}}", "snapshot.json", "version", 5, "length", AKASHI_MAX_SNAPSHOT_BYTES + 1));
}

static void
endless_snapshot_announced (TufWorld *world)
{
  world->mutate = announce_too_much;
  tuf_world_bump (world);
}

/* --- Files that are not there --- */

static void
fail_with (TufWorld *world, const char *address, int code)
{
  tuf_world_bump (world);
  g_hash_table_insert (world->failing, g_strdup (address), GINT_TO_POINTER (code));
}

static void
root_unreachable (TufWorld *world)
{
  fail_with (world, "metadata/2.root.json", AKASHI_ERROR_UNREACHABLE);
}

static void
root_server_error (TufWorld *world)
{
  fail_with (world, "metadata/2.root.json", AKASHI_ERROR_HTTP_STATUS);
}

static void
no_timestamp (TufWorld *world)
{
  fail_with (world, "metadata/timestamp.json", AKASHI_ERROR_NOT_FOUND);
}

static void
no_snapshot (TufWorld *world)
{
  fail_with (world, "metadata/5.snapshot.json", AKASHI_ERROR_NOT_FOUND);
}

static void
no_targets (TufWorld *world)
{
  fail_with (world, "metadata/5.targets.json", AKASHI_ERROR_NOT_FOUND);
}

/* clang-format off */
static const Attack attacks[] = {
  { "rollback/timestamp", timestamp_goes_back, AKASHI_ERROR_TUF_ROLLBACK, "timestamp" },
  { "rollback/snapshot", snapshot_goes_back, AKASHI_ERROR_TUF_ROLLBACK, "timestamp" },
  { "rollback/targets", targets_go_back, AKASHI_ERROR_TUF_ROLLBACK, "snapshot" },
  { "rollback/role", scheme_goes_back, AKASHI_ERROR_TUF_ROLLBACK, "snapshot" },
  { "rollback/role-vanishes", scheme_vanishes, AKASHI_ERROR_TUF_ROLLBACK, "snapshot" },
  { "expired/timestamp", timestamp_expired, AKASHI_ERROR_TUF_EXPIRED, "timestamp" },
  { "expired/snapshot", snapshot_expired, AKASHI_ERROR_TUF_EXPIRED, "snapshot" },
  { "expired/targets", targets_expired, AKASHI_ERROR_TUF_EXPIRED, "targets" },
  { "expired/frozen", frozen, AKASHI_ERROR_TUF_EXPIRED, "timestamp" },
  { "mix/old-snapshot", old_snapshot_under_new_name, AKASHI_ERROR_TUF_HASH, "snapshot" },
  { "mix/old-targets", old_targets_under_new_name, AKASHI_ERROR_TUF_HASH, "targets" },
  { "mix/snapshot-version", snapshot_of_other_version, AKASHI_ERROR_TUF_VERSION, "snapshot" },
  { "mix/targets-version", targets_of_other_version, AKASHI_ERROR_TUF_VERSION, "targets" },
  { "mix/snapshot-as-timestamp", snapshot_as_timestamp, AKASHI_ERROR_TUF_UNSIGNED, "timestamp" },
  { "signature/timestamp-stranger", timestamp_by_stranger, AKASHI_ERROR_TUF_UNSIGNED, "timestamp" },
  { "signature/snapshot-stranger", snapshot_by_stranger, AKASHI_ERROR_TUF_UNSIGNED, "snapshot" },
  { "signature/targets-stranger", targets_by_stranger, AKASHI_ERROR_TUF_UNSIGNED, "targets" },
  { "signature/one-of-two", targets_by_one_of_two, AKASHI_ERROR_TUF_UNSIGNED, "targets" },
  { "signature/nobody", timestamp_by_nobody, AKASHI_ERROR_TUF_UNSIGNED, "timestamp" },
  { "signature/too-many", too_many_signatures, AKASHI_ERROR_TUF_MALFORMED, "snapshot" },
  { "signature/twice", two_signatures_under_one_id, AKASHI_ERROR_TUF_MALFORMED, "timestamp" },
  { "form/specification", other_specification, AKASHI_ERROR_TUF_UNSUPPORTED, "timestamp" },
  { "form/expiry", no_expiry, AKASHI_ERROR_TUF_MALFORMED, "timestamp" },
  { "form/hash", only_unknown_hash, AKASHI_ERROR_TUF_UNSUPPORTED, "timestamp" },
  { "form/not-json", timestamp_is_not_json, AKASHI_ERROR_TUF_MALFORMED, "timestamp" },
  { "endless/root", endless_root, AKASHI_ERROR_TOO_LARGE, "root" },
  { "endless/timestamp", endless_timestamp, AKASHI_ERROR_TOO_LARGE, "timestamp" },
  { "endless/snapshot", endless_snapshot, AKASHI_ERROR_TOO_LARGE, "snapshot" },
  { "endless/snapshot-announced", endless_snapshot_announced, AKASHI_ERROR_TOO_LARGE, "snapshot" },
  { "endless/longer", longer_snapshot, AKASHI_ERROR_TUF_HASH, "snapshot" },
  { "missing/root-unreachable", root_unreachable, AKASHI_ERROR_UNREACHABLE, "timestamp" },
  { "missing/root-server-error", root_server_error, AKASHI_ERROR_HTTP_STATUS, "timestamp" },
  { "missing/timestamp", no_timestamp, AKASHI_ERROR_NOT_FOUND, "timestamp" },
  { "missing/snapshot", no_snapshot, AKASHI_ERROR_NOT_FOUND, "snapshot" },
  { "missing/targets", no_targets, AKASHI_ERROR_NOT_FOUND, "targets" },
};
/* clang-format on */

/* The publisher as it was before the attack, one version past everything that was signed during it. */
static void
repair (TufWorld *world)
{
  tuf_role_rotate (&world->timestamp, 3, 1, 1);
  tuf_role_rotate (&world->snapshot, 4, 1, 1);
  tuf_role_rotate (&world->targets, 5, 2, 2);
  TufRole *roles[] = { &world->timestamp, &world->snapshot, &world->targets, &world->scheme };
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      roles[i]->version = 9;
      roles[i]->expires = world->now + 14 * TUF_DAY;
    }
  world->scheme_is_named = TRUE;
  world->mutate = NULL;
  g_hash_table_remove_all (world->failing);
  g_hash_table_remove (world->served, "metadata/2.root.json");
  tuf_world_write (world);
}

static void
test_attack (gconstpointer data)
{
  const Attack *attack = data;
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
  g_autoptr (GBytes) before = g_bytes_ref (g_hash_table_lookup (world->kept, attack->blamed));

  attack->attack (world);
  for (guint again = 0; again < 2; again++)
    {
      tuf_world_expect (world, attack->code);
      g_assert_true (g_bytes_equal (before, g_hash_table_lookup (world->kept, attack->blamed)));
    }
  repair (world);
  tuf_world_expect (world, -1);
  g_assert_cmpint (akashi_tuf_client_version (world->client, "targets"), ==, 9);
}

static void
test_one_byte_changed (void)
{
  static const char *const addresses[]
      = { "metadata/timestamp.json", "metadata/5.snapshot.json", "metadata/5.targets.json" };
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();

  tuf_world_bump (world);
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GBytes) good = g_bytes_ref (g_hash_table_lookup (world->served, addresses[i]));
      gsize length;
      const guint8 *data = g_bytes_get_data (good, &length);
      for (gsize at = 0; at < length; at += 5)
        {
          g_autofree guint8 *bad = g_memdup2 (data, length);
          g_autoptr (GError) error = NULL;
          bad[at] ^= 0x01;
          g_autoptr (GBytes) changed = g_bytes_new (bad, length);
          tuf_world_serve (world, addresses[i], changed);
          g_assert_false (tuf_world_refresh (world, &error));
          g_assert_true (error->code == AKASHI_ERROR_TUF_MALFORMED || error->code == AKASHI_ERROR_TUF_UNSIGNED
                         || error->code == AKASHI_ERROR_TUF_UNSUPPORTED
                         || error->code == AKASHI_ERROR_TUF_HASH);
        }
      tuf_world_serve (world, addresses[i], good);
    }
  tuf_world_expect (world, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/attack/", attacks[i].name, NULL);
      g_test_add_data_func (path, &attacks[i], test_attack);
    }
  g_test_add_func ("/tuf/attack/one-byte-changed", test_one_byte_changed);
  return g_test_run ();
}
