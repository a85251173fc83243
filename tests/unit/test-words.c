/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of every verdict, in every language: complete, short, and never more than may be said
 * (verdicts.md). */
#include "akashi-verdict-words.h"
#include "akashi-words.h"
#include "verdict-world.h"
#include "wording.h"

#include <locale.h>
#include <string.h>

#define MAX_HEADLINE_WORDS 6
#define MAX_HEADLINE_CHARACTERS 24 /* Japanese: two lines of the kiosk's headline */

typedef void (*Visit) (const char *language, const VerdictWorld *world, const AkashiVerdict *verdict,
                       const AkashiWords *words);

static void
assert_may_be_said (const char *language, const char *text)
{
  const char *fault = wording_fault (language, text, FALSE);
  if (fault)
    g_error ("%s: %s: %s", language, fault, text);
}

static void
assert_lines (const char *language, char **lines)
{
  for (char **line = lines; *line; line++)
    {
      g_assert_cmpstr (*line, !=, "");
      g_assert_null (strstr (*line, "{day}"));
      assert_may_be_said (language, *line);
    }
}

static void
visit_complete (const char *language, const VerdictWorld *world, const AkashiVerdict *verdict,
                const AkashiWords *words)
{
  const char *texts[] = { words->headline, words->sentence, words->compared, words->list, words->sample };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_may_be_said (language, texts[i]);
  g_assert_cmpstr (words->headline, !=, "");
  g_assert_cmpstr (words->sentence, !=, "");
  g_assert_cmpstr (words->compared, !=, "");
  assert_lines (language, words->advice);
  assert_lines (language, words->why);
  g_assert_cmpuint (g_strv_length (words->advice), <=,
                    verdict->code == AKASHI_VERDICT_NO_REGISTRATION_FOUND ? 4 : 3);
  g_assert_cmpuint (g_strv_length (words->why), >=, verdict->n_findings);
  gboolean dated
      = akashi_date_is_day (world->evidence.as_of) && !akashi_evidence_is_ambiguous (&world->evidence);
  g_assert_cmpint (*words->list != '\0', ==, dated);
  g_assert_cmpint (*words->sample != '\0', ==, world->evidence.sample);
  if (world->evidence.sample)
    g_assert_nonnull (strstr (words->sample, g_str_has_prefix (language, "ja") ? "見本" : "SAMPLE"));
}

static void
visit_headline (const char *language, const VerdictWorld *world, const AkashiVerdict *verdict,
                const AkashiWords *words)
{
  g_auto (GStrv) parts = g_strsplit (words->headline, " ", -1);

  (void) world, (void) verdict;
  g_assert_cmpuint (g_strv_length (parts), <=, MAX_HEADLINE_WORDS);
  if (g_str_equal (language, "en"))
    return;
  g_assert_cmpint (g_utf8_strlen (words->headline, -1), <=, MAX_HEADLINE_CHARACTERS);
  g_assert_false (wording_finds ("[A-Za-z]{4,}", words->headline)); /* left in English */
}

/* "Cannot tell" is never shown as bad: not in its words either. */
static void
visit_cannot_tell (const char *language, const VerdictWorld *world, const AkashiVerdict *verdict,
                   const AkashiWords *words)
{
  static const char bad[] = "do not scan|withdrawn|suspended|wrong|not fit|ended|different|not on the|rely"
                            "|取り消|停止|合いません|ちがいます|終わって|読み取らないで|リストに "
                            "?ありません|あてにしない|読まないで|信じないで"
                            "|取消|暂停|不符|不一致|不一样|结束|不要|没有这个号码|취소|정지|"
                            "맞지 않습니다|다릅니다|끝났|찍지|목록에 없|믿지";
  gboolean comforted = FALSE;

  (void) world;
  if (verdict->code != AKASHI_VERDICT_CANNOT_TELL)
    return;
  if (wording_finds (bad, words->headline) || wording_finds (bad, words->sentence))
    g_error ("%s: said as if it were bad: %s %s", language, words->headline, words->sentence);
  for (char **line = words->advice; *line; line++)
    {
      g_assert_false (wording_finds (bad, *line));
      comforted
          |= g_str_equal (*line, akashi_words_text (language, "This does not mean that the product is bad."));
    }
  g_assert_true (comforted);
}

/* Every verdict and cause that can be reached has words of its own. */
static void
visit_own_row (const char *language, const VerdictWorld *world, const AkashiVerdict *verdict,
               const AkashiWords *words)
{
  (void) language, (void) world, (void) words;
  for (guint i = 0; i < verdict->n_findings; i++)
    {
      const AkashiFinding *finding = &verdict->findings[i];
      const AkashiVerdictWords *row
          = akashi_verdict_words_find (finding->code, finding->cause, AKASHI_WORDING_PLAIN);
      g_assert_cmpint (row->code, ==, finding->code);
      g_assert_cmpint (row->cause, ==, finding->cause);
      g_assert_nonnull (row->why);
    }
}

/* Visits the words of every scenario in every state of freshness with every comparison, in every language. */
static void
test_every_verdict (void)
{
  static const Visit visits[] = { visit_complete, visit_headline, visit_cannot_tell, visit_own_row };

  for (guint i = 0; i < n_verdict_scenarios; i++)
    for (guint state = 0; state < N_FRESHNESS_STATES; state++)
      for (guint comparison = 0; comparison < N_COMPARISONS; comparison++)
        {
          g_auto (VerdictWorld) world;
          verdict_scenario_arrange (&verdict_scenarios[i], &world, state, comparison);
          world.evidence.sample = i % 2 == 0;
          world.evidence.compared_with
              = comparison == AKASHI_COMPARISON_DIFFERENT && i % 3 == 0 ? "ZX-9" : NULL;
          AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
          for (const char *const *language = akashi_words_languages (); *language; language++)
            {
              g_autoptr (AkashiWords) words = akashi_words_new (*language, &world.evidence, &verdict);
              for (guint k = 0; k < G_N_ELEMENTS (visits); k++)
                visits[k](*language, &world, &verdict, words);
            }
        }
}

/* Machine and person are worded apart, and so is "not compared". */
static void
test_compared (void)
{
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint comparison = 0; comparison < N_COMPARISONS; comparison++)
        {
          g_auto (VerdictWorld) world;
          verdict_scenario_arrange (&verdict_scenarios[0], &world, AKASHI_FRESHNESS_FRESH, comparison);
          AkashiVerdict verdict = akashi_verdict_judge (&world.evidence);
          g_autoptr (AkashiWords) words = akashi_words_new (*language, &world.evidence, &verdict);
          g_assert_true (g_hash_table_add (seen, g_strdup (words->compared)));
        }
    }
}

static AkashiWords *
words_of (const char *language, VerdictWorld *world)
{
  AkashiVerdict verdict = akashi_verdict_judge (&world->evidence);
  return akashi_words_new (language, &world->evidence, &verdict);
}

static void
test_compared_texts (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  world.evidence.comparison = AKASHI_COMPARISON_PERSON;
  g_autoptr (AkashiWords) ja = words_of ("ja", &world);
  g_autoptr (AkashiWords) en = words_of ("en", &world);
  g_assert_cmpstr (
      ja->compared, ==,
      "型番は "
      "お客様が確かめました。ラベルの電子の印は合っています。商品そのものと、中のソフトは調べていません。");
  g_assert_cmpstr (en->compared, ==,
                   "The model number was confirmed by you. The label's electronic seal fits. "
                   "Not checked: the product itself and the software in it.");
}

/* What the scan brought beside the label is told in the form it was held up, known to the list or not. */
static void
test_in_hand (void)
{
  static const struct {
    AkashiComparison comparison;
    const char *in_hand, *ja, *en;
  } cases[] = {
    { AKASHI_COMPARISON_DIFFERENT, "09524840101402", "手もとの商品(9524840101402)は、別の型番です。",
      "In hand is 9524840101402, which is known under another model number." },
    { AKASHI_COMPARISON_DIFFERENT, "00000095200002", "手もとの商品(95200002)は、別の型番です。",
      "In hand is 95200002, which is known under another model number." },
    { AKASHI_COMPARISON_DIFFERENT, "19524840101409", "手もとの商品(19524840101409)は、別の型番です。",
      "In hand is 19524840101409, which is known under another model number." },
    { AKASHI_COMPARISON_NONE, "ZX-9", "手もとの商品(ZX-9)はリストにないので、くらべていません。",
      "In hand is ZX-9, which the list does not know: it was not compared." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (VerdictWorld) world;
      verdict_world_init (&world);
      world.evidence.comparison = cases[i].comparison;
      world.evidence.compared_with = cases[i].in_hand;
      g_autoptr (AkashiWords) ja = words_of ("ja", &world);
      g_autoptr (AkashiWords) en = words_of ("en", &world);
      g_assert_true (g_strv_contains ((const char *const *) ja->why, cases[i].ja));
      g_assert_true (g_strv_contains ((const char *const *) en->why, cases[i].en));
      /* A barcode that was held up already is not asked for. */
      g_assert_false (
          g_strv_contains ((const char *const *) en->advice, "The barcode of the box can be held up, too."));
    }
}

/* Without a registration: what was looked into is told, and only where there was a list to look into. */
static void
test_looked_up (void)
{
  static const struct {
    AkashiCodeKind kind;
    guint flags;
    gboolean listed;
    const char *compared, *why;
  } cases[] = {
    { AKASHI_CODE_NUMBER, 0, TRUE, "The number was looked up in the registration list.",
      "SP-2026-004211 is not on our list." },
    { AKASHI_CODE_NUMBER, AKASHI_TEXT_PROVISIONAL, TRUE, "The number was looked up in the registration list.",
      "The number has the form of an application." },
    { AKASHI_CODE_PRODUCT_CODE, 0, TRUE,
      "The barcode was looked up in the registration list; no label was read.",
      "We find no registration for this product code." },
    { AKASHI_CODE_PRODUCT_CODE, 0, FALSE, "Nothing was compared.",
      "No registration list has been fetched yet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (VerdictWorld) world;
      verdict_world_init (&world);
      world.evidence.kind = cases[i].kind;
      world.evidence.text_flags = cases[i].flags;
      world.evidence.signature = AKASHI_SIGNATURE_NONE;
      world.evidence.claims = NULL;
      world.evidence.registration = NULL;
      world.evidence.n_schemes = 1;
      world.evidence.number = "SP-2026-004211";
      if (!cases[i].listed)
        {
          world.evidence.as_of = AKASHI_DATE_UNKNOWN;
          world.evidence.freshness.state = AKASHI_FRESHNESS_NEVER;
        }
      g_autoptr (AkashiWords) words = words_of ("en", &world);
      g_assert_cmpstr (words->compared, ==, cases[i].compared);
      g_assert_cmpuint (g_strv_length (words->why), ==, 1);
      g_assert_cmpstr (words->why[0], ==, cases[i].why);
    }
}

static void
test_list_line (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  const struct {
    const char *as_of;
    int age;
    const char *ja, *en;
  } cases[] = {
    { "2026-11-20", 3, "見本制度の登録リスト(11月20日時点・3日前)",
      "Registration list of Sample Scheme (20 November, 3 days old)" },
    { "2026-11-22", 1, "見本制度の登録リスト(11月22日時点・1日前)",
      "Registration list of Sample Scheme (22 November, 1 day old)" },
    { "2026-11-23", 0, "見本制度の登録リスト(11月23日時点・きょう)",
      "Registration list of Sample Scheme (23 November, taken today)" },
    { "2025-12-31", 327, "見本制度の登録リスト(2025年12月31日時点・327日前)",
      "Registration list of Sample Scheme (31 December 2025, 327 days old)" },
    { "2026-11-20", -1, "見本制度の登録リスト(11月20日時点)",
      "Registration list of Sample Scheme (20 November)" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      world.evidence.as_of = verdict_world_day (cases[i].as_of);
      world.evidence.freshness.age_days = cases[i].age;
      g_autoptr (AkashiWords) ja = words_of ("ja", &world);
      g_autoptr (AkashiWords) en = words_of ("en", &world);
      g_assert_cmpstr (ja->list, ==, cases[i].ja);
      g_assert_cmpstr (en->list, ==, cases[i].en);
    }

  /* A mirror is named beside the scheme; the operator itself is not named twice. */
  akashi_texts_set (world.scheme->publisher_names, "ja", "くらしの会");
  g_autoptr (AkashiWords) mirrored = words_of ("ja", &world);
  g_assert_cmpstr (mirrored->list, ==, "見本制度の登録リスト(11月20日時点・くらしの会が写したもの)");
  akashi_texts_set (world.scheme->operator_names, "ja", "くらしの会");
  g_autoptr (AkashiWords) own = words_of ("ja", &world);
  g_assert_cmpstr (own->list, ==, "見本制度の登録リスト(11月20日時点)");
  world.evidence.as_of = AKASHI_DATE_UNKNOWN;
  g_autoptr (AkashiWords) none = words_of ("ja", &world);
  g_assert_cmpstr (none->list, ==, "");
}

/* The scheme's own words stand beside a withdrawal, verbatim. */
static void
test_own_words (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  world.registration->status = AKASHI_STATUS_WITHDRAWN;
  world.registration->status_raw = g_strdup ("登録取消");
  world.registration->status_since = verdict_world_day ("2026-10-01");
  g_autoptr (AkashiWords) ja = words_of ("ja", &world);
  g_autoptr (AkashiWords) en = words_of ("en", &world);
  g_assert_cmpstr (ja->why[0], ==, "制度の発表:「登録取消」。2026年10月1日から。");
  g_assert_cmpstr (en->why[0], ==, "The scheme says: “登録取消”. Since 1 October 2026.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for what is printed */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/every-verdict", test_every_verdict);
  g_test_add_func ("/words/compared", test_compared);
  g_test_add_func ("/words/compared-texts", test_compared_texts);
  g_test_add_func ("/words/in-hand", test_in_hand);
  g_test_add_func ("/words/looked-up", test_looked_up);
  g_test_add_func ("/words/list-line", test_list_line);
  g_test_add_func ("/words/own-words", test_own_words);
  return g_test_run ();
}
