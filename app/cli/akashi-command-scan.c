/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-input.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-scan.h"
#include "akashi-terminal.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void
print_json (const char *source, const AkashiGrey *grey, GPtrArray *codes, double ms)
{
  g_autofree char *name = g_utf8_make_valid (source, -1);
  json_t *list = json_array ();

  for (guint i = 0; i < codes->len; i++)
    json_array_append_new (list, json_code (codes->pdata[i]));
  json_t *picture = json_pack ("{s:s, s:i, s:i, s:o, s:f}", "source", name, "width", (int) grey->width,
                               "height", (int) grey->height, "codes", list, "ms", ms);
  char *line = json_dumps (picture, JSON_COMPACT | JSON_REAL_PRECISION (7));
  puts (line);
  free (line);
  json_decref (picture);
}

static void
print_plain (const char *source, GPtrArray *codes)
{
  g_autofree char *name = akashi_terminal_escape (source, strlen (source));

  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      gsize length;
      const char *bytes = g_bytes_get_data (code->text, &length);
      g_autofree char *text = akashi_terminal_escape (bytes, length);
      printf ("%s: %s: %s\n", name, akashi_symbology_name (code->symbology), text);
    }
}

static int
scan_one (AkashiScanner *scanner, const char *source, gboolean json)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) data = akashi_input_read (source, AKASHI_MAX_IMAGE_FILE_BYTES, &error);
  g_autoptr (AkashiGrey) grey = data ? akashi_grey_new_image (data, &error) : NULL;

  if (grey == NULL)
    {
      akashi_terminal_complain_error (source, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  double ms = (double) (g_get_monotonic_time () - start) / 1000;
  if (json)
    print_json (source, grey, codes, ms);
  else
    print_plain (source, codes);
  fflush (stdout);
  if (codes->len > 0)
    return AKASHI_EXIT_GOOD;
  akashi_terminal_complain_no_code (source);
  return AKASHI_EXIT_NOT_GOOD;
}

/* Of several pictures the heaviest exit code counts: all read, one without a code, one that could not be
 * read. */
int
akashi_command_scan (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a picture, on one line", NULL },
    { NULL },
  };
  if (!akashi_options_parse ("scan", "FILE… — only the codes in pictures; “-” is standard input", entries,
                             &argc, &argv, 1, -1))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  int heaviest = AKASHI_EXIT_GOOD;
  for (int i = 1; i < argc; i++)
    {
      int code = scan_one (scanner, argv[i], json);
      heaviest = MAX (heaviest, code);
    }
  return heaviest;
}
