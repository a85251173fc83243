/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-guarantee-words.h"

#include "akashi-words.h"

#include <string.h>

const char *
akashi_words_guarantee (const char *language, const AkashiGuarantee *guarantee)
{
  return akashi_words_context (language, "guarantee", guarantee->line);
}

/* TRANSLATORS: what stands between the items of a list */
static const char *
separator_of (const char *language)
{
  return akashi_words_context (language, "list", ", ");
}

static void
append (GString *out, const char *separator, const char *text)
{
  g_string_append_printf (out, "%s%s", out->len ? separator : "", text);
}

char *
akashi_words_protects (const char *language, guint protects)
{
  static const char *const names[AKASHI_N_PROTECTS] = {
    /* TRANSLATORS: what a promise protects */
    NC_ ("protects", "confidentiality"),
    NC_ ("protects", "integrity"),
    NC_ ("protects", "availability"),
    NC_ ("protects", "privacy"),
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < AKASHI_N_PROTECTS; i++)
    if (protects & (1u << i))
      append (out, separator_of (language), akashi_words_context (language, "protects", names[i]));
  return g_string_free (out, FALSE);
}

const char *
akashi_words_overlap (const char *language, AkashiOverlap overlap)
{
  static const char *const headings[] = {
    [AKASHI_OVERLAP_NEARLY_ALL] = N_ ("Asked for by all, or by all but one"),
    [AKASHI_OVERLAP_SOME] = N_ ("Asked for by some"),
    [AKASHI_OVERLAP_ONE] = N_ ("Asked for by one only, as far as we know"),
  };
  return akashi_words_text (language, headings[overlap]);
}

const char *
akashi_words_strength (const char *language, AkashiStrength strength)
{
  if (strength == AKASHI_STRENGTH_SHOULD)
    return akashi_words_text (language, N_ ("recommended only"));
  return strength == AKASHI_STRENGTH_PART ? akashi_words_text (language, N_ ("in part")) : NULL;
}

/* The older edition's numbers, where they are others. */
static void
append_older (GString *out, const AkashiDemand *demand)
{
  g_autofree char *older = g_strjoinv (", ", demand->older_clauses);
  g_autofree char *newer = g_strjoinv (", ", demand->clauses);

  if (*older && strcmp (older, newer) != 0)
    g_string_append_printf (out, " (%s: %s)", demand->baseline->older_edition, older);
}

char *
akashi_words_demand (const char *language, const AkashiDemand *demand)
{
  g_autofree char *clauses = g_strjoinv (", ", demand->clauses);
  const char *strength = akashi_words_strength (language, demand->strength);
  const char *separator = separator_of (language);
  GString *out = g_string_new (clauses);

  append_older (out, demand);
  if (!akashi_demand_is_basic (demand))
    {
      g_autofree char *level = g_strdup_printf (akashi_words_text (language, "from level %u"), demand->level);
      append (out, separator, level);
    }
  if (strength)
    append (out, separator, strength);
  if (out->len == 0)
    g_string_append (out, akashi_words_text (language, N_ ("asked for")));
  return g_string_free (out, FALSE);
}
