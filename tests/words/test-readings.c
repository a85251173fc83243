/* SPDX-License-Identifier: Apache-2.0 */
/* Readings of kanji in plain Japanese: every one has its own, they outlast being put together, and what is
 * shown without them is without a trace of them. */
#include "akashi-catalogue.h"
#include "akashi-date.h"
#include "akashi-readings.h"
#include "akashi-words.h"
#include "wording.h"

#include <locale.h>
#include <string.h>

#define EASY "ja@easy"

static void
test_forms (void)
{
  const struct {
    const char *text, *plain, *in_brackets;
  } cases[] = {
    { "", "", "" },
    { "{商品|しょうひん}です", "商品です", "商品(しょうひん)です" },
    { "この {箱|はこ}の {字|じ}", "この 箱の 字", "この 箱(はこ)の 字(じ)" },
    { "{day}まで", "{day}まで", "{day}まで" },
    { "{|かな} {漢字|} {漢字|kanji} {kanji|かな} {漢字}", "{|かな} {漢字|} {漢字|kanji} {kanji|かな} {漢字}",
      "{|かな} {漢字|} {漢字|kanji} {kanji|かな} {漢字}" },
    { "{漢字|かんじ", "{漢字|かんじ", "{漢字|かんじ" },
    { "{{漢字|かんじ}}", "{漢字}", "{漢字(かんじ)}" },
    { "%d{秒|びょう}", "%d秒", "%d秒(びょう)" },
    { "{日|*}", "日", "日(にち)" },
    { "0{日|*}", "0日", "0日(にち)" },
    { "1{日|*}{前|まえ}", "1日前", "1日(にち)前(まえ)" },
    { "3{日|*}", "3日", "3日(みっか)" },
    { "10{日|*}", "10日", "10日(とおか)" },
    { "11{日|*}", "11日", "11日(にち)" },
    { "14{日|*}", "14日", "14日(よっか)" },
    { "20{日|*}", "20日", "20日(はつか)" },
    { "24{日|*}", "24日", "24日(よっか)" },
    { "327{日|*}", "327日", "327日(にち)" },
    { "3{月|がつ}1{日|*}", "3月1日", "3月(がつ)1日(ついたち)" },
    { "{4月|しがつ}1{日|*}", "4月1日", "4月(しがつ)1日(ついたち)" },
    { "3{月|がつ}31{日|*}", "3月31日", "3月(がつ)31日(にち)" },
    { "99999999999999999999{日|*}", "99999999999999999999日", "99999999999999999999日(にち)" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = akashi_readings_strip (cases[i].text);
      g_autofree char *in_brackets = akashi_readings_in_brackets (cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (in_brackets, ==, cases[i].in_brackets);
    }
}

static void
test_spans (void)
{
  g_autoptr (GPtrArray) spans = akashi_reading_spans ("20{日|*}まで{待|ま}つ");
  const AkashiReadingSpan *const *all = (const AkashiReadingSpan *const *) spans->pdata;
  const struct {
    const char *text, *reading;
  } expected[] = { { "20日", "はつか" }, { "まで", NULL }, { "待", "ま" }, { "つ", NULL } };

  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (all[i]->text, ==, expected[i].text);
      g_assert_cmpstr (all[i]->reading, ==, expected[i].reading);
    }
}

/* Every kanji of @text has a reading, and every reading stands over kanji. */
static void
assert_read (const char *text)
{
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);

  for (guint i = 0; i < spans->len; i++)
    {
      const AkashiReadingSpan *span = spans->pdata[i];
      if (!span->reading && wording_finds (WORDING_HAN, span->text))
        g_error ("no reading: %s in %s", span->text, text);
      if (span->reading && !wording_finds (WORDING_HAN, span->text))
        g_error ("a reading over no kanji: %s in %s", span->text, text);
      if (strchr (span->text, '|'))
        g_error ("a reading that is none: %s", text);
    }
}

static void
test_catalogue (void)
{
  const char *marked = akashi_words_with_readings (EASY);
  const AkashiCatalogue *with = akashi_catalogue_for (marked), *without = akashi_catalogue_for (EASY);

  g_assert_cmpstr (marked, !=, EASY);
  g_assert_nonnull (with);
  g_assert_false (g_strv_contains (akashi_words_languages (), marked));
  for (guint i = 1; i < akashi_catalogue_n_entries (with); i++)
    {
      const char *msgid, *text, *plain;
      akashi_catalogue_get_entry (with, i, &msgid, &text);
      akashi_catalogue_get_entry (without, i, &msgid, &plain);
      assert_read (text);
      g_autofree char *stripped = akashi_readings_strip (text);
      g_assert_cmpstr (plain, ==, stripped);
      g_assert_null (strchr (plain, '|'));
    }
  for (const char *const *language = akashi_words_languages (); *language; language++)
    if (!g_str_equal (*language, EASY))
      g_assert_true (akashi_words_with_readings (*language) == *language);
}

static AkashiDate
day_of (const char *iso)
{
  AkashiDate date;
  g_assert_true (akashi_date_parse (iso, &date));
  return date;
}

static void
test_dates (void)
{
  const char *marked = akashi_words_with_readings (EASY);
  g_autofree char *first = akashi_words_day (marked, day_of ("2031-04-01"));
  g_autofree char *month = akashi_words_month (marked, day_of ("2031-03-31"));
  g_autofree char *span = akashi_words_span (marked, day_of ("2026-11-23"), day_of ("2031-04-01"));
  g_autofree char *plain = akashi_words_day (EASY, day_of ("2031-04-01"));
  g_autofree char *first_read = akashi_readings_in_brackets (first);
  g_autofree char *month_read = akashi_readings_in_brackets (month);
  g_autofree char *span_read = akashi_readings_in_brackets (span);

  g_assert_cmpstr (first_read, ==, "2031年(ねん)4月(しがつ)1日(ついたち)");
  g_assert_cmpstr (month_read, ==, "2031年(ねん)3月(がつ)");
  g_assert_cmpstr (span_read, ==, "4年(ねん) 4か月(げつ)");
  g_assert_cmpstr (plain, ==, "2031年4月1日");
  for (AkashiDate day = day_of ("2028-01-01"), end = day + 366; day < end; day++)
    {
      g_autofree char *words = akashi_words_day (marked, day);
      assert_read (words);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for what is printed */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/forms", test_forms);
  g_test_add_func ("/readings/spans", test_spans);
  g_test_add_func ("/readings/catalogue", test_catalogue);
  g_test_add_func ("/readings/dates", test_dates);
  return g_test_run ();
}
