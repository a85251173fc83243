/* SPDX-License-Identifier: Apache-2.0 */
/* Full lists: what comes in, what is refused, what is remembered, and what stays when it goes wrong. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "akashi-limits.h"
#include "akashi-list-digest.h"
#include "akashi-list-reader.h"
#include "registry-world.h"

/* Rows @from to @to, in force. */
static char *
rows (guint from, guint to)
{
  GString *list = g_string_new (NULL);

  for (guint i = from; i <= to; i++)
    {
      g_autofree char *row = world_row (i, "in-force");
      g_string_append (list, row);
    }
  return g_string_free (list, FALSE);
}

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
test_digest (void)
{
  g_auto (AkashiListDigest) a = { 0 };
  g_auto (AkashiListDigest) b = { 0 };

  akashi_list_digest_init (&a);
  akashi_list_digest_init (&b);
  g_autofree char *empty = akashi_list_digest_finish (&a);
  g_assert_cmpstr (empty, ==, "0000000000000000000000000000000000000000000000000000000000000000");

  /* One row: SHA-256 itself. */
  akashi_list_digest_add (&a, "abc", 3);
  g_autofree char *one = akashi_list_digest_finish (&a);
  g_assert_cmpstr (one, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

  /* Any order; and what is taken away was never there. */
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf ("row %u", i);
      g_autofree char *other = g_strdup_printf ("row %u", 99 - i);
      akashi_list_digest_add (&a, row, strlen (row));
      akashi_list_digest_add (&b, other, strlen (other));
    }
  akashi_list_digest_remove (&a, "abc", 3);
  g_autofree char *forward = akashi_list_digest_finish (&a);
  g_autofree char *backward = akashi_list_digest_finish (&b);
  g_assert_cmpstr (forward, ==, backward);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *row = g_strdup_printf ("row %u", i);
      akashi_list_digest_remove (&a, row, strlen (row));
    }
  g_autofree char *nothing = akashi_list_digest_finish (&a);
  g_assert_cmpstr (nothing, ==, empty);
}

static void
test_carry (void)
{
  static const char ff[] = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
  g_auto (AkashiListDigest) digest = { 0 };
  g_autofree char *one = NULL;

  akashi_list_digest_init (&digest);
  akashi_list_digest_add (&digest, "x", 1);
  one = akashi_list_digest_finish (&digest);
  memset (digest.sum, 0xff, sizeof digest.sum); /* -1 */
  akashi_list_digest_add (&digest, "x", 1);
  akashi_list_digest_remove (&digest, "x", 1);
  g_autofree char *minus_one = akashi_list_digest_finish (&digest);
  g_assert_cmpstr (minus_one, ==, ff);
}

static void
test_full_lists (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = rows (1, 10);
  g_autofree char *second = rows (2, 12);
  g_autofree char *withdrawn = world_row (3, "withdrawn");
  g_autofree char *rest = rows (4, 12);
  g_autofree char *again = rows (1, 1);
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
  g_autofree char *first = rows (1, 10);
  g_autofree char *nine = rows (1, 9);
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
  g_autofree char *good = rows (1, 3);

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
  g_autofree char *list = rows (1, 3);
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
  g_autofree char *ten = rows (1, 10);
  g_autofree char *eight = rows (1, 8);
  g_autofree char *seven = rows (1, 7);
  g_autofree char *six = rows (1, 6);
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

static void
test_serials (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *three = rows (1, 3);
  g_autofree char *four = rows (1, 4);
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
  g_autofree char *three = rows (1, 3);
  g_autofree char *four = rows (1, 4);
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

/* Reads all lines. Returns: how many, or minus the error's code */
static int
read_all (GBytes *file)
{
  g_autoptr (AkashiListReader) reader = akashi_list_reader_new (file);
  g_autoptr (GError) error = NULL;
  const char *line;
  gsize length;

  do
    if (!akashi_list_reader_next (reader, &line, &length, &error))
      return -error->code;
  while (line);
  return (int)akashi_list_reader_line_number (reader);
}

static void
test_reader (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%x%x\n", i * 2654435761u, i * 40503u);
  g_autoptr (GBytes) whole = world_zstd (text->str, text->len);
  gsize length = g_bytes_get_size (whole);
  g_assert_cmpint (read_all (whole), ==, 20000);

  for (gsize cut = 1; cut < length; cut += length / 13)
    {
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (whole, 0, cut);
      g_assert_cmpint (read_all (piece), ==, -AKASHI_ERROR_IMPORT_REFUSED);
    }
  g_autoptr (GBytes) login = world_text ("<html><body>Please log in</body></html>\n");
  g_assert_cmpint (read_all (login), ==, -AKASHI_ERROR_IMPORT_REFUSED);
  g_autoptr (GBytes) nothing = world_zstd ("", 0);
  g_assert_cmpint (read_all (nothing), ==, 0);

  /* Two frames one after the other are one file. */
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_byte_array_append (twice, g_bytes_get_data (whole, NULL), (guint)length);
  g_byte_array_append (twice, g_bytes_get_data (whole, NULL), (guint)length);
  g_autoptr (GBytes) frames = g_byte_array_free_to_bytes (g_steal_pointer (&twice));
  g_assert_cmpint (read_all (frames), ==, 40000);
}

static void
test_reader_limits (void)
{
  g_autofree char *line = g_malloc (AKASHI_MAX_LIST_LINE_BYTES + 2);
  for (guint i = 0; i < AKASHI_MAX_LIST_LINE_BYTES + 1; i++)
    line[i] = (char)('a' + i * 7919 % 26);
  line[AKASHI_MAX_LIST_LINE_BYTES] = '\n';
  g_autoptr (GBytes) longest = world_zstd (line, AKASHI_MAX_LIST_LINE_BYTES + 1);
  g_assert_cmpint (read_all (longest), ==, 1);
  line[AKASHI_MAX_LIST_LINE_BYTES] = 'a';
  line[AKASHI_MAX_LIST_LINE_BYTES + 1] = '\n';
  g_autoptr (GBytes) longer = world_zstd (line, AKASHI_MAX_LIST_LINE_BYTES + 2);
  g_assert_cmpint (read_all (longer), ==, -AKASHI_ERROR_TOO_LARGE);

  /* A bomb of empty lines: as much as is harmless, and far more. */
  g_autofree char *newlines = g_malloc (64 * AKASHI_MIB);
  memset (newlines, '\n', 64 * AKASHI_MIB);
  g_autoptr (GBytes) harmless = world_zstd (newlines, AKASHI_MIB);
  g_assert_cmpint (read_all (harmless), ==, AKASHI_MIB);
  g_autoptr (GBytes) bomb = world_zstd (newlines, 64 * AKASHI_MIB);
  g_assert_cmpint (read_all (bomb), ==, -AKASHI_ERROR_TOO_LARGE);
}

/* Killed in the middle of an import, as often as time allows: the old list or the new one is there, never a
 * mixture. */
static void
test_killed (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = rows (1, 400);
  g_autofree char *second = rows (41, 440);
  guint was_old = 0;

  world_import_ok (world, 1, "2026-01-10", first);
  g_clear_pointer (&world->registry, akashi_registry_free);
  for (guint delay_us = 0; delay_us < 60000; delay_us += 4000)
    {
      pid_t child = fork ();
      if (child == 0)
        {
          world->registry = akashi_registry_open (world->path, TRUE, NULL);
          _exit (world->registry && world_import (world, 2, "2026-02-10", second, NULL) ? 0 : 1);
        }
      g_usleep (delay_us);
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);

      world_reopen (world, FALSE);
      g_assert_true (akashi_registry_check (world->registry, NULL));
      g_autoptr (GPtrArray) states = akashi_registry_list_states (world->registry, NULL);
      gboolean old = ((const AkashiListState *)states->pdata[0])->serial == 1;
      g_assert_cmpint (is_listed (world, 1), ==, old);
      g_assert_cmpint (is_listed (world, 440), ==, !old);
      g_assert_true (is_listed (world, 100));
      was_old += old;
    }
  g_test_message ("%u times the old list was there", was_old);
}

static void
test_index (void)
{
  static const struct {
    const char *json;
    gboolean good;
  } cases[] = {
#define INDEX(scheme, serial, full, digest)                                                                  \
  "{\"scheme\":\"" scheme "\",\"serial\":" serial                                                            \
  ",\"as_of\":\"2026-11-20\",\"published\":\"2026-11-21T03:00:00Z\","                                        \
  "\"full\":\"" full "\",\"deltas\":[],\"rows\":38,\"digest\":\"" digest                                     \
  "\",\"shrinks\":false,\"extra\":{}}"
#define HEX "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", HEX), TRUE },
    { INDEX ("mihon", "9007199254740991", "mihon/full-7.jsonl.zst", HEX), TRUE },
    { INDEX ("mihon", "9007199254740992", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "-1", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7.0", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("other", "7", "mihon/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "other/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/../other/full-7.jsonl.zst", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/", HEX), FALSE },
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", "abc"), FALSE },
    { INDEX ("mihon", "7", "mihon/full-7.jsonl.zst", HEX "0"), FALSE },
    { "[]", FALSE },
    { "{}", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = world_text (cases[i].json);
      g_autoptr (AkashiListIndex) index = akashi_list_index_new (bytes, "mihon", &error);
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (index != NULL, ==, cases[i].good);
      if (!index)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/digest", test_digest);
  g_test_add_func ("/import/digest-carry", test_carry);
  g_test_add_func ("/import/full-lists", test_full_lists);
  g_test_add_func ("/import/changed-names", test_changed_names);
  g_test_add_func ("/import/drop-lines", test_drop_lines);
  g_test_add_func ("/import/refused-lines", test_refused_lines);
  g_test_add_func ("/import/index-disagrees", test_index_disagrees);
  g_test_add_func ("/import/shrinking", test_shrinking);
  g_test_add_func ("/import/serials", test_serials);
  g_test_add_func ("/import/confirm", test_confirm);
  g_test_add_func ("/import/not-installed", test_not_installed);
  g_test_add_func ("/import/reader", test_reader);
  g_test_add_func ("/import/reader-limits", test_reader_limits);
  g_test_add_func ("/import/killed", test_killed);
  g_test_add_func ("/import/index", test_index);
  return g_test_run ();
}
