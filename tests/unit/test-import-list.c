/* SPDX-License-Identifier: Apache-2.0 */
/* A public list and a map to registrations: what comes out, what is refused, and what stops it all. */
#include "akashi-import-map.h"
#include "akashi-import.h"
#include "akashi-limits.h"

#include <glib/gstdio.h>
#include <string.h>

#define REST                                                                                                         \
  "\"maker.name.ja\":{\"heading\":\"社名\"},\"models\":{\"heading\":\"型番\",\"separators\":\"、\","            \
  "\"more\":\"ほか{n}機種\"},\"status\":{\"heading\":\"状態\",\"values\":{\"有効\":\"in-force\",\"取消\":" \
  "\"withdrawn\"}}"
#define COLUMNS "\"number\":{\"heading\":\"番号\"}," REST
#define MAP(more) "{\"scheme\":\"mihon\",\"notes\":\"※\",\"columns\":{" COLUMNS more "}}"

/* --- Maps --- */

static const struct {
  const char *map;
  const char *why;
} bad_maps[] = {
  { "[]", "not a JSON object" },
  { "{\"scheme\":\"mihon\"}", "“columns” is missing" },
  { "{\"scheme\":\"mihon\",\"columns\":{}}", "“number”" },
  { "{\"scheme\":\"mihon\",\"columns\":{\"number\":{\"heading\":\"a\"}}}", "“models”" },
  { "{\"scheme\":\"mihon\",\"collumns\":{}}", "“collumns”" },
  { MAP (",\"colour\":{\"heading\":\"a\"}"), "“colour” is no field" },
  { MAP (",\"maker.name\":{\"heading\":\"a\"}"), "“maker.name” is no field" },
  { MAP (",\"level\":{}"), "“heading” is missing" },
  { MAP (",\"level\":{\"heading\":\" \"}"), "“heading” is empty" },
  { MAP (",\"level\":{\"headings\":\"a\"}"), "“headings”" },
  { MAP (",\"level\":{\"heading\":\"a\",\"values\":{\"x\":100}}"), "“x” stands for a value" },
  { MAP (",\"level\":{\"heading\":\"a\",\"values\":{\"x\":1.5}}"), "" },
  { MAP (",\"level\":{\"heading\":\"a\",\"values\":{\"1\":1,\"１\":1}}"), "is there twice" },
  { MAP (",\"password\":{\"heading\":\"a\",\"values\":{\"x\":\"secret\"}}"), "“x” stands for a value" },
  { MAP (",\"issued\":{\"heading\":\"a\"}"), "“dates”" },
  { MAP (",\"issued\":{\"heading\":\"a\",\"dates\":\"swatch\"}"), "“swatch”" },
  { MAP (",\"issued\":{\"heading\":\"a\",\"dates\":[\"dmy\",\"mdy\"]}"), "3/4/2026" },
  { MAP (",\"level\":{\"heading\":\"a\",\"dates\":\"ymd\"}"), "“dates”" },
  { MAP (",\"issued\":{\"heading\":\"a\",\"dates\":\"ymd\",\"month\":\"middle\"}"), "“middle”" },
  { MAP (",\"page\":{\"heading\":\"a\",\"take\":\"picture\"}"), "“picture”" },
  { "{\"scheme\":\"m\",\"encoding\":\"ebcdic\",\"columns\":{" COLUMNS "}}", "“encoding”" },
  { "{\"scheme\":\"m\",\"csv\":{\"delimiter\":\"、\"},\"columns\":{" COLUMNS "}}", "“delimiter”" },
  { "{\"scheme\":\"m\",\"csv\":{\"delimiter\":\"\\\"\"},\"columns\":{" COLUMNS "}}",
    "one character for two ends" },
  { "{\"scheme\":\"m\",\"heading_rows\":4,\"columns\":{" COLUMNS "}}", "“heading_rows”" },
  { "{\"scheme\":\"m\",\"rows\":\"line\",\"columns\":{" COLUMNS "}}", "“rows”" },
  { "{\"scheme\":\"m\",\"html\":{\"tables\":\"some\"},\"columns\":{" COLUMNS "}}", "“tables”" },
  { "{\"scheme\":\"m\",\"html\":{\"base\":\"nowhere\"},\"columns\":{" COLUMNS "}}", "“base”" },
  { "{\"scheme\":\"m\",\"columns\":{" COLUMNS "},\"constants\":{\"number\":\"1\"}}", "“number”" },
  { "{\"scheme\":\"m\",\"columns\":{" COLUMNS "},\"constants\":{\"status\":\"in-force\"}}",
    "a column and a constant" },
  { "{\"scheme\":\"m\",\"columns\":{" COLUMNS "},\"constants\":{\"password\":\"secret\"}}", "“password”" },
  { "{\"scheme\":\"m\",\"columns\":{" COLUMNS "},\"constants\":{\"models\":\"A\"}}", "“models”" },
};

static void
test_bad_maps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_maps); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (bad_maps[i].map, strlen (bad_maps[i].map));
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiImportMap) map = akashi_import_map_new_json (json, &error);
      g_test_message ("case %zu: %s", i, error ? error->message : "taken");
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad_maps[i].why));
    }
}

/* --- Whole imports --- */

typedef struct {
  const char *map;
  const char *list;
  const char *lines;    /* wanted; NULL: the import is refused */
  const char *refusals; /* `line heading: part of the reason`, each with its end; or of the error, with ! */
  gboolean skip_refused;
} Case;

#define HEAD "番号,社名,型番,状態"
#define LINE(number, models, status, raw)                                                                    \
  "{\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[" models "],\"number\":\"" number                     \
  "\",\"status\":\"" status "\",\"status_raw\":\"" raw "\"}\n"
#define MODEL(model) "{\"model\":\"" model "\"}"
#define FORCE(number, models) LINE (number, models, "in-force", "有効")
#define BY_MODEL                                                                                              \
  "{\"scheme\":\"mihon\",\"rows\":\"model\",\"columns\":{\"number\":{\"heading\":\"番号\",\"merged\":true}" \
  "," REST "}}"
#define HTML(rows) "<table><tr><th>番号<th>社名<th>型番<th>状態" rows "</table>"

static const Case cases[] = {
  { MAP (""), HEAD "\nA-1,花見,M1,有効\n", FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), "\xEF\xBB\xBF" HEAD "\r\nA-1,花見,M1,有効\r\n", FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), "番号;社名;型番;状態\nA-1;花見;M1;有効\n", FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), "番号\t社名\t型番\t状態\nA-1\t花見\tM1\t有効\n", FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), "題,,,\n\"番\n号※1\",社名,型番,状態\nA-1,花見,M1,有効\n,,,\n※1 注,,,\n",
    FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1,有効\n" HEAD "\nA-2,花見,M2,有効\n",
    FORCE ("A-1", MODEL ("M1")) FORCE ("A-2", MODEL ("M2")), "", FALSE },
  /* Columns in another order, and one more. */
  { MAP (""), "状態,備考,型番,番号,社名\n取消,x,M1,A-1,花見\n",
    LINE ("A-1", MODEL ("M1"), "withdrawn", "取消"), "", FALSE },
  /* What is verbatim stays so. */
  { MAP (""), HEAD "\nＡ－１,花見,ＭＸ－１００,有効※2\n",
    LINE ("Ａ－１", MODEL ("ＭＸ－１００"), "in-force", "有効※2"), "", FALSE },
  { MAP (""), HEAD "\n\"A\"\"1\\\",花見,M1,有効\n", FORCE ("A\\\"1\\\\", MODEL ("M1")), "", FALSE },
  /* Several models in one cell. */
  { MAP (""), HEAD "\nA-1,花見,\"M1\nM2、M3※1\n\",有効\n",
    FORCE ("A-1", MODEL ("M1") "," MODEL ("M2") "," MODEL ("M3")), "", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1ほか３機種,有効\n",
    "{\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M1\"}],\"number\":\"A-1\",\"status\":"
    "\"in-force\","
    "\"status_raw\":\"有効\",\"unnamed_models\":3}\n",
    "", FALSE },
  { MAP (""), HEAD "\nA-1,花見,\"M1※2 ほか2機種\nM2ほか1機種\",有効\n",
    "{\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M1\"},{\"model\":\"M2\"}],\"number\":"
    "\"A-1\",\"status\":\"in-force\",\"status_raw\":\"有効\",\"unnamed_models\":3}\n",
    "", FALSE },
  /* Refused rows. */
  { MAP (""), HEAD "\n,花見,M1,有効\n", NULL, "2 番号: there is no number\n", FALSE },
  { MAP (""), HEAD "\n--,花見,M1,有効\n", NULL, "2 番号: neither letter nor digit\n", FALSE },
  { MAP (""), HEAD "\n\"A\nB\",花見,M1,有効\n", NULL, "2 番号: 2 lines\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,,有効\n", NULL, "2 型番: no model\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,ほか3機種,有効\n", NULL, "2 型番: no model\n", FALSE },
  { MAP (""), HEAD "\nA-1,,M1,有効\n", NULL, "2 : maker.name\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1,\n", NULL, "2 状態: empty\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1,停止\n", NULL, "2 状態: “停止”\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1\n", NULL, "2 : 3 cells\n", FALSE },
  { MAP (""), HEAD "\nA-1,花,見,M1,有効\n", NULL, "2 : 5 cells\n", FALSE },
  { MAP (""), HEAD "\nA-1,花\x01見,M1,有効\n", NULL, "2 社名: control character\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1,有効\nA-2,花見,M\x02,有効\nA-3,花見,M3,取消し\n", NULL,
    "3 型番: control\n4 状態: “取消し”\n", FALSE },
  { MAP (""), HEAD "\nA-1,花見,M1,有効\nA-2,花見,M2,?\n", FORCE ("A-1", MODEL ("M1")), "3 状態: “?”\n",
    TRUE },
  { MAP (""), HEAD "\nA-1,花見,M1,有効\nB,花見,M2,有効\na 1,花見,M3,有効\n", NULL,
    "4 : the number a 1 is on line 2 already\n", TRUE },
  { MAP (",\"valid_until\":{\"heading\":\"期限\",\"dates\":[\"ymd\",\"era\"],\"values\":{\"なし\":null}},"
         "\"issued\":{\"heading\":\"登録\",\"dates\":[\"ymd\",\"era\"]}"),
    HEAD ",登録,期限\nA-1,花見,M1,有効,R8.9.15,2028年9月14日\nA-2,花見,M2,有効,,なし\nA-3,花見,M3,有効,2026/"
         "2/30,\n"
         "A-4,花見,M4,有効,2026/3/1,2026/2/28\n",
    "{\"issued\":\"2026-09-15\",\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M1\"}],"
    "\"number\":\"A-1\","
    "\"status\":\"in-force\",\"status_raw\":\"有効\",\"valid_until\":\"2028-09-14\"}\n" FORCE ("A-2",
                                                                                               MODEL ("M2")),
    "4 登録: no such day\n5 : ends before it was issued\n", TRUE },
  /* Headings that are not there, or over two columns. */
  { MAP (""), "番号,社名,型番\nA-1,花見,M1\n", NULL,
    "!line 1: headings that the map names are not there: “状態” (status)", FALSE },
  { MAP (""), "番号,番号,社名,型番,状態\nA-1,,花見,M1,有効\n", NULL, "!over several columns", FALSE },
  { MAP (",\"page\":{\"heading\":\"頁\",\"optional\":true}"), HEAD "\nA-1,花見,M1,有効\n",
    FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), "", NULL, "!none of the first 0 rows", FALSE },
  { MAP (""), HEAD "\n", NULL, "!no registration under the headings", FALSE },
  { MAP (""), "PK\x03\x04zip", NULL, "!workbook", FALSE },
  { MAP (""), HEAD "\nA-1,\"花見,M1,有効\n", NULL, "!line 2: a quote is opened and never closed", FALSE },
  { MAP (""), HEAD "\nA-1,花\xff,M1,有効\n", NULL, "!line 2: the byte 0xff", FALSE },
  { "{\"scheme\":\"other\",\"columns\":{" COLUMNS "}}", HEAD "\n", NULL, "!the map is of other", FALSE },
  /* One row a model. */
  { BY_MODEL, HEAD "\nA-1,花見,M1,有効\nA-1,花見,M2,有効\nA-2,花見,M3,有効\n",
    FORCE ("A-1", MODEL ("M1") "," MODEL ("M2")) FORCE ("A-2", MODEL ("M3")), "", FALSE },
  { BY_MODEL, HEAD "\nA-1,花見,M1,有効\n,花見,M2,有効\n", FORCE ("A-1", MODEL ("M1") "," MODEL ("M2")), "",
    FALSE },
  { BY_MODEL, HEAD "\nA-1,花見,M1,有効\n,月見,M2,有効\n,花見,M3,有効\nA-2,花見,M4,有効\n",
    FORCE ("A-2", MODEL ("M4")),
    "3 社名: same as line 2\n3 : line 2 is left out\n4 : belongs to a registration that is refused\n", TRUE },
  { BY_MODEL, HEAD "\nA-1,花見,M1,?\n,花見,M2,有効\nA-2,花見,M4,有効\n", FORCE ("A-2", MODEL ("M4")),
    "2 状態: “?”\n3 : belongs to a registration that is refused\n", TRUE },
  { BY_MODEL, HEAD "\nA-1,花見,M1,有効\nA-2,花見,M2,有効\nA-1,花見,M3,有効\n", NULL,
    "4 : the number A-1 is on line 2 already\n", FALSE },
  /* Headings over two rows. */
  { "{\"scheme\":\"mihon\",\"heading_rows\":2,\"columns\":{" COLUMNS
    ",\"issued\":{\"heading\":\"期間/始\",\"dates\":\"ymd\"},\"valid_until\":{\"heading\":\"期間/"
    "終\",\"dates\":\"ymd\"}}}",
    "番号,社名,型番,状態,期間,\n,,,,始,終\nA-1,花見,M1,有効,2026/1/2,2028/1/1\n",
    "{\"issued\":\"2026-01-02\",\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M1\"}],"
    "\"number\":\"A-1\","
    "\"status\":\"in-force\",\"status_raw\":\"有効\",\"valid_until\":\"2028-01-01\"}\n",
    "", FALSE },
  /* HTML. */
  { MAP (""), HTML ("<tr><td>A-1<td>花見<td>M1<br>M2<td>有効"), FORCE ("A-1", MODEL ("M1") "," MODEL ("M2")),
    "", FALSE },
  { MAP (""), HTML ("<tr><td>A-1<td rowspan=2>花見<td>M1<td>有効<tr><td>A-2<td>M2<td>有効"),
    FORCE ("A-1", MODEL ("M1")) FORCE ("A-2", MODEL ("M2")), "", FALSE },
  { BY_MODEL, HTML ("<tr><td rowspan=2>A-1<td rowspan=2>花見<td>M1<td rowspan=2>有効<tr><td>M2"),
    FORCE ("A-1", MODEL ("M1") "," MODEL ("M2")), "", FALSE },
  { MAP (""), HTML ("<tr><td>A-1<td>花見<td>M1<td>有効<tr><td colspan=4>※ 注"), FORCE ("A-1", MODEL ("M1")),
    "", FALSE },
  { MAP (""), "<table><tr><td>menu</table>" HTML ("<tr><td>A-1<td>花見<td>M1<td>有効"),
    FORCE ("A-1", MODEL ("M1")), "", FALSE },
  { MAP (""), HTML ("<tr><td>A-1<td>花見<td>M1<td>有効") HTML ("<tr><td>A-2<td>花見<td>M2<td>有効"), NULL,
    "!a second table has the same headings", FALSE },
  { "{\"scheme\":\"mihon\",\"html\":{\"tables\":\"all\",\"base\":\"https://list.mihon.example/a/"
    "\"},\"columns\":{" COLUMNS ",\"page\":{\"heading\":\"社名\",\"take\":\"link\"}}}",
    HTML ("<tr><td>A-1<td><a href='../p/1'>花見</a><td>M1<td>有効")
        HTML ("<tr><td>A-2<td>花見<td>M2<td>有効"),
    "{\"maker\":{\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M1\"}],\"number\":\"A-1\","
    "\"page\":\"https://list.mihon.example/p/1\",\"status\":\"in-force\",\"status_raw\":\"有効\"}\n" FORCE (
        "A-2", MODEL ("M2")),
    "", FALSE },
  { MAP (",\"page\":{\"heading\":\"頁\"}"), HEAD ",頁\nA-1,花見,M1,有効,javascript:alert(1)\n", NULL,
    "2 頁: no address of a page\n", FALSE },
  /* Everything else that a column can be. */
  { MAP (",\"level\":{\"heading\":\"星\",\"values\":{\"★1\":1}},\"maker.country\":{\"heading\":\"国\","
         "\"values\":{\"日本\":\"JP\"}},"
         "\"sensors\":{\"heading\":\"目\",\"separators\":\"、\",\"values\":{\"カメラ\":\"camera\",\"なし\":"
         "null}},"
         "\"support_until\":{\"heading\":\"更新\",\"dates\":\"ymd\",\"month\":\"last\",\"values\":{\"なし\":"
         "\"none\"}},"
         "\"models.names.ja\":{\"heading\":\"品名\"},\"models.gtins\":{\"heading\":\"JAN\",\"optional\":"
         "true}"),
    HEAD ",星,国,目,更新,品名,JAN\nA-1,花見,\"M1\nM2\",有効,★１,日本,カメラ、マイク,なし,\"窓\n扉\","
         "\"09524840300072\n9524840300218\"\nA-2,花見,M3,有効,2,Norge,なし,2031年3月,\"長い\n名前\",\n"
         "A-3,花見,\"M4\nM5\nM6\",有効,1,,,,\"一\n二\",\nA-4,花見,M7,有効,1,,,,,4901234567890\n",
    "{\"level\":1,\"maker\":{\"country\":\"JP\",\"name\":{\"ja\":\"花見\"}},\"models\":[{\"gtins\":["
    "\"09524840300072\"],"
    "\"model\":\"M1\",\"names\":{\"ja\":\"窓\"}},{\"gtins\":[\"9524840300218\"],\"model\":\"M2\",\"names\":{"
    "\"ja\":\"扉\"}}],"
    "\"number\":\"A-1\",\"sensors\":[\"camera\",\"マイク\"],\"status\":\"in-force\",\"status_raw\":\"有効\","
    "\"support_until\":\"none\"}\n"
    "{\"level\":2,\"maker\":{\"country\":\"Norge\",\"name\":{\"ja\":\"花見\"}},\"models\":[{\"model\":\"M3\","
    "\"names\":{\"ja\":\"長い "
    "名前\"}}],\"number\":\"A-2\",\"sensors\":[],\"status\":\"in-force\",\"status_raw\":\"有効\","
    "\"support_until\":\"2031-03-31\"}\n",
    "8 品名: 3 models, and 2\n12 JAN: right check digit\n", TRUE },
};

typedef struct {
  const char *left; /* wanted refusals that were not met yet */
} Wanted;

static void
meet (const AkashiImportRefusal *refusal, gpointer data)
{
  Wanted *wanted = data;
  const char *end = strchr (wanted->left, '\n');
  g_autofree char *start
      = g_strdup_printf ("%" G_GUINT64_FORMAT " %s: ", refusal->line, refusal->column ? refusal->column : "");

  g_test_message ("%s%s", start, refusal->reason);
  g_assert_nonnull (end);
  g_autofree char *line = g_strndup (wanted->left, (gsize) (end - wanted->left));
  g_assert_true (g_str_has_prefix (line, start));
  g_assert_nonnull (strstr (refusal->reason, line + strlen (start)));
  wanted->left = end + 1;
}

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
read_lines (FILE *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int c;

  while ((c = fgetc (lines)) != EOF)
    g_string_append_c (text, (char) c);
  return g_strdup (text->str);
}

static void
run_case (const Case *c, const char *folder)
{
  g_autofree char *map = write_file (folder, "map.json", c->map);
  g_autofree char *list = write_file (folder, "list", c->list);
  const AkashiImportRequest request
      = { .scheme = "mihon", .map_path = map, .list_path = list, .skip_refused = c->skip_refused };
  Wanted wanted = { *c->refusals == '!' ? "" : c->refusals };
  g_autoptr (GError) error = NULL;
  AkashiImportSummary summary;

  FILE *lines = akashi_import_list (&request, meet, &wanted, &summary, &error);
  g_test_message ("%s", error ? error->message : "imported");
  g_assert_cmpstr (wanted.left, ==, "");
  g_assert_true ((lines == NULL) == (error != NULL));
  if (*c->refusals == '!')
    g_assert_nonnull (strstr (error->message, c->refusals + 1));
  g_autofree char *text = lines ? read_lines (lines) : NULL;
  g_assert_cmpstr (text, ==, c->lines);
  g_clear_pointer (&lines, fclose);
}

static void
test_imports (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-import-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %zu", i);
      run_case (&cases[i], folder);
    }
  for (const char *const *name = (const char *const[]){ "map.json", "list", NULL }; *name; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* --- Against an earlier list --- */

static const struct {
  guint before;
  guint with_page; /* of them */
  guint now;
  gboolean allow;
  const char *why; /* NULL: imported */
} shrinking[] = {
  { 0, 0, 1, FALSE, NULL },   { 10, 0, 8, FALSE, NULL },       { 10, 0, 7, FALSE, "shrinks from 10 to 7" },
  { 10, 0, 7, TRUE, NULL },   { 10, 10, 10, FALSE, "“page”" }, { 10, 1, 10, FALSE, "“page”" },
  { 10, 10, 10, TRUE, NULL }, { 100, 4, 100, FALSE, NULL },    { 10, 0, 100, FALSE, NULL },
};

static void
test_shrinking (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-import-XXXXXX", NULL);
  g_autofree char *map = write_file (folder, "map.json", MAP (""));

  for (gsize i = 0; i < G_N_ELEMENTS (shrinking); i++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) now = g_string_new (HEAD "\n");
      for (guint n = 0; n < shrinking[i].before; n++)
        g_string_append_printf (
            before,
            "{\"number\": \"A-%u\", \"maker\": {\"name\": {\"ja\": \"花見\"}}, \"models\": [{\"model\": "
            "\"M\"}], \"status\": \"in-force\", \"status_raw\": \"有効\"%s}\n",
            n, n < shrinking[i].with_page ? ", \"page\": \"https://a.example/\"" : "");
      for (guint n = 0; n < shrinking[i].now; n++)
        g_string_append_printf (now, "A-%u,花見,M,有効\n", n);
      g_autofree char *list = write_file (folder, "list", now->str);
      g_autofree char *previous = write_file (folder, "before", before->str);
      if (shrinking[i].before == 0)
        g_unlink (previous);
      const AkashiImportRequest request = { .scheme = "mihon",
                                            .map_path = map,
                                            .list_path = list,
                                            .previous_path = previous,
                                            .allow_shrink = shrinking[i].allow };
      g_autoptr (GError) error = NULL;
      AkashiImportSummary summary;
      FILE *lines = akashi_import_list (&request, NULL, NULL, &summary, &error);
      g_test_message ("case %zu: %s", i, error ? error->message : "imported");
      g_assert_true ((lines != NULL) == (shrinking[i].why == NULL));
      if (shrinking[i].why)
        {
          g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
          g_assert_nonnull (strstr (error->message, shrinking[i].why));
        }
      g_clear_pointer (&lines, fclose);
      g_unlink (list);
      g_unlink (previous);
    }
  g_unlink (map);
  g_rmdir (folder);
}

/* --- Limits --- */

static void
test_models_limit (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-import-XXXXXX", NULL);
  g_autofree char *map = write_file (folder, "map.json", MAP (""));

  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new (HEAD "\nA-1,花見,");
      for (guint n = 0; n < AKASHI_MAX_IMPORT_MODELS + more; n++)
        g_string_append_printf (text, "%sM%u", n > 0 ? "、" : "", n);
      g_string_append (text, ",有効\n");
      g_autofree char *list = write_file (folder, "list", text->str);
      const AkashiImportRequest request = { .scheme = "mihon", .map_path = map, .list_path = list };
      Wanted wanted = { more ? "2 型番: more than 1000 models\n" : "" };
      g_autoptr (GError) error = NULL;
      AkashiImportSummary summary;
      FILE *lines = akashi_import_list (&request, meet, &wanted, &summary, &error);
      g_assert_true ((lines != NULL) == (more == 0));
      g_assert_cmpuint (summary.models, ==, more ? 0 : AKASHI_MAX_IMPORT_MODELS);
      g_clear_pointer (&lines, fclose);
      g_unlink (list);
    }
  g_unlink (map);
  g_rmdir (folder);
}

/* The headings may stand in the last row in which they are looked for, and not in the one after. */
static void
test_heading_limit (void)
{
  g_autofree char *folder = g_dir_make_tmp ("akashi-import-XXXXXX", NULL);
  g_autofree char *map = write_file (folder, "map.json", MAP (""));

  for (guint more = 0; more < 2; more++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint n = 1; n < AKASHI_MAX_IMPORT_HEADING_ROWS + more; n++)
        g_string_append (text, "題,,,\n");
      g_string_append (text, HEAD "\nA-1,花見,M1,有効\n");
      g_autofree char *list = write_file (folder, "list", text->str);
      const AkashiImportRequest request = { .scheme = "mihon", .map_path = map, .list_path = list };
      g_autoptr (GError) error = NULL;
      AkashiImportSummary summary;
      FILE *lines = akashi_import_list (&request, NULL, NULL, &summary, &error);
      g_assert_true ((lines != NULL) == (more == 0));
      g_clear_pointer (&lines, fclose);
      g_unlink (list);
    }
  g_unlink (map);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-list/bad-maps", test_bad_maps);
  g_test_add_func ("/import-list/imports", test_imports);
  g_test_add_func ("/import-list/shrinking", test_shrinking);
  g_test_add_func ("/import-list/models-limit", test_models_limit);
  g_test_add_func ("/import-list/heading-limit", test_heading_limit);
  return g_test_run ();
}
