/* SPDX-License-Identifier: Apache-2.0 */
#include "bench-readers.h"

#include "akashi-scan.h"

#include <gio/gio.h>

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <zbar.h>

#define LIVE_FRAMES 6

static guint still_ms, frame_ms;

void
bench_readers_set_budget (guint still, guint frame)
{
  still_ms = still;
  frame_ms = frame;
}

typedef enum { KIND_ZBAR, KIND_STILL, KIND_LIVE, KIND_PEER } Kind;

struct _BenchReader {
  Kind kind;
  char *name;
  GSubprocess *peer;
  GDataInputStream *answers;
};

static double
cpu_ms (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static BenchReader *
reader_new (Kind kind, const char *name)
{
  BenchReader *reader = g_new0 (BenchReader, 1);
  reader->kind = kind;
  reader->name = g_strdup (name);
  return reader;
}

BenchReader *
bench_reader_new_zbar (void)
{
  return reader_new (KIND_ZBAR, "zbar");
}

BenchReader *
bench_reader_new_still (void)
{
  return reader_new (KIND_STILL, "akashi still");
}

BenchReader *
bench_reader_new_live (void)
{
  return reader_new (KIND_LIVE, "akashi live");
}

BenchReader *
bench_reader_new_peer (const char *command)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  g_autofree char *name = NULL;
  BenchReader *reader;

  if (!g_shell_parse_argv (command, NULL, &argv, &error))
    g_error ("%s", error->message);
  name = g_path_get_basename (argv[g_strv_length (argv) - 1]);
  reader = reader_new (KIND_PEER, name);
  reader->peer = g_subprocess_newv ((const char *const *) argv,
                                    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  if (reader->peer == NULL)
    g_error ("%s", error->message);
  reader->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (reader->peer));
  return reader;
}

void
bench_reader_free (BenchReader *reader)
{
  g_clear_object (&reader->answers);
  g_clear_object (&reader->peer);
  g_free (reader->name);
  g_free (reader);
}

const char *
bench_reader_name (const BenchReader *reader)
{
  return reader->name;
}

/* ------------------------------------------------------------------ zbar alone */

static gboolean
is_barcode (const BenchPicture *picture)
{
  gsize length;
  if (picture->truth->len == 0)
    return FALSE;
  const char *text = g_bytes_get_data (picture->truth->pdata[0], &length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length == 8 || length == 12 || length == 13;
}

static void
run_zbar (const AkashiGrey *grey, const BenchPicture *picture, GPtrArray *texts)
{
  zbar_image_scanner_t *zbar = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();
  gboolean barcode = is_barcode (picture);

  zbar_image_scanner_request_dbus (zbar, 0);
  zbar_image_scanner_set_config (zbar, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (zbar, ZBAR_QRCODE, ZBAR_CFG_ENABLE, !barcode);
  zbar_image_scanner_set_config (zbar, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1);
  zbar_image_scanner_set_config (zbar, ZBAR_EAN13, ZBAR_CFG_ENABLE, barcode);
  zbar_image_scanner_set_config (zbar, ZBAR_EAN8, ZBAR_CFG_ENABLE, barcode);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, grey->width, grey->height);
  zbar_image_set_data (image, grey->pixels, (gulong) grey->width * grey->height, NULL);
  zbar_scan_image (zbar, image);
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol;
       symbol = zbar_symbol_next (symbol))
    g_ptr_array_add (texts,
                     g_bytes_new (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol)));
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (zbar);
}

/* ------------------------------------------------------------------ ours */

static void
take_texts (GPtrArray *codes, GPtrArray *texts)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      gboolean known = FALSE;
      for (guint j = 0; j < texts->len && !known; j++)
        known = g_bytes_equal (texts->pdata[j], code->text);
      if (!known)
        g_ptr_array_add (texts, g_bytes_ref (code->text));
    }
}

static void
run_still (const AkashiGrey *grey, GPtrArray *texts)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  akashi_scanner_set_budget (scanner, still_ms, frame_ms);
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (texts, g_bytes_ref (((AkashiFoundCode *) codes->pdata[i])->text));
}

/* Frames until one is read, as many as a hand holds still for. */
static guint
run_live (const AkashiGrey *grey, GPtrArray *texts)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  guint frames = 0;
  akashi_scanner_set_budget (scanner, still_ms, frame_ms);
  while (frames < LIVE_FRAMES && texts->len == 0)
    {
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scanner, grey);
      take_texts (codes, texts);
      frames++;
    }
  return frames;
}

/* ------------------------------------------------------------------ another program */

static void
run_peer (BenchReader *reader, const AkashiGrey *grey, GPtrArray *texts, double *ms)
{
  GOutputStream *out = g_subprocess_get_stdin_pipe (reader->peer);
  g_autofree char *head = g_strdup_printf ("%u %u\n", grey->width, grey->height);
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all (out, head, strlen (head), NULL, NULL, &error)
      || !g_output_stream_write_all (out, grey->pixels, (gsize) grey->width * grey->height, NULL, NULL,
                                     &error)
      || !g_output_stream_flush (out, NULL, &error))
    g_error ("%s: %s", reader->name, error->message);
  g_autofree char *line = g_data_input_stream_read_line (reader->answers, NULL, NULL, &error);
  if (line == NULL)
    g_error ("%s: no answer", reader->name);
  g_auto (GStrv) fields = g_strsplit (line, " ", -1);
  *ms = g_ascii_strtod (fields[0], NULL);
  for (guint i = 1; fields[i] != NULL; i++)
    {
      GByteArray *bytes = g_byte_array_new ();
      for (const char *hex = fields[i]; hex[0] && hex[1]; hex += 2)
        {
          guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) * 16 + g_ascii_xdigit_value (hex[1]));
          g_byte_array_append (bytes, &byte, 1);
        }
      g_ptr_array_add (texts, g_byte_array_free_to_bytes (bytes));
    }
}

GPtrArray *
bench_reader_run (BenchReader *reader, const AkashiGrey *grey, const BenchPicture *picture, double *ms)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint frames = 1;
  double start = cpu_ms ();

  switch (reader->kind)
    {
    case KIND_PEER:
      run_peer (reader, grey, texts, ms);
      return texts;
    case KIND_ZBAR:
      run_zbar (grey, picture, texts);
      break;
    case KIND_STILL:
      run_still (grey, texts);
      break;
    case KIND_LIVE:
    default:
      frames = run_live (grey, texts);
      break;
    }
  *ms = (cpu_ms () - start) / frames;
  return texts;
}
