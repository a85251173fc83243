/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-shipped-json.h"

#include "akashi-limits.h"

#include <string.h>

#define MAX_ID_BYTES 40

json_t *
akashi_shipped_json_load (const char *file, GBytes *json, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (length > AKASHI_MAX_SHIPPED_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "%s: longer than %d bytes", file,
                   AKASHI_MAX_SHIPPED_BYTES);
      return NULL;
    }
  json_t *root = akashi_json_load_object (data, length, error);
  if (!root)
    g_prefix_error (error, "%s: ", file);
  return root;
}

gboolean
akashi_shipped_json_id_is_valid (const char *id)
{
  gsize length = strlen (id);
  return length >= 1 && length <= MAX_ID_BYTES && id[0] != '-'
         && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

gboolean
akashi_shipped_json_refuse (const char *key, const char *what, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “%s”: %s", key, what);
  return FALSE;
}

gboolean
akashi_shipped_json_get_confidence (const json_t *object, const char *key, AkashiConfidence *out,
                                    GError **error)
{
  const char *name = NULL;

  if (!akashi_json_get_text (object, key, AKASHI_FIELD_REQUIRED, &name, error))
    return FALSE;
  return akashi_confidence_parse (name, out)
         || akashi_shipped_json_refuse (key, "is not high, medium or low", error);
}

gboolean
akashi_shipped_json_get_choice (const json_t *object, const char *key, const char *const *words,
                                guint n_words, guint *out, GError **error)
{
  const char *text = NULL;

  if (!akashi_json_get_text (object, key, AKASHI_FIELD_OPTIONAL, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  for (guint i = 0; i < n_words; i++)
    if (strcmp (words[i], text) == 0)
      {
        *out = i;
        return TRUE;
      }
  return akashi_shipped_json_refuse (key, "is none of its words", error);
}
