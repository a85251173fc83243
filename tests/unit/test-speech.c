/* SPDX-License-Identifier: Apache-2.0 */
/* What is shown can be said: in every language, with the clips of one inventory, Japanese in kana. */
#include "akashi-limits.h"
#include "akashi-speech.h"
#include "akashi-words.h"
#include "verdict-world.h"

#include <string.h>

static const struct {
  const char *language, *shown, *spoken, *clips;
} rows[] = {
  { "en", "Is it this one?", "Is it this one", "Is it this one" },
  { "en", "Compare the model number on the box.", NULL, "Compare the model number on the box" },
  { "en", "until March 2031", "until March 2031", "until|March|2000|31" },
  { "en", "31 March 2031", "31 March 2031", "31|March|2000|31" },
  { "en", "4 years 4 months", "4 years 4 months", "4|years|4|months" },
  { "en", "1 year 1 month", NULL, "1|year|1|month" },
  { "en", "3 years 11 months left", NULL, "3|years|11|months|left" },
  { "en", "Security updates last until 23 June 2027.", NULL, "Security updates last until|23|June|2000|27" },
  { "en", "The label carries no electronic seal. Not checked: the product itself and the software in it.",
    NULL, "The label carries no electronic seal|Not checked: the product itself and the software in it" },
  { "en", "HN-CAM200W", "HN-CAM200W", "H|N|hyphen|C|A|M|2|0|0|W" },
  { "en", "Hanami Electric", "Hanami Electric", "as shown on the screen" },
  { "en", "10345", NULL, "1|0|3|4|5" },
  { "en", "· – …", NULL, NULL },
  { "en", "", NULL, NULL },
  { "ja", "2031年3月まで", "にせんさんじゅういち ねん さんがつ まで",
    "にせん|さんじゅういち|ねん|さんがつ|まで" },
  { "ja@easy", "2031年3月まで", NULL, "にせん|さんじゅういち|ねん|さんがつ|まで" },
  { "ja", "4年4か月", NULL, "よん|ねん|よん|かげつ" },
  { "ja", "2026年11月20日", NULL, "にせん|にじゅうろく|ねん|じゅういちがつ|はつか" },
  { "ja", "2026年11月1日", NULL, "にせん|にじゅうろく|ねん|じゅういちがつ|ついたち" },
  { "ja", "1日", NULL, "いちにち" },
  { "ja", "14日", NULL, "じゅうよっか" },
  { "ja", "HN-20", "HN-20", "えいち|えぬ|ハイフン|に|ゼロ" },
  { "ja", "花見電機", "花見電機", "がめんの とおり" },
  { "zh_CN", "2031年3月", NULL, "2|0|3|1|年|3月" },
  { "ko", "HN-20", NULL, "에이치|엔|하이픈|2|0" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) utterances = akashi_speech_utterances (rows[i].language, rows[i].shown);
      g_assert_cmpuint (utterances->len, ==, rows[i].clips ? 1 : 0);
      if (!rows[i].clips)
        continue;
      const AkashiUtterance *utterance = utterances->pdata[0];
      g_autofree char *clips = g_strjoinv ("|", utterance->clips);
      g_assert_cmpstr (clips, ==, rows[i].clips);
      if (rows[i].spoken)
        g_assert_cmpstr (utterance->spoken, ==, rows[i].spoken);
    }
}

static GHashTable *seen; /* texts of the language that is tried */

static GHashTable *
inventory (const char *language)
{
  g_auto (GStrv) all = akashi_speech_inventory (akashi_speech_voice (language));
  g_clear_pointer (&seen, g_hash_table_unref);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **clip = all; *clip; clip++)
    g_assert_true (g_hash_table_add (known, g_strdup (*clip)));
  return known;
}

/* @understood: nothing of it may be left to the screen */
static void
assert_said (GHashTable *known, const char *language, const char *text, gboolean understood)
{
  /* Most texts of two verdicts are the same. */
  g_autofree char *once = g_strdup_printf ("%s\n%d", text, understood);
  if (!g_hash_table_add (seen, g_steal_pointer (&once)))
    return;
  g_autoptr (GPtrArray) utterances = akashi_speech_utterances (language, text);
  if (*text)
    g_assert_cmpuint (utterances->len, >, 0);
  for (guint i = 0; i < utterances->len; i++)
    {
      const AkashiUtterance *utterance = utterances->pdata[i];
      g_assert_cmpuint (g_strv_length (utterance->clips), >, 0);
      for (char **clip = utterance->clips; *clip; clip++)
        {
          if (!g_hash_table_contains (known, *clip))
            g_error ("%s: no clip says %s", language, *clip);
          if (understood
              && strstr ("as shown on the screen|がめんの とおり|如屏幕所示|화면에 보이는 대로", *clip)
              && strlen (*clip) > 8)
            g_error ("%s: nobody says: %s", language, text);
        }
    }
}

static void
assert_lines (GHashTable *known, const char *language, char **lines)
{
  for (; *lines; lines++)
    assert_said (known, language, *lines, FALSE);
}

static void
assert_verdict (GHashTable *known, const char *language, const VerdictWorld *world)
{
  AkashiVerdict verdict = akashi_verdict_judge (&world->evidence);
  g_autoptr (AkashiWords) words = akashi_words_new (language, &world->evidence, &verdict);
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, &world->evidence);
  g_autofree char *product = akashi_words_product (language, world->evidence.registration);

  assert_said (known, language, words->headline, TRUE);
  assert_said (known, language, words->sentence, TRUE);
  assert_said (known, language, words->sample, TRUE);
  assert_said (known, language, words->compared, FALSE);
  assert_said (known, language, words->list, FALSE);
  assert_said (known, language, product, FALSE);
  assert_lines (known, language, words->advice);
  assert_lines (known, language, words->why);
  for (guint i = 0; i < facts->len; i++)
    {
      const AkashiFact *fact = facts->pdata[i];
      assert_said (known, language, fact->label, TRUE);
      assert_said (known, language, fact->value, FALSE);
      assert_said (known, language, fact->aside ? fact->aside : "", FALSE);
      if (fact->kind == AKASHI_FACT_SUPPORT)
        assert_said (known, language, fact->value, TRUE);
    }
}

static void
test_verdicts (void)
{
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      g_autoptr (GHashTable) known = inventory (*language);
      for (guint i = 0; i < n_verdict_scenarios; i++)
        {
          g_auto (VerdictWorld) world = { 0 };
          verdict_scenario_arrange (&verdict_scenarios[i], &world, AKASHI_FRESHNESS_FRESH,
                                    (AkashiComparison) (i % N_COMPARISONS));
          assert_verdict (known, *language, &world);
        }
    }
}

/* Free engines read kana; to them a kanji is a "Chinese letter". */
static void
test_kana (void)
{
  g_auto (GStrv) all = akashi_speech_inventory ("ja");
  guint n = 0;
  for (char **clip = all; *clip; clip++, n++)
    for (const char *at = *clip; *at; at = g_utf8_next_char (at))
      if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN
          && g_utf8_get_char (at) != 0x3007)
        g_error ("not kana: %s", *clip);
  g_assert_cmpuint (n, >, 300);
}

static void
test_names (void)
{
  g_autofree char *one = akashi_speech_clip_name ("one"), *two = akashi_speech_clip_name ("two");
  g_assert_cmpstr (one, ==, "7692c3ad3540bb803c020b3a");
  g_assert_cmpstr (one, !=, two);
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL), wide = g_string_new (NULL);
  const char *texts[] = { "{", "{漢字|", "%s%s%s%n", "\001\002", "until until until until", NULL };

  while (deep->len < 2 * AKASHI_SPEECH_TEXT_MAX)
    g_string_append (deep, "2031年3月(");
  while (wide->len < 2 * AKASHI_SPEECH_TEXT_MAX)
    g_string_append (wide, "証");
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      g_autoptr (GHashTable) known = inventory (*language);
      for (const char **text = texts; *text; text++)
        {
          g_autoptr (GPtrArray) said = akashi_speech_utterances (*language, *text);
          g_assert_nonnull (said);
        }
      assert_said (known, *language, deep->str, FALSE);
      assert_said (known, *language, wide->str, FALSE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speech/table", test_table);
  g_test_add_func ("/speech/verdicts", test_verdicts);
  g_test_add_func ("/speech/kana", test_kana);
  g_test_add_func ("/speech/names", test_names);
  g_test_add_func ("/speech/hostile", test_hostile);
  int status = g_test_run ();
  g_clear_pointer (&seen, g_hash_table_unref);
  return status;
}
