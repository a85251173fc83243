/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-value.h"

#include <string.h>

#include "akashi-number.h"

/* Words of a column that are remembered: a column of words has few, one of free text is not worth it. */
#define MAX_SEEN 1024
#define MAX_LEVEL 99

AkashiImportReading *
akashi_import_reading_new (const AkashiImportMap *map)
{
  AkashiImportReading *reading = g_new0 (AkashiImportReading, 1);

  reading->map = map;
  reading->parts = g_array_new (FALSE, FALSE, sizeof (AkashiCellText));
  reading->scratch = g_string_new (NULL);
  reading->seen = g_new0 (GHashTable *, map->columns->len);
  for (guint i = 0; i < map->columns->len; i++)
    reading->seen[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->why = g_string_new (NULL);
  return reading;
}

void
akashi_import_reading_free (AkashiImportReading *reading)
{
  for (guint i = 0; i < reading->map->columns->len; i++)
    g_hash_table_unref (reading->seen[i]);
  g_free (reading->seen);
  g_array_unref (reading->parts);
  g_string_free (reading->scratch, TRUE);
  g_string_free (reading->why, TRUE);
  g_free (reading);
}

gboolean
akashi_import_refuse (AkashiImportReading *reading, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_vprintf (reading->why, format, arguments);
  va_end (arguments);
  return FALSE;
}

void
akashi_import_append_json (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  g_string_append_c (out, '"');
  for (const char *at = text; at < end;)
    {
      const char *run = at;
      while (at < end && *at != '"' && *at != '\\')
        at++;
      g_string_append_len (out, run, at - run);
      if (at < end)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *at++);
        }
    }
  g_string_append_c (out, '"');
}

/* Appends @text in one line. */
static void
append_line (AkashiImportReading *reading, GString *out, AkashiCellText text)
{
  g_string_truncate (reading->scratch, 0);
  akashi_cell_append_line (reading->scratch, text);
  akashi_import_append_json (out, reading->scratch->str, reading->scratch->len);
}

/* @value: (out) (nullable): what the map says that @text stands for; %NULL: nothing */
static void
look_up (AkashiImportReading *reading, guint index, AkashiCellText text, const char **value)
{
  const AkashiImportColumn *column = reading->map->columns->pdata[index];
  GHashTable *seen = reading->seen[index];
  gpointer known;

  *value = NULL;
  if (!column->values)
    return;
  g_string_truncate (reading->scratch, 0);
  g_string_append_len (reading->scratch, text.data, (gssize) text.length);
  if (g_hash_table_lookup_extended (seen, reading->scratch->str, NULL, &known))
    {
      *value = known;
      return;
    }
  g_autofree char *key = akashi_cell_key (text);
  *value = g_hash_table_lookup (column->values, key);
  if (g_hash_table_size (seen) < MAX_SEEN)
    g_hash_table_insert (seen, g_strdup (reading->scratch->str), (gpointer) (gsize) *value);
}

/* The one line of a cell without its notes; an empty cell has an empty line. */
static gboolean
one_line (AkashiImportReading *reading, AkashiCellText *text)
{
  if (text->length == 0)
    return TRUE;
  g_array_set_size (reading->parts, 0);
  akashi_cell_split (*text, NULL, reading->map->notes, reading->parts);
  if (reading->parts->len > 1)
    return akashi_import_refuse (reading, "it has %u lines where one is meant", reading->parts->len);
  *text = reading->parts->len == 1 ? g_array_index (reading->parts, AkashiCellText, 0)
                                   : (AkashiCellText){ text->data, 0 };
  return TRUE;
}

static gboolean
unknown_word (AkashiImportReading *reading, AkashiCellText text)
{
  return akashi_import_refuse (reading, "“%.*s” is not among the values that the map knows",
                               (int) text.length, text.data);
}

/* Lines without their notes, as one line. */
static gboolean
read_text (AkashiImportReading *reading, AkashiCellText text, GString *out)
{
  GString *line = reading->scratch;

  g_array_set_size (reading->parts, 0);
  akashi_cell_split (text, NULL, reading->map->notes, reading->parts);
  g_string_truncate (line, 0);
  for (guint i = 0; i < reading->parts->len; i++)
    {
      if (i > 0)
        g_string_append_c (line, ' ');
      akashi_cell_append_line (line, g_array_index (reading->parts, AkashiCellText, i));
    }
  if (line->len > 0)
    akashi_import_append_json (out, line->str, line->len);
  return TRUE;
}

static gboolean
read_number (AkashiImportReading *reading, AkashiCellText text, GString *out)
{
  if (!one_line (reading, &text))
    return FALSE;
  if (text.length == 0)
    return akashi_import_refuse (reading, "there is no number");
  append_line (reading, out, text);
  return TRUE;
}

static gboolean
read_word (AkashiImportReading *reading, const AkashiImportColumn *column, AkashiCellText text, GString *out)
{
  for (const char *const *word = column->field->words; *word; word++)
    if (strlen (*word) == text.length && memcmp (*word, text.data, text.length) == 0)
      {
        akashi_import_append_json (out, text.data, text.length);
        return TRUE;
      }
  return unknown_word (reading, text);
}

static gboolean
read_level (AkashiImportReading *reading, AkashiCellText text, GString *out)
{
  char digits[8];
  guint64 level;

  if (!akashi_cell_fold (text, digits, sizeof digits)
      || !g_ascii_string_to_unsigned (digits, 10, 0, MAX_LEVEL, &level, NULL))
    return unknown_word (reading, text);
  g_string_append_printf (out, "%u", (guint) level);
  return TRUE;
}

static void
append_digits (GString *out, int value, int digits)
{
  for (int unit = digits == 4 ? 1000 : 10; unit > 0; unit /= 10)
    g_string_append_c (out, (char) ('0' + value / unit % 10));
}

/* A day, else a word that the map knows: few lists have a word there, all have many days. */
static gboolean
read_day (AkashiImportReading *reading, guint index, AkashiCellText text, GString *out)
{
  const AkashiImportColumn *column = reading->map->columns->pdata[index];
  const char *why = NULL;
  const char *value;
  AkashiDate date;
  int year, month, day;

  if (text.length == 0 || !akashi_written_date_parse (text, column->orders, column->month, &date, &why))
    {
      look_up (reading, index, text, &value);
      if (value && *value)
        akashi_import_append_json (out, value, strlen (value));
      return value || text.length == 0
             || akashi_import_refuse (reading, "“%.*s”: %s", (int) text.length, text.data, why);
    }
  akashi_date_to_ymd (date, &year, &month, &day);
  g_string_append_c (out, '"');
  append_digits (out, year, 4);
  g_string_append_c (out, '-');
  append_digits (out, month, 2);
  g_string_append_c (out, '-');
  append_digits (out, day, 2);
  g_string_append_c (out, '"');
  return TRUE;
}

static gboolean
read_page (AkashiImportReading *reading, AkashiCellText text, GString *out)
{
  g_autofree char *address = g_strndup (text.data, text.length);
  g_autofree char *whole
      = g_uri_resolve_relative (reading->map->base, address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *scheme = whole ? g_uri_peek_scheme (whole) : NULL;

  if (!scheme || (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0))
    return akashi_import_refuse (reading, "“%s” is no address of a page", address);
  akashi_import_append_json (out, whole, strlen (whole));
  return TRUE;
}

static gboolean
read_one_of_words (AkashiImportReading *reading, guint index, AkashiCellText text, GString *out)
{
  const AkashiImportColumn *column = reading->map->columns->pdata[index];
  const char *value;

  look_up (reading, index, text, &value);
  if (value && *value == '\0')
    return TRUE;
  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  if (value)
    akashi_import_append_json (out, value, strlen (value));
  else if (column->field->words)
    return read_word (reading, column, text, out);
  else
    append_line (reading, out, text);
  return TRUE;
}

static gboolean
read_words (AkashiImportReading *reading, guint index, AkashiCellText text, GString *out)
{
  const AkashiImportColumn *column = reading->map->columns->pdata[index];

  g_array_set_size (reading->parts, 0);
  akashi_cell_split (text, column->separators, reading->map->notes, reading->parts);
  if (reading->parts->len == 0)
    return TRUE;
  g_string_append_c (out, '[');
  for (guint i = 0; i < reading->parts->len; i++)
    if (!read_one_of_words (reading, index, g_array_index (reading->parts, AkashiCellText, i), out))
      return FALSE;
  g_string_append_c (out, ']');
  return TRUE;
}

/* What stands in the cell, where the map says nothing about it. */
static gboolean
read_written (AkashiImportReading *reading, const AkashiImportColumn *column, AkashiCellText text,
              GString *out)
{
  if (text.length == 0)
    return column->field->kind != AKASHI_IMPORT_STATUS
           || akashi_import_refuse (reading, "it is empty, and the map does not say what that means");
  switch ((int) column->field->kind) /* those that come here */
    {
    case AKASHI_IMPORT_WORD:
    case AKASHI_IMPORT_STATUS:
      return read_word (reading, column, text, out);
    case AKASHI_IMPORT_LEVEL:
      return read_level (reading, text, out);
    case AKASHI_IMPORT_PAGE:
      return read_page (reading, text, out);
    default:
      return read_text (reading, text, out);
    }
}

gboolean
akashi_import_value_read (AkashiImportReading *reading, guint index, AkashiCellText text, const char *link,
                          GString *out)
{
  const AkashiImportColumn *column = reading->map->columns->pdata[index];
  AkashiImportKind kind = column->field->kind;
  const char *value = NULL;

  if (column->take_link)
    text = akashi_cell_trim (link ? (AkashiCellText){ link, strlen (link) } : (AkashiCellText){ "", 0 });
  if (akashi_cell_has_control (text))
    return akashi_import_refuse (reading, "there is a control character in it");
  if (kind == AKASHI_IMPORT_NUMBER)
    return read_number (reading, text, out);
  if (kind == AKASHI_IMPORT_WORDS)
    return read_words (reading, index, text, out);
  if (kind != AKASHI_IMPORT_TEXT && kind != AKASHI_IMPORT_PAGE && !one_line (reading, &text))
    return FALSE;
  if (kind == AKASHI_IMPORT_DAY || kind == AKASHI_IMPORT_SUPPORT)
    return read_day (reading, index, text, out);
  look_up (reading, index, text, &value);
  if (!value)
    return read_written (reading, column, text, out);
  if (kind == AKASHI_IMPORT_LEVEL)
    g_string_append (out, value);
  else if (*value)
    akashi_import_append_json (out, value, strlen (value));
  return TRUE;
}
