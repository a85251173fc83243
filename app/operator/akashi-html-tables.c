/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-html-tables.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "akashi-html-text.h"
#include "akashi-limits.h"

/* What a page says about its encoding must be said in its beginning (HTML Living Standard, 4.2.5.4). */
#define CHARSET_BYTES AKASHI_KIB
/* The most that `rowspan` can say there (4.9.11). */
#define MAX_ROWSPAN 65534

/* A column of the table in hand. */
typedef struct {
  char *text;      /* (nullable): of the cell that reaches down into the next rows; a g_ref_string */
  char *link;      /* (nullable) */
  guint rows_left; /* that it still reaches into */
} Column;

struct _AkashiHtmlTables {
  htmlDocPtr document;
  GPtrArray *tables; /* (element-type xmlNode): in reading order */
  guint next_table;
  GPtrArray *rows; /* (element-type xmlNode): of the table in hand */
  guint next_row;
  const xmlNode *group; /* the tbody, thead or tfoot of the row before: merged cells end with it */
  GArray *columns;      /* of Column */
  GPtrArray *held;      /* (element-type utf8): texts and links of the row in hand */
  GArray *cells;        /* of AkashiCell */
  AkashiListRow row;
};

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_clear_pointer (&column->text, g_ref_string_release);
  g_clear_pointer (&column->link, g_ref_string_release);
}

/* Everything inside @root that is called @name, not looking into tables inside it. */
static GPtrArray *
find_all (xmlNode *root, const char *name, gboolean into_tables)
{
  GPtrArray *found = g_ptr_array_new ();

  for (xmlNode *node = root ? akashi_html_step (root, root, TRUE) : NULL; node;)
    {
      if (akashi_html_is (node, name))
        g_ptr_array_add (found, node);
      node = akashi_html_step (root, node, into_tables || !akashi_html_is (node, "table"));
    }
  return found;
}

static htmlDocPtr
parse (const char *utf8, gsize length, GError **error)
{
  htmlParserCtxtPtr context = htmlNewParserCtxt ();
  htmlDocPtr document = NULL;

  if (context && length <= AKASHI_MAX_IMPORT_HTML_BYTES)
    document = htmlCtxtReadMemory (context, utf8, (int) length, NULL, "UTF-8",
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                                       | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  /* A parser that gave up leaves half a page, which must not pass for a whole one. */
  if (document && context->disableSAX != 0)
    g_clear_pointer (&document, xmlFreeDoc);
  if (context)
    htmlFreeParserCtxt (context);
  if (!document)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                 "the page cannot be read whole: it is empty, or nested too deeply");
  return document;
}

AkashiHtmlTables *
akashi_html_tables_new (const char *utf8, gsize length, GError **error)
{
  htmlDocPtr document = parse (utf8, length, error);
  if (!document)
    return NULL;

  AkashiHtmlTables *tables = g_new0 (AkashiHtmlTables, 1);
  tables->document = document;
  tables->tables = find_all (xmlDocGetRootElement (document), "table", TRUE);
  tables->rows = g_ptr_array_new ();
  tables->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (tables->columns, column_clear);
  tables->held = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  tables->cells = g_array_new (FALSE, FALSE, sizeof (AkashiCell));
  return tables;
}

void
akashi_html_tables_free (AkashiHtmlTables *tables)
{
  xmlFreeDoc (tables->document);
  g_ptr_array_unref (tables->tables);
  g_ptr_array_unref (tables->rows);
  g_array_unref (tables->columns);
  g_ptr_array_unref (tables->held);
  g_array_unref (tables->cells);
  g_free (tables);
}

static gboolean
refuse (const AkashiHtmlTables *tables, AkashiError code, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, (int) code, "line %" G_GUINT64_FORMAT ": %s", tables->row.line, why);
  return FALSE;
}

static guint
read_span (xmlNode *cell, const char *name, guint max, guint none)
{
  xmlChar *text = xmlGetProp (cell, (const xmlChar *) name);
  guint64 span = text ? g_ascii_strtoull ((const char *) text, NULL, 10) : none;

  xmlFree (text);
  return (guint) MIN (span, max);
}

static Column *
column_at (AkashiHtmlTables *tables, guint index)
{
  if (index >= tables->columns->len)
    g_array_set_size (tables->columns, index + 1);
  return &g_array_index (tables->columns, Column, index);
}

/* Takes what reaches down into the next free column; FALSE where nothing does. */
static gboolean
take_from_above (AkashiHtmlTables *tables)
{
  Column *column = tables->cells->len < tables->columns->len ? column_at (tables, tables->cells->len) : NULL;

  if (!column || column->rows_left == 0)
    return FALSE;
  AkashiCell cell = { column->text, strlen (column->text), column->link };
  g_array_append_val (tables->cells, cell);
  g_ptr_array_add (tables->held, g_ref_string_acquire (column->text));
  if (column->link)
    g_ptr_array_add (tables->held, g_ref_string_acquire (column->link));
  column->rows_left--;
  return TRUE;
}

static gboolean
place_cell (AkashiHtmlTables *tables, xmlNode *node, GError **error)
{
  guint rows = read_span (node, "rowspan", MAX_ROWSPAN, 1);
  guint columns = MAX (1, read_span (node, "colspan", AKASHI_MAX_IMPORT_CELLS, 1));
  char *link;
  char *text = akashi_html_cell_text (node, &link);

  g_ptr_array_add (tables->held, text);
  if (link)
    g_ptr_array_add (tables->held, link);
  while (take_from_above (tables))
    ;
  if (tables->cells->len + columns > AKASHI_MAX_IMPORT_CELLS)
    return refuse (tables, AKASHI_ERROR_TOO_LARGE, "the row has too many cells", error);
  if (strlen (text) > AKASHI_MAX_IMPORT_CELL_BYTES)
    return refuse (tables, AKASHI_ERROR_TOO_LARGE, "a cell is too long", error);
  for (guint i = 0; i < columns; i++)
    {
      AkashiCell cell = { text, strlen (text), link };
      Column *column = column_at (tables, tables->cells->len);
      if (column->rows_left > 0)
        return refuse (tables, AKASHI_ERROR_INVALID, "merged cells overlap", error);
      column_clear (column);
      column->text = g_ref_string_acquire (text);
      column->link = link ? g_ref_string_acquire (link) : NULL;
      /* 0 reaches to the end of the group. */
      column->rows_left = rows == 0 ? MAX_ROWSPAN : rows - 1;
      g_array_append_val (tables->cells, cell);
    }
  return TRUE;
}

static gboolean
read_row (AkashiHtmlTables *tables, const xmlNode *node, GError **error)
{
  g_array_set_size (tables->cells, 0);
  g_ptr_array_set_size (tables->held, 0);
  tables->row.line = (guint64) xmlGetLineNo (node);
  tables->row.part = tables->next_table - 1;
  if (node->parent != tables->group)
    g_array_set_size (tables->columns, 0);
  tables->group = node->parent;
  for (xmlNode *child = node->children; child; child = child->next)
    if ((akashi_html_is (child, "td") || akashi_html_is (child, "th")) && !place_cell (tables, child, error))
      return FALSE;
  while (tables->cells->len < tables->columns->len)
    if (!take_from_above (tables))
      {
        AkashiCell none = { "", 0, NULL };
        g_array_append_val (tables->cells, none);
      }
  tables->row.n_cells = tables->cells->len;
  tables->row.cells = (const AkashiCell *) (gpointer) tables->cells->data;
  return TRUE;
}

gboolean
akashi_html_tables_next (AkashiHtmlTables *tables, const AkashiListRow **row, GError **error)
{
  *row = NULL;
  while (tables->next_row >= tables->rows->len)
    {
      if (tables->next_table == tables->tables->len)
        return TRUE;
      g_ptr_array_unref (tables->rows);
      tables->rows = find_all (tables->tables->pdata[tables->next_table++], "tr", FALSE);
      tables->next_row = 0;
      tables->group = NULL;
      g_array_set_size (tables->columns, 0);
    }
  if (!read_row (tables, tables->rows->pdata[tables->next_row++], error))
    return FALSE;
  *row = &tables->row;
  return TRUE;
}

char *
akashi_html_charset (const char *bytes, gsize length)
{
  static const char *const pattern = "<meta\\s[^>]*charset\\s*=\\s*[\"']?\\s*([a-z0-9_-]{1,32})";
  g_autofree char *start = g_strndup (bytes, MIN (length, CHARSET_BYTES));
  g_autoptr (GRegex) regex
      = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, (GRegexMatchFlags) 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, start, (GRegexMatchFlags) 0, &match))
    return NULL;
  return g_match_info_fetch (match, 1);
}
