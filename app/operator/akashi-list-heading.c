/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-heading.h"

#include <string.h>

#include "akashi-limits.h"

struct _AkashiListHeading {
  const AkashiImportMap *map;
  GQueue window; /* of GStrv: keys of the last rows, the newest last */
  guint offered;
  guint *places; /* by the map's columns */
  guint *trial;
  guint width;
  GString *number_text; /* the heading of the number, as it is written */

  guint matched; /* of the best row so far */
  guint64 best_line;
  GString *lacking; /* headings, for people */
  GString *having;
};

AkashiListHeading *
akashi_list_heading_new (const AkashiImportMap *map)
{
  AkashiListHeading *heading = g_new0 (AkashiListHeading, 1);

  heading->map = map;
  g_queue_init (&heading->window);
  heading->places = g_new0 (guint, map->columns->len);
  heading->trial = g_new0 (guint, map->columns->len);
  heading->lacking = g_string_new (NULL);
  heading->having = g_string_new (NULL);
  heading->number_text = g_string_new (NULL);
  return heading;
}

void
akashi_list_heading_free (AkashiListHeading *heading)
{
  g_queue_clear_full (&heading->window, (GDestroyNotify) g_strfreev);
  g_free (heading->places);
  g_free (heading->trial);
  g_string_free (heading->number_text, TRUE);
  g_string_free (heading->lacking, TRUE);
  g_string_free (heading->having, TRUE);
  g_free (heading);
}

static char *
cell_key (const AkashiListHeading *heading, const AkashiCell *cell)
{
  AkashiCellText text = { cell->text, cell->length };
  return akashi_cell_key (akashi_cell_without_notes (text, heading->map->notes));
}

static char **
row_keys (const AkashiListHeading *heading, const AkashiListRow *row)
{
  char **keys = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    keys[i] = cell_key (heading, &row->cells[i]);
  return keys;
}

/* The key of column @index in a row of the window. @fill: a cell that is empty has the heading to its left,
 * as a merged one that was written to CSV */
static const char *
key_at (char **keys, guint index, gboolean fill)
{
  guint length = g_strv_length (keys);

  if (index >= length)
    return "";
  while (fill && *keys[index] == '\0' && index > 0)
    index--;
  return keys[index];
}

/* Returns: (transfer full): the heading of column @index over all rows of the window. */
static char *
joined_key (const AkashiListHeading *heading, guint index, gboolean fill)
{
  GString *joined = g_string_new (NULL);
  const char *before = "";

  for (const GList *at = heading->window.head; at; at = at->next)
    {
      const char *key = key_at (at->data, index, fill && at->next);
      if (*key == '\0' || strcmp (key, before) == 0)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, '/');
      g_string_append (joined, key);
      before = key;
    }
  return g_string_free (joined, FALSE);
}

static gboolean
is_headed (const AkashiListHeading *heading, const AkashiImportColumn *column, guint index)
{
  g_autofree char *plain = joined_key (heading, index, FALSE);

  if (g_strv_contains ((const char *const *) column->keys, plain))
    return TRUE;
  if (heading->map->heading_rows == 1)
    return FALSE;
  g_autofree char *filled = joined_key (heading, index, TRUE);
  return g_strv_contains ((const char *const *) column->keys, filled);
}

static void
list_name (GString *names, const char *name, const char *what)
{
  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append_printf (names, "“%s”%s%s%s", name, what ? " (" : "", what ? what : "", what ? ")" : "");
}

/* @matched: (out): how many columns have their heading. Returns: whether nothing is lacking */
static gboolean
try_window (AkashiListHeading *heading, guint width, guint *matched, GString *lacking)
{
  *matched = 0;
  for (guint i = 0; i < heading->map->columns->len; i++)
    {
      const AkashiImportColumn *column = heading->map->columns->pdata[i];
      guint found = 0;
      heading->trial[i] = AKASHI_NO_COLUMN;
      for (guint index = 0; column->keys && index < width; index++)
        if (is_headed (heading, column, index))
          {
            heading->trial[i] = index;
            found++;
          }
      *matched += found > 0;
      if (found > 1)
        list_name (lacking, column->headings[0], "it is over several columns");
      else if (found == 0 && column->keys && !column->optional)
        list_name (lacking, column->headings[0], column->path);
    }
  return lacking->len == 0;
}

static void
remember_best (AkashiListHeading *heading, const AkashiListRow *row, guint matched, const GString *lacking)
{
  if (matched <= heading->matched && heading->best_line > 0)
    return;
  heading->matched = matched;
  heading->best_line = row->line;
  g_string_assign (heading->lacking, lacking->str);
  g_string_truncate (heading->having, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *name = g_strndup (row->cells[i].text, row->cells[i].length);
      if (*g_strstrip (name))
        list_name (heading->having, name, NULL);
    }
}

/* Returns: (nullable): the cell of @row that is under the heading of the number. */
static const AkashiCell *
number_cell (const AkashiListHeading *heading, const AkashiListRow *row)
{
  for (guint i = 0; i < heading->map->columns->len; i++)
    {
      const AkashiImportColumn *column = heading->map->columns->pdata[i];
      if (column->field->kind == AKASHI_IMPORT_NUMBER)
        return heading->places[i] < row->n_cells ? &row->cells[heading->places[i]] : NULL;
    }
  return NULL;
}

static void
accept (AkashiListHeading *heading, const AkashiListRow *row)
{
  memcpy (heading->places, heading->trial, heading->map->columns->len * sizeof *heading->places);
  heading->width = row->n_cells;
  const AkashiCell *cell = number_cell (heading, row);
  if (cell)
    g_string_overwrite_len (g_string_truncate (heading->number_text, 0), 0, cell->text,
                            (gssize) cell->length);
}

gboolean
akashi_list_heading_offer (AkashiListHeading *heading, const AkashiListRow *row)
{
  g_autoptr (GString) lacking = g_string_new (NULL);
  guint matched;

  heading->offered++;
  g_queue_push_tail (&heading->window, row_keys (heading, row));
  if (heading->window.length > heading->map->heading_rows)
    g_strfreev (g_queue_pop_head (&heading->window));
  if (heading->window.length < heading->map->heading_rows)
    return FALSE;
  gboolean found = try_window (heading, row->n_cells, &matched, lacking);
  if (found && matched > 0)
    accept (heading, row);
  else
    remember_best (heading, row, matched, lacking);
  return found && matched > 0;
}

gboolean
akashi_list_heading_gave_up (const AkashiListHeading *heading)
{
  return heading->offered >= AKASHI_MAX_IMPORT_HEADING_ROWS;
}

const guint *
akashi_list_heading_places (const AkashiListHeading *heading)
{
  return heading->places;
}

guint
akashi_list_heading_width (const AkashiListHeading *heading)
{
  return heading->width;
}

gboolean
akashi_list_heading_is_repeated (const AkashiListHeading *heading, const AkashiListRow *row)
{
  const AkashiCell *cell = number_cell (heading, row);

  return cell && cell->length > 0 && cell->length == heading->number_text->len
         && memcmp (cell->text, heading->number_text->str, cell->length) == 0;
}

guint
akashi_list_heading_matched (const AkashiListHeading *heading)
{
  return heading->matched;
}

void
akashi_list_heading_complain (const AkashiListHeading *heading, GError **error)
{
  if (heading->matched == 0)
    {
      g_set_error (
          error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
          "none of the first %u rows has a heading that the map names: %s; line %" G_GUINT64_FORMAT " has %s",
          heading->offered, heading->lacking->str, heading->best_line,
          heading->having->len ? heading->having->str : "nothing");
      return;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "line %" G_GUINT64_FORMAT ": headings that the map names are not there: %s; it has %s",
               heading->best_line, heading->lacking->str, heading->having->str);
}
