/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scheme-rows.h"

#include "akashi-terminal.h"
#include "akashi-values-json.h"
#include "akashi-words.h"

#include <stdio.h>
#include <string.h>

/* Months, of which 0 is not known. */
static json_t *
months_json (guint months)
{
  return months > 0 ? json_integer (months) : json_null ();
}

static json_t *
levels_json (const AkashiScheme *scheme)
{
  json_t *array = json_array ();

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AkashiLevel *level = scheme->levels->pdata[i];
      json_array_append_new (array, json_pack ("{s:i, s:s?, s:o, s:o, s:s, s:o}", "level", (int) level->level,
                                               "edition", level->edition, "names",
                                               akashi_texts_to_json (level->names), "meaning",
                                               akashi_texts_to_json (level->meaning), "assessed_by",
                                               akashi_assessed_by_name (level->assessed_by), "guarantees",
                                               akashi_strings_to_json (level->guarantees)));
    }
  return array;
}

static json_t *
facts_json (const AkashiScheme *scheme)
{
  json_t *array = json_array ();

  for (guint i = 0; i < scheme->facts->len; i++)
    {
      const AkashiSchemeFact *fact = scheme->facts->pdata[i];
      json_array_append_new (
          array, json_pack ("{s:s, s:o, s:s, s:o, s:s, s:s?}", "pointer", fact->pointer, "value",
                            json_loads (fact->value, JSON_DECODE_ANY, NULL), "source", fact->source,
                            "checked_on", akashi_date_to_json (fact->checked_on), "confidence",
                            akashi_confidence_name (fact->confidence), "note", fact->note));
    }
  return array;
}

static json_t *
recognition_json (const AkashiScheme *scheme)
{
  json_t *array = json_array ();

  for (guint i = 0; i < scheme->recognition->len; i++)
    {
      const AkashiRecognition *each = scheme->recognition->pdata[i];
      json_array_append_new (
          array,
          json_pack ("{s:s, s:o, s:o, s:b, s:o, s:s, s:o, s:s, s:s?}", "scheme", each->scheme, "from_level",
                     each->from_level >= 0 ? json_integer (each->from_level) : json_null (), "to_level",
                     each->to_level >= 0 ? json_integer (each->to_level) : json_null (), "partial",
                     (int) each->partial, "effective", akashi_date_to_json (each->effective), "source",
                     each->source, "checked_on", akashi_date_to_json (each->checked_on), "confidence",
                     akashi_confidence_name (each->confidence), "note", each->note));
    }
  return array;
}

static json_t *
unknown_json (const AkashiScheme *scheme)
{
  json_t *object = json_object ();

  for (guint i = 0; i < scheme->unknown->len; i++)
    {
      const AkashiSchemeUnknown *unknown = scheme->unknown->pdata[i];
      json_object_set_new (object, unknown->pointer, json_string (unknown->note));
    }
  return object;
}

static json_t *
phrases_json (const AkashiScheme *scheme)
{
  json_t *object = json_object ();
  GHashTableIter iter;
  gpointer language, phrases;

  g_hash_table_iter_init (&iter, scheme->forbidden_phrases);
  while (g_hash_table_iter_next (&iter, &language, &phrases))
    json_object_set_new (object, language, akashi_strings_to_json (phrases));
  return object;
}

json_t *
akashi_scheme_to_json (const AkashiScheme *scheme)
{
  return json_pack (
      "{s:s, s:I, s:b, s:b, s:s, s:b, s:o, s:o, s:o, s:s?, s:o, s:o, s:i, s:o, s:o, s:o, s:o, s:o}", "id",
      scheme->id, "version", (json_int_t) scheme->version, "sample", (int) scheme->sample, "regime",
      (int) scheme->regime, "state", akashi_scheme_state_name (scheme->state), "has_list",
      (int) scheme->has_list, "names", akashi_texts_to_json (scheme->names), "operator",
      akashi_texts_to_json (scheme->operator_names), "hosts", akashi_strings_to_json (scheme->hosts), "page",
      scheme->page, "longest_validity_months", months_json (scheme->longest_validity_months),
      "renewal_window_months", months_json (scheme->renewal_window_months), "list_max_age_days",
      (int) scheme->list_max_age_days, "levels", levels_json (scheme), "recognition",
      recognition_json (scheme), "forbidden_phrases", phrases_json (scheme), "facts", facts_json (scheme),
      "unknown", unknown_json (scheme));
}

/* A text of several languages in the one wanted, else in English; NULL where it is none. */
static const char *
pick (const char *language, const json_t *texts)
{
  const char *text = json_string_value (json_object_get (texts, language));
  return text ? text : json_string_value (json_object_get (texts, "en"));
}

static void
append_value (GString *out, const char *language, const json_t *value)
{
  json_t *item;
  size_t i;

  if (json_is_object (value) && json_object_get (value, "names"))
    value = json_object_get (value, "names");
  if (json_is_object (value) && json_object_get (value, "pattern"))
    value = json_object_get (value, "pattern");
  if (json_is_string (value))
    g_string_append (out, json_string_value (value));
  else if (json_is_object (value) && pick (language, value))
    g_string_append (out, pick (language, value));
  else if (json_is_array (value))
    json_array_foreach (value, i, item)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_value (out, language, item);
    }
  else if (json_is_integer (value))
    g_string_append_printf (out, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
  else if (json_is_boolean (value))
    g_string_append (out, json_is_true (value) ? "true" : "false");
}

char *
akashi_scheme_fact_text (const char *language, const AkashiSchemeFact *fact)
{
  json_t *value = json_loads (fact->value, JSON_DECODE_ANY, NULL);
  GString *out = g_string_new (NULL);

  append_value (out, language, value);
  json_decref (value);
  return g_string_free (out, FALSE);
}

static void
print_line (const char *indent, const char *text)
{
  g_autofree char *escaped = akashi_terminal_escape (text, strlen (text));
  printf ("%s%s\n", indent, escaped);
}

static void
print_source (const char *source, AkashiDate checked_on, AkashiConfidence confidence, const char *note)
{
  g_autofree char *day = akashi_date_format (checked_on);

  printf ("        %s, %s: ", akashi_confidence_name (confidence), day);
  print_line ("", source);
  if (note)
    print_line ("        ", note);
}

static const char *
name_of (const char *language, const GPtrArray *all, const char *id)
{
  for (guint i = 0; i < all->len; i++)
    {
      const AkashiScheme *scheme = all->pdata[i];
      const char *name = strcmp (scheme->id, id) == 0 ? akashi_texts_get (scheme->names, language) : NULL;
      if (name)
        return name;
    }
  return id;
}

static void
print_recognition (const char *language, const AkashiRecognition *each, const GPtrArray *all)
{
  g_autofree char *effective = akashi_date_format (each->effective);
  g_autoptr (GString) line = g_string_new (NULL);

  if (each->from_level >= 0)
    {
      g_string_append_printf (line, akashi_words_text (language, "from level %u"), (guint) each->from_level);
      g_string_append (line, " → ");
    }
  g_string_append (line, name_of (language, all, each->scheme));
  if (each->to_level >= 0)
    g_string_append_printf (line, " (%d)", each->to_level);
  if (each->partial)
    g_string_append_printf (line, ", %s", akashi_words_text (language, "only in part"));
  if (effective)
    g_string_append_printf (line, ", %s –", effective);
  print_line ("    ", line->str);
  print_source (each->source, each->checked_on, each->confidence, each->note);
}

void
akashi_scheme_print (const char *language, const AkashiScheme *scheme, const GPtrArray *all)
{
  printf ("%s  %s\n", scheme->id, akashi_scheme_state_name (scheme->state));
  if (scheme->recognition->len > 0)
    printf ("  %s\n", akashi_words_text (language, "Also counts as, while the label is in force:"));
  for (guint i = 0; i < scheme->recognition->len; i++)
    print_recognition (language, scheme->recognition->pdata[i], all);
  if (scheme->facts->len > 0)
    printf ("  %s\n", akashi_words_text (language, "What is known, and from where:"));
  for (guint i = 0; i < scheme->facts->len; i++)
    {
      const AkashiSchemeFact *fact = scheme->facts->pdata[i];
      g_autofree char *text = akashi_scheme_fact_text (language, fact);
      printf ("    %s  ", fact->pointer);
      print_line ("", text);
      print_source (fact->source, fact->checked_on, fact->confidence, fact->note);
    }
  if (scheme->unknown->len > 0)
    printf ("  %s\n", akashi_words_text (language, "What is not known:"));
  for (guint i = 0; i < scheme->unknown->len; i++)
    {
      const AkashiSchemeUnknown *unknown = scheme->unknown->pdata[i];
      printf ("    %s  ", unknown->pointer);
      print_line ("", unknown->note);
    }
}
