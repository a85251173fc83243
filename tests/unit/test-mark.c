/* SPDX-License-Identifier: Apache-2.0 */
/* Marks: read from their file, found by any of their names, and refused where the file is wrong. */
#include "akashi-mark-json.h"

#include <string.h>

#define MARK(id, more)                                                                                       \
  "{\"id\":\"" id "\",\"name\":\"N\",\"aliases\":[],\"means\":\"M\",\"means_not\":\"No\",\"operator\":"      \
  "{\"name\":\"O\"},\"recognise\":\"R\",\"differs\":\"D\",\"pictogram\":\"p\"" more "}"
#define MARKS(marks) "{\"marks\":[" marks "]}"
#define REST ",\"duty\":\"voluntary\",\"confidence\":\"high\""

static GPtrArray *
read_text (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_test_message ("%.300s", json);
  return akashi_marks_new_json (bytes, error);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = read_text (
      MARKS (MARK ("a", REST) "," MARK ("b", ",\"duty\":\"mandatory\",\"confidence\":\"low\","
                                             "\"mistaken\":\"often\",\"mistaken_confidence\":\"medium\"")),
      &error);

  g_assert_no_error (error);
  const AkashiMark *a = akashi_marks_find (marks, "a");
  g_assert_cmpstr (a->operator_name, ==, "O");
  g_assert_cmpint (a->duty, ==, AKASHI_DUTY_VOLUNTARY);
  g_assert_cmpint (a->mistaken, ==, AKASHI_MISTAKEN_UNKNOWN);
  g_assert_cmpint (a->confidence, ==, AKASHI_CONFIDENCE_HIGH);
  const AkashiMark *b = akashi_marks_find (marks, "b");
  g_assert_cmpint (b->duty, ==, AKASHI_DUTY_MANDATORY);
  g_assert_cmpint (b->mistaken, ==, AKASHI_MISTAKEN_OFTEN);
  g_assert_cmpint (b->mistaken_confidence, ==, AKASHI_CONFIDENCE_MEDIUM);
  g_assert_null (akashi_marks_find (marks, "A"));
}

static void
test_refused (void)
{
  static const struct {
    const char *json;
    const char *says;
  } cases[] = {
    { "1", "" },
    { "{}", "marks" },
    { MARKS ("{}"), "id" },
    { MARKS ("{\"id\":\"a b\"}"), "id" },
    { MARKS ("{\"id\":\"a\"}"), "name" },
    { MARKS ("{\"id\":\"a\",\"name\":\"N\",\"aliases\":[],\"means\":\"M\"}"), "means_not" },
    { MARKS (MARK ("a", ",\"confidence\":\"high\"")), "duty" },
    { MARKS (MARK ("a", ",\"duty\":\"perhaps\",\"confidence\":\"high\"")), "duty" },
    { MARKS (MARK ("a", ",\"duty\":\"voluntary\"")), "confidence" },
    { MARKS (MARK ("a", REST ",\"mistaken\":\"always\"")), "mistaken" },
    { MARKS (MARK ("a", REST ",\"mistaken\":\"often\"")), "mistaken_confidence" },
    { MARKS (MARK ("a", REST) "," MARK ("a", REST)), "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (cases[i].json, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "marks.json: "));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_search (void)
{
  static const struct {
    const char *text;
    const char *found; /* ids, with a space between */
  } cases[] = {
    { "rbss", "rbss" },
    { "RBSS", "rbss" },
    { "ＲＢＳＳ", "rbss" },
    { "s-mark", "s-mark" },
    { "S mark", "s-mark" },
    { "Sマーク", "s-mark" },
    { "ｓﾏｰｸ", "s-mark" },
    { "えすまーく", "s-mark" },
    { "技適", "giteki" },
    { "ぎてき", "giteki" },
    { "ギテキ", "giteki" },
    { "PSE", "pse-diamond pse-circle" },
    { "ひし形PSE", "pse-diamond" },
    { "tüv", "ul-tuv-jet" },
    { "ﾃｭﾌ", "ul-tuv-jet" },
    { "iso/iec 27001", "isms" },
    { "62443", "iec-62443" },
    { "EPREL", "eprel" },
    { "コモンクライテリア", "jisec" },
    { "", "" },
    { " - ", "" },
    { "\xff", "" },
    { "S", "" },
    { "JC-STAR", "" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = akashi_marks_new_built_in (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = akashi_marks_search (marks, cases[i].text);
      g_autoptr (GString) ids = g_string_new (NULL);
      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (ids, "%s%s", j ? " " : "", ((const AkashiMark *) found->pdata[j])->id);
      g_assert_cmpstr (ids->str, ==, cases[i].found);
    }
}

/* Every mark the desk's guide must hold. */
static void
test_built_in (void)
{
  static const char *const ids[]
      = { "s-mark", "pse-diamond", "pse-circle", "giteki", "jisec", "rbss",  "ccds",      "isasecure",
          "isms",   "iec-62443",   "ce",         "ukca",   "fcc",   "eprel", "ul-tuv-jet" };
  g_autoptr (GPtrArray) marks = akashi_marks_new_built_in (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (akashi_marks_find (marks, ids[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mark/fields", test_fields);
  g_test_add_func ("/mark/refused", test_refused);
  g_test_add_func ("/mark/search", test_search);
  g_test_add_func ("/mark/built-in", test_built_in);
  return g_test_run ();
}
