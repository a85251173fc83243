/* SPDX-License-Identifier: Apache-2.0 */
/* Deltas: the shortest way, what joins, and that what does not leaves the old list whole. */
#include <string.h>

#include "akashi-limits.h"
#include "akashi-list-digest.h"
#include "registry-world.h"

/* `{"put": …}` for world_row(). */
static char *
put (guint number, const char *status)
{
  g_autofree char *row = world_row (number, status);
  return g_strdup_printf ("{\"put\":%s}\n", g_strchomp (row));
}

/* Applies texts as deltas, one a file, to come out as @list at @serial. */
static gboolean
apply (World *world, gint64 from, gint64 serial, const char *list, const char *const *deltas, GError **error)
{
  g_autoptr (AkashiListIndex) index = world_index (serial, "2026-03-10", list);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (; *deltas; deltas++)
    g_ptr_array_add (files, world_zstd (*deltas, strlen (*deltas)));
  return akashi_registry_import_deltas (world->registry, world->trust_id, "mihon", index, from, files, serial,
                                        error);
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
model_is_found (World *world, const char *model)
{
  g_autoptr (GPtrArray) found = akashi_registry_find_model (world->registry, "mihon", model, NULL);
  return found->len > 0;
}

static void
check_state (World *world, gint64 serial, gint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) states = akashi_registry_list_states (world->registry, &error);
  g_assert_no_error (error);
  const AkashiListState *state = states->pdata[0];

  g_assert_cmpint (state->serial, ==, serial);
  g_assert_cmpint (state->rows, ==, count);
  g_assert_cmpint (state->role_version, ==, serial);
  g_assert_true (akashi_registry_check (world->registry, &error));
  g_assert_no_error (error);
}

static void
test_put_and_drop (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *changed = put (4, "withdrawn");
  g_autofree char *added = put (11, "in-force");
  g_autofree char *delta
      = g_strconcat (changed, added, "{\"drop\":\"MH-2026-000002\",\"on\":\"2026-03-01\"}\n", NULL);
  g_autofree char *one = world_rows (1, 1);
  g_autofree char *three = world_rows (3, 3);
  g_autofree char *four = world_row (4, "withdrawn");
  g_autofree char *rest = world_rows (5, 11);
  g_autofree char *second = g_strconcat (one, three, four, rest, NULL);
  AkashiDrop drop;

  world_import_ok (world, 1, "2026-01-10", first);
  g_assert_true (apply (world, 1, 2, second, (const char *const[]){ delta, NULL }, &error));
  g_assert_no_error (error);
  check_state (world, 2, 10);

  g_autoptr (AkashiRegistration) withdrawn = find (world, 4, NULL);
  g_assert_cmpint (withdrawn->status, ==, AKASHI_STATUS_WITHDRAWN);
  g_autoptr (AkashiRegistration) came = find (world, 11, NULL);
  g_assert_nonnull (came);
  g_assert_true (model_is_found (world, "HN-11"));
  g_autoptr (AkashiRegistration) gone = find (world, 2, &drop);
  g_autofree char *on = akashi_date_format (drop.on);
  g_autofree char *until = akashi_date_format (drop.valid_until);
  g_assert_null (gone);
  g_assert_cmpstr (on, ==, "2026-03-01");
  g_assert_cmpstr (until, ==, "2028-03-31"); /* the term it had stays known */
  g_assert_false (model_is_found (world, "HN-2"));

  /* The full file says the same of it: nothing is written. */
  world_import_ok (world, 2, "2026-03-10", second);
  check_state (world, 2, 10);

  /* It comes back; a drop may be told anew with another day; a delta may be empty. */
  g_autofree char *back = put (2, "in-force");
  g_autofree char *again = world_rows (2, 2);
  g_autofree char *third = g_strconcat (second, again, NULL);
  g_assert_true (apply (world, 2, 3, third, (const char *const[]){ back, NULL }, &error));
  g_autoptr (AkashiRegistration) returned = find (world, 2, &drop);
  g_assert_nonnull (returned);
  g_assert_false (akashi_date_is_day (drop.on));
  g_assert_true (apply (world, 3, 4, third, (const char *const[]){ "", NULL }, &error));
  check_state (world, 4, 11);
}

/* What comes in one delta and goes in the next, and the other way round. */
static void
test_chain (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *came = put (11, "in-force");
  g_autofree char *back = put (1, "suspended");
  g_autofree char *one = g_strconcat (came, "{\"drop\":\"MH-2026-000001\",\"on\":\"2026-02-01\"}\n", NULL);
  g_autofree char *two = g_strconcat (back, "{\"drop\":\"MH-2026-000011\",\"on\":\"2026-03-01\"}\n", NULL);
  g_autofree char *suspended = world_row (1, "suspended");
  g_autofree char *rest = world_rows (2, 10);
  g_autofree char *last = g_strconcat (suspended, rest, NULL);

  world_import_ok (world, 5, "2026-01-10", first);
  g_assert_true (apply (world, 5, 7, last, (const char *const[]){ one, two, NULL }, &error));
  g_assert_no_error (error);
  check_state (world, 7, 10);
  g_autoptr (AkashiRegistration) found = find (world, 1, NULL);
  g_assert_cmpint (found->status, ==, AKASHI_STATUS_SUSPENDED);
  g_assert_false (model_is_found (world, "HN-11"));
}

static void
test_refused (void)
{
  g_autofree char *four = put (4, "withdrawn");
  g_autofree char *twice = g_strconcat (four, four, NULL);
  g_autofree char *both = g_strconcat (four, "{\"drop\":\"MH-2026-000004\",\"on\":\"2026-03-01\"}\n", NULL);
  g_autofree char *bare = world_row (4, "withdrawn");
  g_autofree char *long_line = g_strnfill (AKASHI_MAX_LIST_LINE_BYTES + 1, ' ');
  const struct {
    const char *delta;
    gint64 from;
    const char *names;
  } cases[] = {
    { four, 0, "serial 1 is installed" },
    { four, 2, "serial 1 is installed" },
    { "", 1, "not the list that its index describes" },
    { "{\"drop\":\"MH-2026-000099\",\"on\":\"2026-03-01\"}\n", 1,
      "line 1: number MH-2026-000099 is dropped, and" },
    { "{\"drop\":\"MH-2026-000004\"}\n", 1, "line 1" },
    { "{\"drop\":\"MH-2026-000004\",\"on\":\"2026-02-30\"}\n", 1, "line 1" },
    { "{\"drop\":\"--\",\"on\":\"2026-02-03\"}\n", 1, "line 1" },
    { "{\"put\":{}}\n", 1, "line 1" },
    { "{\"put\":null,\"drop\":null}\n", 1, "line 1" },
    { "{}\n", 1, "line 1" },
    { "nonsense\n", 1, "line 1" },
    { "\n", 1, "line 1" },
    { twice, 1, "line 2: number MH-2026-000004 is listed twice" },
    { both, 1, "line 2: number MH-2026-000004 is both" },
    { bare, 1, "line 1" },
    { "{\"put\":{\"number\":\"MH-1\",\"status\":\"in-force\",\"maker\":{\"name\":{\"en\":\"A\"}},\"models\":["
      "{\"model\":"
      "\"x\"}]},\"drop\":\"MH-2026-000004\"}\n",
      1, "line 1" },
    { "{\"drop\":\"MH-2026-000004\",\"on\":\"2026-03-01\"}", 1, "does not end" },
    { long_line, 1, "longer" },
  };
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *three = world_rows (1, 3);
  g_autofree char *withdrawn = world_row (4, "withdrawn");
  g_autofree char *rest = world_rows (5, 10);
  g_autofree char *second = g_strconcat (three, withdrawn, rest, NULL);

  world_import_ok (world, 1, "2026-01-10", first);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (
          apply (world, cases[i].from, 2, second, (const char *const[]){ cases[i].delta, NULL }, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED)
                     || g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE));
      g_assert_nonnull (strstr (error->message, cases[i].names));
      check_state (world, 1, 10);
      g_autoptr (AkashiRegistration) found = find (world, 4, NULL);
      g_assert_cmpint (found->status, ==, AKASHI_STATUS_IN_FORCE);
    }
  g_autoptr (GError) error = NULL;
  g_assert_true (apply (world, 1, 2, second, (const char *const[]){ four, NULL }, &error));
  check_state (world, 2, 10);
  /* Another program has brought it: there is nothing left to do. */
  g_assert_true (apply (world, 1, 2, second, (const char *const[]){ "nonsense", NULL }, &error));
  check_state (world, 2, 10);
}

/* More than a fifth goes at once, and the index does not say that it is meant. */
static void
test_shrinks (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *second = world_rows (4, 10);
  const char *delta
      = "{\"drop\":\"MH-2026-000001\",\"on\":\"2026-03-01\"}\n{\"drop\":\"MH-2026-000002\",\"on\":"
        "\"2026-03-01\"}\n{\"drop\":\"MH-2026-000003\",\"on\":\"2026-03-01\"}\n";

  world_import_ok (world, 1, "2026-01-10", first);
  g_assert_false (apply (world, 1, 2, second, (const char *const[]){ delta, NULL }, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_assert_nonnull (strstr (error->message, "shrinks from 10 to 7"));
  check_state (world, 1, 10);
}

/* A zstd file that is no zstd, is cut off, or grows without end. */
static void
test_files (void)
{
  g_autoptr (World) world = world_new (TRUE);
  g_autofree char *first = world_rows (1, 10);
  g_autofree char *zeros = g_malloc0 (64 * AKASHI_MIB);
  g_autoptr (GBytes) whole = world_zstd (first, strlen (first));
  GBytes *files[] = { g_bytes_new_static ("nonsense", 8), g_bytes_new_from_bytes (whole, 0, 20),
                      world_zstd (zeros, 64 * AKASHI_MIB) };

  world_import_ok (world, 1, "2026-01-10", first);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (AkashiListIndex) index = world_index (2, "2026-03-10", first);
      g_autoptr (GPtrArray) chain = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_autoptr (GError) error = NULL;
      g_ptr_array_add (chain, files[i]);
      g_assert_false (akashi_registry_import_deltas (world->registry, world->trust_id, "mihon", index, 1,
                                                     chain, 2, &error));
      g_test_message ("%s", error->message);
      check_state (world, 1, 10);
    }
}

static void
test_index (void)
{
  static const struct {
    const char *deltas;
    gint count; /* -1: refused */
  } cases[] = {
    { "[]", 0 },
    { "null", 0 },
    { "[{\"from\":6,\"to\":7,\"file\":\"mihon/delta-6-7.jsonl.zst\"}]", 1 },
    { "[{\"from\":6,\"to\":7,\"file\":\"mihon/d\",\"later\":1},{\"from\":1,\"to\":6,\"file\":\"mihon/e\"}]",
      2 },
    { "{}", -1 },
    { "[1]", -1 },
    { "[{}]", -1 },
    { "[{\"from\":7,\"to\":7,\"file\":\"mihon/d\"}]", -1 },
    { "[{\"from\":7,\"to\":6,\"file\":\"mihon/d\"}]", -1 },
    { "[{\"from\":6,\"to\":8,\"file\":\"mihon/d\"}]", -1 },
    { "[{\"from\":-1,\"to\":7,\"file\":\"mihon/d\"}]", -1 },
    { "[{\"from\":6,\"to\":7,\"file\":\"other/d\"}]", -1 },
    { "[{\"from\":6,\"to\":7,\"file\":\"mihon/\"}]", -1 },
    { "[{\"from\":6,\"to\":7,\"file\":\"mihon/../d\"}]", -1 },
    { "[{\"from\":6,\"to\":7}]", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"scheme\":\"mihon\",\"serial\":7,\"as_of\":\"2026-03-01\","
                                               "\"published\":\"2026-03-01T00:00:00Z\",\"rows\":1,"
                                               "\"full\":\"mihon/f\",\"digest\":\"%064d\",\"deltas\":%s}",
                                               0, cases[i].deltas);
      g_autoptr (GBytes) json = world_text (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, "mihon", &error);
      g_test_message ("%s", cases[i].deltas);
      if (cases[i].count < 0)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      else
        g_assert_cmpint ((gint) index->deltas->len, ==, cases[i].count);
    }
}

/* At the limit, and one past it. */
static void
test_index_limit (void)
{
  for (guint count = AKASHI_MAX_DELTAS; count <= AKASHI_MAX_DELTAS + 1; count++)
    {
      g_autoptr (GString) text = g_string_new (
          "{\"scheme\":\"mihon\",\"serial\":99,\"as_of\":\"2026-03-01\",\"published\":\"2026-03-01T00:00:"
          "00Z\",\"rows\":1,"
          "\"full\":\"mihon/"
          "f\",\"digest\":\"0000000000000000000000000000000000000000000000000000000000000000\","
          "\"deltas\":[");
      for (guint i = 0; i < count; i++)
        g_string_append_printf (text, "%s{\"from\":%u,\"to\":%u,\"file\":\"mihon/d\"}", i > 0 ? "," : "", i,
                                i + 1);
      g_string_append (text, "]}");
      g_autoptr (GBytes) json = world_text (text->str);
      g_autoptr (AkashiListIndex) index = akashi_list_index_new (json, "mihon", NULL);
      g_assert_true ((index != NULL) == (count == AKASHI_MAX_DELTAS));
    }
}

static void
test_way (void)
{
  static const struct {
    const char *deltas; /* from>to:bytes; -1 bytes: not to be had */
    gint64 from, serial, limit;
    const char *way;
  } cases[] = {
    { "", 1, 2, 100, NULL },
    { "1>2:10", 1, 2, 100, "1>2" },
    { "1>2:10", 1, 2, 10, NULL },
    { "1>2:10", 0, 2, 100, NULL },
    { "1>2:10", 2, 2, 100, NULL },
    { "2>3:10 1>2:10", 1, 3, 100, "1>2 2>3" },
    { "2>3:10 1>2:10", 2, 3, 100, "2>3" },
    { "1>2:10 2>3:10 1>3:15", 1, 3, 100, "1>3" },
    { "1>2:10 2>3:10 1>3:25", 1, 3, 100, "1>2 2>3" },
    { "1>2:10 2>3:10 1>3:25", 1, 3, 20, NULL },
    { "1>2:10 2>3:-1", 1, 3, 100, NULL },
    { "1>2:10 2>3:-1 2>4:30 3>4:1", 1, 4, 100, "1>2 2>4" },
    { "1>2:10 3>4:10", 1, 4, 100, NULL },
    { "1>2:0 2>3:0", 1, 3, 1, "1>2 2>3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AkashiListIndex) index = world_index (cases[i].serial, "2026-03-01", "");
      g_auto (GStrv) words = g_strsplit (cases[i].deltas, " ", -1);
      g_autoptr (GArray) bytes = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) deltas = g_ptr_array_new_with_free_func (g_free);
      index->deltas = g_ptr_array_ref (deltas);
      for (char **word = words; *word && **word; word++)
        {
          AkashiListDelta *delta = g_new0 (AkashiListDelta, 1);
          char *end;
          delta->from = g_ascii_strtoll (*word, &end, 10);
          delta->to = g_ascii_strtoll (end + 1, &end, 10);
          gint64 size = g_ascii_strtoll (end + 1, NULL, 10);
          g_array_append_val (bytes, size);
          g_ptr_array_add (deltas, delta);
        }
      g_autoptr (GPtrArray) way = akashi_list_index_chain (
          index, cases[i].from, (const gint64 *) (gpointer) bytes->data, cases[i].limit);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint k = 0; way && k < way->len; k++)
        {
          const AkashiListDelta *delta = way->pdata[k];
          g_string_append_printf (text, "%s%d>%d", k > 0 ? " " : "", (int) delta->from, (int) delta->to);
        }
      g_assert_cmpstr (way ? text->str : NULL, ==, cases[i].way);
    }
}

static void
test_digest_goes_on (void)
{
  g_auto (AkashiListDigest) whole = { 0 };
  g_auto (AkashiListDigest) later = { 0 };
  g_auto (AkashiListDigest) none = { 0 };

  akashi_list_digest_init (&whole);
  akashi_list_digest_add (&whole, "a", 1);
  g_autofree char *of_a = akashi_list_digest_finish (&whole);
  akashi_list_digest_add (&whole, "b", 1);
  g_autofree char *of_both = akashi_list_digest_finish (&whole);
  g_assert_true (akashi_list_digest_init_from (&later, of_a));
  akashi_list_digest_add (&later, "b", 1);
  g_autofree char *gone_on = akashi_list_digest_finish (&later);
  g_assert_cmpstr (gone_on, ==, of_both);
  g_assert_false (akashi_list_digest_init_from (&none, "00"));
  of_a[3] = 'x';
  g_assert_false (akashi_list_digest_init_from (&none, of_a));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delta/put-and-drop", test_put_and_drop);
  g_test_add_func ("/delta/chain", test_chain);
  g_test_add_func ("/delta/refused", test_refused);
  g_test_add_func ("/delta/shrinks", test_shrinks);
  g_test_add_func ("/delta/files", test_files);
  g_test_add_func ("/delta/index", test_index);
  g_test_add_func ("/delta/index-limit", test_index_limit);
  g_test_add_func ("/delta/way", test_way);
  g_test_add_func ("/delta/digest-goes-on", test_digest_goes_on);
  return g_test_run ();
}
