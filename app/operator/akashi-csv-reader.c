/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-csv-reader.h"

#include <string.h>

#include "akashi-limits.h"

typedef enum {
  CELL_START,
  PLAIN,
  QUOTED,
  AFTER_QUOTE, /* the end of the cell, or the first of two quotes */
} State;

struct _AkashiCsvReader {
  AkashiTextSource *source;
  char delimiter;
  char quote;
  gboolean stops[256]; /* what ends a run of letters of a plain cell */

  const char *at; /* of the piece of text in hand */
  const char *end;
  gboolean skip_newline; /* the line ended in CR: an LF that follows belongs to it */
  guint64 line;

  State state;
  guint64 quote_line; /* where the quote was opened that is not closed */
  GByteArray *bytes;  /* the cells of the row, without their quotes */
  GArray *ends;       /* of gsize: where each cell ends in bytes */
  GArray *cells;      /* of AkashiCell */
  AkashiListRow row;
};

AkashiCsvReader *
akashi_csv_reader_new (AkashiTextSource *source, char delimiter, char quote)
{
  AkashiCsvReader *reader = g_new0 (AkashiCsvReader, 1);

  reader->source = source;
  reader->delimiter = delimiter;
  reader->quote = quote;
  reader->stops['\n'] = reader->stops['\r'] = reader->stops[(guchar) delimiter] = TRUE;
  reader->line = 1;
  reader->bytes = g_byte_array_sized_new (4 * AKASHI_KIB);
  reader->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader->cells = g_array_new (FALSE, FALSE, sizeof (AkashiCell));
  return reader;
}

void
akashi_csv_reader_free (AkashiCsvReader *reader)
{
  g_byte_array_unref (reader->bytes);
  g_array_unref (reader->ends);
  g_array_unref (reader->cells);
  g_free (reader);
}

static gboolean
refuse (AkashiError code, guint64 line, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, (int) code, "line %" G_GUINT64_FORMAT ": %s", line, why);
  return FALSE;
}

static gsize
cell_start (const AkashiCsvReader *reader)
{
  guint cells = reader->ends->len;
  return cells > 0 ? g_array_index (reader->ends, gsize, cells - 1) : 0;
}

static gboolean
append (AkashiCsvReader *reader, const char *text, gsize length, GError **error)
{
  if (length > AKASHI_MAX_IMPORT_CELL_BYTES
      || reader->bytes->len - cell_start (reader) + length > AKASHI_MAX_IMPORT_CELL_BYTES)
    {
      if (reader->state == QUOTED)
        return refuse (AKASHI_ERROR_TOO_LARGE, reader->quote_line,
                       "a quote is opened and not closed for too long", error);
      return refuse (AKASHI_ERROR_TOO_LARGE, reader->line, "a cell is too long", error);
    }
  g_byte_array_append (reader->bytes, (const guint8 *) text, (guint) length);
  return TRUE;
}

static gboolean
end_cell (AkashiCsvReader *reader, GError **error)
{
  gsize end = reader->bytes->len;

  if (reader->ends->len == AKASHI_MAX_IMPORT_CELLS)
    return refuse (AKASHI_ERROR_TOO_LARGE, reader->row.line, "the row has too many cells", error);
  g_array_append_val (reader->ends, end);
  reader->state = CELL_START;
  return TRUE;
}

static const AkashiListRow *
finish_row (AkashiCsvReader *reader)
{
  gsize start = 0;

  g_array_set_size (reader->cells, 0);
  for (guint i = 0; i < reader->ends->len; i++)
    {
      gsize end = g_array_index (reader->ends, gsize, i);
      AkashiCell cell = { (const char *) reader->bytes->data + start, end - start, NULL };
      g_array_append_val (reader->cells, cell);
      start = end;
    }
  reader->row.n_cells = reader->cells->len;
  reader->row.cells = (const AkashiCell *) (gpointer) reader->cells->data;
  return &reader->row;
}

/* One step inside a cell: a run of letters. */
static gboolean
take_plain (AkashiCsvReader *reader, GError **error)
{
  const char *start = reader->at;

  reader->state = PLAIN;
  while (reader->at < reader->end && !reader->stops[(guchar) *reader->at])
    reader->at++;
  return append (reader, start, (gsize) (reader->at - start), error);
}

static gboolean
take_quoted (AkashiCsvReader *reader, GError **error)
{
  const char *start = reader->at;
  const char *quote = memchr (start, reader->quote, (gsize) (reader->end - start));
  const char *stop = quote ? quote : reader->end;

  if (!append (reader, start, (gsize) (stop - start), error))
    return FALSE;
  for (const char *at = start; (at = memchr (at, '\n', (gsize) (stop - at))); at++)
    reader->line++;
  reader->at = quote ? quote + 1 : stop;
  if (quote)
    reader->state = AFTER_QUOTE;
  return TRUE;
}

/* The character after a cell, or after a quote. @row_ends: (out) */
static gboolean
take_stop (AkashiCsvReader *reader, gboolean *row_ends, GError **error)
{
  char c = *reader->at;

  if (c != reader->delimiter && c != '\n' && c != '\r')
    return refuse (AKASHI_ERROR_IMPORT_REFUSED, reader->line,
                   "something follows a closing quote in its cell (a quote inside quotes is written twice)",
                   error);
  reader->at++;
  if (!end_cell (reader, error))
    return FALSE;
  *row_ends = c != reader->delimiter;
  reader->skip_newline = c == '\r';
  reader->line += *row_ends;
  return TRUE;
}

static gboolean
step (AkashiCsvReader *reader, gboolean *row_ends, GError **error)
{
  char c = *reader->at;
  gboolean quote = c == reader->quote && c != '\0';

  switch (reader->state)
    {
    case CELL_START:
      if (!quote)
        return reader->stops[(guchar) c] ? take_stop (reader, row_ends, error) : take_plain (reader, error);
      reader->at++;
      reader->state = QUOTED;
      reader->quote_line = reader->line;
      return TRUE;
    case QUOTED:
      return take_quoted (reader, error);
    case AFTER_QUOTE:
      if (!quote)
        return take_stop (reader, row_ends, error);
      reader->state = QUOTED;
      return append (reader, reader->at++, 1, error);
    case PLAIN:
    default:
      return reader->stops[(guchar) c] ? take_stop (reader, row_ends, error) : take_plain (reader, error);
    }
}

/* Makes sure that there is text in hand. @length: (out): 0 at the end of the file */
static gboolean
refill (AkashiCsvReader *reader, gsize *length, GError **error)
{
  const char *text;

  if (!akashi_text_source_next (reader->source, &text, length, error))
    return FALSE;
  if (*length > 0)
    {
      reader->at = text;
      reader->end = text + *length;
    }
  return TRUE;
}

static gboolean
take_end_of_file (AkashiCsvReader *reader, const AkashiListRow **row, GError **error)
{
  if (reader->state == QUOTED)
    return refuse (AKASHI_ERROR_IMPORT_REFUSED, reader->quote_line, "a quote is opened and never closed", error);
  if (reader->state == CELL_START && reader->ends->len == 0)
    return TRUE;
  if (!end_cell (reader, error))
    return FALSE;
  *row = finish_row (reader);
  return TRUE;
}

gboolean
akashi_csv_reader_next (AkashiCsvReader *reader, const AkashiListRow **row, GError **error)
{
  gboolean row_ends = FALSE;

  *row = NULL;
  g_byte_array_set_size (reader->bytes, 0);
  g_array_set_size (reader->ends, 0);
  reader->state = CELL_START;
  reader->row.line = reader->line;
  while (!row_ends)
    {
      gsize length = 1;
      if (reader->at == reader->end && !refill (reader, &length, error))
        return FALSE;
      if (length == 0)
        return take_end_of_file (reader, row, error);
      if (reader->skip_newline && *reader->at == '\n')
        reader->at++;
      else if (!step (reader, &row_ends, error))
        return FALSE;
      /* Where the row ended in CR just now, the newline is still to come. */
      reader->skip_newline = reader->skip_newline && row_ends;
    }
  *row = finish_row (reader);
  return TRUE;
}
