/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json-field.h"

#include "akashi-date.h"
#include "akashi-gtin.h"

#include <string.h>

json_t *
akashi_json_load_object (const char *data, gsize length, GError **error)
{
  g_autoptr (json_t) root = akashi_json_load (data, length, error);

  if (root && !json_is_object (root))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "not a JSON object");
      return NULL;
    }
  return g_steal_pointer (&root);
}

/* The field, or NULL where it is absent or null; FALSE where it is needed and not there. */
static gboolean
find (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out, GError **error)
{
  json_t *field = json_object_get (object, key);

  *out = json_is_null (field) ? NULL : field;
  if (*out || need == AKASHI_FIELD_OPTIONAL)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "required field “%s” is missing", key);
  return FALSE;
}

static gboolean
refuse (const char *key, const char *wanted, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “%s” is not %s", key, wanted);
  return FALSE;
}

gboolean
akashi_json_get_text (const json_t *object, const char *key, AkashiFieldNeed need, const char **out,
                      GError **error)
{
  json_t *field;

  if (!find (object, key, need, &field, error))
    return FALSE;
  if (!field)
    return TRUE;
  if (!json_is_string (field))
    return refuse (key, "a text", error);
  if (json_string_length (field) > 0)
    *out = json_string_value (field);
  else if (need == AKASHI_FIELD_REQUIRED)
    return refuse (key, "a text with anything in it", error);
  return TRUE;
}

gboolean
akashi_json_dup_text (const json_t *object, const char *key, AkashiFieldNeed need, char **out, GError **error)
{
  const char *text = NULL;

  if (!akashi_json_get_text (object, key, need, &text, error))
    return FALSE;
  if (text)
    {
      g_free (*out);
      *out = g_strdup (text);
    }
  return TRUE;
}

gboolean
akashi_json_get_texts (const json_t *object, const char *key, AkashiFieldNeed need, AkashiTexts *into,
                       GError **error)
{
  json_t *field;

  if (!find (object, key, need, &field, error))
    return FALSE;
  if (!field)
    return TRUE;
  if (!json_is_object (field))
    return refuse (key, "an object of texts by language", error);

  const char *language;
  json_t *text;
  json_object_foreach (field, language, text)
  {
    if (!json_is_string (text))
      return refuse (key, "an object of texts by language", error);
    if (*language && json_string_length (text) > 0)
      akashi_texts_set (into, language, json_string_value (text));
  }
  if (need == AKASHI_FIELD_REQUIRED && akashi_texts_count (into) == 0)
    return refuse (key, "a text in any language", error);
  return TRUE;
}

gboolean
akashi_json_get_date (const json_t *object, const char *key, AkashiFieldNeed need, gint32 *out,
                      GError **error)
{
  json_t *field;

  if (!find (object, key, need, &field, error))
    return FALSE;
  if (field && !akashi_date_parse (json_string_value (field), out))
    return refuse (key, "a date (YYYY-MM-DD)", error);
  return TRUE;
}

gboolean
akashi_json_get_integer (const json_t *object, const char *key, AkashiFieldNeed need, gint64 min, gint64 max,
                         gint64 *out, GError **error)
{
  json_t *field;

  if (!find (object, key, need, &field, error))
    return FALSE;
  if (!field)
    return TRUE;
  if (!json_is_integer (field) || json_integer_value (field) < min || json_integer_value (field) > max)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "field “%s” is not an integer of %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, key, min,
                   max);
      return FALSE;
    }
  *out = json_integer_value (field);
  return TRUE;
}

gboolean
akashi_json_get_boolean (const json_t *object, const char *key, gboolean *out, GError **error)
{
  json_t *field;

  if (!find (object, key, AKASHI_FIELD_OPTIONAL, &field, error))
    return FALSE;
  if (!field)
    return TRUE;
  if (!json_is_boolean (field))
    return refuse (key, "true or false", error);
  *out = json_is_true (field);
  return TRUE;
}

static gboolean
get_array (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out, GError **error)
{
  if (!find (object, key, need, out, error))
    return FALSE;
  if (*out && !json_is_array (*out))
    return refuse (key, "an array", error);
  return TRUE;
}

gboolean
akashi_json_dup_strv (const json_t *object, const char *key, AkashiFieldNeed need, char ***out,
                      GError **error)
{
  json_t *field;

  if (!get_array (object, key, need, &field, error))
    return FALSE;
  if (!field)
    return TRUE;

  gsize count = json_array_size (field);
  g_auto (GStrv) texts = g_new0 (char *, count + 1);
  for (gsize i = 0; i < count; i++)
    {
      const char *text = json_string_value (json_array_get (field, i));
      if (!text || !*text)
        return refuse (key, "an array of texts", error);
      texts[i] = g_strdup (text);
    }
  g_strfreev (*out);
  *out = g_steal_pointer (&texts);
  return TRUE;
}

gboolean
akashi_json_get_gtins (const json_t *object, const char *key, GArray *into, GError **error)
{
  json_t *field;

  if (!get_array (object, key, AKASHI_FIELD_OPTIONAL, &field, error))
    return FALSE;

  for (gsize i = 0; i < json_array_size (field); i++)
    {
      const json_t *text = json_array_get (field, i);
      AkashiGtin gtin;
      if (!json_is_string (text)
          || !akashi_gtin_parse (json_string_value (text), json_string_length (text), &gtin))
        return refuse (key, "an array of GTINs (8, 12, 13 or 14 digits with a correct check digit)", error);
      g_array_append_val (into, gtin);
    }
  return TRUE;
}

gboolean
akashi_json_get_objects (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out,
                         GError **error)
{
  json_t *field;

  if (!get_array (object, key, need, &field, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (field); i++)
    if (!json_is_object (json_array_get (field, i)))
      return refuse (key, "an array of objects", error);
  *out = field;
  return TRUE;
}

gboolean
akashi_json_get_object (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out,
                        GError **error)
{
  json_t *field;

  if (!find (object, key, need, &field, error))
    return FALSE;
  if (field && !json_is_object (field))
    return refuse (key, "an object", error);
  *out = field;
  return TRUE;
}

gboolean
akashi_json_get_word (const json_t *object, const char *key, const char *const *words, guint n_words,
                      int *out, GError **error)
{
  const char *text = NULL;

  if (!akashi_json_get_text (object, key, AKASHI_FIELD_OPTIONAL, &text, error))
    return FALSE;
  *out = 0;
  for (guint i = 1; text && i < n_words; i++)
    if (words[i] && strcmp (words[i], text) == 0)
      *out = (int) i;
  return TRUE;
}
