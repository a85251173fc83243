/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan.h"

#include "akashi-finder-reader.h"
#include "akashi-found-codes.h"
#include "akashi-grey-resize.h"
#include "akashi-region.h"
#include "akashi-zbar.h"

/* pixels in all: more than this is only looked at shrunk; zbar needs 30 to 60 ns a pixel */
#define MOST_PIXELS (32 * 1000 * 1000)
/* pixels, the longer side: larger pictures are also looked at in quarter and half size; smaller ones enlarged
 */
#define QUARTER_FROM 1600
#define HALF_FROM 480
#define ENLARGE_TO 1000
#define ENLARGE_TIMES 2
/* pixels of a camera frame zbar can search in each frame, and now and then */
#define FRAME_PIXELS (640 * 400)
#define LARGE_FRAME_PIXELS (1280 * 800)
/* frames: the dear steps take turns */
#define FRAME_TURNS 3

struct _AkashiScanner {
  zbar_image_scanner_t *zbar;
  guint frames;
};

const char *
akashi_symbology_name (AkashiSymbology symbology)
{
  static const char *const names[] = {
    [AKASHI_SYMBOLOGY_QR] = "qr",      [AKASHI_SYMBOLOGY_EAN13] = "ean-13", [AKASHI_SYMBOLOGY_EAN8] = "ean-8",
    [AKASHI_SYMBOLOGY_UPCA] = "upc-a", [AKASHI_SYMBOLOGY_UPCE] = "upc-e",
  };
  return names[symbology];
}

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
  return scanner;
}

void
akashi_scanner_free (AkashiScanner *scanner)
{
  if (scanner == NULL)
    return;
  zbar_image_scanner_destroy (scanner->zbar);
  g_free (scanner);
}

/* One look at @grey made @factor times smaller (1: as it is), merged into @codes. */
static void
look (AkashiScanner *scanner, const AkashiGrey *grey, AkashiPass pass, guint factor, int density,
      GPtrArray *codes)
{
  g_autoptr (AkashiGrey) small = factor > 1 ? akashi_grey_shrink (grey, factor) : NULL;
  if (factor > 1 && small == NULL)
    return;
  GPtrArray *more = akashi_found_codes_new ();
  akashi_zbar_pass (scanner->zbar, pass, density, small ? small : grey, factor, more);
  akashi_found_codes_merge (codes, more);
}

/* A code is found where its modules are two to six pixels wide: so all sizes, the finest last for the best
 * corners. */
G_GNUC_UNUSED static void
look_at_sizes (AkashiScanner *scanner, const AkashiGrey *grey, GPtrArray *codes)
{
  guint side = MAX (grey->width, grey->height);
  guint64 pixels = (guint64) grey->width * grey->height;

  if (side >= QUARTER_FROM)
    look (scanner, grey, AKASHI_PASS_ALL, 4, 1, codes);
  if (side >= HALF_FROM)
    look (scanner, grey, AKASHI_PASS_ALL, 2, 1, codes);
  if (pixels <= MOST_PIXELS)
    look (scanner, grey, AKASHI_PASS_ALL, 1, 1, codes);
}

/* zbar needs two to three pixels a module; pictures of shops often have fewer. */
G_GNUC_UNUSED static void
look_larger (AkashiScanner *scanner, const AkashiGrey *grey, GPtrArray *codes)
{
  g_autoptr (AkashiGrey) large = NULL;
  double scale = 1;

  for (guint i = 0; i < ENLARGE_TIMES && !akashi_found_codes_have_qr (codes); i++)
    {
      const AkashiGrey *before = large ? large : grey;
      if (MAX (before->width, before->height) > ENLARGE_TO)
        return;
      AkashiGrey *after = akashi_grey_enlarge (before);
      akashi_grey_free (large);
      large = after;
      if (large == NULL)
        return;
      scale /= 2;
      GPtrArray *more = akashi_found_codes_new ();
      akashi_zbar_pass (scanner->zbar, AKASHI_PASS_ALL, 1, large, scale, more);
      akashi_found_codes_merge (codes, more);
    }
}

#define MARGIN 8              /* pixels of light laid around a region */
#define REGION_PIXELS 300000  /* the largest region looked at enlarged */

/* Codes of a cut and enlarged region, put back where they are in the picture. */
static void
put_back (GPtrArray *codes, const AkashiRegion *region, guint margin)
{
  for (guint i = 0; i < codes->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        AkashiFoundCode *code = codes->pdata[i];
        code->corners[k].x += (double) region->x - margin;
        code->corners[k].y += (double) region->y - margin;
      }
}

static void
look_at_region (AkashiScanner *scanner, const AkashiGrey *grey, const AkashiRegion *region, gint64 deadline, GPtrArray *codes)
{
  g_autoptr (AkashiGrey) cut = akashi_region_cut (grey, region, MARGIN);
  g_autoptr (AkashiGrey) large = cut ? akashi_grey_enlarge_sharp (cut, getenv("SH") ? atof(getenv("SH")) : 0.5) : NULL;
  if (large == NULL)
    return;
  GPtrArray *more = akashi_found_codes_new ();
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (scanner->zbar, large, 0.5, deadline, more);
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  if (more->len == 0)
    akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  if (more->len == 0)
    akashi_finder_reader_guess (reader);
  if (more->len == 0 && getenv ("ZB"))
    akashi_zbar_pass (scanner->zbar, AKASHI_PASS_QR, 1, large, 0.5, more);
  put_back (more, region, MARGIN);
  akashi_found_codes_merge (codes, more);
}

GPtrArray *
akashi_scanner_scan_picture (AkashiScanner *scanner, const AkashiGrey *grey)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  gint64 deadline = g_get_monotonic_time () + 200000;
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (scanner->zbar, grey, 1, deadline, codes);
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  if (!getenv ("QUICK"))
  akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  if (!getenv ("NOGUESS") && !getenv("QUICK"))
  akashi_finder_reader_guess (reader);
  if (codes->len == 0 && !getenv ("NOREG"))
    {
      g_autoptr (GArray) regions = akashi_regions_find (grey, AKASHI_REGION_SQUARES);
      for (guint i = 0; i < regions->len && codes->len == 0 && g_get_monotonic_time () < deadline; i++)
        {
          const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
          if ((guint64) region->width * region->height <= REGION_PIXELS)
            look_at_region (scanner, grey, region, deadline, codes);
        }
    }
  if (codes->len == 0 && getenv ("ZF"))
    look (scanner, grey, AKASHI_PASS_QR, 1, 1, codes);
  return g_steal_pointer (&codes);
}

/* How many times a frame must be made smaller to have at most @pixels. */
static guint
factor_for (const AkashiGrey *grey, guint64 pixels)
{
  guint factor = 1;
  while ((guint64) (grey->width / factor) * (grey->height / factor) > pixels)
    factor++;
  return factor;
}

/*
 * Each frame small, for QR codes held as near as people hold them, and barcodes; in turn, and only where the
 * small frame showed none: the whole frame for QR codes, the whole frame for barcodes in every second row.
 */
GPtrArray *
akashi_scanner_scan_frame (AkashiScanner *scanner, const AkashiGrey *grey)
{
  g_autoptr (GPtrArray) codes = akashi_found_codes_new ();
  guint turn = scanner->frames++ % FRAME_TURNS;
  guint small = factor_for (grey, FRAME_PIXELS), large = factor_for (grey, LARGE_FRAME_PIXELS);

  look (scanner, grey, AKASHI_PASS_ALL, small, 1, codes);
  if (small != large && turn == 0 && !akashi_found_codes_have_qr (codes))
    look (scanner, grey, AKASHI_PASS_QR, large, 1, codes);
  else if (small != large && turn == 1)
    look (scanner, grey, AKASHI_PASS_BARCODES, large, 2, codes);
  akashi_found_codes_arrange (codes);
  return g_steal_pointer (&codes);
}
