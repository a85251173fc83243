/* SPDX-License-Identifier: Apache-2.0 */
/* Full lists: what comes in, what is refused, what is remembered, and what stays when it goes wrong. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "akashi-limits.h"
#include "akashi-registry-private.h"
#include "registry-world.h"

static AkashiRegistration *
find (World *world, guint number, AkashiDrop *drop)
{
  g_autofree char *text = g_strdup_printf ("MH-2026-%06u", number);
  g_autoptr (GError) error = NULL;
  AkashiRegistration *found = akashi_registry_find_number (world->registry, "mihon", text, drop, &error);

  g_assert_no_error (error);
  return found;
}

static gboolean
is_listed (World *world, guint number)
{
  g_autoptr (AkashiRegistration) found = find (world, number, NULL);
  return found != NULL;
}

static void
check_drop (World *world, guint number, const char *on, const char *valid_until)
{
  AkashiDrop drop;
  g_autoptr (AkashiRegistration) found = find (world, number, &drop);
  g_autofree char *day = akashi_date_format (drop.on);
  g_autofree char *term = akashi_date_format (drop.valid_until);

  g_assert_null (found);
  g_assert_cmpstr (day, ==, on);
  g_assert_cmpstr (term, ==, valid_until);
}

static void
check_state (World *world, gint64 serial, gint64 count)
{
  g_autoptr (GPtrArray) states = akashi_registry_list_states (world->registry, NULL);
  const AkashiListState *state = states->pdata[0];

  g_assert_cmpint (state->serial, ==, serial);
  g_assert_cmpint (state->rows, ==, count);
}

static void
test_full_lists (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *second = world_rows (2, 12);
  g_autofree char *withdrawn = world_row (3, "withdrawn");
  g_autofree char *rest = world_rows (4, 12);
  g_autofree char *again = world_rows (1, 1);
  g_autofree char *third = g_strconcat (again, withdrawn, rest, NULL);

  world_import_ok (world, 1, "2026-01-10", first);
  check_state (world, 1, 10);
  world_import_ok (world, 2, "2026-02-10", second);
  check_state (world, 2, 11);
  g_assert_true (is_listed (world, 12));
  check_drop (world, 1, "2026-02-10", "2028-03-31");

  /* 1 is back, 3 is withdrawn, 2 is gone. */
  world_import_ok (world, 3, "2026-03-10", third);
  world_reopen (world, FALSE);
  AkashiDrop drop;
  g_autoptr (AkashiRegistration) one = find (world, 1, &drop);
  g_autoptr (AkashiRegistration) three = find (world, 3, NULL);
  g_assert_nonnull (one);
  g_assert_cmpint (drop.on, ==, AKASHI_DATE_UNKNOWN);
  g_assert_cmpint (three->status, ==, AKASHI_STATUS_WITHDRAWN);
  check_drop (world, 2, "2026-03-10", "2028-03-31");
  g_autoptr (GPtrArray) gone = akashi_registry_find_model (world->registry, "mihon", "HN-2", NULL);
  g_autoptr (GPtrArray) kept = akashi_registry_find_model (world->registry, "mihon", "HN-3", NULL);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (akashi_registry_check (world->registry, NULL));
}

/* A row that changes its model and GTIN is found by the new ones only. */
static void
test_changed_names (void)
{
  static const char row[] = "{\"number\":\"A1\",\"maker\":{\"name\":{\"en\":\"M\"}},"
                            "\"models\":[{\"model\":\"%s\",\"gtins\":[\"%s\"]}],\"status\":\"in-force\"}\n";
  g_autoptr (World) world = world_new (TRUE);
  GString *before = g_string_new (row);
  g_string_replace (before, "%s", "OLD", 1);
  g_string_replace (before, "%s", "09520484014689", 1);
  GString *after = g_string_new (row);
  g_string_replace (after, "%s", "NEW", 1);
  g_string_replace (after, "%s", "9520000000011", 1);

  world_import_ok (world, 1, "2026-01-10", before->str);
  world_import_ok (world, 2, "2026-02-10", after->str);
  g_string_free (before, TRUE);
  g_string_free (after, TRUE);
  g_autoptr (GPtrArray) old_model = akashi_registry_find_model (world->registry, NULL, "OLD", NULL);
  g_autoptr (GPtrArray) new_model = akashi_registry_find_model (world->registry, NULL, "NEW", NULL);
  g_autoptr (GPtrArray) old_gtin
      = akashi_registry_find_gtin (world->registry, G_GUINT64_CONSTANT (9520484014689), NULL);
  g_autoptr (GPtrArray) new_gtin
      = akashi_registry_find_gtin (world->registry, G_GUINT64_CONSTANT (9520000000011), NULL);
  g_assert_cmpuint (old_model->len + old_gtin->len, ==, 0);
  g_assert_cmpuint (new_model->len, ==, 1);
  g_assert_cmpuint (new_gtin->len, ==, 1);
}

static void
test_drop_lines (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *nine = world_rows (1, 9);
  g_autofree char *second = g_strconcat (
      nine, "{\"drop\":\"MH-2026-000010\",\"on\":\"2026-01-20\"}\n",
      "{\"drop\":\"MH-2019-000001\",\"on\":\"2019-05-01\",\"valid_until\":\"2020-01-01\"}\n", NULL);

  world_import_ok (world, 1, "2026-01-10", first);
  world_import_ok (world, 2, "2026-02-10", second);
  check_state (world, 2, 9);
  check_drop (world, 10, "2026-01-20", "2028-03-31"); /* the list's day, the term we knew */
  AkashiDrop drop;
  g_autoptr (AkashiRegistration) none
      = akashi_registry_find_number (world->registry, "mihon", "mh2019000001", &drop, NULL);
  g_autofree char *on = akashi_date_format (drop.on);
  g_autofree char *term = akashi_date_format (drop.valid_until);
  g_assert_null (none);
  g_assert_cmpstr (on, ==, "2019-05-01");
  g_assert_cmpstr (term, ==, "2020-01-01");

  /* What a later list no longer mentions is still remembered. */
  world_import_ok (world, 3, "2026-03-10", nine);
  check_drop (world, 10, "2026-01-20", "2028-03-31");
}

#define GOOD                                                                                                 \
  "{\"number\":\"A1\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}],\"status\":\"in-"   \
  "force\"}\n"

static void
test_refused_lines (void)
{
  static const struct {
    const char *list;
    const char *says;
  } cases[] = {
    { GOOD "{\"number\":\"A2\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"X\"}]}\n",
      "line 2: " },
    { GOOD GOOD, "line 2: number A1 is listed twice" },
    { GOOD "\n", "line 2: " },
    { GOOD "nonsense\n", "line 2: " },
    { GOOD "{\"drop\":\"a1\",\"on\":\"2026-01-01\"}\n", "line 2: number a1 is both listed and dropped" },
    { "{\"drop\":\"A1\",\"on\":\"2026-01-01\"}\n" GOOD, "line 2: number A1 is both listed and dropped" },
    { "{\"drop\":\"A2\",\"on\":\"2026-01-01\"}\n{\"drop\":\"A2\",\"on\":\"2026-01-02\"}\n",
      "line 2: number A2 is dropped twice" },
    { GOOD "{\"drop\":\"A2\"}\n", "line 2: " },
    { GOOD "{\"drop\":\"A2\",\"on\":\"2026-02-30\"}\n", "line 2: " },
    { GOOD "{\"number\":\"A2\"", "line 2: the last line does not end" },
  };
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *good = world_rows (1, 3);

  world_import_ok (world, 1, "2026-01-10", good);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].list);
      g_assert_false (world_import (world, 2, "2026-02-10", cases[i].list, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      check_state (world, 1, 3);
      g_assert_true (is_listed (world, 1));
    }
}

static gboolean
import_with (World *world, AkashiListIndex *index, const char *list, GError **error)
{
  g_autoptr (GBytes) file = world_zstd (list, strlen (list));
  return akashi_registry_import_full (world->registry, world->trust_id, "mihon", index, file, 1, error);
}

static void
test_index_disagrees (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *list = world_rows (1, 3);
  g_autoptr (AkashiListIndex) index = world_index (1, "2026-01-10", list);
  g_autoptr (GError) error = NULL;

  index->rows++;
  g_assert_false (import_with (world, index, list, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_clear_error (&error);
  index->rows--;
  index->digest[5] = index->digest[5] == '0' ? '1' : '0';
  g_assert_false (import_with (world, index, list, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  check_state (world, -1, 0);
}

/* A fifth may go without a word, one more may not. */
static void
test_shrinking (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *ten = world_rows (1, 10);
  g_autofree char *eight = world_rows (1, 8);
  g_autofree char *seven = world_rows (1, 7);
  g_autofree char *six = world_rows (1, 6);
  g_autoptr (GError) error = NULL;

  world_import_ok (world, 1, "2026-01-10", ten);
  g_assert_false (world_import (world, 2, "2026-01-11", seven, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  check_state (world, 1, 10);
  world_import_ok (world, 2, "2026-01-11", eight);
  g_autoptr (AkashiListIndex) index = world_index (3, "2026-01-12", six);
  index->shrinks = TRUE;
  g_clear_error (&error);
  g_assert_true (import_with (world, index, six, &error));
  g_assert_no_error (error);
  check_state (world, 3, 6);
  check_drop (world, 7, "2026-01-12", "2028-03-31");
}

/* From serial to serial a fifth may go, so from one to one further on more. */
static void
test_shrinking_over_serials (void)
{
  static const struct {
    gint64 serial; /* ten rows are those of serial 1 */
    guint rows;
    gboolean taken;
  } cases[] = {
    { 2, 8, TRUE }, { 2, 7, FALSE }, { 3, 7, TRUE },  { 3, 6, FALSE },
    { 4, 6, TRUE }, { 6, 4, TRUE },  { 6, 3, FALSE }, { AKASHI_MAX_SERIAL, 3, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (World) world = world_new (TRUE);
      g_autofree char *ten = world_rows (1, 10);
      g_autofree char *fewer = world_rows (1, cases[i].rows);
      g_autoptr (GError) error = NULL;
      g_test_message ("case %zu", i);
      world_import_ok (world, 1, "2026-01-10", ten);
      g_assert_cmpint (world_import (world, cases[i].serial, "2026-01-11", fewer, &error), ==,
                       cases[i].taken);
      if (!cases[i].taken)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
    }
}

static void
save_targets (World *world, gint64 version, const char *key)
{
  g_autofree char *text = g_strdup_printf (
      "{\"signed\":{\"delegations\":{\"keys\":{\"k\":{\"keyval\":{\"public\":\"%s\"}}},"
      "\"roles\":[{\"name\":\"other\",\"keyids\":[]},{\"name\":\"mihon\",\"keyids\":[\"k\"]}]}}}",
      key);
  g_autoptr (GBytes) bytes = world_text (text);
  AkashiTufStore store = akashi_registry_store (world->registry, world->trust_id);

  g_assert_true (store.save (store.self, "targets", version, bytes, NULL));
}

/* Other keys may begin their serials anew, and a fifth may go then as well. */
static void
test_shrinking_with_other_keys (void)
{
  for (guint rows = 7; rows <= 8; rows++)
    {
      g_autoptr (World) world = world_new (TRUE);
      g_autofree char *ten = world_rows (1, 10);
      g_autofree char *fewer = world_rows (1, rows);
      g_autoptr (GError) error = NULL;
      save_targets (world, 1, "aaaa");
      world_import_ok (world, 5, "2026-01-10", ten);
      save_targets (world, 2, "bbbb");
      g_assert_cmpint (world_import (world, 1, "2026-01-11", fewer, &error), ==, rows == 8);
    }
}

static void
test_serials (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *three = world_rows (1, 3);
  g_autofree char *four = world_rows (1, 4);
  g_autoptr (GError) error = NULL;

  save_targets (world, 1, "aaaa");
  world_import_ok (world, 5, "2026-01-10", three);
  g_assert_false (world_import (world, 4, "2026-01-11", four, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_clear_error (&error);
  g_assert_false (world_import (world, 5, "2026-01-11", four, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_clear_error (&error);
  world_import_ok (world, 5, "2026-01-11", three);

  /* Other keys speak for the scheme now: it may begin again. */
  save_targets (world, 2, "bbbb");
  world_import_ok (world, 1, "2026-01-12", four);
  check_state (world, 1, 4);
  g_assert_false (world_import (world, 0, "2026-01-12", four, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
}

static void
test_confirm (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *three = world_rows (1, 3);
  g_autofree char *four = world_rows (1, 4);
  g_autoptr (AkashiListIndex) same = world_index (5, "2026-02-10", three);
  g_autoptr (AkashiListIndex) other = world_index (5, "2026-02-10", four);
  g_autoptr (GError) error = NULL;

  world_import_ok (world, 5, "2026-01-10", three);
  g_assert_true (akashi_registry_confirm_list (world->registry, "mihon", same, 9, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) states = akashi_registry_list_states (world->registry, NULL);
  const AkashiListState *state = states->pdata[0];
  g_assert_cmpint (state->role_version, ==, 9);
  g_assert_cmpint (state->as_of, ==, same->as_of);
  g_assert_cmpint (state->published, ==, same->published);
  g_assert_false (akashi_registry_confirm_list (world->registry, "mihon", other, 10, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_clear_error (&error);
  g_assert_false (akashi_registry_confirm_list (world->registry, "zwei", same, 10, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
}

static void
test_not_installed (void)
{
  g_autoptr (World) world = world_new (FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (world_import (world, 1, "2026-01-10", GOOD, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
}

/* Imports in a process that is killed when it writes past @limit bytes of any file. Returns: whether it came
 * to its end */
static gboolean
import_and_die (World *world, const char *list, rlim_t limit)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      setrlimit (RLIMIT_CORE, &(struct rlimit){ 0, 0 });
      setrlimit (RLIMIT_FSIZE, &(struct rlimit){ limit, limit });
      signal (SIGXFSZ, SIG_DFL);
      world->registry = akashi_registry_open (world->path, TRUE, NULL);
      _exit (world->registry && world_import (world, 2, "2026-02-10", list, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGXFSZ : WIFEXITED (status));
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

/* Killed at any byte of what an import writes: the old list is whole and the next run goes on. */
static void
test_killed (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = world_rows (1, 400);
  g_autofree char *second = world_rows (41, 440);
  gboolean imported = FALSE;
  guint kills = 0;

  world_import_ok (world, 1, "2026-01-10", first);
  for (rlim_t limit = 1; !imported; limit += 1021)
    {
      g_clear_pointer (&world->registry, akashi_registry_free);
      imported = import_and_die (world, second, limit);
      kills += !imported;
      world_reopen (world, FALSE);
      g_assert_true (akashi_registry_check (world->registry, NULL));
      check_state (world, imported ? 2 : 1, 400);
      g_assert_cmpint (is_listed (world, 1), ==, !imported);
      g_assert_cmpint (is_listed (world, 440), ==, imported);
    }
  g_test_message ("killed %u times", kills);
  g_assert_cmpuint (kills, >, 50);
}

/* A full disk and another writer have names of their own, and the list stays as it was. */
static void
test_full_and_busy (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) full = NULL;
  g_autoptr (GError) busy = NULL;
  g_autofree char *one = world_rows (1, 10);
  g_autofree char *many = world_rows (1, 2000);
  sqlite3 *other = NULL;

  world_import_ok (world, 1, "2026-11-20", one);
  g_assert_true (akashi_database_exec (world->registry->database, "PRAGMA max_page_count = 40", NULL));
  g_assert_false (world_import (world, 2, "2026-11-21", many, &full));
  g_assert_error (full, AKASHI_ERROR, AKASHI_ERROR_NO_SPACE);
  check_state (world, 1, 10);

  g_assert_cmpint (sqlite3_open (world->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (world->registry->database->connection, 1);
  g_assert_false (world_import (world, 2, "2026-11-21", one, &busy));
  g_assert_error (busy, AKASHI_ERROR, AKASHI_ERROR_BUSY);
  sqlite3_close (other);
  check_state (world, 1, 10);
}

/* Two programs that update at once: the second finds the list there, and does not read it again. */
static void
test_already_there (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = world_rows (1, 10);
  g_autoptr (AkashiListIndex) index = world_index (1, "2026-11-20", list);
  g_autoptr (GBytes) unread = world_text ("no zstd");

  world_import_ok (world, 1, "2026-11-20", list);
  gboolean there
      = akashi_registry_import_full (world->registry, world->trust_id, "mihon", index, unread, 1, &error);
  g_assert_no_error (error);
  g_assert_true (there);
  check_state (world, 1, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/full-lists", test_full_lists);
  g_test_add_func ("/import/changed-names", test_changed_names);
  g_test_add_func ("/import/drop-lines", test_drop_lines);
  g_test_add_func ("/import/refused-lines", test_refused_lines);
  g_test_add_func ("/import/index-disagrees", test_index_disagrees);
  g_test_add_func ("/import/shrinking", test_shrinking);
  g_test_add_func ("/import/shrinking-over-serials", test_shrinking_over_serials);
  g_test_add_func ("/import/shrinking-with-other-keys", test_shrinking_with_other_keys);
  g_test_add_func ("/import/serials", test_serials);
  g_test_add_func ("/import/confirm", test_confirm);
  g_test_add_func ("/import/not-installed", test_not_installed);
  g_test_add_func ("/import/killed", test_killed);
  g_test_add_func ("/import/full-and-busy", test_full_and_busy);
  g_test_add_func ("/import/already-there", test_already_there);
  return g_test_run ();
}
