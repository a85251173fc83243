/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-row.h"

#include <string.h>

#include "akashi-number.h"

struct _AkashiImportRows {
  const AkashiImportMap *map;
  const AkashiListHeading *heading;
  AkashiImportReading *reading;
  GString **above; /* by the map's columns: the last cell that was not empty, where it may be merged */
  GArray *models;  /* of AkashiImportCell */
  guint number;    /* index of the column of the number */
};

AkashiImportRows *
akashi_import_rows_new (const AkashiImportMap *map)
{
  AkashiImportRows *rows = g_new0 (AkashiImportRows, 1);

  rows->map = map;
  rows->reading = akashi_import_reading_new (map);
  rows->above = g_new0 (GString *, map->columns->len);
  for (guint i = 0; i < map->columns->len; i++)
    {
      const AkashiImportColumn *column = map->columns->pdata[i];
      rows->above[i] = g_string_new (NULL);
      if (column->field->kind == AKASHI_IMPORT_NUMBER)
        rows->number = i;
    }
  rows->models = g_array_new (FALSE, FALSE, sizeof (AkashiImportCell));
  return rows;
}

void
akashi_import_rows_free (AkashiImportRows *rows)
{
  akashi_import_reading_free (rows->reading);
  for (guint i = 0; i < rows->map->columns->len; i++)
    g_string_free (rows->above[i], TRUE);
  g_free (rows->above);
  g_array_unref (rows->models);
  g_free (rows);
}

void
akashi_import_rows_start (AkashiImportRows *rows, const AkashiListHeading *heading)
{
  rows->heading = heading;
  for (guint i = 0; i < rows->map->columns->len; i++)
    g_string_truncate (rows->above[i], 0);
}

const char *
akashi_import_rows_heading (const AkashiImportRows *rows, guint index)
{
  const AkashiImportColumn *column = rows->map->columns->pdata[index];
  return column->headings ? column->headings[0] : NULL;
}

static gboolean
begins_with_note (const AkashiImportMap *map, AkashiCellText text)
{
  for (char **mark = map->notes; mark && *mark; mark++)
    if (text.length >= strlen (*mark) && memcmp (text.data, *mark, strlen (*mark)) == 0)
      return TRUE;
  return FALSE;
}

AkashiRowKind
akashi_import_rows_kind (const AkashiImportRows *rows, const AkashiListRow *row)
{
  AkashiCellText filled = { NULL, 0 };

  for (guint i = 0; i < row->n_cells; i++)
    {
      const AkashiCell *cell = &row->cells[i];
      AkashiCellText text = akashi_cell_trim ((AkashiCellText){ cell->text, cell->length });
      /* A merged cell is one cell, however far it reaches. */
      if (text.length == 0 || text.data == filled.data)
        continue;
      if (filled.data)
        return akashi_list_heading_is_repeated (rows->heading, row) ? AKASHI_ROW_HEADING : AKASHI_ROW_DATA;
      filled = text;
    }
  if (!filled.data)
    return AKASHI_ROW_EMPTY;
  return begins_with_note (rows->map, filled) ? AKASHI_ROW_NOTE : AKASHI_ROW_DATA;
}

static gboolean
refuse (const AkashiImportRows *rows, const AkashiListRow *row, guint index, AkashiRefusedRow *refused)
{
  refused->line = row->line;
  refused->column = index == AKASHI_NO_COLUMN ? NULL : akashi_import_rows_heading (rows, index);
  refused->reason = rows->reading->why->str;
  return FALSE;
}

/* A delimiter too many or too few moves every cell after it: what stands under a heading is then not its own.
 */
static gboolean
check_width (AkashiImportRows *rows, const AkashiListRow *row, AkashiRefusedRow *refused)
{
  guint width = akashi_list_heading_width (rows->heading);
  gboolean ok = row->n_cells >= width;

  for (guint i = width; i < row->n_cells && ok; i++)
    ok = akashi_cell_trim ((AkashiCellText){ row->cells[i].text, row->cells[i].length }).length == 0;
  if (ok)
    return TRUE;
  akashi_import_refuse (rows->reading, "the row has %u cells, the headings are over %u", row->n_cells, width);
  return refuse (rows, row, AKASHI_NO_COLUMN, refused);
}

/* The text of column @index in @row, or of the cell above that it is merged with. */
static AkashiCellText
cell_text (AkashiImportRows *rows, const AkashiListRow *row, guint index, const char **link)
{
  const AkashiImportColumn *column = rows->map->columns->pdata[index];
  guint place = akashi_list_heading_places (rows->heading)[index];
  GString *above = rows->above[index];

  *link = NULL;
  if (place == AKASHI_NO_COLUMN)
    return (AkashiCellText){ "", 0 };
  const AkashiCell *cell = &row->cells[place];
  AkashiCellText text = akashi_cell_trim ((AkashiCellText){ cell->text, cell->length });
  *link = cell->link;
  if (!column->merged)
    return text;
  if (text.length == 0)
    return (AkashiCellText){ above->str, above->len };
  g_string_truncate (above, 0);
  g_string_append_len (above, text.data, (gssize) text.length);
  return text;
}

static gboolean
read_value (AkashiImportRows *rows, const AkashiListRow *row, guint index, AkashiImportDraft *draft)
{
  const AkashiImportColumn *column = rows->map->columns->pdata[index];
  GString *value = draft->values[index];
  const char *link;

  if (column->constant)
    {
      if (column->field->kind == AKASHI_IMPORT_LEVEL)
        g_string_append (value, column->constant);
      else
        akashi_import_append_json (value, column->constant, strlen (column->constant));
      return TRUE;
    }
  if (akashi_list_heading_places (rows->heading)[index] == AKASHI_NO_COLUMN)
    return TRUE;
  AkashiCellText text = cell_text (rows, row, index, &link);
  if (!akashi_import_value_read (rows->reading, index, text, link, value))
    return FALSE;
  if (column->field->kind == AKASHI_IMPORT_STATUS && text.length > 0)
    {
      g_string_truncate (rows->reading->scratch, 0);
      akashi_cell_append_line (rows->reading->scratch, text);
      akashi_import_append_json (draft->status_raw, rows->reading->scratch->str, rows->reading->scratch->len);
    }
  return TRUE;
}

static gboolean
read_models (AkashiImportRows *rows, const AkashiListRow *row, AkashiImportDraft *draft, guint *blamed)
{
  g_array_set_size (rows->models, 0);
  for (guint i = 0; i < rows->map->columns->len; i++)
    {
      const AkashiImportColumn *column = rows->map->columns->pdata[i];
      const char *link;
      if (column->field->kind < AKASHI_IMPORT_MODELS)
        continue;
      AkashiImportCell cell = { i, cell_text (rows, row, i, &link) };
      *blamed = i;
      if (akashi_cell_has_control (cell.text))
        return akashi_import_refuse (rows->reading, "there is a control character in it");
      g_array_append_val (rows->models, cell);
    }
  return akashi_import_models_read (rows->reading, (const AkashiImportCell *) (gpointer) rows->models->data,
                                    rows->models->len, &draft->models, blamed);
}

/* The number first: by it a row that is refused is known to belong to the one before. */
static gboolean
read_number (AkashiImportRows *rows, const AkashiListRow *row, AkashiImportDraft *draft)
{
  const GString *number = draft->values[rows->number];

  draft->line = row->line;
  if (!read_value (rows, row, rows->number, draft))
    return FALSE;
  /* Dashes, spaces and letter cases fall away, so the quotes of JSON may stay; what is escaped stays escaped.
   */
  draft->key = akashi_number_normalize (number->str);
  return strcmp (draft->key, "\"\"") != 0
         || akashi_import_refuse (rows->reading, "the number has neither letter nor digit");
}

gboolean
akashi_import_rows_read (AkashiImportRows *rows, const AkashiListRow *row, AkashiImportDraft *draft,
                         AkashiRefusedRow *refused)
{
  guint blamed;

  if (!check_width (rows, row, refused))
    return FALSE;
  if (!read_number (rows, row, draft))
    return refuse (rows, row, rows->number, refused);
  for (guint i = 0; i < rows->map->columns->len; i++)
    {
      const AkashiImportColumn *column = rows->map->columns->pdata[i];
      if (i != rows->number && column->field->kind < AKASHI_IMPORT_MODELS
          && !read_value (rows, row, i, draft))
        return refuse (rows, row, i, refused);
    }
  return read_models (rows, row, draft, &blamed) || refuse (rows, row, blamed, refused);
}
