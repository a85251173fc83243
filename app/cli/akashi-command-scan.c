/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-annotate.h"
#include "akashi-commands.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-scan-progress.h"
#include "akashi-scan-run.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  gboolean json;
  const char *annotate; /* a folder, or NULL */
  AkashiScanProgress *progress;
  guint64 pictures;
  int exit; /* the heaviest so far */
} Report;

static json_t *
json_point (AkashiPoint point)
{
  return json_pack ("[f, f]", point.x, point.y);
}

/* The text is null where the code's bytes are not text: text_base64 always holds them. */
static json_t *
json_code (const AkashiFoundCode *code)
{
  gsize length;
  const char *bytes = g_bytes_get_data (code->text, &length);
  g_autofree char *base64 = g_base64_encode ((const guchar *) bytes, length);
  json_t *corners = json_array ();

  for (guint i = 0; i < 4; i++)
    json_array_append_new (corners, json_point (code->corners[i]));
  gboolean is_text = g_utf8_validate_len (bytes, length, NULL);
  return json_pack ("{s:s, s:o, s:s, s:o}", "symbology", akashi_symbology_name (code->symbology), "text",
                    is_text ? json_stringn (bytes, length) : json_null (), "text_base64", base64, "corners",
                    corners);
}

/* @annotated: (nullable): where the drawn picture is */
static void
print_json (const AkashiScanned *scanned, const char *annotated)
{
  g_autofree char *name = g_utf8_make_valid (scanned->source.path, -1);
  json_t *list = json_array ();

  for (guint i = 0; i < scanned->codes->len; i++)
    json_array_append_new (list, json_code (scanned->codes->pdata[i]));
  json_t *picture = json_pack ("{s:s, s:i, s:i, s:o, s:f}", "source", name, "width", (int) scanned->width,
                               "height", (int) scanned->height, "codes", list, "ms", scanned->ms);
  if (annotated)
    {
      g_autofree char *path = g_utf8_make_valid (annotated, -1);
      json_object_set_new (picture, "annotated", json_string (path));
    }
  char *line = json_dumps (picture, JSON_COMPACT | JSON_REAL_PRECISION (7));
  puts (line);
  free (line);
  json_decref (picture);
}

static void
print_plain (const AkashiScanned *scanned, const char *annotated)
{
  const char *source = scanned->source.path;
  g_autofree char *name = akashi_terminal_escape (source, strlen (source));

  for (guint i = 0; i < scanned->codes->len; i++)
    {
      const AkashiFoundCode *code = scanned->codes->pdata[i];
      gsize length;
      const char *bytes = g_bytes_get_data (code->text, &length);
      g_autofree char *text = akashi_terminal_escape (bytes, length);
      printf ("%s: %s: %s\n", name, akashi_symbology_name (code->symbology), text);
    }
  if (annotated)
    {
      g_autofree char *path = akashi_terminal_escape (annotated, strlen (annotated));
      printf ("%s → %s\n", name, path);
    }
}

static void
raise_exit (Report *report, int code)
{
  report->exit = MAX (report->exit, code);
}

static char *
save_annotated (Report *report, const AkashiScanned *scanned)
{
  g_autoptr (GError) error = NULL;

  if (scanned->annotated == NULL)
    return NULL;
  char *path = akashi_annotate_save (report->annotate, scanned->source.path, scanned->annotated, &error);
  if (path == NULL)
    {
      akashi_terminal_complain_error (NULL, error);
      raise_exit (report, AKASHI_EXIT_CANNOT_TELL);
    }
  return path;
}

/* Of several pictures the heaviest exit code counts: all read, one without a code, one that could not be
 * read. */
static void
tell (const AkashiScanned *scanned, gpointer data)
{
  Report *report = data;

  if (scanned->source.looked && g_error_matches (scanned->error, AKASHI_ERROR, AKASHI_ERROR_NOT_AN_IMAGE))
    {
      akashi_scan_progress_step (report->progress);
      return;
    }
  report->pictures++;
  akashi_scan_progress_hide (report->progress);
  if (scanned->error)
    {
      akashi_terminal_complain_error (scanned->source.path, scanned->error);
      raise_exit (report, AKASHI_EXIT_CANNOT_TELL);
    }
  else
    {
      g_autofree char *annotated = save_annotated (report, scanned);
      if (report->json)
        print_json (scanned, annotated);
      else
        print_plain (scanned, annotated);
      fflush (stdout);
      if (scanned->codes->len == 0)
        {
          akashi_terminal_complain_no_code (scanned->source.path);
          raise_exit (report, AKASHI_EXIT_NOT_GOOD);
        }
    }
  akashi_scan_progress_step (report->progress);
}

static gboolean
workers_are_valid (int *workers)
{
  if (*workers == 0)
    *workers = (int) MIN (g_get_num_processors (), AKASHI_MAX_SCAN_WORKERS);
  if (*workers >= 1 && *workers <= AKASHI_MAX_SCAN_WORKERS)
    return TRUE;
  g_autofree char *todo
      = g_strdup_printf ("-j takes 0 (one for each processor) to %d.", AKASHI_MAX_SCAN_WORKERS);
  akashi_terminal_complain (N_ ("so many pictures cannot be read at the same time"), NULL, todo);
  return FALSE;
}

/* How many pictures there will be; 0 where that shows only as they come, or nobody wants to know. */
static guint64
count (char *const *words, guint n_words, const char *list)
{
  return list || !akashi_scan_progress_is_seen () ? 0 : akashi_picture_sources_count (words, n_words);
}

int
akashi_command_scan (int argc, char **argv)
{
  Report report = { 0 };
  g_autofree char *list = NULL;
  g_autofree char *annotate = NULL;
  gboolean by_nul = FALSE;
  int workers = 1;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &report.json, "One JSON object a picture, on one line", NULL },
    { "files-from", 0, 0, G_OPTION_ARG_FILENAME, &list,
      "Read the names of files and folders from LIST (“-”: standard input), one a line or ended by NUL",
      "LIST" },
    { "null", '0', 0, G_OPTION_ARG_NONE, &by_nul, "Names in LIST are surely ended by NUL (find -print0)",
      NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &workers,
      "Read N pictures at the same time (1; 0: one for each processor); the order stays", "N" },
    { "annotate", 0, 0, G_OPTION_ARG_FILENAME, &annotate,
      "Write pictures with the codes outlined and numbered to FOLDER, over nothing that is there", "FOLDER" },
    { NULL },
  };
  if (!akashi_options_parse ("scan",
                             "[FILE|FOLDER|'PATTERN'…] — only the codes in pictures; “-” is standard input",
                             entries, &argc, &argv, 0, -1))
    return AKASHI_EXIT_USAGE;
  if (argc < 2 && !list)
    {
      akashi_terminal_complain ("something is missing: akashictl scan FILE|FOLDER", NULL,
                                "akashictl scan --help tells how.");
      return AKASHI_EXIT_USAGE;
    }
  if (!workers_are_valid (&workers))
    return AKASHI_EXIT_USAGE;

  g_autoptr (GError) error = NULL;
  guint n_words = (guint) argc - 1;
  g_autoptr (AkashiPictureSources) sources
      = akashi_picture_sources_new (argv + 1, n_words, list, by_nul, &error);
  if (sources == NULL)
    {
      akashi_terminal_complain_error (list, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  g_autoptr (AkashiScanProgress) progress = akashi_scan_progress_new (count (argv + 1, n_words, list));
  report.progress = progress;
  report.annotate = annotate;
  akashi_scan_run (sources, (guint) workers, annotate != NULL, tell, &report);
  if (report.pictures > 0)
    return report.exit;
  akashi_scan_progress_hide (progress);
  akashi_terminal_complain (N_ ("there was no picture to read"),
                            N_ ("Nothing was read, and nothing was changed."),
                            N_ ("Check the name or the address."));
  return AKASHI_EXIT_CANNOT_TELL;
}
