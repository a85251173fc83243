/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-texts.h"

#include <string.h>

AkashiTexts *
akashi_texts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
akashi_texts_set (AkashiTexts *texts, const char *language, const char *text)
{
  g_hash_table_replace (texts, g_strdup (language), g_strdup (text));
}

const char *
akashi_texts_get (AkashiTexts *texts, const char *language)
{
  if (!texts || g_hash_table_size (texts) == 0)
    return NULL;

  g_autofree char *plain = g_strndup (language, strcspn (language, "@"));
  const char *wanted[] = { language, plain, "en", "ja" };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const char *text = g_hash_table_lookup (texts, wanted[i]);
      if (text)
        return text;
    }

  g_autoptr (GList) languages = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) strcmp);
  return g_hash_table_lookup (texts, languages->data);
}
