/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-models.h"

#include <string.h>

#include "akashi-gtin.h"
#include "akashi-limits.h"

/* Columns that say something about one model: its number, its GTINs, its names in some languages. */
#define MAX_ASPECTS 16

/* One of them, split. */
typedef struct {
  const AkashiImportColumn *column;
  GArray *parts; /* of AkashiCellText */
} Aspect;

/* --- “ほか3機種” --- */

/* The character at @at, full-width as ASCII. */
static gunichar
folded_at (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? ' ' : c;
}

static const char *
skip_spaces (const char *at, const char *end)
{
  while (at < end && folded_at (at) == ' ')
    at = g_utf8_next_char (at);
  return at;
}

static const char *
take_digits (const char *at, const char *end, guint *number)
{
  const char *start = at;

  *number = 0;
  while (at < end && folded_at (at) >= '0' && folded_at (at) <= '9' && *number < AKASHI_MAX_IMPORT_MODELS)
    {
      *number = *number * 10 + (guint) (folded_at (at) - '0');
      at = g_utf8_next_char (at);
    }
  return at == start ? NULL : at;
}

/* Whether all from @at to @end is @pattern. */
static gboolean
says_more (const char *at, const char *end, const char *pattern, guint *number)
{
  *number = 1;
  while (*pattern)
    if (g_str_has_prefix (pattern, "{n}"))
      {
        at = take_digits (skip_spaces (at, end), end, number);
        if (!at)
          return FALSE;
        at = skip_spaces (at, end);
        pattern += strlen ("{n}");
      }
    else
      {
        if (at >= end || folded_at (at) != folded_at (pattern))
          return FALSE;
        at = g_utf8_next_char (at);
        pattern = g_utf8_next_char (pattern);
      }
  return at == end;
}

AkashiCellText
akashi_cell_cut_more (AkashiCellText part, char *const *more, guint *number)
{
  const char *end = part.data + part.length;

  for (char *const *pattern = more; pattern && *pattern; pattern++)
    for (const char *at = part.data; at < end; at = g_utf8_next_char (at))
      if (says_more (at, end, *pattern, number))
        return akashi_cell_trim ((AkashiCellText){ part.data, (gsize) (at - part.data) });
  *number = 0;
  return part;
}

/* --- The cells of a row --- */

/* Splits a cell of models. A line that leaves models out says so at its end, also after a note. */
static void
split_models (const AkashiImportReading *reading, AkashiCellText text, const Aspect *models, guint *unnamed)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AkashiCellText));

  akashi_cell_split (text, NULL, NULL, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      guint number;
      AkashiCellText line
          = akashi_cell_cut_more (g_array_index (lines, AkashiCellText, i), models->column->more, &number);
      *unnamed += number;
      akashi_cell_split (line, models->column->separators, reading->map->notes, models->parts);
    }
}

static gboolean
cut_more (AkashiImportReading *reading, const Aspect *models, guint *unnamed)
{
  guint kept = 0;

  for (guint i = 0; i < models->parts->len; i++)
    {
      guint number;
      AkashiCellText part = akashi_cell_cut_more (g_array_index (models->parts, AkashiCellText, i),
                                                  models->column->more, &number);
      *unnamed += number;
      if (part.length > 0)
        g_array_index (models->parts, AkashiCellText, kept++) = part;
    }
  g_array_set_size (models->parts, kept);
  return kept > 0 || akashi_import_refuse (reading, "no model is named");
}

/* Whether each of @aspect belongs to one model, or all to the only one, or the only one to all. */
static gboolean
check_count (AkashiImportReading *reading, const Aspect *aspect, guint models)
{
  guint count = aspect->parts->len;

  if (count <= 1 || models == 1 || count == models)
    return TRUE;
  return akashi_import_refuse (reading, "there are %u models, and %u of these", models, count);
}

static gboolean
append_gtin (AkashiImportReading *reading, AkashiCellText text, GString *out)
{
  char digits[32];
  gsize length = 0;
  AkashiGtin gtin;

  gboolean fits = akashi_cell_fold (text, digits, sizeof digits);
  for (const char *at = digits; fits && *at; at++)
    if (*at != ' ' && *at != '-')
      digits[length++] = *at;
  if (!fits || !akashi_gtin_parse (digits, length, &gtin))
    return akashi_import_refuse (reading, "“%.*s” is no product number with a right check digit",
                                 (int) text.length, text.data);
  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  akashi_import_append_json (out, digits, length);
  return TRUE;
}

/* @from, @to: which parts of @aspect belong to model @model of @models */
static void
parts_of (const Aspect *aspect, guint model, guint models, guint *from, guint *to)
{
  guint count = aspect->parts->len;

  *from = models == 1 || count <= 1 ? 0 : model;
  *to = models == 1 || count <= 1 ? count : model + 1;
}

static gboolean
append_gtins (AkashiImportReading *reading, const Aspect *aspect, guint model, guint models, GString *out)
{
  guint from, to;

  parts_of (aspect, model, models, &from, &to);
  /* One number is one product: it cannot belong to all of several. */
  if (models > 1 && aspect->parts->len == 1)
    return akashi_import_refuse (reading, "there are %u models, and one product number", models);
  if (from == to)
    return TRUE;
  g_string_append (out, "\"gtins\":[");
  for (guint i = from; i < to; i++)
    if (!append_gtin (reading, g_array_index (aspect->parts, AkashiCellText, i), out))
      return FALSE;
  g_string_append (out, "],");
  return TRUE;
}

/* A name over several lines is one name where there is one model. */
static void
append_name (AkashiImportReading *reading, const Aspect *aspect, guint from, guint to, GString *out)
{
  GString *name = reading->scratch;

  g_string_truncate (name, 0);
  for (guint i = from; i < to; i++)
    {
      if (i > from)
        g_string_append_c (name, ' ');
      akashi_cell_append_line (name, g_array_index (aspect->parts, AkashiCellText, i));
    }
  g_string_append_printf (out, "%s\"%s\":", out->str[out->len - 1] == '{' ? "" : ",",
                          aspect->column->path + strlen ("models.names."));
  akashi_import_append_json (out, name->str, name->len);
}

static void
append_names (AkashiImportReading *reading, const Aspect *aspects, guint n_aspects, guint model, guint models,
              GString *out)
{
  gsize start = out->len;

  g_string_append (out, ",\"names\":{");
  gsize empty = out->len;
  for (guint i = 0; i < n_aspects; i++)
    {
      guint from, to;
      if (aspects[i].column->field->kind != AKASHI_IMPORT_NAMES)
        continue;
      parts_of (&aspects[i], model, models, &from, &to);
      if (from < to)
        append_name (reading, &aspects[i], from, to, out);
    }
  if (out->len > empty)
    g_string_append_c (out, '}');
  else
    g_string_truncate (out, start);
}

/* Appends one model. @refused: (out): the aspect to blame */
static gboolean
append_model (AkashiImportReading *reading, const Aspect *aspects, guint n_aspects, guint numbers,
              guint model, AkashiImportModels *into, guint *refused)
{
  guint models = aspects[numbers].parts->len;
  AkashiCellText number = g_array_index (aspects[numbers].parts, AkashiCellText, model);

  g_string_append (into->json, into->count > 0 ? ",{" : "{");
  for (guint i = 0; i < n_aspects; i++)
    if (aspects[i].column->field->kind == AKASHI_IMPORT_GTINS)
      {
        *refused = i;
        if (!append_gtins (reading, &aspects[i], model, models, into->json))
          return FALSE;
        into->gtins = into->gtins || aspects[i].parts->len > 0;
      }
  g_string_append (into->json, "\"model\":");
  g_string_truncate (reading->scratch, 0);
  akashi_cell_append_line (reading->scratch, number);
  akashi_import_append_json (into->json, reading->scratch->str, reading->scratch->len);
  append_names (reading, aspects, n_aspects, model, models, into->json);
  g_string_append_c (into->json, '}');
  into->count++;
  return TRUE;
}

static gboolean
append_models (AkashiImportReading *reading, const Aspect *aspects, guint n_aspects, AkashiImportModels *into,
               guint *refused)
{
  guint numbers = 0;

  while (aspects[numbers].column->field->kind != AKASHI_IMPORT_MODELS)
    numbers++;
  *refused = numbers;
  if (!cut_more (reading, &aspects[numbers], &into->unnamed))
    return FALSE;
  guint models = aspects[numbers].parts->len;
  if (into->count + models > AKASHI_MAX_IMPORT_MODELS)
    return akashi_import_refuse (reading, "one registration names more than %d models",
                                 AKASHI_MAX_IMPORT_MODELS);
  for (*refused = 0; *refused < n_aspects; (*refused)++)
    if (!check_count (reading, &aspects[*refused], models))
      return FALSE;
  for (guint model = 0; model < models; model++)
    if (!append_model (reading, aspects, n_aspects, numbers, model, into, refused))
      return FALSE;
  return TRUE;
}

gboolean
akashi_import_models_read (AkashiImportReading *reading, const AkashiImportCell *cells, guint n_cells,
                           AkashiImportModels *models, guint *refused)
{
  Aspect aspects[MAX_ASPECTS];
  guint n_aspects = MIN (n_cells, MAX_ASPECTS);
  guint blamed;

  for (guint i = 0; i < n_aspects; i++)
    {
      aspects[i].column = reading->map->columns->pdata[cells[i].index];
      aspects[i].parts = g_array_new (FALSE, FALSE, sizeof (AkashiCellText));
      if (aspects[i].column->field->kind == AKASHI_IMPORT_MODELS && aspects[i].column->more)
        split_models (reading, cells[i].text, &aspects[i], &models->unnamed);
      else
        akashi_cell_split (cells[i].text, aspects[i].column->separators, reading->map->notes,
                           aspects[i].parts);
    }
  gboolean ok = append_models (reading, aspects, n_aspects, models, &blamed);
  if (!ok)
    *refused = cells[blamed].index;
  for (guint i = 0; i < n_aspects; i++)
    g_array_unref (aspects[i].parts);
  return ok;
}
