/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-readings.h"

#include <string.h>

#define BY_NUMBER "*"
#define DAYS "にち"

static gboolean
is_kana (gunichar c)
{
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x30a1 && c <= 0x30fc);
}

static gboolean
is_base (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || c == 0x3005 || (c >= '0' && c <= '9');
}

/* Returns: whether the @length bytes at @text are one character or more, and each of them passes. */
static gboolean
all_are (const char *text, gsize length, gboolean (*passes) (gunichar c))
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (!passes (g_utf8_get_char (at)))
      return FALSE;
  return length > 0;
}

/* Returns: (nullable): the end of the `{base|reading}` that begins at @at; %NULL where none does. */
static const char *
find_mark (const char *at, const char **out_bar)
{
  const char *end = *at == '{' ? strchr (at, '}') : NULL;
  const char *bar = end ? memchr (at, '|', (gsize) (end - at)) : NULL;

  if (!bar || !all_are (at + 1, (gsize) (bar - at) - 1, is_base))
    return NULL;
  gsize length = (gsize) (end - bar) - 1;
  if (!all_are (bar + 1, length, is_kana) && (length != 1 || bar[1] != *BY_NUMBER))
    return NULL;
  *out_bar = bar;
  return end;
}

static void
span_free (gpointer data)
{
  AkashiReadingSpan *span = data;
  g_free (span->text);
  g_free (span->reading);
  g_free (span);
}

static void
add (GPtrArray *spans, char *text, char *reading)
{
  AkashiReadingSpan *span = g_new (AkashiReadingSpan, 1);
  span->text = text;
  span->reading = reading;
  g_ptr_array_add (spans, span);
}

/* Returns: (nullable): how the number @digits with 日 is read where that is no plain number with にち; and
 * how many of the digits belong to it. The first of a month has a name, a single day has none. */
static const char *
day_reading (const char *digits, gboolean of_month, gsize *out_digits)
{
  static const char *const names[] = {
    NULL,     "ついたち", "ふつか", "みっか",   "よっか", "いつか",
    "むいか", "なのか",   "ようか", "ここのか", "とおか",
  };
  gsize length = strlen (digits);
  guint64 number = g_ascii_strtoull (digits, NULL, 10);

  *out_digits = length;
  if (length == 0 || (number == 1 && !of_month))
    return NULL;
  if (number < G_N_ELEMENTS (names))
    return names[number];
  if (number == 20)
    return "はつか";
  *out_digits = 1; /* 14日: じゅう よっか */
  return number % 10 == 4 ? names[4] : NULL;
}

/* Adds 日 with the reading that the number at the end of the last span gives it; digits that are read with it
 * move over. */
static void
add_day (GPtrArray *spans, char *text)
{
  AkashiReadingSpan *last = spans->len > 0 ? spans->pdata[spans->len - 1] : NULL;
  g_autofree char *base = text;

  if (last && !last->reading)
    {
      gsize length = strlen (last->text), start = length, digits;
      while (start > 0 && g_ascii_isdigit (last->text[start - 1]))
        start--;
      const AkashiReadingSpan *before = start == 0 && spans->len > 1 ? spans->pdata[spans->len - 2] : NULL;
      gboolean of_month = before ? g_str_has_suffix (before->text, "月") : FALSE;
      const char *reading = day_reading (last->text + start, of_month, &digits);
      if (reading)
        {
          char *whole = g_strconcat (last->text + length - digits, base, NULL);
          last->text[length - digits] = '\0';
          if (length == digits)
            g_ptr_array_remove_index (spans, spans->len - 1);
          add (spans, whole, g_strdup (reading));
          return;
        }
    }
  add (spans, g_steal_pointer (&base), g_strdup (DAYS));
}

GPtrArray *
akashi_reading_spans (const char *text)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func (span_free);
  const char *plain = text, *at = text, *bar;

  while (*at)
    {
      const char *end = find_mark (at, &bar);
      if (!end)
        {
          at++;
          continue;
        }
      if (at > plain)
        add (spans, g_strndup (plain, (gsize) (at - plain)), NULL);
      char *base = g_strndup (at + 1, (gsize) (bar - at) - 1);
      if (bar[1] == *BY_NUMBER)
        add_day (spans, base);
      else
        add (spans, base, g_strndup (bar + 1, (gsize) (end - bar) - 1));
      at = plain = end + 1;
    }
  if (at > plain)
    add (spans, g_strndup (plain, (gsize) (at - plain)), NULL);
  return spans;
}

static char *
join (const char *text, gboolean with_readings)
{
  g_autoptr (GPtrArray) spans = akashi_reading_spans (text);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const AkashiReadingSpan *span = spans->pdata[i];
      g_string_append (joined, span->text);
      if (with_readings && span->reading)
        g_string_append_printf (joined, "(%s)", span->reading);
    }
  return g_string_free (joined, FALSE);
}

char *
akashi_readings_strip (const char *text)
{
  return join (text, FALSE);
}

char *
akashi_readings_in_brackets (const char *text)
{
  return join (text, TRUE);
}
