/* SPDX-License-Identifier: Apache-2.0 */
/* Where lines may not break, in Japanese, plain Japanese, Korean and Chinese. */
#include <string.h>

#include "akashi-line-break.h"

/* Returns: (transfer full): the phrases that are kept together, a bar between them. */
static char *
phrases_of (const char *text)
{
  g_autoptr (GArray) phrases = akashi_line_break_phrases (text);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i + 1 < phrases->len; i += 2)
    {
      gsize start = g_array_index (phrases, gsize, i), end = g_array_index (phrases, gsize, i + 1);
      g_string_append (joined, i > 0 ? "|" : "");
      g_string_append_len (joined, text + start, (gssize) (end - start));
    }
  return g_string_free (joined, FALSE);
}

static void
test_phrases (void)
{
  const struct {
    const char *text, *phrases;
  } cases[] = {
    { "", "" },
    { "Is it this one?", "" },
    { "YW-AX3000 lasts longer than HN-CAM200W.", "YW-AX3000|HN-CAM200W." },
    { "a second-hand 25JC01000123-ABW-0123456", "second-hand" },
    { "カメラは ラベルをさがしつづけています", "カメラは| |ラベルを|さがし|つづけています" },
    { "商品をご案内します", "商品を|ご案内します" },
    { "店員にこの画面を見せてください", "店員に|この|画面を|見せてください" },
    { "店の 人に 見せて ください", "店の| |人に| |見せて ください" },
    { "まだ 始まって いません", "まだ| |始まって いません" },
    { "登録は もう ありません", "登録は| |もう| |ありません" },
    { "직원에게 보여 주세요", "직원에게|보여|주세요" },
    { "보안 업데이트가  끝났습니다", "보안|업데이트가|끝났습니다" },
    { "安全更新已经结束。", "安全更新|已经|结束。" },
    { "请向店员询问", "店员|询问" },
    { "\xff", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phrases = phrases_of (cases[i].text);
      g_assert_cmpstr (phrases, ==, cases[i].phrases);
    }
}

/* In a narrow column only the end of a long phrase is kept, and a model number all the same. */
static void
test_kept (void)
{
  const struct {
    const char *text, *wide, *narrow;
  } cases[] = {
    { "セキュリティ更新は", "セキュリティ更新は", "ティ更新は" },
    { "HN-CAM200Wより、", "HN-CAM200Wより、", "HN-CAM200Wより、" },
    { "second-hand", "second-hand", "hand" },
    { "TK-LOCK7", "TK-LOCK7", "TK-LOCK7" },
    { "ABCDEFGH-123456789-0WX", "ABCDEFGH-123456789-0WX", "H-123456789-0WX" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      gsize end = strlen (text);
      g_assert_cmpstr (text + akashi_line_break_kept (text, 0, end, 0), ==, cases[i].wide);
      g_assert_cmpstr (text + akashi_line_break_kept (text, 0, end, AKASHI_LINE_BREAK_STEPS - 1), ==,
                       cases[i].narrow);
    }
}

static void
test_script (void)
{
  g_assert_cmpint (akashi_line_break_script ("HN-CAM200W"), ==, AKASHI_TEXT_ANY);
  g_assert_cmpint (akashi_line_break_script ("花見電機"), ==, AKASHI_TEXT_HAN);
  g_assert_cmpint (akashi_line_break_script ("見守りカメラ"), ==, AKASHI_TEXT_JAPANESE);
  g_assert_cmpint (akashi_line_break_script ("技適 마크"), ==, AKASHI_TEXT_KOREAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-break/phrases", test_phrases);
  g_test_add_func ("/line-break/kept", test_kept);
  g_test_add_func ("/line-break/script", test_script);
  return g_test_run ();
}
