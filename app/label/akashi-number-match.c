/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-number-match.h"

#include "akashi-label-reader.h"
#include "akashi-number.h"

#include <string.h>

AkashiPattern *
akashi_number_pattern_without_dashes (const AkashiPattern *pattern)
{
  const char *source = akashi_pattern_source (pattern);
  g_autoptr (GString) bare = g_string_new ("");
  gboolean in_class = FALSE;

  for (const char *at = source; *at; at++)
    {
      gboolean escaped = *at == '\\';
      const char *character = escaped ? at + 1 : at;
      if (!escaped && (*at == '[' || *at == ']'))
        in_class = *at == '[';
      if (*character == '-' && !in_class)
        {
          if (character[1] == '{')
            return NULL; /* a repeated dash: not worth a second reading */
          at = character;
          continue;
        }
      g_string_append_len (bare, at, character - at + 1);
      at = character;
    }
  if (bare->len == strlen (source) || bare->len == 0)
    return NULL;
  return akashi_pattern_new (bare->str, TRUE, NULL);
}

static gboolean
matches (const AkashiPattern *pattern, const char *text)
{
  return pattern && akashi_pattern_match (pattern, text, strlen (text), NULL);
}

/* NFKC and upper case, dashes of all kinds as `-`, no spaces around: how the scheme would have printed it. */
static char *
as_printed (const char *typed)
{
  g_autofree char *nfkc = g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC);
  if (!nfkc)
    return g_strdup ("");

  g_autofree char *upper = g_utf8_strup (nfkc, -1);
  GString *out = g_string_new ("");
  for (const char *at = upper; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean dash = g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 || c == 0x30FC;
      g_string_append_unichar (out, dash ? '-' : c);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

static void
add_candidate (GPtrArray *candidates, const AkashiNumberPattern *number, const char *text)
{
  for (guint i = 0; i < candidates->len; i++)
    if (((AkashiNumberCandidate *) candidates->pdata[i])->scheme == number->scheme)
      return;
  AkashiNumberCandidate *candidate = g_new0 (AkashiNumberCandidate, 1);
  candidate->scheme = akashi_scheme_ref (number->scheme);
  candidate->number = g_strdup (text);
  candidate->provisional = number->provisional;
  g_ptr_array_add (candidates, candidate);
}

GPtrArray *
akashi_number_match (const AkashiLabelReader *reader, const char *text, gboolean typed)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_number_candidate_free);
  if (text[0] == '\0')
    return candidates;

  g_autofree char *printed = typed ? as_printed (text) : NULL;
  g_autofree char *bare = typed ? akashi_number_normalize (text) : NULL;
  for (guint i = 0; i < reader->numbers->len; i++)
    {
      const AkashiNumberPattern *number = &g_array_index (reader->numbers, AkashiNumberPattern, i);
      if (matches (number->pattern, text) || (typed && printed[0] && matches (number->pattern, printed))
          || (typed && bare[0] && (matches (number->bare, bare) || matches (number->pattern, bare))))
        add_candidate (candidates, number, text);
    }
  return candidates;
}

gboolean
akashi_number_is_provisional (const AkashiScheme *scheme, const char *number)
{
  for (guint i = 0; i < scheme->number_patterns->len; i++)
    if (matches (scheme->number_patterns->pdata[i], number))
      return FALSE;
  for (guint i = 0; i < scheme->provisional_patterns->len; i++)
    if (matches (scheme->provisional_patterns->pdata[i], number))
      return TRUE;
  return FALSE;
}

void
akashi_number_candidate_free (AkashiNumberCandidate *candidate)
{
  akashi_scheme_unref (candidate->scheme);
  g_free (candidate->number);
  g_free (candidate);
}
