/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-search-match.h"

#include "akashi-limits.h"

#include <string.h>

/* No place: beyond the last rank. */
#define NOWHERE (AKASHI_SEARCH_INSIDE + 1)

static void
init_term (AkashiSearchTerm *term, const char *text, gsize length)
{
  akashi_search_fold (text, length, AKASHI_FOLD_TEXT, &term->folds[AKASHI_FOLD_TEXT]);
  akashi_search_fold (text, length, AKASHI_FOLD_CODE, &term->folds[AKASHI_FOLD_CODE]);
}

static void
add_word (AkashiSearchQuery *query, const char *from, const char *to)
{
  if (to == from || query->n_terms == AKASHI_MAX_SEARCH_WORDS)
    return;
  init_term (&query->terms[query->n_terms], from, (gsize) (to - from));
  query->n_terms += query->terms[query->n_terms].folds[AKASHI_FOLD_TEXT].length > 0;
}

void
akashi_search_query_init (AkashiSearchQuery *query, const char *text, gsize length)
{
  const char *end = text + length;
  const char *from = text;

  query->terms = NULL;
  query->n_terms = 0;
  init_term (&query->whole, text, length);
  if (query->whole.folds[AKASHI_FOLD_TEXT].length == 0)
    return;
  query->terms = g_new (AkashiSearchTerm, AKASHI_MAX_SEARCH_WORDS);
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      {
        add_word (query, from, at);
        from = g_utf8_next_char (at);
      }
  add_word (query, from, end);
  if (query->n_terms == 1)
    query->n_terms = 0;
}

void
akashi_search_query_clear (AkashiSearchQuery *query)
{
  g_clear_pointer (&query->terms, g_free);
}

static guint
rank_at (const AkashiFolded *field, guint at, guint length, AkashiFold fold)
{
  if (at == 0 && length == field->length)
    return fold == AKASHI_FOLD_CODE ? AKASHI_SEARCH_SAME_NUMBER : AKASHI_SEARCH_SAME_NAME;
  if (at == 0)
    return AKASHI_SEARCH_BEGINNING;
  return field->starts[at] ? AKASHI_SEARCH_WORD : AKASHI_SEARCH_INSIDE;
}

/* Returns: the best rank of @wanted in @field, or NOWHERE. */
static guint
rank_in (const AkashiFolded *wanted, const AkashiFolded *field, AkashiFold fold)
{
  gsize bytes = wanted->length * sizeof (gunichar);
  guint best = NOWHERE;

  if (wanted->length == 0)
    return NOWHERE;
  for (guint at = 0; at + wanted->length <= field->length; at++)
    if (field->letters[at] == wanted->letters[0] && memcmp (field->letters + at, wanted->letters, bytes) == 0)
      best = MIN (best, rank_at (field, at, wanted->length, fold));
  return best;
}

/* Where each of what is searched for was found best so far: the whole, then the words. */
typedef struct {
  const AkashiSearchQuery *query;
  AkashiSearchMatch found[1 + AKASHI_MAX_SEARCH_WORDS];
} Places;

static void
note (AkashiSearchMatch *found, guint rank, guint length, guint model)
{
  if (rank < (guint) found->rank || (rank == (guint) found->rank && length < found->length))
    *found = (AkashiSearchMatch){ rank, length, model };
}

static void
look_in (Places *places, const char *text, AkashiFold fold, guint model)
{
  AkashiFolded field;

  akashi_search_fold (text, strlen (text), fold, &field);
  note (&places->found[0], rank_in (&places->query->whole.folds[fold], &field, fold), field.length, model);
  for (guint i = 0; i < places->query->n_terms; i++)
    note (&places->found[1 + i], rank_in (&places->query->terms[i].folds[fold], &field, fold), field.length,
          model);
}

static void
look_in_texts (Places *places, const AkashiTexts *texts, guint model)
{
  const char *language, *text = NULL;

  while (akashi_texts_next (texts, &language, &text))
    look_in (places, text, AKASHI_FOLD_TEXT, model);
}

/* All words, as good as the worst of them; a row that merely has them all is none that is the same. */
static AkashiSearchMatch
all_words (const Places *places)
{
  AkashiSearchMatch all = { AKASHI_SEARCH_BEGINNING, 0, 0 };

  for (guint i = 0; i < places->query->n_terms; i++)
    {
      const AkashiSearchMatch *found = &places->found[1 + i];
      all.rank = MAX (all.rank, found->rank);
      all.length += found->rank < NOWHERE ? found->length : 0;
      all.model = MAX (all.model, found->model);
    }
  if (places->query->n_terms == 0)
    all.rank = NOWHERE;
  return all;
}

gboolean
akashi_search_match (const AkashiSearchQuery *query, const AkashiRegistration *registration,
                     AkashiSearchMatch *match)
{
  Places places = { .query = query };

  for (guint i = 0; i <= query->n_terms; i++)
    places.found[i] = (AkashiSearchMatch){ NOWHERE, G_MAXUINT, 0 };
  look_in (&places, registration->number, AKASHI_FOLD_CODE, 0);
  look_in_texts (&places, registration->maker, 0);
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *model = registration->models->pdata[i];
      look_in (&places, model->model, AKASHI_FOLD_CODE, i);
      look_in_texts (&places, model->names, i);
    }
  AkashiSearchMatch words = all_words (&places);
  *match = places.found[0];
  note (match, words.rank, words.length, words.model);
  return match->rank < NOWHERE;
}
