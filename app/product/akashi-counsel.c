/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-counsel.h"

#include <string.h>

/* ISO 3166-1 codes of the member states of the European Union. */
static const char *const union_states[]
    = { "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", NULL };

const char *
akashi_ask_name (guint index)
{
  static const char *const names[] = { "shop", "maker", "scheme", "hotline" };
  return index < G_N_ELEMENTS (names) ? names[index] : NULL;
}

void
akashi_situation_free (AkashiSituation *situation)
{
  g_free (situation->id);
  g_free (situation->name);
  g_free (situation->line);
  g_strfreev (situation->steps);
  g_free (situation);
}

void
akashi_contact_free (AkashiContact *contact)
{
  g_free (contact->country);
  g_free (contact->name);
  g_free (contact->phone);
  g_free (contact->page);
  g_free (contact);
}

AkashiCounsel *
akashi_counsel_new (void)
{
  AkashiCounsel *counsel = g_new0 (AkashiCounsel, 1);
  counsel->situations = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_situation_free);
  counsel->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_contact_free);
  counsel->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return counsel;
}

void
akashi_counsel_free (AkashiCounsel *counsel)
{
  g_strfreev (counsel->questions);
  g_ptr_array_unref (counsel->situations);
  g_ptr_array_unref (counsel->contacts);
  g_hash_table_unref (counsel->verdicts);
  g_free (counsel);
}

const AkashiSituation *
akashi_counsel_find_situation (const AkashiCounsel *counsel, const char *id)
{
  for (guint i = 0; i < counsel->situations->len; i++)
    {
      const AkashiSituation *situation = counsel->situations->pdata[i];
      if (strcmp (situation->id, id) == 0)
        return situation;
    }
  return NULL;
}

AkashiAsk
akashi_counsel_find_verdict (const AkashiCounsel *counsel, const char *name)
{
  return (AkashiAsk) GPOINTER_TO_UINT (g_hash_table_lookup (counsel->verdicts, name));
}

const AkashiContact *
akashi_counsel_find_contact (const AkashiCounsel *counsel, const char *country)
{
  for (guint i = 0; i < counsel->contacts->len; i++)
    {
      const AkashiContact *contact = counsel->contacts->pdata[i];
      if (g_ascii_strcasecmp (contact->country, country) == 0)
        return contact;
    }
  g_autofree char *upper = g_ascii_strup (country, -1);
  return g_strv_contains (union_states, upper) ? akashi_counsel_find_contact (counsel, "EU") : NULL;
}
