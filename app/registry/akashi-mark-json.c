/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-mark-json.h"

#include "akashi-marks-data.h"
#include "akashi-shipped-json.h"

#define FILE_NAME "marks.json"

static gboolean
read_id (const json_t *object, GPtrArray *others, AkashiMark *mark, GError **error)
{
  if (!akashi_json_dup_text (object, "id", AKASHI_FIELD_REQUIRED, &mark->id, error))
    return FALSE;
  if (!akashi_shipped_json_id_is_valid (mark->id))
    return akashi_shipped_json_refuse ("id", "not of the form of an id", error);
  return !akashi_marks_find (others, mark->id)
         || akashi_shipped_json_refuse ("id", "there is another with it", error);
}

static gboolean
read_texts (const json_t *object, AkashiMark *mark, GError **error)
{
  json_t *operator_object;

  return akashi_json_dup_text (object, "name", AKASHI_FIELD_REQUIRED, &mark->name, error)
         && akashi_json_dup_strv (object, "aliases", AKASHI_FIELD_REQUIRED, &mark->aliases, error)
         && akashi_json_dup_text (object, "means", AKASHI_FIELD_REQUIRED, &mark->means, error)
         && akashi_json_dup_text (object, "means_not", AKASHI_FIELD_REQUIRED, &mark->means_not, error)
         && akashi_json_get_object (object, "operator", AKASHI_FIELD_REQUIRED, &operator_object, error)
         && akashi_json_dup_text (operator_object, "name", AKASHI_FIELD_REQUIRED, &mark->operator_name, error)
         && akashi_json_dup_text (object, "recognise", AKASHI_FIELD_REQUIRED, &mark->recognise, error)
         && akashi_json_dup_text (object, "differs", AKASHI_FIELD_REQUIRED, &mark->differs, error)
         && akashi_json_dup_text (object, "pictogram", AKASHI_FIELD_REQUIRED, &mark->pictogram, error);
}

static gboolean
read_mistaken (const json_t *object, AkashiMark *mark, GError **error)
{
  static const char *const words[] = {
    [AKASHI_MISTAKEN_UNKNOWN] = "unknown",
    [AKASHI_MISTAKEN_RARELY] = "rarely",
    [AKASHI_MISTAKEN_SOMETIMES] = "sometimes",
    [AKASHI_MISTAKEN_OFTEN] = "often",
  };
  guint mistaken = AKASHI_MISTAKEN_UNKNOWN;

  if (!akashi_shipped_json_get_choice (object, "mistaken", words, G_N_ELEMENTS (words), &mistaken, error))
    return FALSE;
  mark->mistaken = (AkashiMistaken) mistaken;
  return mark->mistaken == AKASHI_MISTAKEN_UNKNOWN
         || akashi_shipped_json_get_confidence (object, "mistaken_confidence", &mark->mistaken_confidence,
                                                error);
}

static gboolean
read_duty (const json_t *object, AkashiMark *mark, GError **error)
{
  static const char *const words[] = {
    [AKASHI_DUTY_VOLUNTARY] = "voluntary",
    [AKASHI_DUTY_MOSTLY_VOLUNTARY] = "mostly-voluntary",
    [AKASHI_DUTY_MANDATORY] = "mandatory",
  };
  guint duty = G_N_ELEMENTS (words);

  if (!akashi_shipped_json_get_choice (object, "duty", words, G_N_ELEMENTS (words), &duty, error))
    return FALSE;
  if (duty == G_N_ELEMENTS (words))
    return akashi_shipped_json_refuse ("duty", "is missing", error);
  mark->duty = (AkashiDuty) duty;
  return TRUE;
}

static AkashiMark *
read_mark (const json_t *object, GPtrArray *others, GError **error)
{
  g_autoptr (AkashiMark) mark = g_new0 (AkashiMark, 1);

  if (read_id (object, others, mark, error) && read_texts (object, mark, error)
      && read_duty (object, mark, error) && read_mistaken (object, mark, error)
      && akashi_shipped_json_get_confidence (object, "confidence", &mark->confidence, error))
    return g_steal_pointer (&mark);
  g_prefix_error (error, "%s: ", mark->id ? mark->id : "?");
  return NULL;
}

GPtrArray *
akashi_marks_new_json (GBytes *json, GError **error)
{
  g_autoptr (json_t) root = akashi_shipped_json_load (FILE_NAME, json, error);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_mark_free);
  json_t *objects = NULL;

  if (!root)
    return NULL;
  if (!akashi_json_get_objects (root, "marks", AKASHI_FIELD_REQUIRED, &objects, error))
    {
      g_prefix_error (error, FILE_NAME ": ");
      return NULL;
    }
  for (gsize i = 0; i < json_array_size (objects); i++)
    {
      AkashiMark *mark = read_mark (json_array_get (objects, i), marks, error);
      if (!mark)
        {
          g_prefix_error (error, FILE_NAME ": marks %" G_GSIZE_FORMAT ": ", i + 1);
          return NULL;
        }
      g_ptr_array_add (marks, mark);
    }
  return g_steal_pointer (&marks);
}

GPtrArray *
akashi_marks_new_built_in (GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (akashi_marks_data, sizeof akashi_marks_data);
  return akashi_marks_new_json (json, error);
}
