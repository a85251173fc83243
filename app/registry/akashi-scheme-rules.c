/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-rules.h"

#include <string.h>

G_GNUC_PRINTF (2, 3) static gboolean refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, message);
  return FALSE;
}

/* A law has no label: nothing of one can be scanned, looked up or signed. */
static gboolean
check_regime (const AkashiScheme *scheme, GError **error)
{
  const struct {
    const char *field;
    gboolean there;
  } of_labels[] = {
    { "hosts", scheme->hosts[0] != NULL },
    { "number_patterns", scheme->number_patterns->len > 0 },
    { "provisional_patterns", scheme->provisional_patterns->len > 0 },
    { "label_keys", scheme->label_keys->len > 0 },
    { "has_list", scheme->has_list },
  };

  for (guint i = 0; scheme->regime && i < G_N_ELEMENTS (of_labels); i++)
    if (of_labels[i].there)
      return refuse (error, "field “%s” contradicts “regime”: a law without a label has none",
                     of_labels[i].field);
  return TRUE;
}

static gboolean
check_terms (const AkashiScheme *scheme, GError **error)
{
  if (scheme->longest_validity_months > 0 && scheme->renewal_window_months > scheme->longest_validity_months)
    return refuse (error, "field “renewal_window_months” is longer than the longest validity");
  for (guint i = 0; i < scheme->label_keys->len; i++)
    {
      const AkashiLabelKey *key = scheme->label_keys->pdata[i];
      if (key->valid_until < key->valid_from)
        return refuse (error, "/label_keys/%u: field “valid_until” is before “valid_from”", i);
    }
  return TRUE;
}

static gboolean
check_patterns (const AkashiScheme *scheme, GError **error)
{
  for (guint i = 0; i < scheme->provisional_patterns->len; i++)
    for (guint j = 0; j < scheme->number_patterns->len; j++)
      if (strcmp (akashi_pattern_source (scheme->provisional_patterns->pdata[i]),
                  akashi_pattern_source (scheme->number_patterns->pdata[j]))
          == 0)
        return refuse (error, "/provisional_patterns/%u: the same pattern is one of numbers in force", i);
  for (guint i = 0; i < scheme->link_patterns->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const AkashiLinkPattern *a = scheme->link_patterns->pdata[i];
        const AkashiLinkPattern *b = scheme->link_patterns->pdata[j];
        if (strcmp (a->host, b->host) == 0
            && strcmp (akashi_pattern_source (a->pattern), akashi_pattern_source (b->pattern)) == 0)
          return refuse (error, "/link_patterns/%u: the same page is listed twice", i);
      }
  return TRUE;
}

static gboolean
check_levels (const AkashiScheme *scheme, GError **error)
{
  for (guint i = 0; i < scheme->levels->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const AkashiLevel *a = scheme->levels->pdata[i];
        const AkashiLevel *b = scheme->levels->pdata[j];
        if (a->level == b->level && g_strcmp0 (a->edition, b->edition) == 0)
          return refuse (error, "/levels/%u: level %u of this edition is listed twice", i, a->level);
      }
  return TRUE;
}

static gboolean
has_level (const AkashiScheme *scheme, int level)
{
  for (guint i = 0; i < scheme->levels->len; i++)
    if ((int) ((const AkashiLevel *) scheme->levels->pdata[i])->level == level)
      return TRUE;
  return FALSE;
}

static gboolean
check_recognition (const AkashiScheme *scheme, GError **error)
{
  for (guint i = 0; i < scheme->recognition->len; i++)
    {
      const AkashiRecognition *recognition = scheme->recognition->pdata[i];
      if (strcmp (recognition->scheme, scheme->id) == 0)
        return refuse (error, "/recognition/%u: field “scheme” is the scheme itself", i);
      if (recognition->from_level >= 0 && scheme->levels->len > 0
          && !has_level (scheme, recognition->from_level))
        return refuse (error, "/recognition/%u: field “from_level” is none of the scheme's levels", i);
    }
  return TRUE;
}

gboolean
akashi_scheme_check_rules (const AkashiScheme *scheme, GError **error)
{
  return check_regime (scheme, error) && check_terms (scheme, error) && check_patterns (scheme, error)
         && check_levels (scheme, error) && check_recognition (scheme, error);
}
