/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-text-parts.h"

#include <string.h>

static gboolean
is_opening (gunichar letter)
{
  return letter == '(' || letter == 0xff08;
}

static gboolean
is_closing (gunichar letter)
{
  return letter == ')' || letter == 0xff09;
}

/* Whether a sentence ends with @letter before @rest: a Latin full stop may also be that of "No. 5". */
static gboolean
ends_sentence (gunichar letter, const char *rest)
{
  if (letter == 0x3002)
    return TRUE;
  return letter == '.' && *rest == ' ' && !g_unichar_isdigit (g_utf8_get_char (rest + 1));
}

static void
add (GPtrArray *parts, const char *begin, const char *end)
{
  g_autofree char *part = g_strndup (begin, (gsize) (end - begin));
  if (*g_strstrip (part) != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&part));
}

static char **
to_strv (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (parts, FALSE);
}

char **
akashi_text_sentences (const char *text)
{
  GPtrArray *parts = g_ptr_array_new ();
  const char *begin = text;
  int depth = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      const char *rest = g_utf8_next_char (at);
      depth += is_opening (letter) ? 1 : is_closing (letter) ? -1 : 0;
      if (depth > 0 || !ends_sentence (letter, rest))
        continue;
      add (parts, begin, rest);
      begin = rest;
    }
  add (parts, begin, begin + strlen (begin));
  return to_strv (parts);
}

char **
akashi_text_before_brackets (const char *text)
{
  GPtrArray *parts = g_ptr_array_new ();
  const char *end = text + strlen (text), *opening = NULL;
  for (const char *at = text; *at != '\0' && opening == NULL; at = g_utf8_next_char (at))
    if (is_opening (g_utf8_get_char (at)))
      opening = at;
  if (opening == NULL || !is_closing (g_utf8_get_char (g_utf8_prev_char (end))))
    opening = end;
  add (parts, text, opening);
  add (parts, opening, end);
  return to_strv (parts);
}
