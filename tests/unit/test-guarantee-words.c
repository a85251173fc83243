/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of guarantees and marks in every language, and the diagram of the overlap. */
#include "akashi-guarantee-words.h"
#include "akashi-knowledge.h"
#include "akashi-mark-words.h"
#include "akashi-overlap-diagram.h"
#include "akashi-words.h"

#include <string.h>

/* A promise is one line in large letters. */
#define MAX_LINE_CHARACTERS 60
#define MAX_LINE_CHARACTERS_WIDE 40

static guint
longest_line (const char *language)
{
  return g_str_has_prefix (language, "ja") || g_str_has_prefix (language, "zh") ? MAX_LINE_CHARACTERS_WIDE
                                                                                : MAX_LINE_CHARACTERS;
}

/* Readings of やさしい日本語, as in `{漢字|かんじ}`, are no width of the line. */
static glong
width_of (const char *line)
{
  glong width = 0;
  gboolean reading = FALSE;

  for (const char *at = line; *at; at = g_utf8_next_char (at))
    {
      if (*at == '|')
        reading = TRUE;
      else if (*at == '}')
        reading = FALSE;
      else if (!reading && *at != '{' && *at != ' ')
        width++;
    }
  return width;
}

static void
test_lines (void)
{
  const AkashiGuarantees *all = akashi_knowledge_guarantees ();

  for (const char *const *language = akashi_words_languages (); *language; language++)
    for (guint i = 0; i < all->guarantees->len; i++)
      {
        const AkashiGuarantee *guarantee = all->guarantees->pdata[i];
        const char *line = akashi_words_guarantee (*language, guarantee);
        g_test_message ("%s %s", *language, line);
        g_assert_cmpint (strcmp (line, guarantee->line) == 0, ==, g_str_equal (*language, "en"));
        g_assert_cmpint (width_of (line), <=, longest_line (*language));
      }
}

static void
test_demand (void)
{
  static const struct {
    const char *guarantee;
    const char *baseline;
    const char *words;
  } cases[] = {
    { "no-shared-password", "en-303-645", "5.1-1, 5.1-2" },
    { "automatic-updates", "en-303-645", "5.3-4A, 5.3-4B (V2.1.1: 5.3-4), recommended only" },
    { "support-end-stated", "iso-27402", "5.1.2, in part" },
    { "changeable-password", "cls", "from level 2" },
    { "no-shared-password", "cls", "asked for" },
  };
  const AkashiGuarantees *all = akashi_knowledge_guarantees ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AkashiGuarantee *guarantee = akashi_guarantees_find (all, cases[i].guarantee);
      const AkashiDemand *demand = akashi_guarantee_find_demand (
          guarantee, akashi_guarantees_find_baseline (all, cases[i].baseline));
      g_autofree char *words = akashi_words_demand ("en", demand);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_autofree char *protects
      = akashi_words_protects ("en", AKASHI_PROTECTS_CONFIDENTIALITY | AKASHI_PROTECTS_PRIVACY);
  g_assert_cmpstr (protects, ==, "confidentiality, privacy");
}

/* Each mark has all its lines in each language, and is found by the name it is shown under. */
static void
test_marks (void)
{
  GPtrArray *marks = akashi_knowledge_marks ();

  for (const char *const *language = akashi_words_languages (); *language; language++)
    for (guint i = 0; i < marks->len; i++)
      {
        const AkashiMark *mark = marks->pdata[i];
        g_autofree AkashiMarkFact *facts = akashi_words_mark_facts (*language, mark);
        guint count = 0;
        g_assert_cmpstr (akashi_words_mark_name (*language, mark), !=, "");
        for (; facts[count].label; count++)
          {
            g_assert_cmpstr (facts[count].label, !=, "");
            g_assert_cmpstr (facts[count].value, !=, "");
          }
        g_assert_cmpuint (count, ==, mark->mistaken == AKASHI_MISTAKEN_UNKNOWN ? 6 : 7);
      }
}

static guint
count_of (const char *text, const char *part)
{
  guint count = 0;
  for (const char *at = strstr (text, part); at; at = strstr (at + 1, part))
    count++;
  return count;
}

static void
test_diagram (void)
{
  const AkashiGuarantees *all = akashi_knowledge_guarantees ();
  guint demands = 0;

  for (guint i = 0; i < all->guarantees->len; i++)
    demands += ((const AkashiGuarantee *) all->guarantees->pdata[i])->demands->len;
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      g_autofree char *svg = akashi_overlap_diagram_new (*language, all);
      g_autoptr (GError) error = NULL;
      const GMarkupParser nothing = { NULL };
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
      g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      /* A dot for each demand, and three in the legend. */
      g_assert_cmpuint (count_of (svg, "<circle"), ==, demands + 3);
      g_assert_cmpuint (count_of (svg, "<g><title>"), ==, demands);
      for (guint i = 0; i < all->guarantees->len; i++)
        {
          g_autofree char *line
              = g_markup_escape_text (akashi_words_guarantee (*language, all->guarantees->pdata[i]), -1);
          g_assert_cmpuint (count_of (svg, line), ==, 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guarantee-words/lines", test_lines);
  g_test_add_func ("/guarantee-words/demand", test_demand);
  g_test_add_func ("/guarantee-words/marks", test_marks);
  g_test_add_func ("/guarantee-words/diagram", test_diagram);
  return g_test_run ();
}
