/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-column.h"

#include <string.h>

#include "akashi-json-field.h"

/* Levels of all known schemes are single digits; this only keeps nonsense out. */
#define MAX_LEVEL 99

static const char *const column_keys[]
    = { "heading", "optional", "merged", "take", "values",     "separators",
        "more",    "dates",    "month",  "note", "confidence", NULL };

static gboolean
refuse (GError **error, const char *what, const char *why)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "“%s” %s", what, why);
  return FALSE;
}

gboolean
akashi_import_check_keys (const json_t *object, const char *const *known, GError **error)
{
  /* iteration does not change the object; jansson's signatures take no const */
  json_t *walked = (json_t *) (gsize) object;

  for (void *at = json_object_iter (walked); at; at = json_object_iter_next (walked, at))
    if (!g_strv_contains (known, json_object_iter_key (at)))
      return refuse (error, json_object_iter_key (at), "is nothing that a map says");
  return TRUE;
}

gboolean
akashi_import_dup_texts (const json_t *object, const char *key, char ***out, GError **error)
{
  const char *text = NULL;

  if (!json_is_string (json_object_get (object, key)))
    return akashi_json_dup_strv (object, key, AKASHI_FIELD_OPTIONAL, out, error);
  if (!akashi_json_get_text (object, key, AKASHI_FIELD_OPTIONAL, &text, error))
    return FALSE;
  const char *const one[] = { text, NULL };
  g_strfreev (*out);
  *out = g_strdupv ((char **) (gsize) one);
  return TRUE;
}

/* Returns: (transfer full) (nullable): a value of the map as text: "" for `null` */
static char *
value_text (const json_t *value)
{
  if (json_is_null (value))
    return g_strdup ("");
  if (json_is_integer (value))
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  return json_is_string (value) ? g_strdup (json_string_value (value)) : NULL;
}

static gboolean
is_level (const char *text)
{
  guint64 level;
  return g_ascii_string_to_unsigned (text, 10, 0, MAX_LEVEL, &level, NULL);
}

/* Whether the field can have the value: what a column holds is held against this too, when the caches' reader
 * sees the line; a map that could never be right is refused here. */
static gboolean
can_be (const AkashiImportField *field, const char *text)
{
  AkashiDate day;

  if (*text == '\0')
    return !akashi_import_field_is_required (field->path);
  if (field->words)
    return g_strv_contains (field->words, text);
  if (field->kind == AKASHI_IMPORT_LEVEL)
    return is_level (text);
  if (field->kind == AKASHI_IMPORT_SUPPORT && strcmp (text, "none") == 0)
    return TRUE;
  if (field->kind == AKASHI_IMPORT_DAY || field->kind == AKASHI_IMPORT_SUPPORT)
    return akashi_date_parse (text, &day);
  return field->kind != AKASHI_IMPORT_MODELS && field->kind != AKASHI_IMPORT_NUMBER;
}

static gboolean
read_values (const json_t *json, AkashiImportColumn *column, GError **error)
{
  json_t *values = NULL;

  if (!akashi_json_get_object (json, "values", AKASHI_FIELD_OPTIONAL, &values, error))
    return FALSE;
  if (!values)
    return TRUE;
  column->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (void *at = json_object_iter (values); at; at = json_object_iter_next (values, at))
    {
      const char *written = json_object_iter_key (at);
      g_autofree char *text = value_text (json_object_iter_value (at));
      g_autofree char *key = akashi_cell_key ((AkashiCellText){ written, strlen (written) });
      if (!text || !can_be (column->field, text))
        return refuse (error, written, "stands for a value that the field cannot have");
      if (g_hash_table_contains (column->values, key))
        return refuse (error, written, "is there twice");
      g_hash_table_insert (column->values, g_steal_pointer (&key), g_steal_pointer (&text));
    }
  return TRUE;
}

static gboolean
read_orders (const json_t *json, AkashiImportColumn *column, GError **error)
{
  static const char *const names[] = { "ymd", "era", "dmy", "mdy" };
  g_auto (GStrv) orders = NULL;

  if (!akashi_import_dup_texts (json, "dates", &orders, error))
    return FALSE;
  for (char **order = orders; order && *order; order++)
    {
      guint before = column->orders;
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (strcmp (*order, names[i]) == 0)
          column->orders |= 1u << i;
      if (column->orders == before)
        return refuse (error, *order, "is no order of dates, or is there twice");
    }
  if ((column->orders & AKASHI_DATE_ORDER_DMY) && (column->orders & AKASHI_DATE_ORDER_MDY))
    return refuse (error, "dates", "cannot be dmy and mdy: 3/4/2026 would be both");
  gboolean day = column->field->kind == AKASHI_IMPORT_DAY || column->field->kind == AKASHI_IMPORT_SUPPORT;
  return day == (column->orders != 0) || refuse (error, "dates", "is said of days, and must be said of them");
}

static gboolean
read_choices (const json_t *json, AkashiImportColumn *column, GError **error)
{
  const char *take = NULL;
  const char *month = NULL;

  if (!akashi_json_get_text (json, "take", AKASHI_FIELD_OPTIONAL, &take, error)
      || !akashi_json_get_text (json, "month", AKASHI_FIELD_OPTIONAL, &month, error)
      || !akashi_json_get_boolean (json, "optional", &column->optional, error)
      || !akashi_json_get_boolean (json, "merged", &column->merged, error))
    return FALSE;
  column->take_link = g_strcmp0 (take, "link") == 0;
  if (take && !column->take_link && strcmp (take, "text") != 0)
    return refuse (error, take, "can be taken of no cell: it is text or link");
  if (month && strcmp (month, "first") != 0 && strcmp (month, "last") != 0)
    return refuse (error, month, "is no day of a month: it is first or last");
  if (month)
    column->month = *month == 'f' ? AKASHI_MONTH_FIRST_DAY : AKASHI_MONTH_LAST_DAY;
  return TRUE;
}

static gboolean
check_more (const AkashiImportColumn *column, GError **error)
{
  for (char **more = column->more; more && *more; more++)
    if (strlen (*more) < strlen ("{n}") + 1)
      return refuse (error, *more, "is too short to say that models are left out");
  return TRUE;
}

static gboolean
read_headings (const json_t *json, AkashiImportColumn *column, GError **error)
{
  if (!akashi_import_dup_texts (json, "heading", &column->headings, error))
    return FALSE;
  guint count = column->headings ? g_strv_length (column->headings) : 0;
  if (count == 0)
    return refuse (error, "heading", "is missing");
  column->keys = g_new0 (char *, count + 1);
  for (guint i = 0; i < count; i++)
    {
      column->keys[i]
          = akashi_cell_key ((AkashiCellText){ column->headings[i], strlen (column->headings[i]) });
      if (*column->keys[i] == '\0')
        return refuse (error, "heading", "is empty");
    }
  return TRUE;
}

static AkashiImportColumn *
column_new (const char *path, GError **error)
{
  const AkashiImportField *field = akashi_import_field_find (path);

  if (!field)
    {
      refuse (error, path, "is no field of a registration");
      return NULL;
    }
  AkashiImportColumn *column = g_new0 (AkashiImportColumn, 1);
  column->path = g_strdup (path);
  column->field = field;
  return column;
}

AkashiImportColumn *
akashi_import_column_new_json (const char *path, const json_t *json, GError **error)
{
  g_autoptr (AkashiImportColumn) column = column_new (path, error);

  if (!column)
    return NULL;
  if (!json_is_object (json))
    {
      refuse (error, path, "is not an object");
      return NULL;
    }
  if (!akashi_import_check_keys (json, column_keys, error) || !read_headings (json, column, error)
      || !read_choices (json, column, error) || !read_values (json, column, error)
      || !read_orders (json, column, error)
      || !akashi_import_dup_texts (json, "separators", &column->separators, error)
      || !akashi_import_dup_texts (json, "more", &column->more, error) || !check_more (column, error))
    return NULL;
  return g_steal_pointer (&column);
}

AkashiImportColumn *
akashi_import_column_new_constant (const char *path, const json_t *json, GError **error)
{
  g_autoptr (AkashiImportColumn) column = column_new (path, error);

  if (!column)
    return NULL;
  column->constant = value_text (json);
  if (column->constant && *column->constant && can_be (column->field, column->constant)
      && column->field->kind < AKASHI_IMPORT_WORDS)
    return g_steal_pointer (&column);
  refuse (error, path, "is no value that every registration can have");
  return NULL;
}

void
akashi_import_column_free (AkashiImportColumn *column)
{
  g_free (column->path);
  g_free (column->constant);
  g_strfreev (column->headings);
  g_strfreev (column->keys);
  g_clear_pointer (&column->values, g_hash_table_unref);
  g_strfreev (column->separators);
  g_strfreev (column->more);
  g_free (column);
}
