/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-exif.h"
#include "akashi-limits.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#define EXIF_MARKER (JPEG_APP0 + 1)
#define EXIF_BYTES 0xffff /* a marker holds no more */
#define SMALLEST_SCALE 8  /* libjpeg makes a picture up to this many times smaller */

/*
 * libjpeg leaves on an error by longjmp only. So everything it needs lives in one Reader that outlives the
 * jump, and the only function that is jumped into is run().
 */
typedef struct {
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf leave;
  AkashiCanvas *canvas;
  uint8_t *inks; /* one row of a four-colour picture */
  AkashiDecodedStatus status;
} Reader;

static _Noreturn void
leave (Reader *reader, AkashiDecodedStatus status)
{
  reader->status = status;
  longjmp (reader->leave, 1);
}

static void
on_error (j_common_ptr info)
{
  int code = info->err->msg_code;
  if (code == JERR_OUT_OF_MEMORY || code == JERR_NO_BACKING_STORE)
    leave (info->client_data, AKASHI_DECODED_NO_MEMORY);
  if (code == JERR_EMPTY_IMAGE)
    leave (info->client_data, AKASHI_DECODED_NO_SIZE);
  leave (info->client_data, code == JERR_INPUT_EOF ? AKASHI_DECODED_TOO_EARLY : AKASHI_DECODED_DAMAGED);
}

/* libjpeg goes on after damage with a grey rest: where pixels are lost that is refused; stray bytes are let
 * pass. */
static void
on_message (j_common_ptr info, int level)
{
  int code = info->err->msg_code;
  if (level < 0 && code == JWRN_JPEG_EOF)
    leave (info->client_data, AKASHI_DECODED_TOO_EARLY);
  if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC))
    leave (info->client_data, AKASHI_DECODED_DAMAGED);
}

static void
on_output (j_common_ptr info)
{
  (void) info;
}

/* A progressive picture may have any number of scans over all its pixels in a few bytes each. */
static void
on_progress (j_common_ptr info)
{
  j_decompress_ptr decompress = (j_decompress_ptr) info;
  uint64_t scans = decompress->input_scan_number > 0 ? (uint64_t) decompress->input_scan_number : 0;
  if (scans > AKASHI_MAX_IMAGE_SCANS
      || scans * decompress->image_width * decompress->image_height > AKASHI_MAX_IMAGE_SCAN_PIXELS)
    leave (info->client_data, AKASHI_DECODED_TOO_MANY_SCANS);
}

static unsigned
orientation_of (j_decompress_ptr info)
{
  for (jpeg_saved_marker_ptr marker = info->marker_list; marker; marker = marker->next)
    if (marker->marker == EXIF_MARKER && marker->data_length >= 6 && memcmp (marker->data, "Exif\0", 6) == 0)
      return akashi_exif_orientation (marker->data, marker->data_length);
  return 1;
}

/* How many times smaller the picture is made so that it has at most as many pixels as the canvas wants: to
 * skip the finest frequencies spares memory, and some time. */
static void
choose_scale (j_decompress_ptr info, uint32_t most_pixels)
{
  info->scale_num = 1;
  info->scale_denom = 1;
  jpeg_calc_output_dimensions (info);
  while (most_pixels > 0 && info->scale_denom < SMALLEST_SCALE
         && (uint64_t) info->output_width * info->output_height > most_pixels)
    {
      info->scale_denom *= 2;
      jpeg_calc_output_dimensions (info);
    }
}

/* Adobe's four-colour files hold inverted inks: 255 is no ink. Others hold them as they are. */
static void
inks_to_grey (const Reader *reader, uint8_t *out)
{
  bool inverted = reader->info.saw_Adobe_marker;
  for (uint32_t x = 0; x < reader->info.output_width; x++)
    {
      const uint8_t *inks = reader->inks + 4 * (size_t) x;
      unsigned paper[4];
      for (unsigned i = 0; i < 4; i++)
        paper[i] = inverted ? inks[i] : 255u - inks[i];
      unsigned light = (77 * paper[0] + 150 * paper[1] + 29 * paper[2]) >> 8;
      out[x] = (uint8_t) (light * paper[3] / 255);
    }
}

static void
read_rows (Reader *reader)
{
  j_decompress_ptr info = &reader->info;
  while (info->output_scanline < info->output_height)
    {
      uint8_t *row = reader->canvas->pixels + (size_t) info->output_scanline * info->output_width;
      JSAMPROW target = reader->inks ? reader->inks : row;
      jpeg_read_scanlines (info, &target, 1);
      if (reader->inks)
        inks_to_grey (reader, row);
      akashi_canvas_rows_done (reader->canvas, info->output_scanline);
    }
}

static void
open_canvas (Reader *reader)
{
  j_decompress_ptr info = &reader->info;
  bool inks = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;

  info->out_color_space = inks ? JCS_CMYK : JCS_GRAYSCALE;
  choose_scale (info, reader->canvas->most_pixels);
  AkashiDecodedStatus status
      = akashi_canvas_open (reader->canvas, info->output_width, info->output_height, info->image_width,
                            info->image_height, orientation_of (info));
  if (status != AKASHI_DECODED_PICTURE)
    leave (reader, status);
  if (inks && !(reader->inks = malloc ((size_t) info->output_width * 4)))
    leave (reader, AKASHI_DECODED_NO_MEMORY);
}

static void
run (Reader *reader, const uint8_t *data, size_t length)
{
  if (setjmp (reader->leave) != 0)
    return;

  j_decompress_ptr info = &reader->info;
  jpeg_create_decompress (info);
  info->client_data = reader;
  info->mem->max_memory_to_use = AKASHI_MAX_IMAGE_DECODER_BYTES;
  reader->progress.progress_monitor = on_progress;
  info->progress = &reader->progress;
  jpeg_save_markers (info, EXIF_MARKER, EXIF_BYTES);
  jpeg_mem_src (info, data, length);
  jpeg_read_header (info, TRUE);
  open_canvas (reader);
  info->dct_method = JDCT_ISLOW;
  jpeg_start_decompress (info);
  read_rows (reader);
  jpeg_finish_decompress (info);
  reader->status = AKASHI_DECODED_PICTURE;
}

AkashiDecodedStatus
akashi_jpeg_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  Reader reader = { .canvas = canvas, .status = AKASHI_DECODED_DAMAGED };

  reader.info.err = jpeg_std_error (&reader.errors);
  reader.errors.error_exit = on_error;
  reader.errors.emit_message = on_message;
  reader.errors.output_message = on_output;
  reader.info.client_data = &reader;
  run (&reader, data, length);
  jpeg_destroy_decompress (&reader.info);
  free (reader.inks);
  return reader.status;
}
