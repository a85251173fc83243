/* SPDX-License-Identifier: Apache-2.0 */
/* Facts, dates and spans of time in words, and which language is chosen. */
#include "akashi-words.h"
#include "verdict-world.h"

static const AkashiFact *
fact_of (GPtrArray *facts, AkashiFactKind kind)
{
  g_assert_cmpuint (facts->len, ==, AKASHI_FACT_LABEL_TERM + 1);
  const AkashiFact *fact = facts->pdata[kind]; /* they stand in the order of the kinds */
  g_assert_cmpint (fact->kind, ==, kind);
  return fact;
}

static void
assert_fact (const VerdictWorld *world, const char *language, AkashiFactKind kind, const char *value,
             const char *aside)
{
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, &world->evidence);
  const AkashiFact *fact = fact_of (facts, kind);
  g_assert_cmpstr (fact->label, !=, "");
  g_assert_cmpstr (fact->value, ==, value);
  g_assert_cmpstr (fact->aside, ==, aside);
}

static void
test_support (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  world.claims->support_until = AKASHI_DATE_UNKNOWN;
  const struct {
    const char *until;
    const char *ja, *ja_aside, *en, *en_aside;
  } cases[] = {
    { "2031-03-31", "2031年3月まで", "あと4年4か月", "until March 2031", "4 years 4 months left" },
    { "2031-03-30", "2031年3月30日まで", "あと4年4か月", "until 30 March 2031", "4 years 4 months left" },
    { "2028-02-29", "2028年2月まで", "あと1年3か月", "until February 2028", "1 year 3 months left" },
    { "2026-12-05", "2026年12月5日まで", "あと12日", "until 5 December 2026", "12 days left" },
    { "2026-11-23", "2026年11月23日まで", "きょうが最後の日です", "until 23 November 2026",
      "today is the last day" },
    { "2026-11-22", "2026年11月22日に終わりました", NULL, "ended on 22 November 2026", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      world.registration->support_until = verdict_world_day (cases[i].until);
      assert_fact (&world, "ja", AKASHI_FACT_SUPPORT, cases[i].ja, cases[i].ja_aside);
      assert_fact (&world, "en", AKASHI_FACT_SUPPORT, cases[i].en, cases[i].en_aside);
    }
  /* No word rests on today's date where the clock is doubtful. */
  world.evidence.freshness.state = AKASHI_FRESHNESS_DOUBTFUL_CLOCK;
  assert_fact (&world, "en", AKASHI_FACT_SUPPORT, "until 22 November 2026", NULL);
  world.registration->support_until = AKASHI_DATE_NONE;
  assert_fact (&world, "ja", AKASHI_FACT_SUPPORT, "約束されていません", NULL);
  world.registration->support_until = AKASHI_DATE_UNKNOWN;
  assert_fact (&world, "ja", AKASHI_FACT_SUPPORT, "リストに書かれていません", "メーカーにたずねてください");
  world.claims->support_until = verdict_world_day ("2030-01-31");
  assert_fact (&world, "en", AKASHI_FACT_SUPPORT, "until January 2030", NULL);
}

/* Unknown is a value: nothing is made of a field the list lacks. */
static void
test_unknown (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  for (guint kind = AKASHI_FACT_UPDATES; kind <= AKASHI_FACT_CONNECTION; kind++)
    if (kind != AKASHI_FACT_ASSESSED)
      {
        assert_fact (&world, "en", kind, "not stated in the list", NULL);
        assert_fact (&world, "ja", kind, "リストに書かれていません", NULL);
      }
  world.registration->sensors = g_new0 (char *, 1);
  world.registration->data_use = g_new0 (char *, 1);
  assert_fact (&world, "en", AKASHI_FACT_SENSORS, "none", "by the list, data is not passed on");
}

static void
test_known (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiRegistration *registration = world.registration;
  registration->updates = AKASHI_UPDATES_MANUAL;
  registration->password = AKASHI_PASSWORD_USER_SET;
  registration->connection = AKASHI_CONNECTION_INDIRECT;
  registration->sensors = g_strsplit ("camera,microphone,sonar", ",", -1);
  registration->data_use = g_strsplit ("shared", ",", -1);
  registration->assessed_by = AKASHI_ASSESSED_BY_LABORATORY;
  registration->covers = g_strsplit ("device,device-test", ",", -1);
  registration->desk_phone = g_strdup ("0120-000-101");
  registration->responsible = g_strdup ("importer");
  registration->compensation = g_strdup ("10万円まで");

  assert_fact (&world, "ja", AKASHI_FACT_UPDATES, "自分で行います", NULL);
  assert_fact (&world, "ja", AKASHI_FACT_PASSWORD, "自分で決めます", NULL);
  assert_fact (&world, "ja", AKASHI_FACT_SENSORS, "カメラ・マイク・sonar",
               "データはほかの会社にも渡されます");
  assert_fact (&world, "ja", AKASHI_FACT_ASSESSED, "第三者の検査機関(本体・実物を試して)", "レベル1");
  assert_fact (&world, "en", AKASHI_FACT_CONTACT, "0120-000-101",
               "The importer answers for it, Compensation: 10万円まで");
  assert_fact (&world, "en", AKASHI_FACT_CONNECTION, "through another device", NULL);
  assert_fact (&world, "ja", AKASHI_FACT_LABEL_TERM, "2028年3月まで", "あと1年4か月");
}

/* A level is named by its scheme, and stars are no marks. */
static void
test_level (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  AkashiLevel *level = g_new0 (AkashiLevel, 1);
  level->level = 1;
  level->names = akashi_texts_new ();
  level->meaning = akashi_texts_new ();
  level->assessed_by = AKASHI_ASSESSED_BY_MAKER;
  akashi_texts_set (level->names, "ja", "★1 全製品共通の基準");
  g_ptr_array_add (world.scheme->levels, level);
  assert_fact (&world, "ja", AKASHI_FACT_ASSESSED, "メーカー自身",
               "★1 全製品共通の基準。星の数は点数ではありません");
}

static void
test_none (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  world.evidence.registration = NULL;
  g_autoptr (GPtrArray) facts = akashi_words_facts ("ja", &world.evidence);
  g_assert_cmpuint (facts->len, ==, 0);
  g_autofree char *nothing = akashi_words_product ("ja", NULL);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_product (void)
{
  g_auto (VerdictWorld) world;
  verdict_world_init (&world);
  g_autofree char *one = akashi_words_product ("ja", world.registration);
  g_assert_cmpstr (one, ==, "花見電機 · 見守りカメラ · HN-CAM200W");
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (world.registration->models, akashi_model_new ("HN-CAM200B"));
  g_autofree char *ja = akashi_words_product ("ja", world.registration);
  g_autofree char *en = akashi_words_product ("en", world.registration);
  g_assert_cmpstr (ja, ==, "花見電機 · 見守りカメラ · HN-CAM200W ほか2型番");
  g_assert_cmpstr (en, ==, "Hanami Denki · Home camera · HN-CAM200W and 2 more models");
}

static void
test_span (void)
{
  const struct {
    const char *to, *ja, *en;
  } cases[] = {
    { "2026-11-23", "0日", "0 days" },
    { "2026-11-20", "0日", "0 days" },
    { "2026-11-24", "1日", "1 day" },
    { "2026-12-22", "29日", "29 days" },
    { "2026-12-23", "1か月", "1 month" },
    { "2027-10-23", "11か月", "11 months" },
    { "2027-11-23", "1年", "1 year" },
    { "2027-12-31", "1年1か月", "1 year 1 month" },
    { "2029-01-23", "2年2か月", "2 years 2 months" },
  };
  AkashiDate from = verdict_world_day ("2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ja = akashi_words_span ("ja", from, verdict_world_day (cases[i].to));
      g_autofree char *en = akashi_words_span ("en", from, verdict_world_day (cases[i].to));
      g_assert_cmpstr (ja, ==, cases[i].ja);
      g_assert_cmpstr (en, ==, cases[i].en);
    }
}

static void
test_day_and_month (void)
{
  for (int month = 0; month < 12; month++)
    {
      AkashiDate date = akashi_date_add_months (verdict_world_day ("2031-01-31"), month);
      g_autofree char *ja = akashi_words_month ("ja", date);
      g_autofree char *wanted = g_strdup_printf ("2031年%d月", month + 1);
      g_assert_cmpstr (ja, ==, wanted);
    }
  g_autofree char *ja = akashi_words_day ("ja", verdict_world_day ("2031-05-01"));
  g_autofree char *en = akashi_words_day ("en", verdict_world_day ("2031-05-01"));
  g_assert_cmpstr (ja, ==, "2031年5月1日");
  g_assert_cmpstr (en, ==, "1 May 2031");
}

static void
test_languages (void)
{
  const struct {
    const char *locale, *expected;
  } cases[] = {
    { "ja_JP.UTF-8", "ja" },
    { "ja", "ja" },
    { "ja-JP", "ja" },
    { "JA_jp", "ja" },
    { "ja@easy", "ja@easy" },
    { "ja_JP@easy", "ja@easy" },
    { "ja_JP.UTF-8@easy", "ja@easy" },
    { "ja@other", "ja" },
    { "ko", "ko" },
    { "ko_KR.UTF-8", "ko" },
    { "ko-KR", "ko" },
    { "zh", "zh_CN" },
    { "zh_CN.GB18030", "zh_CN" },
    { "zh-CN", "zh_CN" },
    { "zh_Hans", "zh_CN" },
    { "zh-Hans-SG", "zh_CN" },
    { "zh_TW", "zh_CN" },
    { "zh_Hant_HK", "zh_CN" },
    { "en_GB", "en" },
    { "C", "en" },
    { "C.UTF-8", "en" },
    { "", "en" },
    { NULL, "en" },
    { "fr_FR", "en" },
    { "jav", "en" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (akashi_words_language_for (cases[i].locale), ==, cases[i].expected);
  g_assert_null (akashi_words_find_language ("fr_FR"));
  g_assert_null (akashi_words_find_language (NULL));
  g_assert_cmpstr (akashi_words_find_language ("ko_KR"), ==, "ko");
  g_assert_cmpstr (akashi_words_text ("tlh", "Is it this one?"), ==, "Is it this one?");
  g_assert_cmpstr (akashi_words_text ("ja", "Is it this one?"), ==, "この商品ですか?");
  g_assert_cmpstr (akashi_words_text ("ja", ""), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/support", test_support);
  g_test_add_func ("/facts/unknown", test_unknown);
  g_test_add_func ("/facts/known", test_known);
  g_test_add_func ("/facts/level", test_level);
  g_test_add_func ("/facts/none", test_none);
  g_test_add_func ("/facts/product", test_product);
  g_test_add_func ("/facts/span", test_span);
  g_test_add_func ("/facts/day-and-month", test_day_and_month);
  g_test_add_func ("/facts/languages", test_languages);
  return g_test_run ();
}
