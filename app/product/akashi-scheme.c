/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme.h"

#include "akashi-limits.h"

#include <string.h>

const char *
akashi_assessed_by_name (AkashiAssessedBy by)
{
  static const char *const names[] = {
    [AKASHI_ASSESSED_BY_UNKNOWN] = "unknown",
    [AKASHI_ASSESSED_BY_MAKER] = "maker",
    [AKASHI_ASSESSED_BY_LABORATORY] = "laboratory",
    [AKASHI_ASSESSED_BY_AUTHORITY] = "authority",
  };
  return names[by];
}

const char *
akashi_scheme_state_name (AkashiSchemeState state)
{
  static const char *const names[] = {
    [AKASHI_SCHEME_OPEN] = "open",
    [AKASHI_SCHEME_PLANNED] = "planned",
    [AKASHI_SCHEME_CLOSED] = "closed",
  };
  return names[state];
}

AkashiScheme *
akashi_scheme_new (const char *id)
{
  AkashiScheme *scheme = g_new0 (AkashiScheme, 1);
  g_atomic_ref_count_init (&scheme->refs);
  scheme->id = g_strdup (id);
  scheme->names = akashi_texts_new ();
  scheme->operator_names = akashi_texts_new ();
  scheme->publisher_names = akashi_texts_new ();
  scheme->time_zone = g_strdup ("UTC");
  scheme->state = AKASHI_SCHEME_OPEN;
  scheme->has_list = TRUE;
  scheme->hosts = g_new0 (char *, 1);
  scheme->link_patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_link_pattern_free);
  scheme->number_patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_pattern_free);
  scheme->provisional_patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_pattern_free);
  scheme->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_level_free);
  scheme->list_max_age_days = AKASHI_LIST_MAX_AGE_DAYS;
  scheme->out_of_scope = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_out_of_scope_free);
  scheme->signed_since = AKASHI_DATE_UNKNOWN;
  scheme->label_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_label_key_free);
  scheme->recognition = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_recognition_free);
  scheme->forbidden_phrases
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  scheme->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_fact_free);
  scheme->unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unknown_free);
  return scheme;
}

AkashiScheme *
akashi_scheme_ref (AkashiScheme *scheme)
{
  g_atomic_ref_count_inc (&scheme->refs);
  return scheme;
}

void
akashi_scheme_unref (AkashiScheme *scheme)
{
  if (!g_atomic_ref_count_dec (&scheme->refs))
    return;
  g_free (scheme->id);
  akashi_texts_unref (scheme->names);
  akashi_texts_unref (scheme->operator_names);
  akashi_texts_unref (scheme->publisher_names);
  g_free (scheme->time_zone);
  g_strfreev (scheme->hosts);
  g_ptr_array_unref (scheme->link_patterns);
  g_ptr_array_unref (scheme->number_patterns);
  g_ptr_array_unref (scheme->provisional_patterns);
  g_strfreev (scheme->number_prefixes);
  g_ptr_array_unref (scheme->levels);
  g_ptr_array_unref (scheme->out_of_scope);
  g_ptr_array_unref (scheme->label_keys);
  g_free (scheme->page);
  g_ptr_array_unref (scheme->recognition);
  g_hash_table_unref (scheme->forbidden_phrases);
  g_ptr_array_unref (scheme->facts);
  g_ptr_array_unref (scheme->unknown);
  g_free (scheme);
}

void
akashi_label_key_free (AkashiLabelKey *key)
{
  g_clear_pointer (&key->spki, g_bytes_unref);
  g_free (key);
}

void
akashi_link_pattern_free (AkashiLinkPattern *link)
{
  g_free (link->host);
  g_clear_pointer (&link->pattern, akashi_pattern_free);
  g_free (link);
}

void
akashi_level_free (AkashiLevel *level)
{
  g_free (level->edition);
  g_clear_pointer (&level->names, akashi_texts_unref);
  g_clear_pointer (&level->meaning, akashi_texts_unref);
  g_strfreev (level->guarantees);
  g_free (level);
}

void
akashi_out_of_scope_free (AkashiOutOfScope *kind)
{
  g_free (kind->category);
  g_clear_pointer (&kind->names, akashi_texts_unref);
  g_clear_pointer (&kind->gtins, g_array_unref);
  g_free (kind);
}

gboolean
akashi_scheme_id_is_valid (const char *id)
{
  gsize length = strlen (id);
  return length >= 2 && length <= 32 && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

gboolean
akashi_scheme_has_host (const AkashiScheme *scheme, const char *host)
{
  for (char **known = scheme->hosts; *known; known++)
    if (g_ascii_strcasecmp (*known, host) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_foreign_pattern (const GPtrArray *patterns, char **prefixes)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      char **prefix = prefixes;
      while (*prefix && !akashi_pattern_has_prefix (patterns->pdata[i], *prefix))
        prefix++;
      if (!*prefix)
        return akashi_pattern_source (patterns->pdata[i]);
    }
  return NULL;
}

const char *
akashi_scheme_find_not_granted (const AkashiScheme *scheme, const AkashiScheme *granted)
{
  for (char **host = scheme->hosts; *host; host++)
    if (!akashi_scheme_has_host (granted, *host))
      return *host;
  if (!granted->number_prefixes || !granted->number_prefixes[0])
    return NULL;
  const char *foreign = find_foreign_pattern (scheme->number_patterns, granted->number_prefixes);
  return foreign ? foreign : find_foreign_pattern (scheme->provisional_patterns, granted->number_prefixes);
}

const AkashiSchemeFact *
akashi_scheme_find_fact (const AkashiScheme *scheme, const char *pointer)
{
  const AkashiSchemeFact *nearest = NULL;

  for (guint i = 0; i < scheme->facts->len; i++)
    {
      const AkashiSchemeFact *fact = scheme->facts->pdata[i];
      gsize length = strlen (fact->pointer);
      if (strncmp (fact->pointer, pointer, length) == 0 && (pointer[length] == '\0' || pointer[length] == '/')
          && (!nearest || length > strlen (nearest->pointer)))
        nearest = fact;
    }
  return nearest;
}

void
akashi_scheme_revoke_label_keys (AkashiScheme *scheme, const AkashiScheme *from)
{
  for (guint i = 0; i < scheme->label_keys->len; i++)
    for (guint j = 0; j < from->label_keys->len; j++)
      {
        AkashiLabelKey *key = scheme->label_keys->pdata[i];
        const AkashiLabelKey *other = from->label_keys->pdata[j];
        if (memcmp (key->kid, other->kid, AKASHI_KID_BYTES) == 0 && akashi_date_is_day (other->revoked))
          key->revoked
              = akashi_date_is_day (key->revoked) ? MIN (key->revoked, other->revoked) : other->revoked;
      }
}

const AkashiLevel *
akashi_scheme_find_level (const AkashiScheme *scheme, guint level, const char *edition)
{
  const AkashiLevel *any_edition = NULL;

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AkashiLevel *candidate = scheme->levels->pdata[i];
      if (candidate->level != level)
        continue;
      if (!candidate->edition)
        any_edition = candidate;
      else if (edition && strcmp (candidate->edition, edition) == 0)
        return candidate;
    }
  return any_edition;
}
