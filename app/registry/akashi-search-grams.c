/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-search-grams.h"

#include <string.h>

#define LETTER_BITS 14
#define KIND_SHIFT 44
#define STATUS_SHIFT 47
#define WIDE_FLAG (G_GUINT64_CONSTANT (1) << 43) /* two letters, not three */
#define WHOLE_MASK 0xffff                        /* rows a value: 150 at ten million */

static gboolean
is_wide (gunichar c)
{
  return c >= 0x2E80;
}

static guint64
bits (gunichar c)
{
  return (c ^ c >> LETTER_BITS) & ((1u << LETTER_BITS) - 1);
}

static gunichar
letter (const AkashiFolded *folded, guint at)
{
  return at < folded->length ? folded->letters[at] : 0;
}

static AkashiGram
make (AkashiGramKind kind, gboolean in_force, guint64 letters)
{
  return (guint64) !in_force << STATUS_SHIFT | (guint64) kind << KIND_SHIFT | letters;
}

static guint64
any_at (const AkashiFolded *folded, guint at)
{
  gunichar first = folded->letters[at];

  if (is_wide (first))
    return WIDE_FLAG | bits (first) << LETTER_BITS | bits (letter (folded, at + 1));
  return bits (first) << 2 * LETTER_BITS | bits (letter (folded, at + 1)) << LETTER_BITS
         | bits (letter (folded, at + 2));
}

static guint64
two_at (const AkashiFolded *folded, guint at)
{
  return bits (folded->letters[at]) << LETTER_BITS | bits (letter (folded, at + 1));
}

static guint64
whole (const AkashiFolded *folded)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < folded->length; i++)
    hash = (hash ^ folded->letters[i]) * 16777619u;
  return (hash ^ hash >> 16) & WHOLE_MASK;
}

static void
add (GArray *grams, AkashiGramKind kind, gboolean in_force, guint64 letters)
{
  AkashiGram gram = make (kind, in_force, letters);
  g_array_append_val (grams, gram);
}

/* Returns: room for @n more grams; g_array_set_size() takes back what is not used. */
static AkashiGram *
make_room (GArray *grams, guint n)
{
  guint length = grams->len;

  g_array_set_size (grams, length + n);
  return &g_array_index (grams, AkashiGram, length);
}

static void
add_field (GArray *grams, const char *text, AkashiFold fold, gboolean in_force)
{
  AkashiFolded folded;

  akashi_search_fold (text, strlen (text), fold, &folded);
  if (folded.length == 0)
    return;
  AkashiGram *at = make_room (grams, 2 + 2 * folded.length);
  *at++ = make (AKASHI_GRAM_WHOLE, in_force, whole (&folded));
  *at++ = make (AKASHI_GRAM_FIELD, in_force, two_at (&folded, 0));
  for (guint i = 0; i < folded.length; i++)
    {
      *at++ = make (AKASHI_GRAM_ANY, in_force, any_at (&folded, i));
      if (folded.starts[i] && i > 0)
        *at++ = make (AKASHI_GRAM_WORD, in_force, two_at (&folded, i));
    }
  g_array_set_size (grams, (guint) (at - &g_array_index (grams, AkashiGram, 0)));
}

static void
add_texts (GArray *grams, const AkashiTexts *texts, gboolean in_force)
{
  const char *language, *text = NULL;

  while (akashi_texts_next (texts, &language, &text))
    add_field (grams, text, AKASHI_FOLD_TEXT, in_force);
}

void
akashi_search_grams_of (const AkashiRegistration *registration, GArray *grams)
{
  gboolean in_force = registration->status == AKASHI_STATUS_IN_FORCE;

  add_field (grams, registration->number, AKASHI_FOLD_CODE, in_force);
  add_texts (grams, registration->maker, in_force);
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *model = registration->models->pdata[i];
      add_field (grams, model->model, AKASHI_FOLD_CODE, in_force);
      add_texts (grams, model->names, in_force);
    }
}

void
akashi_search_grams_for (const AkashiFolded *folded, AkashiGramKind kind, gboolean in_force, GArray *grams)
{
  if (folded->length == 0)
    return;
  if (kind == AKASHI_GRAM_WHOLE)
    {
      add (grams, kind, in_force, whole (folded));
      return;
    }
  if (kind != AKASHI_GRAM_ANY && folded->length < 2)
    return;
  if (kind != AKASHI_GRAM_ANY)
    add (grams, kind, in_force, two_at (folded, 0));
  for (guint i = 0; i < folded->length; i++)
    if (i + (is_wide (folded->letters[i]) ? 2 : 3) <= folded->length)
      add (grams, AKASHI_GRAM_ANY, in_force, any_at (folded, i));
}

AkashiGramRange
akashi_search_grams_near (const AkashiFolded *folded, AkashiGramKind kind, gboolean in_force)
{
  gunichar first = letter (folded, 0);
  guint64 from, width;

  if (kind != AKASHI_GRAM_ANY)
    {
      from = bits (first) << LETTER_BITS;
      width = G_GUINT64_CONSTANT (1) << LETTER_BITS;
    }
  else if (is_wide (first))
    {
      from = WIDE_FLAG | bits (first) << LETTER_BITS;
      width = G_GUINT64_CONSTANT (1) << LETTER_BITS;
    }
  else
    {
      gboolean two = folded->length > 1;
      from = bits (first) << 2 * LETTER_BITS | (two ? bits (folded->letters[1]) << LETTER_BITS : 0);
      width = G_GUINT64_CONSTANT (1) << (two ? 1 : 2) * LETTER_BITS;
    }
  return (AkashiGramRange){ make (kind, in_force, from), make (kind, in_force, from + width) };
}
