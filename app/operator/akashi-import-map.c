/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-map.h"

#include <string.h>

#include "akashi-import-column.h"
#include "akashi-json-field.h"
#include "akashi-text-source.h"

#define MAX_HEADING_ROWS 3

/* What is there for people only: whence the map is, and how sure it is. */
static const char *const map_keys[]
    = { "$schema", "scheme", "source",       "checked_on", "confidence", "note",    "unknown",   "encoding",
        "csv",     "html",   "heading_rows", "rows",       "notes",      "columns", "constants", NULL };
static const char *const csv_keys[] = { "delimiter", "quote", NULL };
static const char *const html_keys[] = { "base", "tables", NULL };

static gboolean
refuse (GError **error, const char *what, const char *why)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "field “%s” %s", what, why);
  return FALSE;
}

static gboolean
read_encodings (const json_t *root, AkashiImportMap *map, GError **error)
{
  if (!akashi_import_dup_texts (root, "encoding", &map->form.encodings, error))
    return FALSE;
  for (char **name = map->form.encodings; name && *name; name++)
    if (!akashi_text_encoding_is_known (*name))
      return refuse (error, "encoding", "names one that is not known");
  return TRUE;
}

/* @out: one ASCII character, left as it is where nothing is said */
static gboolean
read_character (const json_t *object, const char *key, char *out, GError **error)
{
  const json_t *value = json_object_get (object, key);
  const char *text = json_string_value (value);

  if (!value)
    return TRUE;
  if (!text || strlen (text) > 1 || (guchar) *text >= 0x80 || *text == '\n' || *text == '\r')
    return refuse (error, key, "is not one ASCII character");
  *out = *text;
  return TRUE;
}

static gboolean
read_csv (const json_t *root, AkashiImportMap *map, GError **error)
{
  json_t *csv = NULL;

  map->form.quote = '"';
  if (!akashi_json_get_object (root, "csv", AKASHI_FIELD_OPTIONAL, &csv, error))
    return FALSE;
  if (!csv)
    return TRUE;
  if (!akashi_import_check_keys (csv, csv_keys, error)
      || !read_character (csv, "delimiter", &map->form.delimiter, error)
      || !read_character (csv, "quote", &map->form.quote, error))
    return FALSE;
  return map->form.delimiter == '\0' || map->form.delimiter != map->form.quote
         || refuse (error, "csv", "has one character for two ends");
}

static gboolean
read_html (const json_t *root, AkashiImportMap *map, GError **error)
{
  const char *tables = NULL;
  json_t *html = NULL;

  if (!akashi_json_get_object (root, "html", AKASHI_FIELD_OPTIONAL, &html, error))
    return FALSE;
  if (!html)
    return TRUE;
  if (!akashi_import_check_keys (html, html_keys, error)
      || !akashi_json_dup_text (html, "base", AKASHI_FIELD_OPTIONAL, &map->base, error)
      || !akashi_json_get_text (html, "tables", AKASHI_FIELD_OPTIONAL, &tables, error))
    return FALSE;
  map->all_tables = g_strcmp0 (tables, "all") == 0;
  if (tables && !map->all_tables && strcmp (tables, "one") != 0)
    return refuse (error, "tables", "is neither one nor all");
  return !map->base || g_uri_is_valid (map->base, G_URI_FLAGS_NONE, NULL)
         || refuse (error, "base", "is no address");
}

static gboolean
read_layout (const json_t *root, AkashiImportMap *map, GError **error)
{
  const char *rows = NULL;
  gint64 heading_rows = 1;

  if (!akashi_json_get_integer (root, "heading_rows", AKASHI_FIELD_OPTIONAL, 1, MAX_HEADING_ROWS,
                                &heading_rows, error)
      || !akashi_json_get_text (root, "rows", AKASHI_FIELD_OPTIONAL, &rows, error)
      || !akashi_import_dup_texts (root, "notes", &map->notes, error))
    return FALSE;
  map->heading_rows = (guint) heading_rows;
  map->row_is_model = g_strcmp0 (rows, "model") == 0;
  return !rows || map->row_is_model || strcmp (rows, "registration") == 0
         || refuse (error, "rows", "is neither registration nor model");
}

static gboolean
add_column (AkashiImportMap *map, AkashiImportColumn *column, GError **error)
{
  if (akashi_import_map_find (map, column->path))
    {
      refuse (error, column->path, "is a column and a constant");
      akashi_import_column_free (column);
      return FALSE;
    }
  g_ptr_array_add (map->columns, column);
  return TRUE;
}

static gboolean
read_columns (const json_t *root, const char *key, AkashiImportMap *map,
              AkashiImportColumn *(*read) (const char *, const json_t *, GError **), AkashiFieldNeed need,
              GError **error)
{
  json_t *columns = NULL;

  if (!akashi_json_get_object (root, key, need, &columns, error))
    return FALSE;
  for (void *at = columns ? json_object_iter (columns) : NULL; at; at = json_object_iter_next (columns, at))
    {
      const char *path = json_object_iter_key (at);
      AkashiImportColumn *column = read (path, json_object_iter_value (at), error);
      if (!column)
        {
          g_prefix_error (error, "field “%s.%s”: ", key, path);
          return FALSE;
        }
      if (!add_column (map, column, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_maker (const AkashiImportMap *map)
{
  for (guint i = 0; i < map->columns->len; i++)
    if (g_str_has_prefix (((const AkashiImportColumn *) map->columns->pdata[i])->path, "maker.name."))
      return TRUE;
  return FALSE;
}

/* A map of a list that nobody has looked at may be shipped; it cannot be used before somebody has. */
static gboolean
check_complete (const AkashiImportMap *map, GError **error)
{
  static const char *const required[] = { "number", "models", "status", NULL };
  g_autoptr (GString) missing = g_string_new (NULL);

  for (const char *const *path = required; *path; path++)
    if (!akashi_import_map_find (map, *path))
      g_string_append_printf (missing, "“%s”, ", *path);
  if (!has_maker (map))
    g_string_append (missing, "“maker.name”, ");
  if (missing->len == 0)
    return TRUE;
  g_string_truncate (missing, missing->len - 2);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
               "field “columns”: nothing says where %s comes from. Look at the list, and write the headings "
               "there",
               missing->str);
  return FALSE;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const AkashiImportColumn *const *of_a = a;
  const AkashiImportColumn *const *of_b = b;
  return akashi_import_field_compare ((*of_a)->path, (*of_b)->path);
}

AkashiImportMap *
akashi_import_map_new_json (GBytes *json, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (json, &length);
  g_autoptr (json_t) root = akashi_json_load_object (data, length, error);
  g_autoptr (AkashiImportMap) map = g_new0 (AkashiImportMap, 1);

  map->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_import_column_free);
  if (!root || !akashi_import_check_keys (root, map_keys, error)
      || !akashi_json_dup_text (root, "scheme", AKASHI_FIELD_REQUIRED, &map->scheme, error)
      || !read_encodings (root, map, error) || !read_csv (root, map, error) || !read_html (root, map, error)
      || !read_layout (root, map, error)
      || !read_columns (root, "columns", map, akashi_import_column_new_json, AKASHI_FIELD_REQUIRED, error)
      || !read_columns (root, "constants", map, akashi_import_column_new_constant, AKASHI_FIELD_OPTIONAL,
                        error)
      || !check_complete (map, error))
    return NULL;
  g_ptr_array_sort (map->columns, compare_columns);
  return g_steal_pointer (&map);
}

const AkashiImportColumn *
akashi_import_map_find (const AkashiImportMap *map, const char *path)
{
  for (guint i = 0; i < map->columns->len; i++)
    if (strcmp (((const AkashiImportColumn *) map->columns->pdata[i])->path, path) == 0)
      return map->columns->pdata[i];
  return NULL;
}

void
akashi_import_map_free (AkashiImportMap *map)
{
  g_free (map->scheme);
  g_strfreev (map->form.encodings);
  g_free (map->base);
  g_strfreev (map->notes);
  g_ptr_array_unref (map->columns);
  g_free (map);
}
