/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-text-parts.h"

#include <glib.h>

typedef struct {
  const char *text, *parts; /* joined with a bar */
} Case;

static void
check (char **(*take_apart) (const char *), const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = take_apart (cases[i].text);
      g_autofree char *joined = g_strjoinv ("|", parts);
      g_assert_cmpstr (joined, ==, cases[i].parts);
    }
}

static void
test_sentences (void)
{
  static const Case cases[] = {
    { "", "" },
    { "One fact", "One fact" },
    { "It agrees. The seal fits. Not checked: the rest.",
      "It agrees.|The seal fits.|Not checked: the rest." },
    { "See No. 5 of the list.", "See No. 5 of the list." },
    { "EN 303 645 V2.1.1", "EN 303 645 V2.1.1" },
    { "合っています。調べていません。", "合っています。|調べていません。" },
    { "号码一致。(说明。全部)没有检查。", "号码一致。|(说明。全部)没有检查。" },
    { "맞습니다. 확인하지 않았습니다.", "맞습니다.|확인하지 않았습니다." },
  };
  check (akashi_text_sentences, cases, G_N_ELEMENTS (cases));
}

static void
test_brackets (void)
{
  static const Case cases[] = {
    { "", "" },
    { "by itself", "by itself" },
    { "the maker's own check (the device, on documents)",
      "the maker's own check|(the device, on documents)" },
    { "厂家自己检查（机器本身）", "厂家自己检查|（机器本身）" },
    { "(all of it)", "(all of it)" },
    { "a (b) c", "a (b) c" },
  };
  check (akashi_text_before_brackets, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-parts/sentences", test_sentences);
  g_test_add_func ("/text-parts/brackets", test_brackets);
  return g_test_run ();
}
