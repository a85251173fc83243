/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-label-reader.h"

#include "akashi-number-match.h"

static void
number_pattern_clear (AkashiNumberPattern *number)
{
  g_clear_pointer (&number->bare, akashi_pattern_free);
}

static gboolean
add_hosts (AkashiLabelReader *reader, AkashiScheme *scheme, GError **error)
{
  for (char **host = scheme->hosts; *host; host++)
    {
      g_autofree char *lower = g_ascii_strdown (*host, -1);
      const AkashiScheme *owner = g_hash_table_lookup (reader->hosts, lower);
      if (owner && owner != scheme)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "schemes %s and %s both name the host %s",
                       owner->id, scheme->id, lower);
          return FALSE;
        }
      g_hash_table_insert (reader->hosts, g_steal_pointer (&lower), scheme);
    }
  return TRUE;
}

static void
add_patterns (AkashiLabelReader *reader, AkashiScheme *scheme, const GPtrArray *patterns,
              gboolean provisional)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      AkashiNumberPattern number
          = { .scheme = scheme, .pattern = patterns->pdata[i], .provisional = provisional };
      number.bare = akashi_number_pattern_without_dashes (number.pattern);
      g_array_append_val (reader->numbers, number);
    }
}

static gboolean
add_schemes (AkashiLabelReader *reader, const GPtrArray *schemes, GError **error)
{
  for (guint i = 0; i < schemes->len; i++)
    {
      AkashiScheme *scheme = schemes->pdata[i];
      g_ptr_array_add (reader->schemes, akashi_scheme_ref (scheme));
      if (!add_hosts (reader, scheme, error))
        return FALSE;
      add_patterns (reader, scheme, scheme->number_patterns, FALSE);
      add_patterns (reader, scheme, scheme->provisional_patterns, TRUE);
    }
  return TRUE;
}

AkashiLabelReader *
akashi_label_reader_new (GPtrArray *schemes, GError **error)
{
  g_autoptr (AkashiLabelReader) reader = g_new0 (AkashiLabelReader, 1);
  reader->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  reader->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->numbers = g_array_new (FALSE, FALSE, sizeof (AkashiNumberPattern));
  g_array_set_clear_func (reader->numbers, (GDestroyNotify) number_pattern_clear);

  if (!add_schemes (reader, schemes, error))
    return NULL;
  reader->keyring = akashi_keyring_new (schemes, error);
  if (!reader->keyring)
    return NULL;
  reader->known = akashi_known_addresses_new_built_in (error);
  if (!reader->known)
    return NULL;

  g_autofree const char **hosts = (const char **) g_hash_table_get_keys_as_array (reader->hosts, NULL);
  reader->look_alikes = akashi_look_alikes_new (hosts, reader->known, error);
  return reader->look_alikes ? g_steal_pointer (&reader) : NULL;
}

void
akashi_label_reader_free (AkashiLabelReader *reader)
{
  g_clear_pointer (&reader->look_alikes, akashi_look_alikes_free);
  g_clear_pointer (&reader->known, akashi_known_addresses_free);
  g_clear_pointer (&reader->keyring, akashi_keyring_free);
  g_array_unref (reader->numbers);
  g_hash_table_unref (reader->hosts);
  g_ptr_array_unref (reader->schemes);
  g_free (reader);
}
