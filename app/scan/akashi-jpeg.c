/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey-decoders.h"
#include "akashi-limits.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

/*
 * libjpeg leaves on an error by longjmp only. So everything it needs lives in one Reader that outlives the
 * jump, and the only function that is jumped into is run().
 */
typedef struct {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf leave;
  AkashiGrey *grey;
  guint8 *inks; /* one row of a four-colour picture */
  GError *error;
} Reader;

static void G_GNUC_NORETURN
leave (Reader *reader, AkashiError code, const char *message)
{
  if (reader->error == NULL)
    g_set_error (&reader->error, AKASHI_ERROR, code, "The JPEG picture is damaged or not supported: %s",
                 message);
  longjmp (reader->leave, 1);
}

static void
on_error (j_common_ptr info)
{
  char message[JMSG_LENGTH_MAX];
  info->err->format_message (info, message);
  gboolean memory = info->err->msg_code == JERR_OUT_OF_MEMORY || info->err->msg_code == JERR_NO_BACKING_STORE;
  leave (info->client_data, memory ? AKASHI_ERROR_TOO_LARGE : AKASHI_ERROR_DAMAGED_IMAGE, message);
}

/* libjpeg goes on after damage with a grey rest: where pixels are lost that is refused; stray bytes are let
 * pass. */
static void
on_message (j_common_ptr info, int level)
{
  int code = info->err->msg_code;
  if (level < 0
      && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE
          || code == JWRN_MUST_RESYNC))
    on_error (info);
}

static void
on_output (G_GNUC_UNUSED j_common_ptr info)
{
}

/* A progressive picture may have any number of scans over all its pixels in a few bytes each. */
static void
on_progress (j_common_ptr info)
{
  j_decompress_ptr decompress = (j_decompress_ptr) info;
  guint64 scans = (guint64) MAX (decompress->input_scan_number, 0);
  if (scans > AKASHI_MAX_IMAGE_SCANS
      || scans * decompress->image_width * decompress->image_height > AKASHI_MAX_IMAGE_SCAN_PIXELS)
    leave (info->client_data, AKASHI_ERROR_TOO_LARGE, "it has too many scans");
}

static void
prepare (Reader *reader)
{
  reader->info.err = jpeg_std_error (&reader->errors);
  reader->errors.error_exit = on_error;
  reader->errors.emit_message = on_message;
  reader->errors.output_message = on_output;
  reader->info.client_data = reader;
}

/* Adobe's four-colour files hold inverted inks: 255 is no ink. Others hold them as they are. */
static void
inks_to_grey (const Reader *reader, guint8 *out)
{
  gboolean inverted = reader->info.saw_Adobe_marker;
  for (guint x = 0; x < reader->info.output_width; x++)
    {
      const guint8 *inks = reader->inks + 4 * (gsize) x;
      guint paper[4];
      for (guint i = 0; i < 4; i++)
        paper[i] = inverted ? inks[i] : 255u - inks[i];
      guint light = (77 * paper[0] + 150 * paper[1] + 29 * paper[2]) >> 8;
      out[x] = (guint8) (light * paper[3] / 255);
    }
}

static void
read_rows (Reader *reader)
{
  j_decompress_ptr info = &reader->info;
  while (info->output_scanline < info->output_height)
    {
      guint8 *row = reader->grey->pixels + (gsize) info->output_scanline * info->output_width;
      JSAMPROW target = reader->inks ? reader->inks : row;
      jpeg_read_scanlines (info, &target, 1);
      if (reader->inks)
        inks_to_grey (reader, row);
    }
}

/* Returns: whether the whole picture was read; the reader's error is set otherwise. */
static gboolean
run (Reader *reader, const guint8 *data, gsize length)
{
  if (setjmp (reader->leave) != 0)
    return FALSE;

  j_decompress_ptr info = &reader->info;
  jpeg_create_decompress (info);
  info->client_data = reader;
  info->mem->max_memory_to_use = AKASHI_MAX_IMAGE_DECODER_BYTES;
  reader->progress.progress_monitor = on_progress;
  info->progress = &reader->progress;
  jpeg_mem_src (info, data, length);
  jpeg_read_header (info, TRUE);
  reader->grey = akashi_grey_new (info->image_width, info->image_height, &reader->error);
  if (reader->grey == NULL)
    return FALSE;
  gboolean inks = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
  if (inks)
    reader->inks = g_malloc ((gsize) info->image_width * 4);
  info->out_color_space = inks ? JCS_CMYK : JCS_GRAYSCALE;
  info->dct_method = JDCT_ISLOW;
  jpeg_start_decompress (info);
  read_rows (reader);
  jpeg_finish_decompress (info);
  return TRUE;
}

AkashiGrey *
akashi_jpeg_decode (const guint8 *data, gsize length, GError **error)
{
  Reader reader = { 0 };

  prepare (&reader);
  gboolean whole = run (&reader, data, length);
  jpeg_destroy_decompress (&reader.info);
  g_free (reader.inks);
  if (whole)
    return reader.grey;
  akashi_grey_free (reader.grey);
  g_propagate_error (error, reader.error);
  return NULL;
}
