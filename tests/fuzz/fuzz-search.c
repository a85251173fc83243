/* SPDX-License-Identifier: Apache-2.0 */
/* What is typed into a search: whatever it is, a row with it as its name is found by it. */
#include <string.h>

#include "akashi-posting.h"
#include "akashi-search-match.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_match (const char *text)
{
  g_auto (AkashiSearchQuery) query = { 0 };
  g_autoptr (AkashiRegistration) row = akashi_registration_new ("mihon", "N1");
  AkashiSearchMatch match;

  akashi_search_query_init (&query, text, strlen (text));
  akashi_texts_set (row->maker, "en", text);
  if (query.whole.folds[AKASHI_FOLD_TEXT].length > 0)
    g_assert (akashi_search_match (&query, row, &match));
}

/* Out of a damaged database comes anything. */
static void
check_postings (const guint8 *data, gsize size)
{
  AkashiPostings postings;
  gsize steps = 0;

  for (akashi_postings_init (&postings, data, size); postings.id != G_MAXINT64;
       akashi_postings_next (&postings))
    g_assert (++steps <= size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  AkashiFolded folded;

  for (AkashiFold fold = AKASHI_FOLD_TEXT; fold <= AKASHI_FOLD_CODE; fold++)
    {
      akashi_search_fold ((const char *) data, size, fold, &folded);
      g_assert (folded.length <= AKASHI_MAX_FOLDED);
    }
  check_match (text);
  check_postings (data, size);
  return 0;
}
