/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-number.h"

static gboolean
is_ascii_plain (const char *text)
{
  for (; *text; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

static char *
normalize_ascii (const char *text)
{
  GString *out = g_string_sized_new (32);
  for (; *text; text++)
    if (*text != '-' && !g_ascii_isspace (*text))
      g_string_append_c (out, g_ascii_toupper (*text));
  return g_string_free (out, FALSE);
}

static gboolean
is_dash (gunichar c, gunichar before)
{
  if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 /* minus */)
    return TRUE;
  /* The long vowel mark is a letter in Japanese words, but a mistyped hyphen after an ASCII letter or digit.
   */
  return c == 0x30FC && before < 0x80 && g_ascii_isalnum ((char) before);
}

char *
akashi_number_normalize (const char *text)
{
  if (is_ascii_plain (text))
    return normalize_ascii (text);

  g_autofree char *nfkc = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (!nfkc)
    return g_strdup ("");

  g_autofree char *upper = g_utf8_strup (nfkc, -1);
  GString *out = g_string_sized_new (64);
  gunichar before = G_MAXUINT32;
  for (const char *at = upper; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (!is_dash (c, before) && !g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      before = c;
    }
  return g_string_free (out, FALSE);
}
