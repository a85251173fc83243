/* SPDX-License-Identifier: Apache-2.0 */
/* A public list from its bytes to lines: the first byte says whether it is a page and in which encoding. Each
 * line that comes out is canonical, whatever went in. */
#include "akashi-csv-reader.h"
#include "akashi-html-tables.h"
#include "akashi-import-row.h"
#include "akashi-registration-json.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char map_json[]
    = "{\"scheme\":\"mihon\",\"rows\":\"model\",\"notes\":\"※\",\"html\":{\"tables\":\"all\",\"base\":"
      "\"https://a.example/\"},"
      "\"columns\":{\"number\":{\"heading\":\"n\",\"merged\":true},\"maker.name.ja\":{\"heading\":\"a\"},"
      "\"models\":{\"heading\":\"m\",\"separators\":[\"、\",\"/\"],\"more\":\"ほか{n}機種\"},"
      "\"models.names.ja\":{\"heading\":\"p\"},\"models.gtins\":{\"heading\":\"g\",\"optional\":true},"
      "\"status\":{\"heading\":\"s\",\"values\":{\"o\":\"in-force\",\"x\":\"withdrawn\"}},"
      "\"level\":{\"heading\":\"l\",\"optional\":true,\"values\":{\"★\":1,\"\":null}},"
      "\"valid_until\":{\"heading\":\"d\",\"optional\":true,\"dates\":[\"ymd\",\"era\",\"dmy\"],\"month\":"
      "\"last\"},"
      "\"sensors\":{\"heading\":\"e\",\"optional\":true,\"separators\":\"、\"},"
      "\"page\":{\"heading\":\"u\",\"optional\":true,\"take\":\"link\"}}}";

typedef struct {
  AkashiImportMap *map;
  AkashiImportRows *rows;
  AkashiListHeading *heading;
  AkashiImportDraft *draft;
  AkashiImportDraft *pending;
  AkashiImportLine *line;
  gboolean found;
  guint part;
} Reading;

static void
check_line (Reading *reading, const AkashiImportDraft *draft)
{
  const GString *text = akashi_import_line_write (reading->line, draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiListLine) line = akashi_list_line_new_json ("mihon", text->str, text->len, &error);

  g_assert_true ((line == NULL) == (error != NULL));
  if (line)
    g_assert_true (line->canonical_length == text->len
                   && memcmp (line->canonical, text->str, text->len) == 0);
}

static void
take_data (Reading *reading, const AkashiListRow *row)
{
  AkashiRefusedRow refused;
  guint blamed;

  akashi_import_draft_clear (reading->draft);
  if (!akashi_import_rows_read (reading->rows, row, reading->draft, &refused))
    {
      g_assert_true (refused.line == row->line && *refused.reason != '\0');
      return;
    }
  check_line (reading, reading->draft);
  if (reading->pending->key && strcmp (reading->pending->key, reading->draft->key) == 0
      && akashi_import_draft_join (reading->pending, reading->draft, &blamed))
    {
      check_line (reading, reading->pending);
      return;
    }
  AkashiImportDraft *spare = reading->pending;
  reading->pending = reading->draft;
  reading->draft = spare;
}

static void
take_row (Reading *reading, const AkashiListRow *row)
{
  if (row->part != reading->part)
    {
      akashi_list_heading_free (reading->heading);
      reading->heading = akashi_list_heading_new (reading->map);
      reading->found = FALSE;
    }
  reading->part = row->part;
  if (reading->found && akashi_import_rows_kind (reading->rows, row) == AKASHI_ROW_DATA)
    take_data (reading, row);
  else if (!reading->found && akashi_list_heading_offer (reading->heading, row))
    {
      reading->found = TRUE;
      akashi_import_rows_start (reading->rows, reading->heading);
    }
}

static void
read_page (Reading *reading, AkashiTextSource *source)
{
  g_autoptr (GString) page = g_string_new (NULL);
  const AkashiListRow *row;
  const char *text;
  gsize length = 1;

  while (length > 0 && akashi_text_source_next (source, &text, &length, NULL))
    g_string_append_len (page, text, (gssize) length);
  g_autoptr (AkashiHtmlTables) tables = akashi_html_tables_new (page->str, page->len, NULL);
  while (tables && akashi_html_tables_next (tables, &row, NULL) && row)
    take_row (reading, row);
}

static void
read_csv (Reading *reading, AkashiTextSource *source)
{
  g_autoptr (AkashiCsvReader) reader = akashi_csv_reader_new (source, ',', '"');
  const AkashiListRow *row;

  while (akashi_csv_reader_next (reader, &row, NULL) && row)
    take_row (reading, row);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *const encodings[] = { size > 0 && data[0] & 2 ? "shift_jis" : "utf-8", NULL };
  g_autoptr (GBytes) json = g_bytes_new_static (map_json, strlen (map_json));
  g_autoptr (GBytes) bytes = g_bytes_new (data + (size > 0), size - (size > 0));
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (AkashiTextSource) source = akashi_text_source_new (stream, encodings, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiImportMap) map = akashi_import_map_new_json (json, &error);

  g_assert_no_error (error);
  Reading reading = { .map = map };
  reading.rows = akashi_import_rows_new (map);
  reading.heading = akashi_list_heading_new (map);
  reading.draft = akashi_import_draft_new (map);
  reading.pending = akashi_import_draft_new (map);
  reading.line = akashi_import_line_new (map);
  if (source && size > 0 && data[0] & 1)
    read_page (&reading, source);
  else if (source)
    read_csv (&reading, source);
  akashi_import_line_free (reading.line);
  akashi_import_draft_free (reading.pending);
  akashi_import_draft_free (reading.draft);
  akashi_list_heading_free (reading.heading);
  akashi_import_rows_free (reading.rows);
  return 0;
}
