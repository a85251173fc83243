/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-reader.h"
#include "akashi-code-parts.h"
#include "akashi-found-codes.h"
#include "akashi-frame-measure.h"
#include "akashi-region.h"
#include "akashi-scan-clock.h"
#include "akashi-scanner.h"

#include <math.h>
#include <string.h>

/* frames: a code that was read is looked for where it was, for so many */
#define TRACK_FRAMES 6
/* frames: while a code is followed, every how many the whole frame is looked at as well */
#define WHOLE_EVERY 3
/* share of its own width a code may have moved */
#define TRACK_ROOM 0.3
/* frames: the dear steps take turns */
#define TURNS 3
/* frames: every how many bars are looked for beyond where they show */
#define BARS_WIDE_EVERY 5
/* regions of a frame that are looked at enlarged in one turn */
#define FRAME_REGIONS 2
/* frames: a barcode that few lines read waits so long for another frame that agrees */
#define AGREE_FRAMES 8

/* ------------------------------------------------------------------ following a code */

static gboolean
track_region (const AkashiScanner *scanner, const AkashiGrey *grey, AkashiRegion *region)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < 4; i++)
    {
      left = MIN (left, scanner->seen[i].x), right = MAX (right, scanner->seen[i].x);
      top = MIN (top, scanner->seen[i].y), bottom = MAX (bottom, scanner->seen[i].y);
    }
  double room = MAX (right - left, bottom - top) * TRACK_ROOM + 8;
  left = CLAMP (left - room, 0, grey->width - 1.0), right = CLAMP (right + room, 0, grey->width - 1.0);
  top = CLAMP (top - room, 0, grey->height - 1.0), bottom = CLAMP (bottom + room, 0, grey->height - 1.0);
  *region = (AkashiRegion){
    (guint) left, (guint) top, (guint) (right - left) + 1, (guint) (bottom - top) + 1, FALSE, 0
  };
  return (gsize) region->width * region->height < (gsize) grey->width * grey->height / 2;
}

/* Looks where the code was. */
static void
follow (AkashiScanner *scanner, const AkashiGrey *grey, gint64 deadline, GPtrArray *codes)
{
  AkashiRegion region;
  if (!scanner->tracking || !track_region (scanner, grey, &region))
    return;
  g_autoptr (AkashiGrey) cut = akashi_region_cut (grey, &region, 0);
  if (cut == NULL)
    return;
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (cut, 1, deadline, codes);
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  if (codes->len == 0)
    akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  for (guint i = 0; i < codes->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        AkashiPoint *corner = &((AkashiFoundCode *) codes->pdata[i])->corners[k];
        corner->x += region.x;
        corner->y += region.y;
      }
  akashi_scanner_mark (codes, 0, AKASHI_STEP_TRACKED);
}

static void
remember (AkashiScanner *scanner, GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      if (code->symbology != AKASHI_SYMBOLOGY_QR)
        continue;
      memcpy (scanner->seen, code->corners, sizeof scanner->seen);
      scanner->tracking = TRUE;
      scanner->missed = 0;
      return;
    }
  if (++scanner->missed > TRACK_FRAMES)
    scanner->tracking = FALSE;
}

/* ------------------------------------------------------------------ barcodes must be seen twice */

static void
agree (AkashiScanner *scanner, GPtrArray *codes)
{
  scanner->unsure_age++;
  for (guint i = codes->len; i-- > 0;)
    {
      AkashiFoundCode *code = codes->pdata[i];
      if (code->symbology == AKASHI_SYMBOLOGY_QR || code->sure)
        continue;
      AkashiFoundCode *before = scanner->unsure;
      gboolean agrees = before != NULL && scanner->unsure_age <= AGREE_FRAMES
                        && before->symbology == code->symbology && g_bytes_equal (before->text, code->text);
      if (agrees)
        {
          scanner->unsure_age = 0;
          continue;
        }
      akashi_found_code_free (before);
      scanner->unsure = g_ptr_array_steal_index (codes, i);
      scanner->unsure_age = 0;
    }
}

/* ------------------------------------------------------------------ frames */

/* What one frame has no time for is done in turn. */
static void
dear_step (AkashiScanner *scanner, AkashiFinderReader *reader, gint64 deadline)
{
  GPtrArray *codes = reader->codes;
  guint turn = scanner->frames % TURNS, first = codes->len;
  reader->deadline = deadline;
  if (turn == TURNS - 1)
    akashi_scanner_read_regions (reader->pyramid, scanner->frames / TURNS * FRAME_REGIONS, FRAME_REGIONS,
                                 deadline, codes);
  if (turn == 0)
    {
      akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
      akashi_scanner_mark (codes, first, AKASHI_STEP_FITTED);
      first = codes->len;
      if (codes->len == 0 && akashi_scan_clock () < deadline)
        akashi_finder_reader_guess (reader);
      akashi_scanner_mark (codes, first, AKASHI_STEP_GUESSED);
    }
  if (codes->len == 0)
    akashi_scanner_match (reader, turn == 1);
}

static gboolean
have_barcode (GPtrArray *codes)
{
  for (guint i = 0; i < codes->len; i++)
    if (((AkashiFoundCode *) codes->pdata[i])->symbology != AKASHI_SYMBOLOGY_QR)
      return TRUE;
  return FALSE;
}

/* Where bars stand, by zbar alone or by whole digits as well, by turns; now and then beyond. */
static void
look_for_bars (AkashiScanner *scanner, AkashiFinderReader *reader, gint64 deadline)
{
  guint first = reader->codes->len;
  AkashiBars how = scanner->frames % 2 ? AKASHI_BARS_BLURRED : AKASHI_BARS_PLAIN;
  akashi_barcodes_read (scanner->zbar, reader->pyramid, how, deadline, reader->codes);
  if (!have_barcode (reader->codes) && scanner->frames % BARS_WIDE_EVERY == 1)
    akashi_barcodes_read (scanner->zbar, reader->pyramid, AKASHI_BARS_WIDE, deadline, reader->codes);
  akashi_scanner_mark (reader->codes, first, AKASHI_STEP_BARS);
}

static void
look_at_all (AkashiScanner *scanner, const AkashiGrey *grey, gint64 deadline, GPtrArray *codes)
{
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (grey, 1, deadline, codes);
  guint first = codes->len;
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  akashi_scanner_mark (codes, first, AKASHI_STEP_FINDERS);
  look_for_bars (scanner, reader, deadline);
  if (!akashi_found_codes_have_qr (codes) && akashi_scan_clock () < deadline)
    dear_step (scanner, reader, deadline);
  scanner->quality = akashi_frame_quality (reader->pyramid, reader->finders, codes);
}

GPtrArray *
akashi_scanner_scan_frame (AkashiScanner *scanner, const AkashiGrey *grey)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  gint64 deadline = akashi_scan_clock () + akashi_scanner_frame_us (scanner, grey);

  follow (scanner, grey, deadline, codes);
  if (codes->len == 0 || scanner->frames % WHOLE_EVERY == 0)
    look_at_all (scanner, grey, deadline, codes);
  akashi_code_parts_join (codes, scanner->parts, scanner->frames);
  remember (scanner, codes);
  agree (scanner, codes);
  scanner->frames++;
  akashi_found_codes_arrange (codes);
  return g_steal_pointer (&codes);
}

const AkashiFrameQuality *
akashi_scanner_get_quality (const AkashiScanner *scanner)
{
  return &scanner->quality;
}
