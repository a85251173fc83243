/* SPDX-License-Identifier: Apache-2.0 */
/* The database: opening, damage, trust entries, trusted metadata, definitions, look-ups. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "akashi-target-cache.h"
#include "registry-world.h"

static void
test_nothing_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (akashi_registry_open ("/nonexistent/registry.db", FALSE, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY);
  g_clear_error (&error);
  g_assert_null (akashi_registry_open ("/proc/nothing/here/registry.db", TRUE, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
}

static void
test_open (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_true (akashi_registry_check (world->registry, &error));
  g_autoptr (AkashiRegistry) reader = akashi_registry_open (world->path, FALSE, &error);
  g_assert_no_error (error);
  gint64 before = akashi_registry_data_version (reader);
  g_assert_true (akashi_registry_note_attempt (world->registry, world->trust_id, 5, 9, NULL, &error));
  g_assert_cmpint (akashi_registry_data_version (reader), !=, before);

  /* A reader writes nothing. */
  g_assert_false (akashi_registry_note_attempt (reader, world->trust_id, 6, 9, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IO);
}

/* What a crash right after the file was made leaves. */
static void
test_empty_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-empty-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "registry.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (akashi_registry_open (path, FALSE, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY);
  g_clear_error (&error);
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&registry, akashi_registry_free);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL }; *end; end++)
    {
      g_autofree char *file = g_strconcat (path, *end, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
test_not_ours (void)
{
  static const struct {
    const char *sql;
    AkashiError code;
  } cases[] = {
    { "PRAGMA user_version=1000", AKASHI_ERROR_NEWER_REGISTRY },
    { "PRAGMA application_id=7", AKASHI_ERROR_DAMAGED_REGISTRY },
    { "PRAGMA user_version=0", AKASHI_ERROR_DAMAGED_REGISTRY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gboolean writable = FALSE; writable <= TRUE; writable++)
      {
        g_autoptr (World) world = world_new (FALSE);
        g_autoptr (GError) error = NULL;
        g_clear_pointer (&world->registry, akashi_registry_free);
        run_sql (world->path, cases[i].sql);
        g_assert_null (akashi_registry_open (world->path, writable, &error));
        g_assert_error (error, AKASHI_ERROR, (int) cases[i].code);
      }
}

/* Writes everything into the main file, so that damage done to it is not hidden by the log. */
static void
settle (World *world)
{
  g_clear_pointer (&world->registry, akashi_registry_free);
  run_sql (world->path, "PRAGMA wal_checkpoint(TRUNCATE)");
}

/* What is done to a database, and that it is told, and that nothing is deleted. */
static void
check_damaged (const char *what, const guint8 *bytes, gsize length, gboolean whole)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-damaged-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "registry.db", NULL);
  g_autofree char *after = NULL;
  gsize after_length;

  g_test_message ("%s", what);
  g_assert_true (g_file_set_contents (path, (const char *) bytes, (gssize) length, NULL));
  for (gboolean writable = FALSE; writable <= TRUE; writable++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, writable, &error);
      gboolean good = registry != NULL && akashi_registry_check (registry, &error);
      if (good)
        {
          g_autoptr (GPtrArray) states = akashi_registry_list_states (registry, &error);
          g_autoptr (AkashiRegistration) found
              = akashi_registry_find_number (registry, "mihon", "MH-2026-000001", NULL, &error);
          good = states != NULL && found != NULL;
        }
      g_assert_cmpint (good, ==, whole);
      if (!good)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
    }
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, bytes, length);
  for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL }; *end; end++)
    {
      g_autofree char *file = g_strconcat (path, *end, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
}

static void
test_damaged (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *list = world_row (1, "in-force");
  g_autofree char *good = NULL;
  gsize length;

  world_import_ok (world, 1, "2026-11-20", list);
  settle (world);
  g_assert_true (g_file_get_contents (world->path, &good, &length, NULL));
  check_damaged ("whole", (guint8 *) good, length, TRUE);
  check_damaged ("cut in half", (guint8 *) good, length / 2, FALSE);
  check_damaged ("cut by a page", (guint8 *) good, length - 4096, FALSE);
  check_damaged ("cut to a piece of its header", (guint8 *) good, 50, FALSE);
  check_damaged ("a text", (const guint8 *) "this is not a database at all", 29, FALSE);

  g_autofree guint8 *changed = g_memdup2 (good, length);
  memset (changed, 'x', 100);
  check_damaged ("header overwritten", changed, length, FALSE);
  for (gsize page = 1; page < length / 4096; page++)
    {
      memcpy (changed, good, length);
      memset (changed + page * 4096, 0xa5, 4096);
      check_damaged ("a page overwritten", changed, length, FALSE);
    }
}

static void
test_trust (void)
{
  g_autoptr (World) world = world_new (FALSE);
  g_autoptr (GBytes) other = world_root (FALSE);
  g_autoptr (GBytes) sample = world_root (TRUE);
  g_autoptr (GBytes) nonsense = world_text ("{}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (akashi_registry_add_trust (world->registry, other, "https://b.example/", &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (akashi_registry_add_trust (world->registry, other, "https://c.example/", &error), ==, -1);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (akashi_registry_add_trust (world->registry, sample, "https://s.example/", &error), ==, -1);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (akashi_registry_add_trust (world->registry, nonsense, "https://n.example/", &error), ==,
                   -1);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (akashi_registry_note_attempt (world->registry, world->trust_id, 100, 150, NULL, &error));
  g_assert_true (
      akashi_registry_note_attempt (world->registry, world->trust_id, 200, 500, "no connection", &error));
  world_reopen (world, FALSE);
  g_autoptr (GPtrArray) entries = akashi_registry_list_trust (world->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  const AkashiTrustEntry *first = entries->pdata[0];
  g_assert_cmpint (first->id, ==, world->trust_id);
  g_assert_cmpstr (first->url, ==, "https://list.mihon.example/");
  g_assert_false (first->sample);
  g_assert_cmpint (first->last_attempt, ==, 200);
  g_assert_cmpint (first->last_success, ==, 100);
  g_assert_cmpstr (first->last_error, ==, "no connection");
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, other);
  g_assert_cmpstr (((const AkashiTrustEntry *) entries->pdata[1])->root_sha256, ==, sha256);
}

static void
save (const AkashiTufStore *store, const char *role, gint64 version, int code)
{
  g_autofree char *text = g_strdup_printf ("%s %d", role, (int) version);
  g_autoptr (GBytes) bytes = world_text (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (store->save (store->self, role, version, bytes, &error), ==, code < 0);
  if (code >= 0)
    {
      g_assert_error (error, AKASHI_ERROR, code);
      return;
    }
  g_assert_no_error (error);
  g_autoptr (GBytes) loaded = store->load (store->self, role, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, loaded));
}

static void
test_store (void)
{
  g_autoptr (World) world = world_new (FALSE);
  AkashiTufStore store = akashi_registry_store (world->registry, world->trust_id);
  g_autoptr (GBytes) root = store.load (store.self, "root", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (root);
  g_assert_null (store.load (store.self, "timestamp", &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
  save (&store, "timestamp", 7, -1);
  save (&store, "timestamp", 7, -1);
  save (&store, "snapshot", 5, -1);
  save (&store, "targets", 4, -1);
  save (&store, "見本?#/..", 2, -1);
  save (&store, "timestamp", 6, AKASHI_ERROR_TUF_ROLLBACK);
  save (&store, "targets", 3, AKASHI_ERROR_TUF_ROLLBACK);

  world_reopen (world, TRUE);
  store = akashi_registry_store (world->registry, world->trust_id);
  save (&store, "timestamp", 6, AKASHI_ERROR_TUF_ROLLBACK);

  /* Recovery after a key rotation: with the snapshot, the targets may start again. */
  g_assert_true (store.discard (store.self, "timestamp", NULL));
  save (&store, "timestamp", 1, -1);
  save (&store, "targets", 3, AKASHI_ERROR_TUF_ROLLBACK);
  g_assert_true (store.discard (store.self, "snapshot", NULL));
  g_assert_null (store.load (store.self, "snapshot", NULL));
  save (&store, "snapshot", 1, -1);
  save (&store, "targets", 1, -1);
  save (&store, "見本?#/..", 1, -1);
  save (&store, "timestamp", 0, AKASHI_ERROR_TUF_ROLLBACK);
}

/* Killed after a new root was saved and before the rest was discarded: the new root's rules hold. */
static void
test_store_new_root (void)
{
  g_autoptr (World) world = world_new (FALSE);
  AkashiTufStore store = akashi_registry_store (world->registry, world->trust_id);
  g_autoptr (GBytes) next = world_root (FALSE);
  g_autoptr (GBytes) sample = world_root (TRUE);
  g_autoptr (GError) error = NULL;

  save (&store, "timestamp", 1000, -1);
  g_assert_true (store.save (store.self, "root", 2, next, &error));
  save (&store, "timestamp", 1, -1);
  save (&store, "timestamp", 0, AKASHI_ERROR_TUF_ROLLBACK);
  g_assert_false (store.save (store.self, "root", 1, next, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK);
  g_clear_error (&error);
  g_assert_false (store.save (store.self, "root", 3, sample, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS);
}

/* One key of tests/vectors/labels.json, with @revoked as in JSON. */
#define KEY(revoked)                                                                                         \
  "[{\"kid\":\"251448e3bb31ea00\",\"spki_pem\":\"-----BEGIN PUBLIC KEY-----\\n"                              \
  "MCowBQYDK2VwAyEAUzmLg5ivsMm1jTjUohi4EaNIwGt50VcJeZHqDURa8Gg=\\n-----END PUBLIC KEY-----\\n\","            \
  "\"valid_from\":\"2025-01-01\",\"valid_until\":\"2030-12-31\",\"revoked\":" revoked "}]"

static void
install (World *world, gint64 trust_id, const char *scheme, const char *json, gboolean good)
{
  g_autoptr (GBytes) bytes = world_text (json);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", json);
  g_assert_cmpint (akashi_registry_install_scheme (world->registry, trust_id, scheme, bytes, &error), ==,
                   good);
  if (!good)
    g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
}

static void
test_schemes (void)
{
  g_autoptr (World) world = world_new (FALSE);
  g_autoptr (GBytes) root = world_root (FALSE);
  g_autoptr (GError) error = NULL;
  gint64 mine = world->trust_id;
  gint64 other = akashi_registry_add_trust (world->registry, root, "https://b.example/", &error);

  g_assert_no_error (error);
  install (world, mine, "mihon",
           "{\"id\":\"mihon\",\"version\":2,\"hosts\":[\"a.example\"],\"label_keys\":" KEY ("null") "}",
           TRUE);
  install (world, mine, "mihon", "{\"id\":\"other\",\"hosts\":[]}", FALSE);
  install (world, mine, "mihon", "{\"id\":\"mihon\"}", FALSE);
  install (world, other, "mihon", "{\"id\":\"mihon\",\"version\":9,\"hosts\":[\"a.example\"]}", FALSE);
  install (world, other, "zwei", "{\"id\":\"zwei\",\"hosts\":[\"a.example\"]}", FALSE);
  install (world, other, "zwei", "{\"id\":\"zwei\",\"hosts\":[],\"label_keys\":" KEY ("null") "}", FALSE);
  install (world, other, "zwei", "{\"id\":\"zwei\",\"hosts\":[\"z.example\"]}", TRUE);

  /* An older definition does not replace a newer one, but its revocation counts; and no later one takes it
   * back. */
  install (world, mine, "mihon",
           "{\"id\":\"mihon\",\"version\":1,\"hosts\":[],\"label_keys\":" KEY ("\"2026-02-01\"") "}", TRUE);
  install (world, mine, "mihon",
           "{\"id\":\"mihon\",\"version\":3,\"hosts\":[\"c.example\"],\"label_keys\":" KEY ("null") "}",
           TRUE);
  world_reopen (world, FALSE);
  g_autoptr (GPtrArray) schemes = akashi_registry_load_schemes (world->registry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (schemes->len, ==, 2);
  const AkashiScheme *mihon = schemes->pdata[0];
  AkashiDate revoked;
  g_assert_true (akashi_date_parse ("2026-02-01", &revoked));
  g_assert_cmpuint (mihon->version, ==, 3);
  g_assert_cmpstr (mihon->hosts[0], ==, "c.example");
  g_assert_cmpint (((const AkashiLabelKey *) mihon->label_keys->pdata[0])->revoked, ==, revoked);
  g_assert_false (mihon->sample);

  g_autoptr (GPtrArray) states = akashi_registry_list_states (world->registry, &error);
  g_assert_cmpuint (states->len, ==, 2);
  const AkashiListState *state = states->pdata[1];
  g_assert_cmpstr (state->scheme, ==, "zwei");
  g_assert_cmpint (state->serial, ==, -1);
  g_assert_cmpint (state->as_of, ==, AKASHI_DATE_UNKNOWN);
  g_assert_cmpint (state->published, ==, -1);
}

static void
check_one (GPtrArray *found, const char *number)
{
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, number ? 1 : 0);
  if (number)
    {
      const AkashiRegistration *registration = found->pdata[0];
      g_assert_cmpstr (registration->number, ==, number);
      g_assert_cmpstr (registration->scheme, ==, "mihon");
    }
}

static void
test_lookup (void)
{
  g_autoptr (World) world = world_new (TRUE);
  static const struct {
    const char *scheme;
    const char *written;
    gboolean found;
  } numbers[] = {
    { "mihon", "MH-2026-000002", TRUE },
    { "mihon", "mh2026000002", TRUE },
    { "mihon", "ＭＨ－２０２６－０００００２", TRUE },
    { "mihon", "MH-2026-000009", FALSE },
    { "other", "MH-2026-000002", FALSE },
    { "mihon", "", FALSE },
    { "mihon", "\xff", FALSE },
    { "mihon", "MH-2026-00000", FALSE },
  };
  g_autofree char *one = world_row (1, "in-force");
  g_autofree char *two = world_row (2, "withdrawn");
  g_autofree char *list = g_strconcat (one, two, NULL);

  world_import_ok (world, 1, "2026-11-20", list);
  world_reopen (world, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      AkashiDrop drop = { 0, 0 };
      g_autoptr (AkashiRegistration) found = akashi_registry_find_number (world->registry, numbers[i].scheme,
                                                                          numbers[i].written, &drop, &error);
      g_assert_no_error (error);
      g_assert_cmpint (found != NULL, ==, numbers[i].found);
      g_assert_cmpint (drop.on, ==, AKASHI_DATE_UNKNOWN);
      if (found)
        g_assert_cmpint (found->status, ==, AKASHI_STATUS_WITHDRAWN);
    }

  g_autoptr (AkashiRegistration) row
      = akashi_registry_find_number (world->registry, "mihon", "MH-2026-000002", NULL, NULL);
  AkashiGtin gtin = g_array_index (((const AkashiModel *) row->models->pdata[0])->gtins, AkashiGtin, 0);
  g_autoptr (GPtrArray) by_gtin = akashi_registry_find_gtin (world->registry, gtin, NULL);
  g_autoptr (GPtrArray) by_no_gtin = akashi_registry_find_gtin (world->registry, 17, NULL);
  g_autoptr (GPtrArray) by_model = akashi_registry_find_model (world->registry, NULL, "hn 2", NULL);
  g_autoptr (GPtrArray) by_scheme_model = akashi_registry_find_model (world->registry, "mihon", "HN‐2", NULL);
  g_autoptr (GPtrArray) by_other_model = akashi_registry_find_model (world->registry, "other", "HN-2", NULL);
  check_one (by_gtin, "MH-2026-000002");
  check_one (by_no_gtin, NULL);
  check_one (by_model, "MH-2026-000002");
  check_one (by_scheme_model, "MH-2026-000002");
  check_one (by_other_model, NULL);
}

/* Seventeen registrations with one model and one GTIN: sixteen are handed out. */
static void
test_lookup_limit (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 1; i <= 17; i++)
    g_string_append_printf (
        list,
        "{\"number\":\"N%u\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\","
        "\"gtins\":[\"09520484014689\"]}],\"status\":\"in-force\"}\n",
        i);
  world_import_ok (world, 1, "2026-11-20", list->str);
  g_autoptr (GPtrArray) by_model = akashi_registry_find_model (world->registry, "mihon", "x", NULL);
  g_autoptr (GPtrArray) by_gtin
      = akashi_registry_find_gtin (world->registry, G_GUINT64_CONSTANT (9520484014689), NULL);
  g_assert_cmpuint (by_model->len, ==, 16);
  g_assert_cmpuint (by_gtin->len, ==, 16);
}

static void
test_target_cache (void)
{
  g_autoptr (World) world = world_new (FALSE);
  g_autoptr (GBytes) bytes = world_text ("{}");
  g_autoptr (GError) error = NULL;

  g_assert_null (akashi_target_cache_load (world->registry, world->trust_id, "schemes.json"));
  g_assert_true (akashi_target_cache_save (world->registry, world->trust_id, "schemes.json", bytes, &error));
  world_reopen (world, FALSE);
  g_autoptr (GBytes) kept = akashi_target_cache_load (world->registry, world->trust_id, "schemes.json");
  g_assert_true (g_bytes_equal (kept, bytes));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registry/nothing-there", test_nothing_there);
  g_test_add_func ("/registry/open", test_open);
  g_test_add_func ("/registry/empty-file", test_empty_file);
  g_test_add_func ("/registry/not-ours", test_not_ours);
  g_test_add_func ("/registry/damaged", test_damaged);
  g_test_add_func ("/registry/trust", test_trust);
  g_test_add_func ("/registry/store", test_store);
  g_test_add_func ("/registry/store-new-root", test_store_new_root);
  g_test_add_func ("/registry/schemes", test_schemes);
  g_test_add_func ("/registry/lookup", test_lookup);
  g_test_add_func ("/registry/lookup-limit", test_lookup_limit);
  g_test_add_func ("/registry/target-cache", test_target_cache);
  return g_test_run ();
}
