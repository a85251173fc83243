/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-mark-words.h"

#include "akashi-words.h"

#define MAX_FACTS 7

static const char *
of_mark (const char *language, const char *text)
{
  return akashi_words_context (language, "mark", text);
}

const char *
akashi_words_mark_name (const char *language, const AkashiMark *mark)
{
  return of_mark (language, mark->name);
}

static gboolean
is_shown_as (const AkashiMark *mark, const char *text)
{
  for (const char *const *language = akashi_words_languages (); *language; language++)
    if (akashi_mark_names_are_equal (akashi_words_mark_name (*language, mark), text))
      return TRUE;
  return FALSE;
}

GPtrArray *
akashi_words_marks_search (GPtrArray *marks, const char *text)
{
  GPtrArray *found = akashi_marks_search (marks, text);

  for (guint i = 0; i < marks->len; i++)
    if (!g_ptr_array_find (found, marks->pdata[i], NULL) && is_shown_as (marks->pdata[i], text))
      g_ptr_array_add (found, marks->pdata[i]);
  return found;
}

static const char *
duty (const char *language, AkashiDuty duty)
{
  static const char *const words[] = {
    [AKASHI_DUTY_VOLUNTARY] = N_ ("voluntary"),
    [AKASHI_DUTY_MOSTLY_VOLUNTARY] = N_ ("mostly voluntary"),
    [AKASHI_DUTY_MANDATORY] = N_ ("a duty by law"),
  };
  return akashi_words_text (language, words[duty]);
}

static const char *
mistaken (const char *language, AkashiMistaken how_often)
{
  static const char *const words[] = {
    [AKASHI_MISTAKEN_RARELY] = N_ ("rarely"),
    [AKASHI_MISTAKEN_SOMETIMES] = N_ ("sometimes"),
    [AKASHI_MISTAKEN_OFTEN] = N_ ("often"),
  };
  return akashi_words_text (language, words[how_often]);
}

AkashiMarkFact *
akashi_words_mark_facts (const char *language, const AkashiMark *mark)
{
  AkashiMarkFact *facts = g_new0 (AkashiMarkFact, MAX_FACTS + 1);
  guint n = 0;

  facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("What it means")),
                                 of_mark (language, mark->means) };
  facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("What it is not")),
                                 of_mark (language, mark->means_not) };
  facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("What you see")),
                                 of_mark (language, mark->recognise) };
  facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("Beside a security label")),
                                 of_mark (language, mark->differs) };
  facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("Run by")),
                                 of_mark (language, mark->operator_name) };
  facts[n++]
      = (AkashiMarkFact){ akashi_words_text (language, N_ ("Voluntary?")), duty (language, mark->duty) };
  if (mark->mistaken != AKASHI_MISTAKEN_UNKNOWN)
    facts[n++] = (AkashiMarkFact){ akashi_words_text (language, N_ ("Taken for a security label")),
                                   mistaken (language, mark->mistaken) };
  return facts;
}
