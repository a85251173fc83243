/* SPDX-License-Identifier: Apache-2.0 */
/* From bytes to cells: encodings, CSV, HTML tables, what stands in a cell. */
#include "akashi-csv-reader.h"
#include "akashi-html-tables.h"
#include "akashi-import-models.h"
#include "akashi-limits.h"
#include "akashi-list-cell.h"

#include <string.h>

static AkashiTextSource *
source_of (const char *bytes, gsize length, const char *const *encodings, GError **error)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (data);
  return akashi_text_source_new (stream, encodings, error);
}

/* --- Encodings --- */

typedef struct {
  const char *bytes;
  gssize length; /* -1: to the NUL */
  const char *encodings[3];
  const char *found; /* the encoding; or a part of the refusal */
  const char *text;  /* NULL: refused */
} EncodingCase;

#define NIHON_SJIS "\x93\xfa\x96\x7b"

static const EncodingCase encoding_cases[] = {
  { "abc", -1, { NULL }, "utf-8", "abc" },
  { "日本", -1, { NULL }, "utf-8", "日本" },
  { "\xEF\xBB\xBF日本", -1, { NULL }, "utf-8", "日本" },
  { "\xEF\xBB\xBF日本", -1, { "shift_jis" }, "utf-8", "日本" },
  { NIHON_SJIS, -1, { "shift_jis" }, "shift_jis", "日本" },
  { NIHON_SJIS, -1, { "CP932" }, "cp932", "日本" },
  { NIHON_SJIS, -1, { "utf-8", "shift_jis" }, "shift_jis", "日本" },
  { "日本", -1, { "utf-8", "shift_jis" }, "utf-8", "日本" },
  /* ① and ㈱ are there in code page 932 and not in JIS X 0208. */
  { "\x87\x40\x87\x8a", -1, { "shift_jis" }, "shift_jis", "①㈱" },
  { "\xb1\xb2", -1, { "windows-31j" }, "windows-31j", "ｱｲ" },
  { "\xc6\xfc\xcb\xdc", -1, { "euc-jp" }, "euc-jp", "日本" },
  { "M\xe4rz \x80", -1, { "iso-8859-1" }, "iso-8859-1", "März €" },
  { "\xFF\xFE\xe5\x65\x2c\x67", 6, { NULL }, "utf-16le", "日本" },
  { "\xFE\xFF\x65\xe5\x67\x2c", 6, { "utf-8" }, "utf-16be", "日本" },
  { "", -1, { NULL }, "utf-8", "" },
  { NIHON_SJIS, -1, { NULL }, "line 1: the byte 0x93", NULL },
  { "a\nb\n\xff", -1, { NULL }, "line 3: the byte 0xff", NULL },
  { "a\n\x93", -1, { "shift_jis" }, "line 2: the byte 0x93", NULL },
  { "a\n\xa0\xff", -1, { "shift_jis" }, "line 2", NULL },
  { "a\n\0b", 4, { NULL }, "line 2: there is a NUL", NULL },
  { "a\0b", 3, { "shift_jis" }, "line 1: there is a NUL", NULL },
  { "\xe6\x97", -1, { NULL }, "line 1: the byte 0xe6", NULL },
  { "abc", -1, { "ebcdic" }, "“ebcdic” is not known", NULL },
};

static char *
read_all (AkashiTextSource *source, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *text;
  gsize length = 1;

  while (length > 0)
    {
      if (!akashi_text_source_next (source, &text, &length, error))
        return NULL;
      g_assert_true (g_utf8_validate_len (text, length, NULL));
      g_string_append_len (all, text, (gssize) length);
    }
  return g_strdup (all->str);
}

static void
test_encodings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encoding_cases); i++)
    {
      const EncodingCase *c = &encoding_cases[i];
      g_autoptr (GError) error = NULL;
      gsize length = c->length < 0 ? strlen (c->bytes) : (gsize) c->length;
      g_test_message ("case %zu", i);
      g_autoptr (AkashiTextSource) source
          = source_of (c->bytes, length, c->encodings[0] ? c->encodings : NULL, &error);
      g_autofree char *text = source ? read_all (source, &error) : NULL;
      g_assert_cmpstr (text, ==, c->text);
      if (text)
        g_assert_cmpstr (akashi_text_source_encoding (source), ==, c->found);
      else
        g_assert_nonnull (strstr (error->message, c->found));
    }
}

/* A character may lie over the end of a piece: every offset of one is tried, in both kinds of reading. */
static void
test_pieces (void)
{
  for (guint pad = 0; pad < 4; pad++)
    for (guint sjis = 0; sjis < 2; sjis++)
      {
        const char *const encodings[] = { sjis ? "shift_jis" : "utf-8", NULL };
        g_autoptr (GString) bytes = g_string_new (NULL);
        g_autoptr (GString) wanted = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        for (guint i = 0; i < pad; i++)
          g_string_append_c (bytes, 'x');
        g_string_assign (wanted, bytes->str);
        for (guint i = 0; i < 70000; i++)
          {
            g_string_append (bytes, sjis ? NIHON_SJIS : "日本");
            g_string_append (wanted, "日本");
          }
        g_autoptr (AkashiTextSource) source = source_of (bytes->str, bytes->len, encodings, &error);
        g_assert_no_error (error);
        for (guint round = 0; round < 2; round++)
          {
            g_autofree char *text = read_all (source, &error);
            g_assert_no_error (error);
            g_assert_true (strcmp (text, wanted->str) == 0);
            g_assert_true (akashi_text_source_rewind (source, &error));
          }
      }
}

/* --- CSV: rows end in `/`, cells in `|`, line ends in a cell are ~ --- */

typedef struct {
  const char *text;
  char delimiter;
  const char *rows; /* with the line of each; or a part of the refusal, beginning with ! */
} CsvCase;

static const CsvCase csv_cases[] = {
  { "a,b\nc,d\n", ',', "1:a|b|/2:c|d|/" },
  { "a,b\r\nc,d", ',', "1:a|b|/2:c|d|/" },
  { "a,b\rc,d\r", ',', "1:a|b|/2:c|d|/" },
  { "a\tb", '\t', "1:a|b|/" },
  { "a;b,c", ';', "1:a|b,c|/" },
  { "a,", ',', "1:a||/" },
  { ",", ',', "1:||/" },
  { "\n\na", ',', "1:|/2:|/3:a|/" },
  { "", ',', "" },
  { "\"\"", ',', "1:|/" },
  { "\"a,b\",c", ',', "1:a,b|c|/" },
  { "\"a\nb\",c\nd", ',', "1:a~b|c|/3:d|/" },
  { "\"a\r\nb\"\r\nc", ',', "1:a~~b|/3:c|/" },
  { "\"say \"\"yes\"\"\"", ',', "1:say \"yes\"|/" },
  { "24\" monitor,x", ',', "1:24\" monitor|x|/" },
  { " \"a\"", ',', "1: \"a\"|/" },
  { "\"a\",\"b\"\n", ',', "1:a|b|/" },
  { "a\n\"b", ',', "!line 2: a quote is opened and never closed" },
  { "a\n\"b\" c", ',', "!line 2: something follows a closing quote" },
  { "\"a\nb\"x", ',', "!line 2: something follows" },
};

static char *
csv_rows (const char *text, gsize length, char delimiter, char quote, GError **error)
{
  g_autoptr (AkashiTextSource) source = source_of (text, length, NULL, error);
  g_autoptr (AkashiCsvReader) reader = akashi_csv_reader_new (source, delimiter, quote);
  g_autoptr (GString) rows = g_string_new (NULL);
  const AkashiListRow *row;

  while (akashi_csv_reader_next (reader, &row, error))
    {
      if (!row)
        return g_strdup (rows->str);
      g_string_append_printf (rows, "%" G_GUINT64_FORMAT ":", row->line);
      for (guint i = 0; i < row->n_cells; i++)
        {
          g_string_append_len (rows, row->cells[i].text, (gssize) row->cells[i].length);
          g_string_append_c (rows, '|');
        }
      g_string_append_c (rows, '/');
    }
  return NULL;
}

static void
test_csv (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (csv_cases); i++)
    {
      const CsvCase *c = &csv_cases[i];
      g_autoptr (GError) error = NULL;
      g_test_message ("case %zu", i);
      g_autofree char *rows = csv_rows (c->text, strlen (c->text), c->delimiter, '"', &error);
      if (*c->rows == '!')
        {
          g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
          g_assert_nonnull (strstr (error->message, c->rows + 1));
          continue;
        }
      g_assert_no_error (error);
      g_strdelimit (rows, "\r\n", '~');
      g_assert_cmpstr (rows, ==, c->rows);
    }
}

static void
test_csv_quotes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = csv_rows ("\"a,b\"", 5, ',', '\0', &error);
  g_autofree char *other = csv_rows ("'a,b',\"c\"", 9, ',', '\'', &error);
  g_assert_cmpstr (none, ==, "1:\"a|b\"|/");
  g_assert_cmpstr (other, ==, "1:a,b|\"c\"|/");
}

static void
test_csv_limits (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GError) plain_error = NULL, quoted_error = NULL, cells_error = NULL;
      g_autofree char *cell = g_strnfill (AKASHI_MAX_IMPORT_CELL_BYTES + more, 'x');
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", cell);
      g_autofree char *cells = g_strnfill (AKASHI_MAX_IMPORT_CELLS - 1 + more, ',');
      g_autofree char *a = csv_rows (cell, strlen (cell), ',', '"', &plain_error);
      g_autofree char *b = csv_rows (quoted, strlen (quoted), ',', '"', &quoted_error);
      g_autofree char *c = csv_rows (cells, strlen (cells), ',', '"', &cells_error);
      g_assert_true ((a != NULL) == (more == 0) && (b != NULL) == (more == 0) && (c != NULL) == (more == 0));
      if (more)
        {
          g_assert_error (plain_error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
          g_assert_error (quoted_error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
          g_assert_error (cells_error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
        }
    }
}

/* --- HTML --- */

typedef struct {
  const char *page;
  const char *rows; /* part:cells; line ends are ~, a cell merged with the one before it is =, links in <> */
} HtmlCase;

static const HtmlCase html_cases[] = {
  { "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "0:a|b|/0:c|d|/" },
  { "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "0:a|b|/0:a|c|/" },
  { "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>", "0:a|b|/0:c|b|/" },
  { "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", "0:a|=|b|/0:c|d|e|/" },
  { "<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>", "0:a|=|b|/0:a|=|c|/" },
  { "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", "0:a|b|/0:a|c|/0:a|d|/" },
  { "<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</table>", "0:a|b|/0:c|d|/" },
  { "<table><tr><td>a<br>b<p>c</p><ul><li>d<li>e</ul></table>", "0:a~b~c~d~e|/" },
  { "<table><tr><td>  a \n\t b  <td>&nbsp;&amp;&#12354;</table>", "0:a b|\u00A0&あ|/" },
  { "<table><tr><td><ruby>鍵<rp>(</rp><rt>かぎ</rt></ruby><script>x</script><style>y</style></table>",
    "0:鍵|/" },
  { "<table><tr><td>型番<sup>※1</sup></table>", "0:型番※1|/" },
  { "<table><tr><td><a href='/p/1'>one</a> <a href='/p/2'>two</a></table>", "0:one two</p/1>|/" },
  { "<table><tr><td>a</table><p>x</p><table><tr><td>b</table>", "0:a|/1:b|/" },
  { "<table><tr><td>a<table><tr><td>b</table><td>c</table>", "0:a|c|/1:b|/" },
  { "<!DOCTYPE html><p>no table</p>", "" },
  { "<table></table><table><tr></tr></table>", "1:/" },
  { "<table><tr><td>a<!-- x --><td><b>b</b>c</table>", "0:a|bc|/" },
};

static char *
html_rows (const char *page, gsize length, GError **error)
{
  g_autoptr (AkashiHtmlTables) tables = akashi_html_tables_new (page, length, error);
  g_autoptr (GString) rows = g_string_new (NULL);
  const AkashiListRow *row;

  while (tables && akashi_html_tables_next (tables, &row, error))
    {
      if (!row)
        return g_strdup (rows->str);
      g_string_append_printf (rows, "%u:", row->part);
      for (guint i = 0; i < row->n_cells; i++)
        {
          const AkashiCell *cell = &row->cells[i];
          g_autofree char *text = g_strndup (cell->text, cell->length);
          gboolean same = i > 0 && cell->length > 0 && row->cells[i - 1].text == cell->text;
          g_string_append (rows, same ? "=" : text);
          if (cell->link && !same)
            g_string_append_printf (rows, "<%s>", cell->link);
          g_string_append_c (rows, '|');
        }
      g_string_append_c (rows, '/');
    }
  return NULL;
}

static void
test_html (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (html_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("case %zu", i);
      g_autofree char *rows = html_rows (html_cases[i].page, strlen (html_cases[i].page), &error);
      g_assert_no_error (error);
      g_strdelimit (rows, "\n", '~');
      g_assert_cmpstr (rows, ==, html_cases[i].rows);
    }
}

static void
test_html_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<table><tr><td>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<div>");
  g_assert_null (html_rows (deep->str, deep->len, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (html_rows ("<table><tr><td><td rowspan=2>b<tr><td colspan=2>c</table>", 57, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (html_rows ("<table><tr><td colspan=1000>a<td colspan=25>b</table>", 53, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_autofree char *wide = html_rows ("<table><tr><td colspan=1000>a<td colspan=24>b</table>", 53, &error);
  g_assert_no_error (error);
}

static void
test_charset (void)
{
  static const struct {
    const char *page;
    const char *charset;
  } cases[] = {
    { "<html><meta charset=shift_jis>", "shift_jis" },
    { "<meta charset=\"UTF-8\">", "UTF-8" },
    { "<META http-equiv='Content-Type' content='text/html; charset=EUC-JP'>", "EUC-JP" },
    { "<p>charset=utf-8</p>", NULL },
    { "", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *charset = akashi_html_charset (cases[i].page, strlen (cases[i].page));
      g_assert_cmpstr (charset, ==, cases[i].charset);
    }
}

/* --- Cells --- */

static AkashiCellText
cell (const char *text)
{
  return (AkashiCellText){ text, strlen (text) };
}

static char *
joined (GArray *parts)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      AkashiCellText part = g_array_index (parts, AkashiCellText, i);
      g_string_append_len (out, part.data, (gssize) part.length);
      g_string_append_c (out, '|');
    }
  return g_string_free (out, FALSE);
}

static void
test_split (void)
{
  static const struct {
    const char *text;
    const char *parts;
  } cases[] = {
    { "A-1", "A-1|" },
    { "A-1\nA-2\r\nA-3", "A-1|A-2|A-3|" },
    { "A-1、A-2 ／ A-3", "A-1|A-2|A-3|" },
    { "  Ａ－１　\n\n　Ａ－２", "Ａ－１|Ａ－２|" },
    { "A-1※2\nA-2 ※販売終了、A-9", "A-1|A-2|" },
    { "※1 何もない", "" },
    { "A 1(注1)、A 2", "A 1|" },
    { "、、A", "A|" },
    { "\u00A0A\u200B", "A|" },
    { "", "" },
  };
  char *const separators[] = { (char[]){ "、" }, (char[]){ "／" }, NULL };
  char *const notes[] = { (char[]){ "※" }, (char[]){ "(注" }, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (AkashiCellText));
      akashi_cell_split (cell (cases[i].text), separators, notes, parts);
      g_autofree char *text = joined (parts);
      g_assert_cmpstr (text, ==, cases[i].parts);
    }
}

static void
test_more (void)
{
  static const struct {
    const char *text;
    const char *left;
    guint number;
  } cases[] = {
    { "A-1 ほか3機種", "A-1", 3 },
    { "A-1ほか３機種", "A-1", 3 },
    { "ほか 12 機種", "", 12 },
    { "A-1 他5機種", "A-1", 5 },
    { "A-1 (他 2 models)", "A-1", 2 },
    { "A-1など", "A-1など", 0 },
    { "A-1 シリーズ", "A-1", 1 },
    { "ほか3機種 A-1", "ほか3機種 A-1", 0 },
    { "A-1 ほか機種", "A-1 ほか機種", 0 },
    { "A-1", "A-1", 0 },
  };
  char *const more[] = { (char[]){ "ほか{n}機種" }, (char[]){ "他{n}機種" }, (char[]){ "(他{n}models)" },
                         (char[]){ "シリーズ" }, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint number;
      AkashiCellText left = akashi_cell_cut_more (cell (cases[i].text), more, &number);
      g_autofree char *text = g_strndup (left.data, left.length);
      g_assert_cmpstr (text, ==, cases[i].left);
      g_assert_cmpuint (number, ==, cases[i].number);
    }
}

static void
test_keys (void)
{
  static const struct {
    const char *text;
    const char *key;
  } cases[] = {
    { " 登録\n番号 ", "登録番号" },          { "ＩＤ", "id" }, { "★１", "★1" },
    { "Registration ID", "registrationid" }, { "㈱", "(株)" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = akashi_cell_key (cell (cases[i].text));
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_lines (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  akashi_cell_append_line (out, cell ("a\n b\tc\r\n\r\nd　e"));
  g_assert_cmpstr (out->str, ==, "a b c d　e");
  g_assert_true (akashi_cell_has_control (cell ("a\x01")));
  g_assert_true (akashi_cell_has_control (cell ("a\x7f")));
  g_assert_false (akashi_cell_has_control (cell ("a\tb\r\n日")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-text/encodings", test_encodings);
  g_test_add_func ("/list-text/pieces", test_pieces);
  g_test_add_func ("/list-text/csv", test_csv);
  g_test_add_func ("/list-text/csv-quotes", test_csv_quotes);
  g_test_add_func ("/list-text/csv-limits", test_csv_limits);
  g_test_add_func ("/list-text/html", test_html);
  g_test_add_func ("/list-text/html-refused", test_html_refused);
  g_test_add_func ("/list-text/charset", test_charset);
  g_test_add_func ("/list-text/split", test_split);
  g_test_add_func ("/list-text/more", test_more);
  g_test_add_func ("/list-text/keys", test_keys);
  g_test_add_func ("/list-text/lines", test_lines);
  return g_test_run ();
}
