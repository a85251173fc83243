/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-reader.h"
#include "akashi-code-parts.h"
#include "akashi-found-codes.h"
#include "akashi-scan-clock.h"
#include "akashi-scanner.h"

/* budgets by default, milliseconds of CPU time: more the more pixels there are */
#define STILL_MS 6
#define STILL_NS_PER_PIXEL 24
#define FRAME_MS 8
#define FRAME_NS_PER_PIXEL 18
#define MOST_MS 200
/* as many times the budget are spent on clean codes: a page may be full of them */
#define FOUND_TIMES 20
#define MOST_STILL_REGIONS 12

/* ------------------------------------------------------------------ names */

const char *
akashi_symbology_name (AkashiSymbology symbology)
{
  static const char *const names[] = {
    [AKASHI_SYMBOLOGY_QR] = "qr",      [AKASHI_SYMBOLOGY_EAN13] = "ean-13", [AKASHI_SYMBOLOGY_EAN8] = "ean-8",
    [AKASHI_SYMBOLOGY_UPCA] = "upc-a", [AKASHI_SYMBOLOGY_UPCE] = "upc-e",
  };
  return names[symbology];
}

/* ------------------------------------------------------------------ the object */

void
akashi_found_code_free (AkashiFoundCode *code)
{
  if (code == NULL)
    return;
  g_clear_pointer (&code->text, g_bytes_unref);
  g_free (code);
}

AkashiScanner *
akashi_scanner_new (void)
{
  AkashiScanner *scanner = g_new0 (AkashiScanner, 1);
  scanner->zbar = akashi_zbar_new ();
  scanner->parts = akashi_found_codes_new ();
  scanner->still_ms = 0;
  scanner->frame_ms = 0;
  return scanner;
}

void
akashi_scanner_free (AkashiScanner *scanner)
{
  if (scanner == NULL)
    return;
  akashi_found_code_free (scanner->unsure);
  g_ptr_array_unref (scanner->parts);
  zbar_image_scanner_destroy (scanner->zbar);
  g_free (scanner);
}

void
akashi_scanner_set_budget (AkashiScanner *scanner, guint still_ms, guint frame_ms)
{
  scanner->still_ms = still_ms;
  scanner->frame_ms = frame_ms;
}

void
akashi_scanner_mark (GPtrArray *codes, guint first, AkashiScanStep step)
{
  for (guint i = first; i < codes->len; i++)
    ((AkashiFoundCode *) codes->pdata[i])->step = step;
}

/* ------------------------------------------------------------------ stills */

/* How many there are at the least: a part of a text says how many it has. */
static guint
count_qr (GPtrArray *codes)
{
  guint count = 0;
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      if (code->symbology == AKASHI_SYMBOLOGY_QR)
        count += MAX (code->parts, 1);
    }
  return count;
}

/* @set: milliseconds, where someone set them. Returns: microseconds */
static gint64
budget_us (const AkashiGrey *grey, guint set, gint64 ms, gint64 ns_per_pixel)
{
  gint64 by_size = ms * 1000 + (gint64) grey->width * grey->height * ns_per_pixel / 1000;
  return set > 0 ? (gint64) set * 1000 : MIN (by_size, MOST_MS * 1000);
}

gint64
akashi_scanner_frame_us (const AkashiScanner *scanner, const AkashiGrey *grey)
{
  return budget_us (grey, scanner->frame_ms, FRAME_MS, FRAME_NS_PER_PIXEL);
}

/* What has finder patterns. */
static void
read_finders (AkashiFinderReader *reader, gint64 deadline)
{
  GPtrArray *codes = reader->codes;
  reader->deadline = deadline;
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  akashi_scanner_mark (codes, 0, AKASHI_STEP_FINDERS);
}

static void
fit_finders (AkashiFinderReader *reader, gint64 deadline)
{
  GPtrArray *codes = reader->codes;
  guint first = codes->len;
  reader->deadline = deadline;
  if (akashi_finder_reader_left (reader) < 2)
    return;
  akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  akashi_scanner_mark (codes, first, AKASHI_STEP_FITTED);
  first = codes->len;
  if (akashi_finder_reader_left (reader) < 2)
    return;
  akashi_finder_reader_guess (reader);
  akashi_scanner_mark (codes, first, AKASHI_STEP_GUESSED);
}

void
akashi_scanner_match (AkashiFinderReader *reader, gboolean finest_first)
{
  guint first = reader->codes->len;
  if (akashi_scan_clock () >= reader->deadline)
    return;
  akashi_finder_reader_match (reader, finest_first);
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  if (reader->codes->len == first)
    akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  if (reader->codes->len == first)
    akashi_finder_reader_guess (reader);
  akashi_scanner_mark (reader->codes, first, AKASHI_STEP_MATCHED);
}

static void
read_bars (AkashiScanner *scanner, const AkashiPyramid *pyramid, AkashiBars how, gint64 deadline,
           GPtrArray *codes)
{
  guint first = codes->len;
  if (akashi_scan_clock () >= deadline)
    return;
  akashi_barcodes_read (scanner->zbar, pyramid, how, deadline, codes);
  akashi_scanner_mark (codes, first, AKASHI_STEP_BARS);
}

GPtrArray *
akashi_scanner_scan_picture (AkashiScanner *scanner, const AkashiGrey *grey)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  gint64 start = akashi_scan_clock (), deadline,
         budget = budget_us (grey, scanner->still_ms, STILL_MS, STILL_NS_PER_PIXEL);
  deadline = start + budget;
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (grey, 1, deadline, codes);

  read_finders (reader, start + budget * FOUND_TIMES);
  read_bars (scanner, reader->pyramid, AKASHI_BARS_BLURRED, deadline, codes);
  fit_finders (reader, start + budget / 2);
  reader->deadline = deadline;
  if (codes->len == 0 || count_qr (codes) > 1) /* of several, all are wanted */
    akashi_scanner_match (reader, FALSE);
  if (codes->len == 0)
    read_bars (scanner, reader->pyramid, AKASHI_BARS_WIDE, deadline, codes);
  if (codes->len == 0)
    akashi_scanner_read_regions (reader->pyramid, 0, MOST_STILL_REGIONS, deadline, codes);
  akashi_code_parts_join (codes, NULL, 0);
  akashi_found_codes_arrange (codes);
  return g_steal_pointer (&codes);
}
