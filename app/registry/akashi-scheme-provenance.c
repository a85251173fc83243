/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-provenance.h"

#include "akashi-json-field.h"
#include "akashi-json-pointer.h"

#include <string.h>

/* Not in a range a level can have; see AkashiRecognition. */
#define ANY_LEVEL (-1)
#define MAX_LEVEL 99

/* Of an object whose keys are JSON pointers: one member. */
typedef gboolean (*ReadMember) (const json_t *root, const char *pointer, const json_t *value,
                                AkashiScheme *into, GError **error);

static gboolean
refuse (const char *where, const char *pointer, const char *problem, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: field “%s” %s", where, pointer, problem);
  return FALSE;
}

/* Whether a definition says anything there: an empty list says nothing. */
static gboolean
says (const json_t *root, const char *pointer)
{
  const json_t *value = akashi_json_pointer_find (root, pointer);

  return value && !json_is_null (value) && !(json_is_array (value) && json_array_size (value) == 0);
}

static gboolean
read_confidence (const json_t *object, AkashiConfidence *out, GError **error)
{
  const char *text = NULL;

  if (!akashi_json_get_text (object, "confidence", AKASHI_FIELD_REQUIRED, &text, error))
    return FALSE;
  /* A word of a newer vocabulary is taken for the least. */
  if (!akashi_confidence_parse (text, out))
    *out = AKASHI_CONFIDENCE_LOW;
  return TRUE;
}

/* Returns: (transfer full): @value as compact JSON, for g_free(). */
static char *
dup_json (const json_t *value)
{
  char *text = json_dumps (value, JSON_COMPACT | JSON_ENCODE_ANY);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

static gboolean
read_fact (const json_t *root, const char *pointer, const json_t *value, AkashiScheme *into, GError **error)
{
  g_autoptr (AkashiSchemeFact) fact = g_new0 (AkashiSchemeFact, 1);

  if (!says (root, pointer))
    return refuse ("/facts", pointer, "is about something the definition does not say", error);
  if (!json_is_object (value))
    return refuse ("/facts", pointer, "is not an object", error);
  fact->pointer = g_strdup (pointer);
  fact->value = dup_json (akashi_json_pointer_find (root, pointer));
  if (!akashi_json_dup_text (value, "source", AKASHI_FIELD_REQUIRED, &fact->source, error)
      || !akashi_json_get_date (value, "checked_on", AKASHI_FIELD_REQUIRED, &fact->checked_on, error)
      || !read_confidence (value, &fact->confidence, error)
      || !akashi_json_dup_text (value, "note", AKASHI_FIELD_OPTIONAL, &fact->note, error))
    {
      /* The pointer of a fact is itself a key: `/` in it is written `~1`. */
      g_auto (GStrv) parts = g_strsplit (pointer, "/", -1);
      g_autofree char *escaped = g_strjoinv ("~1", parts);
      g_prefix_error (error, "/facts/%s: ", escaped);
      return FALSE;
    }
  g_ptr_array_add (into->facts, g_steal_pointer (&fact));
  return TRUE;
}

static gboolean
read_unknown (const json_t *root, const char *pointer, const json_t *value, AkashiScheme *into,
              GError **error)
{
  if (says (root, pointer))
    return refuse ("/unknown", pointer, "is said to be unknown, and the definition says it", error);
  if (!json_is_string (value))
    return refuse ("/unknown", pointer, "is not a text", error);
  AkashiSchemeUnknown *unknown = g_new0 (AkashiSchemeUnknown, 1);
  unknown->pointer = g_strdup (pointer);
  unknown->note = g_strdup (json_string_value (value));
  g_ptr_array_add (into->unknown, unknown);
  return TRUE;
}

static gboolean
read_members (const json_t *root, const char *key, ReadMember read, AkashiScheme *into, GError **error)
{
  json_t *object;
  const char *pointer;
  json_t *value;

  if (!akashi_json_get_object (root, key, AKASHI_FIELD_OPTIONAL, &object, error))
    return FALSE;
  json_object_foreach (object, pointer, value)
  {
    g_autofree char *where = g_strdup_printf ("/%s", key);
    if (*pointer != '/')
      return refuse (where, pointer, "is not a JSON pointer", error);
    if (!read (root, pointer, value, into, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_level (const json_t *object, const char *key, int *out, GError **error)
{
  gint64 level = ANY_LEVEL;

  if (!akashi_json_get_integer (object, key, AKASHI_FIELD_OPTIONAL, 0, MAX_LEVEL, &level, error))
    return FALSE;
  *out = (int) level;
  return TRUE;
}

static gboolean
read_recognition (const json_t *object, AkashiScheme *into, GError **error)
{
  g_autoptr (AkashiRecognition) recognition = g_new0 (AkashiRecognition, 1);

  recognition->effective = AKASHI_DATE_UNKNOWN;
  if (!akashi_json_dup_text (object, "scheme", AKASHI_FIELD_REQUIRED, &recognition->scheme, error)
      || !read_level (object, "from_level", &recognition->from_level, error)
      || !read_level (object, "to_level", &recognition->to_level, error)
      || !akashi_json_get_boolean (object, "partial", &recognition->partial, error)
      || !akashi_json_get_date (object, "effective", AKASHI_FIELD_OPTIONAL, &recognition->effective, error)
      || !akashi_json_dup_text (object, "source", AKASHI_FIELD_REQUIRED, &recognition->source, error)
      || !akashi_json_get_date (object, "checked_on", AKASHI_FIELD_REQUIRED, &recognition->checked_on, error)
      || !read_confidence (object, &recognition->confidence, error)
      || !akashi_json_dup_text (object, "note", AKASHI_FIELD_OPTIONAL, &recognition->note, error))
    return FALSE;
  if (!akashi_scheme_id_is_valid (recognition->scheme))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “scheme” is not a scheme id: “%s”",
                   recognition->scheme);
      return FALSE;
    }
  g_ptr_array_add (into->recognition, g_steal_pointer (&recognition));
  return TRUE;
}

static gboolean
read_recognitions (const json_t *root, AkashiScheme *into, GError **error)
{
  json_t *objects;

  if (!akashi_json_get_objects (root, "recognition", AKASHI_FIELD_OPTIONAL, &objects, error))
    return FALSE;
  for (gsize i = 0; i < json_array_size (objects); i++)
    if (!read_recognition (json_array_get (objects, i), into, error))
      {
        g_prefix_error (error, "/recognition/%" G_GSIZE_FORMAT ": ", i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_forbidden_phrases (const json_t *root, AkashiScheme *into, GError **error)
{
  json_t *object;
  const char *language;
  json_t *unused;

  if (!akashi_json_get_object (root, "forbidden_phrases", AKASHI_FIELD_OPTIONAL, &object, error))
    return FALSE;
  json_object_foreach (object, language, unused)
  {
    char **phrases = NULL;
    if (!akashi_json_dup_strv (object, language, AKASHI_FIELD_REQUIRED, &phrases, error))
      {
        g_prefix_error (error, "/forbidden_phrases: ");
        return FALSE;
      }
    g_hash_table_replace (into->forbidden_phrases, g_strdup (language), phrases);
  }
  return TRUE;
}

gboolean
akashi_scheme_read_provenance (const json_t *root, AkashiScheme *into, GError **error)
{
  return read_members (root, "facts", read_fact, into, error)
         && read_members (root, "unknown", read_unknown, into, error) && read_recognitions (root, into, error)
         && read_forbidden_phrases (root, into, error);
}
