/* SPDX-License-Identifier: Apache-2.0 */
/* Guarantees: read from their file, counted, found, and refused where the file is wrong. */
#include "akashi-guarantee-json.h"
#include "akashi-limits.h"

#include <string.h>

/* Three baselines: `a` and `b` stand by themselves (`a` with levels), `c` rests on `a`. */
#define FILE_WITH(guarantees)                                                                                \
  "{\"about\":\"x\",\"checked_on\":\"2026-11-23\",\"baselines\":["                                           \
  "{\"id\":\"a\",\"title\":\"A\",\"short\":\"A\",\"base_level\":1,\"edition\":\"2\",\"older_edition\":"      \
  "\"1\",\"whole\":true},{\"id\":\"b\",\"title\":\"B\",\"short\":\"B\",\"whole\":true},"                     \
  "{\"id\":\"c\",\"title\":\"C\",\"short\":\"C\",\"rests_on\":\"a\",\"whole\":false}],"                      \
  "\"guarantees\":[" guarantees "]}"
#define GUARANTEE(id, crosswalk)                                                                             \
  "{\"id\":\"" id "\",\"line\":\"Line.\",\"pictogram\":\"akashi-x-symbolic\",\"protects\":[\"privacy\"],"    \
  "\"common\":false,\"crosswalk\":{" crosswalk "}}"
#define ASKS(more) "{" more "\"confidence\":\"high\"}"

static AkashiGuarantees *
read_text (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_test_message ("%.300s", json);
  return akashi_guarantees_new_json (bytes, error);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiGuarantees) all = read_text (
      FILE_WITH ("{\"id\":\"one\",\"line\":\"One.\",\"pictogram\":\"akashi-one-symbolic\",\"protects\":"
                 "[\"integrity\",\"privacy\"],\"common\":true,\"crosswalk\":{"
                 "\"b\":{\"confidence\":\"low\",\"strength\":\"part\"},"
                 "\"a\":{\"clauses\":[\"5.1A\",\"5.1B\"],\"older_clauses\":[\"5.1\"],\"level\":2,"
                 "\"strength\":\"should\",\"confidence\":\"medium\"}}}"),
      &error);

  g_assert_no_error (error);
  const AkashiGuarantee *one = akashi_guarantees_find (all, "one");
  g_assert_cmpstr (one->line, ==, "One.");
  g_assert_cmpstr (one->pictogram, ==, "akashi-one-symbolic");
  g_assert_cmpuint (one->protects, ==, AKASHI_PROTECTS_INTEGRITY | AKASHI_PROTECTS_PRIVACY);
  g_assert_true (one->common);
  /* In the order of the baselines, not of the file. */
  const AkashiDemand *first = one->demands->pdata[0];
  g_assert_cmpstr (first->baseline->id, ==, "a");
  g_assert_cmpstr (first->clauses[1], ==, "5.1B");
  g_assert_cmpstr (first->older_clauses[0], ==, "5.1");
  g_assert_cmpuint (first->level, ==, 2);
  g_assert_false (akashi_demand_is_basic (first));
  g_assert_cmpint (first->strength, ==, AKASHI_STRENGTH_SHOULD);
  g_assert_cmpint (first->confidence, ==, AKASHI_CONFIDENCE_MEDIUM);
  const AkashiDemand *second = akashi_guarantee_find_demand (one, akashi_guarantees_find_baseline (all, "b"));
  g_assert_cmpint (second->strength, ==, AKASHI_STRENGTH_PART);
  g_assert_cmpint (second->confidence, ==, AKASHI_CONFIDENCE_LOW);
  g_assert_cmpuint (g_strv_length (second->clauses), ==, 0);
  g_assert_true (akashi_demand_is_basic (second));
  g_assert_null (akashi_guarantee_find_demand (one, akashi_guarantees_find_baseline (all, "c")));
  g_assert_null (akashi_guarantees_find (all, "two"));
  g_assert_null (akashi_guarantees_find_baseline (all, "d"));
}

static void
test_overlap (void)
{
  static const struct {
    const char *json;
    AkashiOverlap overlap;
    const char *only;
  } cases[] = {
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("") ",\"b\":" ASKS (""))), AKASHI_OVERLAP_NEARLY_ALL, NULL },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("\"level\":2,") ",\"b\":" ASKS (""))), AKASHI_OVERLAP_SOME,
      NULL },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS (""))), AKASHI_OVERLAP_ONE, "a" },
    { FILE_WITH (GUARANTEE ("g", "\"c\":" ASKS (""))), AKASHI_OVERLAP_ONE, "c" },
    /* What C takes over from A is still A's. */
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("") ",\"c\":" ASKS (""))), AKASHI_OVERLAP_ONE, "a" },
    /* A must of one, though another recommends it. */
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("\"strength\":\"should\",") ",\"b\":" ASKS (""))),
      AKASHI_OVERLAP_ONE, "b" },
    { FILE_WITH (GUARANTEE ("g", "\"b\":" ASKS ("\"strength\":\"should\","))), AKASHI_OVERLAP_ONE, "b" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("\"level\":2,\"strength\":\"part\",") ",\"b\":" ASKS (
                                     "\"strength\":\"part\","))),
      AKASHI_OVERLAP_SOME, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiGuarantees) all = read_text (cases[i].json, &error);
      const AkashiBaseline *only;
      g_assert_no_error (error);
      g_assert_cmpint (akashi_guarantees_overlap (all, akashi_guarantees_find (all, "g"), &only), ==,
                       cases[i].overlap);
      g_assert_cmpstr (only ? only->id : NULL, ==, cases[i].only);
    }
}

/* Each refusal names the file, and the field it is about. */
static void
test_refused (void)
{
  static const struct {
    const char *json;
    const char *says;
  } cases[] = {
    { "[]", "not a JSON object" },
    { "{}", "checked_on" },
    { "{\"checked_on\":\"2026-02-30\",\"baselines\":[],\"guarantees\":[]}", "checked_on" },
    { "{\"checked_on\":\"2026-11-23\",\"guarantees\":[]}", "baselines" },
    { "{\"checked_on\":\"2026-11-23\",\"baselines\":[{\"id\":\"A\",\"title\":\"A\",\"short\":\"A\"}],"
      "\"guarantees\":[]}",
      "id" },
    { "{\"checked_on\":\"2026-11-23\",\"baselines\":[{\"id\":\"a\",\"title\":\"A\",\"short\":\"A\","
      "\"rests_on\":\"b\"}],\"guarantees\":[]}",
      "rests_on" },
    { FILE_WITH ("{\"id\":\"g\"}"), "line" },
    { FILE_WITH ("{\"line\":\"L\"}"), "id" },
    { FILE_WITH ("{\"id\":\"g\",\"line\":\"\"}"), "line" },
    { FILE_WITH ("{\"id\":\"g\",\"line\":\"L\"}"), "pictogram" },
    { FILE_WITH ("{\"id\":\"g\",\"line\":\"L\",\"pictogram\":\"p\",\"protects\":[]}"), "protects" },
    { FILE_WITH ("{\"id\":\"g\",\"line\":\"L\",\"pictogram\":\"p\",\"protects\":[\"money\"]}"), "protects" },
    { FILE_WITH (GUARANTEE ("g", "")), "crosswalk" },
    { FILE_WITH (GUARANTEE ("g", "\"d\":" ASKS (""))), "crosswalk" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("") ",\"d\":" ASKS (""))), "crosswalk" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":{}")), "confidence" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":{\"confidence\":\"certain\"}")), "confidence" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("\"strength\":\"may\","))), "strength" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("\"level\":10,"))), "level" },
    { FILE_WITH (GUARANTEE ("g", "\"b\":" ASKS ("\"older_clauses\":[\"1\"],"))), "older_clauses" },
    { FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("")) "," GUARANTEE ("g", "\"a\":" ASKS (""))), "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (cases[i].json, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "guarantees.json: "));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_size (void)
{
  static const char start[] = FILE_WITH (GUARANTEE ("g", "\"a\":" ASKS ("")));
  g_autofree char *text = g_malloc (AKASHI_MAX_SHIPPED_BYTES + 2);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', AKASHI_MAX_SHIPPED_BYTES + 1);
  text[AKASHI_MAX_SHIPPED_BYTES + 1] = '\0';
  memcpy (text, start, strlen (start));
  g_assert_null (read_text (text, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);
  text[AKASHI_MAX_SHIPPED_BYTES] = '\0';
  g_autoptr (AkashiGuarantees) all = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (all);
}

/* What the committee behind JC-STAR asked: the overlap, and what is original to one (the facts' own words).
 */
static void
test_built_in (void)
{
  static const struct {
    const char *guarantee;
    const char *only;
  } originals[] = {
    { "sensors-disclosed", "en-303-645" },
    { "data-use-told", "en-303-645" },
    { "reports-searched", "en-303-645" },
    { "set-up-with-care", "en-303-645" },
    { "attacks-noticed", "nistir-8425" },
    { "risks-written-down", "iso-27402" },
    { "protected-after-power-cut", "jc-star" },
    { "support-never-shortened", "uk-psti" },
    { "no-updates-said", "fcc" },
    { "five-years-of-updates", "cra" },
    { "automatic-updates", "cra" },
    { "public-notes", "bsi" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiGuarantees) all = akashi_guarantees_new_built_in (&error);
  guint common = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->guarantees->len; i++)
    {
      const AkashiGuarantee *guarantee = all->guarantees->pdata[i];
      AkashiOverlap overlap = akashi_guarantees_overlap (all, guarantee, NULL);
      g_assert_cmpint (guarantee->common, ==, overlap == AKASHI_OVERLAP_NEARLY_ALL);
      common += guarantee->common ? 1 : 0;
    }
  g_assert_cmpuint (common, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (originals); i++)
    {
      const AkashiBaseline *only = NULL;
      const AkashiGuarantee *guarantee = akashi_guarantees_find (all, originals[i].guarantee);
      g_assert_nonnull (guarantee);
      akashi_guarantees_overlap (all, guarantee, &only);
      g_assert_cmpstr (only ? only->id : NULL, ==, originals[i].only);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guarantee/fields", test_fields);
  g_test_add_func ("/guarantee/overlap", test_overlap);
  g_test_add_func ("/guarantee/refused", test_refused);
  g_test_add_func ("/guarantee/size", test_size);
  g_test_add_func ("/guarantee/built-in", test_built_in);
  return g_test_run ();
}
