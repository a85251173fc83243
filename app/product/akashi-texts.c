/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-texts.h"

#include <string.h>

/* Ten million rows with two or three of these each are read for one list: so there is no table, and no memory
 * for each text of its own. */
struct _AkashiTexts {
  gatomicrefcount refs;
  guint count;
  gsize length; /* of @pairs */
  char *pairs;  /* language, NUL, text, NUL; and so on */
};

AkashiTexts *
akashi_texts_new (void)
{
  AkashiTexts *texts = g_new0 (AkashiTexts, 1);
  g_atomic_ref_count_init (&texts->refs);
  return texts;
}

AkashiTexts *
akashi_texts_ref (AkashiTexts *texts)
{
  g_atomic_ref_count_inc (&texts->refs);
  return texts;
}

void
akashi_texts_unref (AkashiTexts *texts)
{
  if (!g_atomic_ref_count_dec (&texts->refs))
    return;
  g_free (texts->pairs);
  g_free (texts);
}

gboolean
akashi_texts_next (const AkashiTexts *texts, const char **language, const char **text)
{
  const char *next = *text ? *text + strlen (*text) + 1 : texts->pairs;
  if (next == texts->pairs + texts->length)
    return FALSE;
  *language = next;
  *text = next + strlen (next) + 1;
  return TRUE;
}

guint
akashi_texts_count (const AkashiTexts *texts)
{
  return texts->count;
}

static const char *
find (const AkashiTexts *texts, const char *wanted)
{
  const char *language, *text = NULL;
  while (akashi_texts_next (texts, &language, &text))
    if (g_str_equal (language, wanted))
      return text;
  return NULL;
}

static void
forget (AkashiTexts *texts, const char *language)
{
  const char *text = find (texts, language);
  if (!text)
    return;
  const char *from = text - strlen (language) - 1;
  const char *to = text + strlen (text) + 1;
  memmove (texts->pairs + (from - texts->pairs), to, (gsize) (texts->pairs + texts->length - to));
  texts->length -= (gsize) (to - from);
  texts->count--;
}

void
akashi_texts_set (AkashiTexts *texts, const char *language, const char *text)
{
  gsize language_size = strlen (language) + 1;
  gsize text_size = strlen (text) + 1;

  forget (texts, language);
  texts->pairs = g_realloc (texts->pairs, texts->length + language_size + text_size);
  memcpy (texts->pairs + texts->length, language, language_size);
  memcpy (texts->pairs + texts->length + language_size, text, text_size);
  texts->length += language_size + text_size;
  texts->count++;
}

const char *
akashi_texts_get (const AkashiTexts *texts, const char *language)
{
  if (!texts || texts->count == 0)
    return NULL;

  g_autofree char *plain = g_strndup (language, strcspn (language, "@"));
  const char *wanted[] = { language, plain, "en", "ja" };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const char *text = find (texts, wanted[i]);
      if (text)
        return text;
    }

  const char *other, *text = NULL, *first = NULL, *result = NULL;
  while (akashi_texts_next (texts, &other, &text))
    if (!first || strcmp (other, first) < 0)
      {
        first = other;
        result = text;
      }
  return result;
}
