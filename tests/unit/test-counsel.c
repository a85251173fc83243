/* SPDX-License-Identifier: Apache-2.0 */
/* What to do without a label, and whom to ask: read from its file, and refused where the file is wrong. */
#include "akashi-counsel-json.h"
#include "akashi-verdict.h"

#include <string.h>

#define FOUR "[{\"line\":\"A?\"},{\"line\":\"B?\"},{\"line\":\"C?\"},{\"line\":\"D?\"}]"
#define SITUATION(id, steps, ask)                                                                            \
  "{\"id\":\"" id "\",\"name\":\"N\",\"line\":\"L\",\"steps\":[" steps "],\"ask\":[" ask "]}"
#define STEP "{\"line\":\"S\"}"
#define CONTACT(country, more)                                                                               \
  "{\"country\":\"" country "\",\"name\":\"N\",\"page\":\"https://x.example/\"" more "}"
#define SURE ",\"confidence\":\"high\""
#define FILE_OF(questions, situations, verdicts, contacts)                                                   \
  "{\"questions\":" questions ",\"situations\":[" situations "],\"verdicts\":{" verdicts                     \
  "},\"contacts\":[" contacts "]}"
#define WHOLE SITUATION ("a", STEP, "\"shop\"")

static AkashiCounsel *
read_text (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_test_message ("%.300s", json);
  return akashi_counsel_new_json (bytes, error);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiCounsel) counsel = read_text (
      FILE_OF (FOUR, SITUATION ("a", STEP "," STEP, "\"shop\",\"hotline\""), "\"altered\":[\"scheme\"]",
               CONTACT ("JP", ",\"phone\":\"188\"" SURE) "," CONTACT ("EU", SURE)),
      &error);

  g_assert_no_error (error);
  const AkashiSituation *situation = akashi_counsel_find_situation (counsel, "a");
  g_assert_cmpint (situation->ask, ==, AKASHI_ASK_SHOP | AKASHI_ASK_HOTLINE);
  g_assert_cmpuint (g_strv_length (situation->steps), ==, 2);
  g_assert_null (akashi_counsel_find_situation (counsel, "A"));
  g_assert_cmpint (akashi_counsel_find_verdict (counsel, "altered"), ==, AKASHI_ASK_SCHEME);
  g_assert_cmpint (akashi_counsel_find_verdict (counsel, "listed"), ==, 0);
  g_assert_cmpstr (akashi_counsel_find_contact (counsel, "jp")->phone, ==, "188");
  g_assert_cmpstr (akashi_counsel_find_contact (counsel, "FR")->country, ==, "EU");
  g_assert_null (akashi_counsel_find_contact (counsel, "FR")->phone);
  g_assert_null (akashi_counsel_find_contact (counsel, "BR"));
  g_assert_null (akashi_counsel_find_contact (counsel, ""));
}

static void
test_refused (void)
{
  static const struct {
    const char *json;
    const char *says;
  } cases[] = {
    { "1", "" },
    { "{}", "questions" },
    { FILE_OF ("[{\"line\":\"A?\"}]", WHOLE, "", CONTACT ("JP", SURE)), "questions" },
    { FILE_OF ("[{\"line\":\"A?\"},{},{\"line\":\"C?\"},{\"line\":\"D?\"}]", WHOLE, "", ""), "questions 2" },
    { FILE_OF (FOUR, "{}", "", ""), "situations 1: " },
    { FILE_OF (FOUR, SITUATION ("a b", STEP, "\"shop\""), "", ""), "id" },
    { FILE_OF (FOUR, WHOLE "," WHOLE, "", ""), "situations 2: field “id”" },
    { FILE_OF (FOUR, SITUATION ("a", "", "\"shop\""), "", ""), "steps" },
    { FILE_OF (FOUR, SITUATION ("a", STEP "," STEP "," STEP "," STEP, "\"shop\""), "", ""), "steps" },
    { FILE_OF (FOUR, SITUATION ("a", STEP, ""), "", ""), "ask" },
    { FILE_OF (FOUR, SITUATION ("a", STEP, "\"mother\""), "", ""), "ask" },
    { FILE_OF (FOUR, WHOLE, "\"altered\":\"shop\"", ""), "verdicts: " },
    { FILE_OF (FOUR, WHOLE, "\"altered\":[\"nobody\"]", ""), "altered" },
    { FILE_OF (FOUR, WHOLE, "", CONTACT ("jp", SURE)), "country" },
    { FILE_OF (FOUR, WHOLE, "", CONTACT ("JPN", SURE)), "country" },
    { FILE_OF (FOUR, WHOLE, "", CONTACT ("JP", SURE) "," CONTACT ("JP", SURE)),
      "contacts 2: field “country”" },
    { FILE_OF (FOUR, WHOLE, "", CONTACT ("JP", "")), "confidence" },
    { FILE_OF (FOUR, WHOLE, "", CONTACT ("JP", ",\"phone\":188" SURE)), "phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (read_text (cases[i].json, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "advice.json: "));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* Every verdict has somebody to ask, and none is named that is no verdict. */
static void
test_built_in (void)
{
  static const char *const ids[] = { "no-label", "present", "second-hand", "free-sample" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiCounsel) counsel = akashi_counsel_new_built_in (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (akashi_counsel_find_situation (counsel, ids[i]));
  for (int code = 0; code < AKASHI_N_VERDICTS; code++)
    g_assert_cmpint (akashi_counsel_find_verdict (counsel, akashi_verdict_name ((AkashiVerdictCode) code)),
                     !=, 0);
  g_assert_cmpuint (g_hash_table_size (counsel->verdicts), ==, AKASHI_N_VERDICTS);
  g_assert_cmpstr (akashi_counsel_find_contact (counsel, "JP")->phone, ==, "188");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counsel/fields", test_fields);
  g_test_add_func ("/counsel/refused", test_refused);
  g_test_add_func ("/counsel/built-in", test_built_in);
  return g_test_run ();
}
