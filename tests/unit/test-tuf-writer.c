/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-key.h"
#include "akashi-tuf-time.h"
#include "tuf-world.h"

#include <string.h>

/* The publisher's side. That its files verify is shown by every other test of the client. */

static json_t *
signed_of (json_t *file)
{
  return json_object_get (file, "signed");
}

static void
test_root (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (json_t) file = tuf_open (g_hash_table_lookup (world->served, "metadata/1.root.json"));
  json_t *part = signed_of (file);
  json_t *role = json_object_get (json_object_get (part, "roles"), "root");

  g_assert_cmpstr (json_string_value (json_object_get (part, "_type")), ==, "root");
  g_assert_true (json_is_true (json_object_get (part, "consistent_snapshot")));
  g_assert_cmpint (json_integer_value (json_object_get (part, "version")), ==, 1);
  g_assert_cmpstr (json_string_value (json_object_get (part, "expires")), ==, "2027-09-21T14:13:20Z");
  g_assert_cmpuint (json_array_size (json_object_get (role, "keyids")), ==, 3);
  g_assert_cmpint (json_integer_value (json_object_get (role, "threshold")), ==, 2);
  g_assert_cmpuint (json_object_size (json_object_get (part, "keys")), ==, 3 + 1 + 1 + 2);
  g_assert_null (json_object_get (part, "x-akashi-sample"));
  g_assert_cmpuint (json_array_size (json_object_get (file, "signatures")), ==, 3);
  g_assert_false (akashi_tuf_root_is_sample (g_hash_table_lookup (world->served, "metadata/1.root.json")));
}

static GPtrArray *
public_keys (guint first, guint count)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (keys, akashi_private_key_public (tuf_key (first + i)));
  return keys;
}

static void
test_sample_root (void)
{
  g_autoptr (GPtrArray) keys = public_keys (0, 2);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  AkashiTufSigners one = { keys, 1 };
  AkashiTufSigners two = { keys, 2 };
  AkashiTufRootRoles roles = { two, one, one, one };
  AkashiTufHead head = { 1, TUF_NOW, nobody };

  /* written by one, signed by two people in turn */
  g_autoptr (GBytes) unsigned_root = akashi_tuf_write_root (&head, &roles, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (akashi_tuf_root_is_sample (unsigned_root));
  g_assert_false (akashi_tuf_root_check (unsigned_root, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSIGNED);
  g_clear_error (&error);
  g_autoptr (GBytes) once = akashi_tuf_sign (unsigned_root, tuf_key (0), &error);
  g_autoptr (GBytes) again = akashi_tuf_sign (once, tuf_key (0), &error);
  g_assert_no_error (error);
  g_assert_false (akashi_tuf_root_check (again, NULL));
  g_autoptr (GBytes) twice = akashi_tuf_sign (again, tuf_key (1), &error);
  g_assert_no_error (error);
  g_assert_true (akashi_tuf_root_check (twice, &error));
  g_assert_no_error (error);
}

static void
test_invalid (void)
{
  g_autoptr (GPtrArray) keys = public_keys (0, 1);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GBytes) file = g_bytes_new_static ("x", 1);
  AkashiTufSigners good = { keys, 1 };
  AkashiTufRootRoles too_many = { { keys, 2 }, good, good, good };
  AkashiTufRootRoles zero = { good, good, { keys, 0 }, good };
  AkashiTufHead head = { 1, TUF_NOW, nobody };
  AkashiTufHead version_0 = { 0, TUF_NOW, nobody };
  AkashiTufHead year_10000 = { 1, G_GINT64_CONSTANT (253402300800), nobody };

  g_assert_null (akashi_tuf_write_root (&head, &too_many, FALSE, NULL));
  g_assert_null (akashi_tuf_write_root (&head, &zero, FALSE, NULL));
  g_assert_null (akashi_tuf_write_timestamp (&head, 0, file, NULL));
  g_assert_null (akashi_tuf_write_timestamp (&version_0, 1, file, NULL));
  g_assert_null (akashi_tuf_write_timestamp (&year_10000, 1, file, NULL));
  g_assert_null (akashi_tuf_write_snapshot (&head, none, NULL));
  g_assert_null (akashi_tuf_sign (file, tuf_key (0), NULL));
}

static void
test_delegated_names (void)
{
  static const char *const names[] = { "root", "targets", "snapshot", "timestamp", "" };
  static const char *const paths[] = { "a/*", NULL };
  g_autoptr (GPtrArray) keys = public_keys (0, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  AkashiTufHead head = { 1, TUF_NOW, none };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AkashiTufDelegation) delegation = akashi_tuf_delegation_new (names[i], keys, 1, paths, TRUE);
      g_autoptr (GPtrArray) delegations = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_ptr_array_add (delegations, delegation);
      g_assert_null (akashi_tuf_write_targets (&head, none, delegations, &error));
      g_assert_nonnull (error);
    }
}

static void
test_summary (void)
{
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufSummary) snapshot = akashi_tuf_summary_new_unverified (
      "snapshot", g_hash_table_lookup (world->served, "metadata/4.snapshot.json"), &error);
  g_assert_no_error (error);
  g_autoptr (AkashiTufSummary) targets = akashi_tuf_summary_new_unverified (
      "targets", g_hash_table_lookup (world->served, "metadata/4.mihon.json"), &error);
  g_assert_no_error (error);

  g_assert_cmpint (snapshot->version, ==, 4);
  g_assert_cmpint (snapshot->expires, ==, world->snapshot.expires);
  g_assert_cmpuint (snapshot->versions->len, ==, 2);
  AkashiTufRoleVersion *first = g_ptr_array_index (snapshot->versions, 0);
  g_assert_cmpstr (first->role, ==, "mihon");
  g_assert_cmpint (first->version, ==, 4);
  g_assert_cmpuint (targets->targets->len, ==, 2);
  AkashiTufTarget *target = g_ptr_array_index (targets->targets, 0);
  g_assert_cmpstr (target->path, ==, "mihon/index.json");
  g_autofree char *name = akashi_tuf_target_file_name (target);
  g_assert_cmpstr (name, ==,
                   "mihon/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.index.json");

  g_assert_null (akashi_tuf_summary_new_unverified (
      "root", g_hash_table_lookup (world->served, "metadata/4.snapshot.json"), &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED);
  g_clear_error (&error);
  g_assert_null (akashi_tuf_summary_new_unverified (
      "mirrors", g_hash_table_lookup (world->served, "metadata/4.snapshot.json"), &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED);
}

static const struct {
  const char *text;
  gint64 time; /* -1: refused */
} times[] = {
  { "1970-01-01T00:00:00Z", 0 },
  { "2026-09-21T14:13:20Z", TUF_NOW },
  { "9999-12-31T23:59:59Z", G_GINT64_CONSTANT (253402300799) },
  { "2024-02-29T00:00:00Z", 1709164800 },
  { "2023-02-29T00:00:00Z", -1 },
  { "2026-13-01T00:00:00Z", -1 },
  { "2026-01-01T24:00:00Z", -1 },
  { "2026-01-01T00:60:00Z", -1 },
  { "2026-01-01T00:00:60Z", -1 },
  { "2026-01-01T00:00:00", -1 },
  { "2026-01-01T00:00:00z", -1 },
  { "2026-01-01 00:00:00Z", -1 },
  { "2026-01-01T00:00:00.0Z", -1 },
  { "2026-1-1T00:00:00Z", -1 },
  { "+026-01-01T00:00:00Z", -1 },
  { "0000-01-01T00:00:00Z", -1 },
  { "", -1 },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 time = -1;
      g_assert_cmpint (akashi_tuf_time_parse (times[i].text, &time), ==, times[i].time >= 0);
      g_assert_cmpint (time, ==, times[i].time);
      if (time < 0)
        continue;
      g_autofree char *text = akashi_tuf_time_format (time);
      g_assert_cmpstr (text, ==, times[i].text);
    }
  g_assert_null (akashi_tuf_time_format (G_GINT64_CONSTANT (253402300800)));
}

static json_t *
open_vectors (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "securesystemslib.json", NULL);
  json_t *vectors = json_load_file (path, 0, NULL);

  g_assert_nonnull (vectors);
  return vectors;
}

/*
 * Made with Debian's python3-securesystemslib and python3-cryptography: one role signed by an RSA key (PSS,
 * two salt lengths), an ECDSA key and an Ed25519 key,
 * with the key ids that are SHA-256 over the canonical form of each.
 */
static void
test_interoperation (void)
{
  g_autoptr (json_t) vectors = open_vectors ();
  json_t *keys = json_object_get (vectors, "keys");
  json_t *signatures = json_object_get (vectors, "signatures");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) canonical = akashi_json_canonical (json_object_get (vectors, "signed"), &error);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, canonical);

  g_assert_cmpstr (json_string_value (json_object_get (vectors, "canonical_sha256")), ==, hash);
  g_assert_cmpuint (json_array_size (signatures), ==, 4);
  for (gsize i = 0; i < json_array_size (signatures); i++)
    {
      json_t *entry = json_array_get (signatures, i);
      const char *id = json_string_value (json_object_get (entry, "keyid"));
      g_autoptr (AkashiPublicKey) key = akashi_tuf_key_new_json (json_object_get (keys, id));
      g_autoptr (GBytes) sig = akashi_tuf_hex_decode (json_string_value (json_object_get (entry, "sig")));

      g_assert_nonnull (key);
      g_assert_true (akashi_public_key_verify (key, g_bytes_get_data (canonical, NULL),
                                               g_bytes_get_size (canonical), g_bytes_get_data (sig, NULL),
                                               g_bytes_get_size (sig), &error));
      g_assert_no_error (error);
    }
}

/* The key id that securesystemslib computes for the same key. */
static void
test_key_ids (void)
{
  g_autoptr (json_t) vectors = open_vectors ();
  json_t *object;
  const char *id;

  json_object_foreach (json_object_get (vectors, "keys"), id, object)
  {
    if (g_strcmp0 (json_string_value (json_object_get (object, "keytype")), "ed25519") != 0)
      continue; /* of PEM keys the id depends on how the PEM ends */
    g_autoptr (AkashiPublicKey) key = akashi_tuf_key_new_json (object);
    g_autofree char *ours = akashi_tuf_writer_key_id (key);
    g_assert_cmpstr (ours, ==, id);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tuf/writer/root", test_root);
  g_test_add_func ("/tuf/writer/sample-root", test_sample_root);
  g_test_add_func ("/tuf/writer/invalid", test_invalid);
  g_test_add_func ("/tuf/writer/delegated-names", test_delegated_names);
  g_test_add_func ("/tuf/writer/summary", test_summary);
  g_test_add_func ("/tuf/writer/times", test_times);
  g_test_add_func ("/tuf/writer/interoperation", test_interoperation);
  g_test_add_func ("/tuf/writer/key-ids", test_key_ids);
  return g_test_run ();
}
