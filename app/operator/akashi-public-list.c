/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-public-list.h"

#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-csv-reader.h"
#include "akashi-html-tables.h"
#include "akashi-limits.h"
#include "akashi-text-source.h"

/* As many bytes as it takes to see what a file is. */
#define BEGINNING_BYTES AKASHI_KIB

struct _AkashiPublicList {
  char *path;
  AkashiTextSource *source;
  AkashiCsvReader *csv;     /* (nullable) */
  GString *page;            /* (nullable): HTML, all of it */
  AkashiHtmlTables *tables; /* (nullable) */
  char delimiters[8];
  char quote;
};

static gboolean
read_beginning (const char *path, char *bytes, gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &problem);

  if (stream
      && g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, BEGINNING_BYTES, length, NULL, &problem))
    return TRUE;
  g_set_error (error, AKASHI_ERROR,
               g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? AKASHI_ERROR_NOT_FOUND
                                                                           : AKASHI_ERROR_IO,
               "the list cannot be read: %s", problem->message);
  return FALSE;
}

static gboolean
begins_with (const char *bytes, gsize length, const char *what, gsize what_length)
{
  return length >= what_length && memcmp (bytes, what, what_length) == 0;
}

static gboolean
check_no_workbook (const char *bytes, gsize length, GError **error)
{
  const char *what = begins_with (bytes, length, "PK\x03\x04", 4)         ? "an XLSX or ODS workbook"
                     : begins_with (bytes, length, "\xD0\xCF\x11\xE0", 4) ? "an XLS workbook"
                     : begins_with (bytes, length, "%PDF-", 5)            ? "a PDF document"
                                                                          : NULL;
  if (!what)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
               "it is %s, neither CSV nor HTML (README.md tells how to make CSV of a workbook)", what);
  return FALSE;
}

/* Whether the first letter is `<`, in whatever encoding. */
static gboolean
is_page (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!strchr ("\xEF\xBB\xBF\xFE\xFF \t\r\n", bytes[i]) && bytes[i] != '\0')
      return bytes[i] == '<';
  return FALSE;
}

static gboolean
read_page (AkashiPublicList *list, GError **error)
{
  const char *text;
  gsize length = 1;

  list->page = g_string_new (NULL);
  while (length > 0)
    {
      if (!akashi_text_source_next (list->source, &text, &length, error))
        return FALSE;
      if (list->page->len + length > AKASHI_MAX_IMPORT_HTML_BYTES)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "the page is larger than %d bytes",
                       AKASHI_MAX_IMPORT_HTML_BYTES);
          return FALSE;
        }
      g_string_append_len (list->page, text, (gssize) length);
    }
  return TRUE;
}

static gboolean
open_source (AkashiPublicList *list, const AkashiListForm *form, const char *bytes, gsize length,
             GError **error)
{
  gboolean page = is_page (bytes, length);
  gboolean named = form->encodings && form->encodings[0];
  g_autofree char *charset = page && !named ? akashi_html_charset (bytes, length) : NULL;
  const char *const charsets[] = { charset, NULL };

  list->source = akashi_text_source_open (list->path,
                                          charset ? charsets : (const char *const *) form->encodings, error);
  if (!list->source)
    return FALSE;
  return !page || read_page (list, error);
}

AkashiPublicList *
akashi_public_list_open (const char *path, const AkashiListForm *form, GError **error)
{
  g_autoptr (AkashiPublicList) list = g_new0 (AkashiPublicList, 1);
  char bytes[BEGINNING_BYTES];
  gsize length;

  list->path = g_strdup (path);
  list->quote = form->quote;
  if (!read_beginning (path, bytes, &length, error) || !check_no_workbook (bytes, length, error)
      || !open_source (list, form, bytes, length, error))
    return NULL;
  if (form->delimiter != '\0')
    list->delimiters[0] = form->delimiter;
  else if (!list->page)
    g_strlcpy (list->delimiters, ",\t;|", sizeof list->delimiters);
  return g_steal_pointer (&list);
}

void
akashi_public_list_free (AkashiPublicList *list)
{
  g_clear_pointer (&list->csv, akashi_csv_reader_free);
  g_clear_pointer (&list->tables, akashi_html_tables_free);
  g_clear_pointer (&list->source, akashi_text_source_free);
  if (list->page)
    g_string_free (list->page, TRUE);
  g_free (list->path);
  g_free (list);
}

const char *
akashi_public_list_delimiters (AkashiPublicList *list)
{
  return list->page ? "" : list->delimiters;
}

const char *
akashi_public_list_encoding (const AkashiPublicList *list)
{
  return akashi_text_source_encoding (list->source);
}

gboolean
akashi_public_list_start (AkashiPublicList *list, char delimiter, GError **error)
{
  g_clear_pointer (&list->csv, akashi_csv_reader_free);
  g_clear_pointer (&list->tables, akashi_html_tables_free);
  if (list->page)
    {
      list->tables = akashi_html_tables_new (list->page->str, list->page->len, error);
      return list->tables != NULL;
    }
  if (!akashi_text_source_rewind (list->source, error))
    return FALSE;
  list->csv = akashi_csv_reader_new (list->source, delimiter, list->quote);
  return TRUE;
}

gboolean
akashi_public_list_next (AkashiPublicList *list, const AkashiListRow **row, GError **error)
{
  return list->tables ? akashi_html_tables_next (list->tables, row, error)
                      : akashi_csv_reader_next (list->csv, row, error);
}
