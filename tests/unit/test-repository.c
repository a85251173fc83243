/* SPDX-License-Identifier: Apache-2.0 */
/* A repository from its root to its list, read by a client that trusts nothing but the root. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-registry.h"
#include "operator-world.h"

static OperatorWorld *
world_published (void)
{
  OperatorWorld *world = operator_world_new_with_root ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, TRUE);
  g_autofree char *one = operator_world_row ("MH-0001", "in-force");
  g_autofree char *two = operator_world_row ("MH-0002", "in-force");
  g_autofree char *list = g_strconcat (one, two, NULL);
  operator_world_publish (world, scheme, list);
  return world;
}

static AkashiTufClient *
update (OperatorWorld *world)
{
  g_autoptr (GError) error = NULL;
  AkashiTufClient *client = operator_world_update (world, &error);
  g_assert_no_error (error);
  return client;
}

static void
assert_state (OperatorWorld *world, gint64 timestamp, gint64 scheme)
{
  g_autoptr (AkashiTufClient) client = update (world);
  g_autoptr (GBytes) definition = operator_world_target (client, "mihon/scheme.json");
  g_assert_cmpint (akashi_tuf_client_version (client, "timestamp"), ==, timestamp);
  g_assert_cmpint (akashi_tuf_client_version (client, "mihon"), ==, scheme);
}

static void
test_round_trip (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autoptr (AkashiTufClient) client = update (world);
  g_assert_true (akashi_tuf_root_is_sample (g_hash_table_lookup (world->kept, "root")));

  g_autoptr (GBytes) schemes = operator_world_target (client, "schemes.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (schemes, NULL), g_bytes_get_size (schemes));
  g_assert_cmpstr (
      text, ==,
      "{\"schemes\":[{\"hosts\":[\"mihon.example\"],\"id\":\"mihon\",\"number_prefixes\":[\"MH\",\"X\"]}]}");
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_assert_cmpint (index->serial, ==, 1);
  g_assert_cmpint (index->rows, ==, 2);
  g_assert_cmpint (index->published, ==, OPERATOR_NOW);
  g_autoptr (GBytes) list = operator_world_target (client, index->full);
  g_autoptr (GPtrArray) lines = operator_world_lines (list);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (akashi_tuf_client_expires (client, "root"), ==, OPERATOR_NOW + 365 * OPERATOR_DAY);
  g_assert_cmpint (akashi_tuf_client_expires (client, "targets"), ==, OPERATOR_NOW + 180 * OPERATOR_DAY);
  g_assert_cmpint (akashi_tuf_client_expires (client, "mihon"), ==, OPERATOR_NOW + 90 * OPERATOR_DAY);
  g_assert_cmpint (akashi_tuf_client_expires (client, "snapshot"), ==, OPERATOR_NOW + 14 * OPERATOR_DAY);
  g_assert_cmpint (akashi_tuf_client_expires (client, "timestamp"), ==, OPERATOR_NOW + 14 * OPERATOR_DAY);
}

/* What is published is what our own cache takes in, drops included. */
static void
test_import (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, TRUE);
  g_autofree char *one = operator_world_row ("MH-0001", "suspended");
  g_autofree char *three = operator_world_row ("MH-0003", "in-force");
  g_autofree char *list = g_strconcat (one, three, NULL);
  world->repository.now += OPERATOR_DAY;
  operator_world_publish (world, scheme, list);

  g_autoptr (AkashiTufClient) client = update (world);
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_autoptr (GBytes) definition = operator_world_target (client, "mihon/scheme.json");
  g_autoptr (GBytes) full = operator_world_target (client, index->full);
  g_autofree char *path = g_build_filename (world->folder, "registry.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, TRUE, &error);
  g_assert_no_error (error);
  gint64 trust
      = akashi_registry_add_trust (registry, g_hash_table_lookup (world->kept, "root"), "file:///x", &error);
  g_assert_no_error (error);
  g_assert_true (akashi_registry_install_scheme (registry, trust, "mihon", definition, &error));
  g_assert_true (akashi_registry_import_full (registry, trust, "mihon", index, full,
                                              akashi_tuf_client_version (client, "mihon"), &error));
  g_assert_no_error (error);
  g_assert_cmpint (index->serial, ==, 2);

  AkashiDrop drop;
  g_autoptr (AkashiRegistration) gone
      = akashi_registry_find_number (registry, "mihon", "MH-0002", &drop, &error);
  g_assert_null (gone);
  g_assert_cmpint (drop.on, ==, akashi_date_at (world->repository.now, NULL));
  g_autoptr (AkashiRegistration) there
      = akashi_registry_find_number (registry, "mihon", "MH-0001", NULL, &error);
  g_assert_cmpint (there->status, ==, AKASHI_STATUS_SUSPENDED);
}

static void
test_init_refuses_what_is_there (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_initialised ();
  g_autoptr (GError) error = NULL;
  g_autofree char *again = akashi_repository_init (&world->repository, TRUE, &error);
  g_assert_null (again);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
  g_clear_error (&error);

  /* Keys of another repository are not overwritten either. */
  g_autofree char *elsewhere = g_build_filename (world->folder, "elsewhere", NULL);
  world->repository.directory = elsewhere;
  again = akashi_repository_init (&world->repository, TRUE, &error);
  g_assert_null (again);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
}

static void
test_add_refused (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *row = operator_world_row ("MH-0001", "in-force");
  g_autofree char *mihon = operator_world_scheme ("mihon", 1, TRUE);
  const struct {
    char *scheme;
    const char *list;
    AkashiError code;
    const char *names;
  } cases[] = {
    { g_strdup ("{"), row, AKASHI_ERROR_INVALID, "" },
    { operator_world_scheme ("targets", 1, TRUE), row, AKASHI_ERROR_INVALID, "targets" },
    { operator_world_scheme ("other", 1, TRUE), NULL, AKASHI_ERROR_INVALID, "none was given" },
    { operator_world_scheme ("other", 1, FALSE), row, AKASHI_ERROR_INVALID, "no list" },
    { g_strdup ("{\"id\":\"other\",\"hosts\":[\"other.example\"],\"version\":1}"), row, AKASHI_ERROR_INVALID,
      "sample" },
    { g_strdup ("{\"id\":\"other\",\"hosts\":[\"mihon.example\"],\"version\":1,\"sample\":true}"), row,
      AKASHI_ERROR_INVALID, "mihon.example" },
    { operator_world_scheme ("mihon", 0, TRUE), row, AKASHI_ERROR_INVALID, "version" },
    { g_strdup (mihon), "nonsense\n", AKASHI_ERROR_IMPORT_REFUSED, "line 1" },
    { g_strdup (mihon), "", AKASHI_ERROR_IMPORT_REFUSED, "shrinks from 2 to 0" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *scheme = cases[i].scheme;
      g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, cases[i].list, &error);
      g_assert_null (staged);
      g_assert_error (error, AKASHI_ERROR, (int) cases[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
  assert_state (world, 1, 1);
}

static void
test_without_repository (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, "", &error);
  AkashiRepositoryState state;

  g_assert_null (staged);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (akashi_repository_publish (&world->repository, FALSE, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (akashi_repository_refresh (&world->repository, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
}

static void
test_nothing_to_publish (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_with_root ();
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;
  g_assert_false (akashi_repository_publish (&world->repository, FALSE, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (akashi_repository_refresh (&world->repository, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
}

/* Staged is not published; published leaves nothing staged. */
static void
test_staging (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *staging = g_build_filename (world->directory, ".staging", NULL);
  g_autofree char *scheme = operator_world_scheme ("mihon", 2, TRUE);
  g_autofree char *row = operator_world_row ("MH-0001", "withdrawn");
  g_autofree char *more = operator_world_row ("MH-0002", "in-force");
  g_autofree char *list = g_strconcat (row, more, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (g_file_test (staging, G_FILE_TEST_EXISTS));

  g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, list, &error);
  g_assert_no_error (error);
  g_assert_cmpint (staged->serial, ==, 2);
  assert_state (world, 1, 1);
  /* Once more: it replaces what was staged, and the serial is the same. */
  g_autoptr (AkashiRepositoryStaged) again = operator_world_add (world, scheme, list, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->serial, ==, 2);
  /* What is refused leaves it as it was. */
  g_autoptr (AkashiRepositoryStaged) refused = operator_world_add (world, scheme, "nonsense\n", &error);
  g_assert_null (refused);
  g_clear_error (&error);

  AkashiRepositoryState state;
  g_assert_true (akashi_repository_publish (&world->repository, FALSE, &state, &error));
  g_assert_false (g_file_test (staging, G_FILE_TEST_EXISTS));
  g_assert_cmpint (state.timestamp_version, ==, 2);
  g_assert_cmpuint (state.schemes, ==, 1);
  g_assert_cmpint (state.earliest_expires, ==, OPERATOR_NOW + 14 * OPERATOR_DAY);
  assert_state (world, 2, 2);
}

/* A new definition alone keeps the list. */
static void
test_definition_alone (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 2, TRUE);
  operator_world_publish (world, scheme, NULL);

  g_autoptr (AkashiTufClient) client = update (world);
  g_autoptr (AkashiListIndex) index = operator_world_index (client);
  g_assert_cmpint (index->serial, ==, 1);
  g_autoptr (GBytes) list = operator_world_target (client, index->full);
  g_autoptr (GPtrArray) lines = operator_world_lines (list);
  g_assert_cmpuint (lines->len, ==, 2);
}

static void
test_refresh (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autoptr (AkashiTufClient) before = update (world);
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;

  /* Only the keys of snapshot and timestamp are needed. */
  for (const char *const *name
       = (const char *const[]){ "root-1", "root-2", "root-3", "targets", "scheme-mihon", NULL };
       *name; name++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.pem", world->keys, *name);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  world->repository.now += 10 * OPERATOR_DAY;
  g_assert_true (akashi_repository_refresh (&world->repository, &state, &error));
  g_assert_no_error (error);
  g_autoptr (AkashiTufClient) client = update (world);
  g_assert_cmpint (akashi_tuf_client_version (client, "timestamp"), ==, 2);
  g_assert_cmpint (akashi_tuf_client_version (client, "snapshot"), ==, 2);
  g_assert_cmpint (akashi_tuf_client_version (client, "targets"), ==, 1);
  g_assert_cmpint (akashi_tuf_client_expires (client, "timestamp"), ==,
                   world->repository.now + 14 * OPERATOR_DAY);
}

/* After everything but the root ran out, a publication makes it good again. */
static void
test_publish_after_expiry (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;
  world->repository.now += 300 * OPERATOR_DAY;
  g_autoptr (AkashiTufClient) expired = operator_world_update (world, &error);
  g_assert_null (expired);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_EXPIRED);
  g_clear_error (&error);

  g_assert_true (akashi_repository_publish (&world->repository, FALSE, &state, &error));
  g_assert_cmpint (state.root_version, ==, 1);
  assert_state (world, 2, 2);
}

static void
test_renew_root (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *key = g_build_filename (world->keys, "root-2.pem", NULL);
  g_autofree char *other = g_build_filename (world->keys, "root-3.pem", NULL);
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;

  /* Not yet. */
  g_assert_true (akashi_repository_publish (&world->repository, TRUE, &state, &error));
  g_assert_cmpint (state.root_version, ==, 1);
  world->repository.now += 200 * OPERATOR_DAY;
  g_assert_cmpint (g_unlink (key), ==, 0);
  g_assert_true (akashi_repository_publish (&world->repository, TRUE, &state, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state.root_version, ==, 2);
  g_assert_cmpint (state.root_expires, ==, world->repository.now + 365 * OPERATOR_DAY);
  g_autoptr (AkashiTufClient) client = update (world);
  g_assert_cmpint (akashi_tuf_client_version (client, "root"), ==, 2);

  /* One root key is not enough. */
  world->repository.now += 200 * OPERATOR_DAY;
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_false (akashi_repository_publish (&world->repository, TRUE, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
}

/* A scheme whose key is elsewhere stays as it is; its additions cannot be published here. */
static void
test_scheme_key_elsewhere (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *key = g_build_filename (world->keys, "scheme-mihon.pem", NULL);
  g_autofree char *away = g_build_filename (world->folder, "away.pem", NULL);
  g_autofree char *other = operator_world_scheme ("other", 1, FALSE);
  g_assert_cmpint (g_rename (key, away), ==, 0);
  operator_world_publish (world, other, NULL);
  assert_state (world, 2, 1);

  g_autoptr (AkashiTufClient) client = update (world);
  g_autoptr (GBytes) definition = operator_world_target (client, "other/scheme.json");
  g_autoptr (AkashiTufTarget) none = akashi_tuf_client_find_target (client, "other/index.json", NULL, NULL);
  g_assert_null (none);
}

/* A folder of keys that is misspelt must not become a change of keys. */
static void
test_scheme_key_not_there (void)
{
  g_autoptr (OperatorWorld) world = world_published ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, TRUE);
  g_autofree char *one = operator_world_row ("MH-0001", "in-force");
  g_autofree char *two = operator_world_row ("MH-0002", "in-force");
  g_autofree char *list = g_strconcat (one, two, NULL);
  g_autofree char *misspelt = g_build_filename (world->folder, "kesy", NULL);
  g_autoptr (GError) error = NULL;

  world->repository.keys = misspelt;
  g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, list, &error);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  g_assert_null (staged);
  g_assert_false (g_file_test (misspelt, G_FILE_TEST_EXISTS));
  world->repository.keys = world->keys;
}

static void
test_wrong_passphrase (void)
{
  g_autoptr (OperatorWorld) world = operator_world_new_initialised ();
  g_autofree char *scheme = operator_world_scheme ("mihon", 1, FALSE);
  g_autofree char *timestamp = g_build_filename (world->directory, "metadata", "timestamp.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRepositoryStaged) staged = operator_world_add (world, scheme, NULL, &error);
  AkashiRepositoryState state;
  g_assert_no_error (error);
  world->repository.passphrase = "not this one";
  g_assert_false (akashi_repository_publish (&world->repository, FALSE, &state, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE);
  g_assert_false (g_file_test (timestamp, G_FILE_TEST_EXISTS));
}

/* Nothing is built upon a repository that is not what its keys signed. */
static void
test_damaged (void)
{
  const char *const names[] = { "timestamp.json", "1.snapshot.json", "1.targets.json", "1.mihon.json" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (OperatorWorld) world = world_published ();
      g_autofree char *path = g_build_filename (world->directory, "metadata", names[i], NULL);
      g_autoptr (GError) error = NULL;
      AkashiRepositoryState state;
      operator_world_damage (path);
      g_assert_false (akashi_repository_publish (&world->repository, FALSE, &state, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repository/round-trip", test_round_trip);
  g_test_add_func ("/repository/import", test_import);
  g_test_add_func ("/repository/init-refuses", test_init_refuses_what_is_there);
  g_test_add_func ("/repository/add-refused", test_add_refused);
  g_test_add_func ("/repository/without", test_without_repository);
  g_test_add_func ("/repository/nothing", test_nothing_to_publish);
  g_test_add_func ("/repository/staging", test_staging);
  g_test_add_func ("/repository/definition-alone", test_definition_alone);
  g_test_add_func ("/repository/refresh", test_refresh);
  g_test_add_func ("/repository/publish-after-expiry", test_publish_after_expiry);
  g_test_add_func ("/repository/renew-root", test_renew_root);
  g_test_add_func ("/repository/scheme-key-elsewhere", test_scheme_key_elsewhere);
  g_test_add_func ("/repository/scheme-key-not-there", test_scheme_key_not_there);
  g_test_add_func ("/repository/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/repository/damaged", test_damaged);
  return g_test_run ();
}
