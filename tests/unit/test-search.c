/* SPDX-License-Identifier: Apache-2.0 */
/* Search as you type: what is found first, in any script, and that nothing typed can harm it. */
#include <jansson.h>
#include <string.h>

#include "akashi-limits.h"
#include "akashi-registry-private.h"
#include "akashi-search-fold.h"
#include "akashi-search.h"
#include "registry-world.h"

/* Of the table of queries this many must have what is expected among the first three, out of a hundred. */
#define WANTED_PERCENT 95

static json_t *
load (const char *path)
{
  json_error_t error;
  json_t *root = json_load_file (path, 0, &error);

  if (!root)
    g_error ("%s: %s", path, error.text);
  return root;
}

/* The sample's lists have dates that are told when they are published: here they have none. */
static void
add_sample (GString *list, const char *name)
{
  static const char *const dates[] = { "issued", "valid_until", "support_until", "since" };
  g_autofree char *path = g_build_filename (AKASHI_SAMPLE_LISTS, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (char **line = lines; *line; line++)
    {
      json_t *row = json_loads (*line, 0, NULL);
      g_assert_nonnull (row);
      for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
        json_object_del (row, dates[i]);
      char *plain = json_dumps (row, JSON_COMPACT);
      if (json_object_get (row, "number"))
        g_string_append_printf (list, "%s\n", plain);
      free (plain);
      json_decref (row);
    }
}

static World *
world_with_vectors (json_t *vectors)
{
  g_autoptr (GString) list = g_string_new (NULL);
  World *world = world_new (TRUE);
  size_t i;
  json_t *row;

  add_sample (list, "mihon.jsonl");
  add_sample (list, "mihon-link.jsonl");
  add_sample (list, "sample-eu.jsonl");
  json_array_foreach (json_object_get (vectors, "rows"), i, row)
  {
    char *plain = json_dumps (row, JSON_COMPACT);
    g_string_append_printf (list, "%s\n", plain);
    free (plain);
  }
  world_import_ok (world, 1, "2026-01-10", list->str);
  return world;
}

static GPtrArray *
search (World *world, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = akashi_registry_search (world->registry, text, 20, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static const char *
number_of (GPtrArray *hits, guint at)
{
  return at < hits->len ? ((const AkashiSearchHit *) hits->pdata[at])->registration->number : "nothing";
}

static gboolean
is_expected (json_t *first, const char *number)
{
  size_t i;
  json_t *one;

  if (json_is_string (first))
    return strcmp (json_string_value (first), number) == 0;
  json_array_foreach (first, i, one) if (strcmp (json_string_value (one), number) == 0) return TRUE;
  return FALSE;
}

static void
test_queries (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "search.json", NULL);
  json_t *vectors = load (path);
  json_t *queries = json_object_get (vectors, "queries");
  g_autoptr (World) world = world_with_vectors (vectors);
  guint first = 0, among_three = 0;
  size_t i;
  json_t *query;

  json_array_foreach (queries, i, query)
  {
    const char *text = json_string_value (json_object_get (query, "text"));
    json_t *wanted = json_object_get (query, "first");
    g_autoptr (GPtrArray) hits = search (world, text);
    gboolean found = FALSE;
    for (guint at = 0; at < 3; at++)
      found |= is_expected (wanted, number_of (hits, at));
    first += is_expected (wanted, number_of (hits, 0));
    among_three += found;
    if (!found)
      g_test_message ("“%s”: %s, %s, %s", text, number_of (hits, 0), number_of (hits, 1),
                      number_of (hits, 2));
  }
  g_test_message ("%u of %zu queries have what is expected among the first three, %u as the first",
                  among_three, json_array_size (queries), first);
  g_assert_cmpuint (json_array_size (queries), >=, 100);
  g_assert_cmpuint (among_three * 100, >=, WANTED_PERCENT * json_array_size (queries));
  json_decref (vectors);
}

/* Every beginning of a word that is typed finds what the word finds. */
static void
test_each_key (void)
{
  static const char *const typed[][2] = { { "HN-CAM200W", "MH-2026-004211" },
                                          { "ギガビットルーター", "AB-2026-100001" },
                                          { "türsprechanlage", "DE/24/500-A" },
                                          { "智能门锁", "CX-31" },
                                          { "도어락", "HB-77001" },
                                          { "MH-2026-004213", "MH-2026-004213" } };
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "search.json", NULL);
  json_t *vectors = load (path);
  g_autoptr (World) world = world_with_vectors (vectors);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = g_utf8_next_char (typed[i][0]);; end = g_utf8_next_char (end))
      {
        g_autofree char *text = g_strndup (typed[i][0], (gsize) (end - typed[i][0]));
        g_autoptr (GPtrArray) hits = search (world, text);
        gboolean found = FALSE;
        for (guint at = 0; at < hits->len; at++)
          found |= strcmp (number_of (hits, at), typed[i][1]) == 0;
        g_test_message ("%s: %u", text, hits->len);
        g_assert_true (hits->len == 20 || found);
        if (*end == '\0')
          {
            g_assert_true (found);
            break;
          }
      }
  json_decref (vectors);
}

static void
check_fold (AkashiFold fold, const char *text, const char *wanted)
{
  AkashiFolded folded;

  akashi_search_fold (text, strlen (text), fold, &folded);
  g_autofree char *utf8 = g_ucs4_to_utf8 (folded.letters, (glong) folded.length, NULL, NULL, NULL);
  g_assert_cmpstr (utf8, ==, wanted);
}

static void
test_fold (void)
{
  static const struct {
    AkashiFold fold;
    const char *text, *wanted;
  } cases[] = {
    { AKASHI_FOLD_TEXT, "ルーター", "るた" },
    { AKASHI_FOLD_TEXT, "ﾙｰﾀ", "るた" },
    { AKASHI_FOLD_TEXT, "キャノン", "きやのん" },
    { AKASHI_FOLD_TEXT, "ｶﾞｽ", "がす" },
    { AKASHI_FOLD_TEXT, "Größe", "grosse" },
    { AKASHI_FOLD_TEXT, "Groesse", "grosse" },
    { AKASHI_FOLD_TEXT, "ＡＢ－１２ ＋", "ab12" },
    { AKASHI_FOLD_CODE, "HN-Il0O", "hn1100" },
    { AKASHI_FOLD_TEXT, "닭", "\u1103\u1161\u1105\u1100" },
    { AKASHI_FOLD_TEXT, "\xff\xfe", "" },
    { AKASHI_FOLD_TEXT, "", "" },
    { AKASHI_FOLD_TEXT, " -…、。", "" },
    { AKASHI_FOLD_TEXT, "①㌔", "1きろ" },
  };
  g_autofree char *long_text = g_strnfill (AKASHI_MAX_FOLDED + 10, 'x');
  g_autofree char *cut = g_strnfill (AKASHI_MAX_FOLDED, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_fold (cases[i].fold, cases[i].text, cases[i].wanted);
  check_fold (AKASHI_FOLD_TEXT, long_text, cut);
}

static void
test_hostile (void)
{
  static const char *const texts[]
      = { "",         " ",        "-",        "%",         "*", "\"",     "' OR 1=1 --", "a* OR b",
          "\x01\x02", "\xff\xfe", "\xe3\x82", "NEAR(a b)", "^", "\u202e", "ー" };
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_VECTORS"), "search.json", NULL);
  json_t *vectors = load (path);
  g_autoptr (World) world = world_with_vectors (vectors);
  g_autofree char *longest = g_strnfill (AKASHI_MAX_SEARCH_BYTES, 'a');
  g_autofree char *too_long = g_strnfill (AKASHI_MAX_SEARCH_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) hits = search (world, texts[i]);
      g_assert_cmpuint (hits->len, <=, 20);
    }
  g_autoptr (GPtrArray) none = search (world, longest);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (akashi_registry_search (world->registry, too_long, 20, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_assert_null (akashi_registry_search (world->registry, "a", 20, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  json_decref (vectors);
}

static void
check_found (World *world, const char *text, const char *number)
{
  g_autoptr (GPtrArray) hits = search (world, text);
  g_assert_cmpstr (number_of (hits, 0), ==, number);
}

#define ROW                                                                                                  \
  "{\"number\":\"%s\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{\"model\":\"%s\"}],\"status\":\"%"    \
  "s\"}\n"

/* The index follows the list: what changed is found by its new words only, what is gone is not found. */
static void
test_follows_the_list (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first
      = g_strdup_printf (ROW ROW ROW ROW, "N1", "PEACH1", "in-force", "N2", "PLUM1", "in-force", "N3",
                         "QUINCE1", "in-force", "N4", "PEAR", "in-force");
  g_autofree char *second = g_strdup_printf (ROW ROW ROW, "N1", "CHERRY1", "in-force", "N2", "PLUM1",
                                             "withdrawn", "N5", "PLUM12", "in-force");
  g_autoptr (AkashiListIndex) index = world_index (2, "2026-02-10", second);
  g_autoptr (GBytes) file = world_zstd (second, strlen (second));

  index->shrinks = TRUE;
  world_import_ok (world, 1, "2026-01-10", first);
  check_found (world, "peach", "N1");
  check_found (world, "quince1", "N3");
  g_assert_true (
      akashi_registry_import_full (world->registry, world->trust_id, "mihon", index, file, 1, NULL));
  world_reopen (world, FALSE);
  check_found (world, "peach", "nothing");
  check_found (world, "quince", "nothing");
  check_found (world, "cherry", "N1");
  check_found (world, "plum", "N5");  /* in force first */
  check_found (world, "plum1", "N2"); /* but the very model before all */
}

/* Many small changes leave few segments behind, and everything is found. */
static void
test_segments (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%04u", i);
      g_string_append_printf (list, ROW, number, number + 1, "in-force");
      world_import_ok (world, i, "2026-01-10", list->str);
    }
  g_autoptr (AkashiQuery) query
      = akashi_query (world->registry->database, "SELECT count(*), sum(rows) FROM search_segment", NULL);
  gboolean row;
  g_assert_true (akashi_query_step (query, &row, NULL) && row);
  g_assert_cmpint (akashi_query_integer (query, 0), <=, 8);
  g_assert_cmpint (akashi_query_integer (query, 1), ==, 60);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%04u", i);
      check_found (world, number, number);
    }
}

/* A damaged index leads nowhere, or to rows that are looked at; a damaged row is told. */
static void
test_damaged (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *list = g_strdup_printf (ROW ROW, "N1", "PEACH", "in-force", "N2", "PLUM", "in-force");
  g_autoptr (GError) error = NULL;

  world_import_ok (world, 1, "2026-01-10", list);
  g_assert_true (
      akashi_database_exec (world->registry->database,
                            "UPDATE search SET postings = x'ffffffffffffffffffffff' WHERE gram % 2;"
                            "UPDATE search SET postings = x'01010101ff' WHERE NOT gram % 2",
                            NULL));
  for (const char *const *text = (const char *const[]){ "peach", "p", "pe", "n1", NULL }; *text; text++)
    {
      g_autoptr (GPtrArray) hits = search (world, *text);
      g_assert_cmpuint (hits->len, <=, 2);
    }
  g_assert_true (akashi_database_exec (world->registry->database, "UPDATE registration SET seal = 0", NULL));
  g_assert_true (
      akashi_database_exec (world->registry->database, "UPDATE search SET postings = x'0101'", NULL));
  g_assert_null (akashi_registry_search (world->registry, "peach", 20, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY);
}

/* A registry of an older program is made searchable when it is opened. */
static void
test_migrated (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *list = g_strdup_printf (ROW, "N1", "PEACH", "in-force");

  world_import_ok (world, 1, "2026-01-10", list);
  g_assert_true (akashi_database_exec (
      world->registry->database,
      "DROP TABLE search; DROP TABLE search_segment; ALTER TABLE trust DROP COLUMN next_attempt;"
      "ALTER TABLE trust DROP COLUMN failures; ALTER TABLE trust DROP COLUMN latest_run;"
      "ALTER TABLE scheme DROP COLUMN withdrawn; PRAGMA user_version = 2",
      NULL));
  world_reopen (world, FALSE);
  check_found (world, "peach", "N1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  g_test_add_func ("/search/queries", test_queries);
  g_test_add_func ("/search/each-key", test_each_key);
  g_test_add_func ("/search/hostile", test_hostile);
  g_test_add_func ("/search/follows-the-list", test_follows_the_list);
  g_test_add_func ("/search/segments", test_segments);
  g_test_add_func ("/search/damaged", test_damaged);
  g_test_add_func ("/search/migrated", test_migrated);
  return g_test_run ();
}
