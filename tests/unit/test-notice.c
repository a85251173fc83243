/* SPDX-License-Identifier: Apache-2.0 */
/* What a kiosk tells those who look after it: the worst first. */
#include "akashi-notice.h"
#include "akashi-words.h"

#define ROOMY ((gint64) AKASHI_NOTICE_LEAST_FREE)

typedef struct {
  AkashiFreshnessState state;
  gboolean has_list, withdrawn;
} List;

/* Returns: the notice of up to two lists; states from -1 on: no such list */
static AkashiNotice
judge (const List *lists, guint n_lists, gboolean clock_was_later, gint64 free_bytes)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  AkashiScheme schemes[4] = { 0 };
  AkashiSchemeStatus statuses[4] = { 0 };
  for (guint i = 0; i < n_lists; i++)
    {
      schemes[i].has_list = lists[i].has_list;
      statuses[i].scheme = &schemes[i];
      statuses[i].freshness.state = lists[i].state;
      statuses[i].withdrawn = lists[i].withdrawn;
      g_ptr_array_add (all, &statuses[i]);
    }
  const AkashiNoticeFacts facts
      = { .lists = all, .clock_was_later = clock_was_later, .free_bytes = free_bytes };
  return akashi_notice_judge (&facts);
}

static void
test_lists (void)
{
  static const struct {
    guint n_lists;
    List lists[2];
    AkashiNotice notice;
  } rows[] = {
    { 0, { { 0 } }, AKASHI_NOTICE_NO_LIST },
    { 1, { { AKASHI_FRESHNESS_FRESH, TRUE, FALSE } }, AKASHI_NOTICE_NONE },
    { 1, { { AKASHI_FRESHNESS_AGEING, TRUE, FALSE } }, AKASHI_NOTICE_NONE },
    { 1, { { AKASHI_FRESHNESS_TOO_OLD, TRUE, FALSE } }, AKASHI_NOTICE_OLD },
    { 1, { { AKASHI_FRESHNESS_NEVER, TRUE, FALSE } }, AKASHI_NOTICE_NO_LIST },
    { 1, { { AKASHI_FRESHNESS_DOUBTFUL_CLOCK, TRUE, FALSE } }, AKASHI_NOTICE_CLOCK },
    { 1, { { AKASHI_FRESHNESS_DAMAGED, TRUE, FALSE } }, AKASHI_NOTICE_DAMAGED },
    /* a scheme without a list, or one that its registry no longer speaks for, is nobody's trouble */
    { 1, { { AKASHI_FRESHNESS_TOO_OLD, FALSE, FALSE } }, AKASHI_NOTICE_NONE },
    { 1, { { AKASHI_FRESHNESS_TOO_OLD, TRUE, TRUE } }, AKASHI_NOTICE_NONE },
    /* the worse of two */
    { 2,
      { { AKASHI_FRESHNESS_FRESH, TRUE, FALSE }, { AKASHI_FRESHNESS_TOO_OLD, TRUE, FALSE } },
      AKASHI_NOTICE_OLD },
    { 2,
      { { AKASHI_FRESHNESS_TOO_OLD, TRUE, FALSE }, { AKASHI_FRESHNESS_FRESH, TRUE, FALSE } },
      AKASHI_NOTICE_OLD },
    { 2,
      { { AKASHI_FRESHNESS_TOO_OLD, TRUE, FALSE }, { AKASHI_FRESHNESS_DOUBTFUL_CLOCK, TRUE, FALSE } },
      AKASHI_NOTICE_CLOCK },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (judge (rows[i].lists, rows[i].n_lists, FALSE, ROOMY), ==, rows[i].notice);
    }
}

static void
test_clock_and_disk (void)
{
  static const List fresh = { AKASHI_FRESHNESS_FRESH, TRUE, FALSE },
                    old = { AKASHI_FRESHNESS_TOO_OLD, TRUE, FALSE },
                    never = { AKASHI_FRESHNESS_NEVER, TRUE, FALSE };
  g_assert_cmpint (judge (&fresh, 1, TRUE, ROOMY), ==, AKASHI_NOTICE_CLOCK);
  g_assert_cmpint (judge (&old, 1, TRUE, ROOMY), ==, AKASHI_NOTICE_CLOCK);
  g_assert_cmpint (judge (&never, 1, TRUE, ROOMY), ==, AKASHI_NOTICE_NO_LIST);
  g_assert_cmpint (judge (&fresh, 1, FALSE, ROOMY - 1), ==, AKASHI_NOTICE_DISK);
  g_assert_cmpint (judge (&fresh, 1, FALSE, 0), ==, AKASHI_NOTICE_DISK);
  g_assert_cmpint (judge (&fresh, 1, FALSE, -1), ==, AKASHI_NOTICE_NONE);
  g_assert_cmpint (judge (&old, 1, FALSE, 0), ==, AKASHI_NOTICE_OLD);
}

static void
test_problems (void)
{
  static const struct {
    AkashiError code;
    AkashiNotice notice;
  } rows[] = { { AKASHI_ERROR_NO_REGISTRY, AKASHI_NOTICE_NO_LIST },
               { AKASHI_ERROR_DAMAGED_REGISTRY, AKASHI_NOTICE_DAMAGED },
               { AKASHI_ERROR_NEWER_REGISTRY, AKASHI_NOTICE_DAMAGED },
               { AKASHI_ERROR_IO, AKASHI_NOTICE_DAMAGED } };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) problem = g_error_new_literal (AKASHI_ERROR, (int) rows[i].code, "of this test");
      const AkashiNoticeFacts facts = { .problem = problem, .lists = none, .free_bytes = ROOMY };
      g_assert_cmpint (akashi_notice_judge (&facts), ==, rows[i].notice);
    }
}

/* The real look at a registry that is not there. */
static void
test_look (void)
{
  g_autoptr (AkashiEngine) engine = akashi_engine_new ("/nonexistent/registry.db", NULL);
  g_assert_cmpint (akashi_notice_look (engine), ==, AKASHI_NOTICE_NO_LIST);
}

/* Each says what happened, what it means and what to do, in every language. */
static void
test_words (void)
{
  for (AkashiNotice notice = AKASHI_NOTICE_NONE + 1; notice <= AKASHI_NOTICE_SCANNER_UNKNOWN; notice++)
    {
      const AkashiNoticeWords *words = akashi_notice_words (notice);
      const char *texts[] = { words->headline, words->meaning, words->remedy };
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
          {
            const char *text = akashi_words_text (*language, texts[i]);
            g_assert_cmpint (g_str_equal (*language, "en"), ==, g_str_equal (text, texts[i]));
          }
      g_assert_cmpint (akashi_notice_is_trouble (notice), ==, notice <= AKASHI_NOTICE_DISK);
    }
  g_assert_false (akashi_notice_is_trouble (AKASHI_NOTICE_NONE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/lists", test_lists);
  g_test_add_func ("/notice/clock-and-disk", test_clock_and_disk);
  g_test_add_func ("/notice/problems", test_problems);
  g_test_add_func ("/notice/look", test_look);
  g_test_add_func ("/notice/words", test_words);
  return g_test_run ();
}
