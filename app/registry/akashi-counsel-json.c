/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-counsel-json.h"

#include "akashi-advice-data.h"
#include "akashi-shipped-json.h"

#include <string.h>

#define FILE_NAME "advice.json"
#define N_QUESTIONS 4
#define MAX_STEPS 3
#define COUNTRY_LENGTH 2

typedef gboolean (*ReadOne) (const json_t *object, AkashiCounsel *counsel, GError **error);

/* The field `line` of each object of an array. */
static gboolean
dup_lines (const json_t *object, const char *key, gsize least, gsize most, char ***out, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  json_t *objects;

  if (!akashi_json_get_objects (object, key, AKASHI_FIELD_REQUIRED, &objects, error))
    return FALSE;
  if (json_array_size (objects) < least || json_array_size (objects) > most)
    return akashi_shipped_json_refuse (key, "has too few or too many", error);
  for (gsize i = 0; i < json_array_size (objects); i++)
    {
      char *line = NULL;
      if (!akashi_json_dup_text (json_array_get (objects, i), "line", AKASHI_FIELD_REQUIRED, &line, error))
        {
          g_prefix_error (error, "%s %" G_GSIZE_FORMAT ": ", key, i + 1);
          return FALSE;
        }
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  *out = (char **) g_ptr_array_steal (lines, NULL);
  return TRUE;
}

static gboolean
read_ask (const json_t *object, const char *key, AkashiAsk *out, GError **error)
{
  g_auto (GStrv) names = NULL;
  guint ask = 0;

  if (!akashi_json_dup_strv (object, key, AKASHI_FIELD_REQUIRED, &names, error))
    return FALSE;
  for (char **name = names; *name; name++)
    {
      guint index = 0;
      while (akashi_ask_name (index) && !g_str_equal (akashi_ask_name (index), *name))
        index++;
      if (!akashi_ask_name (index))
        return akashi_shipped_json_refuse (key, "names somebody unknown", error);
      ask |= 1u << index;
    }
  if (ask == 0)
    return akashi_shipped_json_refuse (key, "names nobody", error);
  *out = (AkashiAsk) ask;
  return TRUE;
}

static gboolean
read_situation (const json_t *object, AkashiCounsel *counsel, GError **error)
{
  g_autoptr (AkashiSituation) situation = g_new0 (AkashiSituation, 1);

  if (!akashi_json_dup_text (object, "id", AKASHI_FIELD_REQUIRED, &situation->id, error))
    return FALSE;
  if (!akashi_shipped_json_id_is_valid (situation->id))
    return akashi_shipped_json_refuse ("id", "not of the form of an id", error);
  if (akashi_counsel_find_situation (counsel, situation->id))
    return akashi_shipped_json_refuse ("id", "there is another with it", error);
  if (!akashi_json_dup_text (object, "name", AKASHI_FIELD_REQUIRED, &situation->name, error)
      || !akashi_json_dup_text (object, "line", AKASHI_FIELD_REQUIRED, &situation->line, error)
      || !dup_lines (object, "steps", 1, MAX_STEPS, &situation->steps, error)
      || !read_ask (object, "ask", &situation->ask, error))
    return FALSE;
  g_ptr_array_add (counsel->situations, g_steal_pointer (&situation));
  return TRUE;
}

static gboolean
has_contact (const AkashiCounsel *counsel, const char *country)
{
  for (guint i = 0; i < counsel->contacts->len; i++)
    if (g_str_equal (((const AkashiContact *) counsel->contacts->pdata[i])->country, country))
      return TRUE;
  return FALSE;
}

static gboolean
read_contact (const json_t *object, AkashiCounsel *counsel, GError **error)
{
  g_autoptr (AkashiContact) contact = g_new0 (AkashiContact, 1);

  if (!akashi_json_dup_text (object, "country", AKASHI_FIELD_REQUIRED, &contact->country, error))
    return FALSE;
  if (strlen (contact->country) != COUNTRY_LENGTH || !g_ascii_isupper (contact->country[0])
      || !g_ascii_isupper (contact->country[1]))
    return akashi_shipped_json_refuse ("country", "not two capital letters", error);
  if (has_contact (counsel, contact->country))
    return akashi_shipped_json_refuse ("country", "there is another with it", error);
  if (!akashi_json_dup_text (object, "name", AKASHI_FIELD_REQUIRED, &contact->name, error)
      || !akashi_json_dup_text (object, "phone", AKASHI_FIELD_OPTIONAL, &contact->phone, error)
      || !akashi_json_dup_text (object, "page", AKASHI_FIELD_REQUIRED, &contact->page, error)
      || !akashi_shipped_json_get_confidence (object, "confidence", &contact->confidence, error))
    return FALSE;
  g_ptr_array_add (counsel->contacts, g_steal_pointer (&contact));
  return TRUE;
}

static gboolean
read_each (const json_t *root, const char *key, ReadOne read_one, AkashiCounsel *counsel, GError **error)
{
  json_t *objects;

  if (!akashi_json_get_objects (root, key, AKASHI_FIELD_REQUIRED, &objects, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (objects); i++)
    if (!read_one (json_array_get (objects, i), counsel, error))
      {
        g_prefix_error (error, "%s %" G_GSIZE_FORMAT ": ", key, i + 1);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_verdicts (const json_t *root, AkashiCounsel *counsel, GError **error)
{
  json_t *verdicts, *value;
  const char *name;

  if (!akashi_json_get_object (root, "verdicts", AKASHI_FIELD_REQUIRED, &verdicts, error))
    return FALSE;
  json_object_foreach (verdicts, name, value)
  {
    AkashiAsk ask = 0;
    if (!read_ask (verdicts, name, &ask, error))
      {
        g_prefix_error (error, "verdicts: ");
        return FALSE;
      }
    g_hash_table_insert (counsel->verdicts, g_strdup (name), GUINT_TO_POINTER ((guint) ask));
  }
  return TRUE;
}

AkashiCounsel *
akashi_counsel_new_json (GBytes *json, GError **error)
{
  g_autoptr (json_t) root = akashi_shipped_json_load (FILE_NAME, json, error);
  if (!root)
    return NULL;

  g_autoptr (AkashiCounsel) counsel = akashi_counsel_new ();
  if (dup_lines (root, "questions", N_QUESTIONS, N_QUESTIONS, &counsel->questions, error)
      && read_each (root, "situations", read_situation, counsel, error)
      && read_verdicts (root, counsel, error) && read_each (root, "contacts", read_contact, counsel, error))
    return g_steal_pointer (&counsel);
  g_prefix_error (error, FILE_NAME ": ");
  return NULL;
}

AkashiCounsel *
akashi_counsel_new_built_in (GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (akashi_advice_data, sizeof akashi_advice_data);
  return akashi_counsel_new_json (json, error);
}
