/* SPDX-License-Identifier: Apache-2.0 */
/* Every text there is, of the program and of its data, in every language: translated, in its own script, with
 * what it must carry, and nothing that may not be said (verdicts.md, "What may be said"). */
#include "akashi-catalogue.h"
#include "akashi-words.h"
#include "wording.h"

#include <locale.h>
#include <string.h>

typedef void (*Visit) (const char *language, const char *msgid, const char *text);

/* Visits each text with what stands for it in each language; the context is taken off the msgid. */
static void
visit_all (Visit visit)
{
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      const AkashiCatalogue *catalogue = akashi_catalogue_for (*language);
      g_assert_cmpint (catalogue == NULL, ==, g_str_equal (*language, "en"));
      const AkashiCatalogue *all = catalogue ? catalogue : akashi_catalogue_for ("ja");
      for (guint i = 1; i < akashi_catalogue_n_entries (all); i++)
        {
          const char *msgid, *text;
          akashi_catalogue_get_entry (all, i, &msgid, &text);
          const char *bar = strchr (msgid, '\004');
          visit (*language, bar ? bar + 1 : msgid, catalogue ? text : bar ? bar + 1 : msgid);
        }
    }
}

static void
visit_wording (const char *language, const char *msgid, const char *text)
{
  const char *fault = wording_fault (language, text, g_str_has_prefix (msgid, "Compensation:"));
  if (fault)
    g_error ("%s: %s: %s", language, fault, text);
}

static void
test_wording (void)
{
  visit_all (visit_wording);
}

static void
visit_script (const char *language, const char *msgid, const char *text)
{
  /* The mark's own name, in kanji. */
  if (strstr (text, "技適"))
    return;
  if (wording_in_foreign_script (language, text))
    g_error ("%s: letters of another language: %s", language, text);
  /* A text of words, not a name or a form such as "%1$s %2$s". */
  if (wording_finds ("(?-i)(?<![%$\\w{])[a-z]{2,}", msgid) && !wording_in_own_script (language, text))
    g_error ("%s: left in English: %s", language, text);
}

static void
test_script (void)
{
  visit_all (visit_script);
}

/* What msgfmt does not look at. */
static void
visit_places (const char *language, const char *msgid, const char *text)
{
  static const char *const kept[]
      = { "{day}", "akashictl sync", "akashictl trust add", "https:", "ISO/IEC 27001" };

  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (msgid, kept[i]) && !strstr (text, kept[i]))
      g_error ("%s: lacks %s: %s", language, kept[i], text);
  if (strstr (msgid, "  ") == NULL && strstr (text, "  "))
    g_error ("%s: two spaces: %s", language, text);
}

static void
test_places (void)
{
  visit_all (visit_places);
}

/* All five, none more: whoever adds one finds the rules of wording missing. */
static void
test_languages (void)
{
  const char *const expected[] = { "ja", "ja@easy", "en", "zh_CN", "ko", NULL };
  const char *const names[] = { "日本語", "やさしい日本語", "English", "简体中文", "한국어" };
  const char *const tags[] = { "ja", "ja", "en", "zh-Hans", "ko" };

  g_assert_true (g_strv_equal (akashi_words_languages (), expected));
  for (guint i = 0; expected[i]; i++)
    {
      g_assert_cmpstr (akashi_words_language_name (expected[i]), ==, names[i]);
      g_assert_cmpstr (akashi_words_language_tag (expected[i]), ==, tags[i]);
      if (i > 0 && akashi_catalogue_for (expected[i]))
        g_assert_cmpuint (akashi_catalogue_n_entries (akashi_catalogue_for (expected[i])), ==,
                          akashi_catalogue_n_entries (akashi_catalogue_for ("ja")));
    }
}

/* The net itself has no holes, and is no wall. */
static void
test_net (void)
{
  const struct {
    const char *language, *text;
    gboolean caught;
  } cases[] = {
    { "en", "It is Safe to use", TRUE },
    { "en", "It scored", TRUE },
    { "en", "approved by an office", TRUE },
    { "en", "about electrical safety", FALSE },
    { "en", "a certificate number", FALSE },
    { "ja", "これは本物です", TRUE },
    { "ja", "更新は終わりました", TRUE },
    { "ja", "セキュリティ更新の更新", TRUE },
    { "ja", "セキュリティ更新", FALSE },
    { "ja", "補償があります", TRUE },
    { "ja@easy", "これは 安全 です", TRUE },
    { "ja@easy", "セキュリティ更新は 終わりました", FALSE },
    { "ja@easy", "アップデート", TRUE },
    { "zh_CN", "这件商品很安全", TRUE },
    { "zh_CN", "请放心购买", TRUE },
    { "zh_CN", "更新已经结束", TRUE },
    { "zh_CN", "安全更新已经结束", FALSE },
    { "zh_CN", "这是安全标签", FALSE },
    { "zh_CN", "已认证的商品", TRUE },
    { "ko", "이 제품은 안전합니다", TRUE },
    { "ko", "정품입니다", TRUE },
    { "ko", "업데이트가 끝났습니다", TRUE },
    { "ko", "보안 업데이트가 끝났습니다", FALSE },
    { "ko", "전기 안전의 마크", FALSE },
    { "ko", "보상이 있습니다", TRUE },
    { "tlh", "nuqneH", TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if ((wording_fault (cases[i].language, cases[i].text, FALSE) != NULL) != cases[i].caught)
      g_error ("%s: %s", cases[i].language, cases[i].text);
  g_assert_null (wording_fault ("ja", "補償: 10万円", TRUE));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for what is printed */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/net", test_net);
  g_test_add_func ("/wording/languages", test_languages);
  g_test_add_func ("/wording/rules", test_wording);
  g_test_add_func ("/wording/script", test_script);
  g_test_add_func ("/wording/places", test_places);
  return g_test_run ();
}
