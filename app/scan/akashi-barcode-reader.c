/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-reader.h"

#include "akashi-ean-region.h"
#include "akashi-found-codes.h"
#include "akashi-grey-resize.h"
#include "akashi-region.h"
#include "akashi-scan-clock.h"

#define MARGIN 12                   /* pixels of light around a cut region */
#define SEARCH_PIXELS (1400 * 1000) /* regions are searched in the finest layer that has no more */
#define WHOLE_PIXELS (2100 * 1000)  /* likewise the layer that is read whole */
#define DENSE_PIXELS (500 * 1000)   /* up to so many, every line is looked at, and enlarged */
#define MOST_REGIONS 8
#define LINES 32 /* along which bars are read */

static guint
layer_of (const AkashiPyramid *pyramid, gsize most)
{
  guint layer = 0;
  while (layer + 1 < pyramid->count
         && (gsize) pyramid->layers[layer]->grey->width * pyramid->layers[layer]->grey->height > most)
    layer++;
  return layer;
}

static void
put_back (GPtrArray *codes, double x, double y)
{
  for (guint i = 0; i < codes->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        AkashiFoundCode *code = codes->pdata[i];
        code->corners[k].x += x;
        code->corners[k].y += y;
      }
}

/* One region of one layer, along a few dozen lines across its bars. */
static void
read_region (zbar_image_scanner_t *zbar, const AkashiGrey *grey, double scale, const AkashiRegion *region,
             GPtrArray *codes)
{
  g_autoptr (AkashiGrey) cut = akashi_region_cut (grey, region, MARGIN);
  if (cut == NULL)
    return;
  guint step = CLAMP ((region->lying ? cut->width : cut->height) / LINES, 1, 8);
  GPtrArray *more = akashi_found_codes_new ();
  akashi_zbar_pass (zbar, AKASHI_PASS_BARCODES, region->lying ? 0 : step, region->lying ? step : 0, cut,
                    scale, more);
  put_back (more, ((double) region->x - MARGIN) * scale, ((double) region->y - MARGIN) * scale);
  akashi_found_codes_merge (codes, more);
}

/* The same region by whole digits instead of edges. */
static void
read_blurred (const AkashiLayer *layer, double scale, const AkashiRegion *region, GPtrArray *codes)
{
  AkashiFoundCode *code = akashi_ean_read_region (layer, region);
  if (code == NULL)
    return;
  GPtrArray *more = akashi_found_codes_new ();
  for (guint i = 0; i < 4; i++)
    {
      code->corners[i].x = code->corners[i].x * scale + (scale - 1) / 2;
      code->corners[i].y = code->corners[i].y * scale + (scale - 1) / 2;
    }
  g_ptr_array_add (more, code);
  akashi_found_codes_merge (codes, more);
}

static gboolean
is_in_code (const AkashiRegion *region, double scale, GPtrArray *codes)
{
  AkashiPoint middle
      = { (region->x + region->width / 2.0) * scale, (region->y + region->height / 2.0) * scale };
  for (guint i = 0; i < codes->len; i++)
    if (akashi_found_code_covers (codes->pdata[i], middle))
      return TRUE;
  return FALSE;
}

/* The same part of the picture, in a layer @by times as fine. */
static AkashiRegion
finer (const AkashiRegion *region, guint by)
{
  AkashiRegion fine = *region;
  fine.x *= by, fine.y *= by, fine.width *= by, fine.height *= by;
  return fine;
}

/* @blurred: by whole digits, too */
static void
read_regions (zbar_image_scanner_t *zbar, const AkashiPyramid *pyramid, gboolean blurred, gint64 deadline,
              GPtrArray *codes)
{
  guint found_in = layer_of (pyramid, SEARCH_PIXELS);
  const AkashiGrey *grey = pyramid->layers[found_in]->grey;
  double scale = pyramid->scale[found_in];
  g_autoptr (GArray) regions = akashi_regions_find (grey, AKASHI_REGION_BARS);

  for (guint i = 0; i < MIN (regions->len, MOST_REGIONS) && akashi_scan_clock () < deadline; i++)
    {
      const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
      if (is_in_code (region, scale, codes))
        continue;
      guint before = codes->len;
      if (blurred)
        read_blurred (pyramid->layers[found_in], scale, region, codes);
      if (codes->len == before)
        read_region (zbar, grey, scale, region, codes);
      for (guint by = 2, layer = found_in; codes->len == before && layer-- > 0; by *= 2)
        {
          AkashiRegion fine = finer (region, by);
          read_region (zbar, pyramid->layers[layer]->grey, pyramid->scale[layer], &fine, codes);
        }
    }
}

void
akashi_barcodes_read (zbar_image_scanner_t *zbar, const AkashiPyramid *pyramid, AkashiBars how,
                      gint64 deadline, GPtrArray *codes)
{
  if (how != AKASHI_BARS_WHOLE)
    {
      read_regions (zbar, pyramid, how == AKASHI_BARS_BLURRED, deadline, codes);
      return;
    }
  guint layer = layer_of (pyramid, WHOLE_PIXELS);
  const AkashiGrey *grey = pyramid->layers[layer]->grey;
  guint step = (gsize) grey->width * grey->height > DENSE_PIXELS ? 2 : 1;
  GPtrArray *more = akashi_found_codes_new ();
  akashi_zbar_pass (zbar, AKASHI_PASS_BARCODES, step, step, grey, pyramid->scale[layer], more);
  if (more->len == 0 && step == 1 && akashi_scan_clock () < deadline)
    {
      g_autoptr (AkashiGrey) large = akashi_grey_enlarge_sharp (grey, 0);
      if (large != NULL)
        akashi_zbar_pass (zbar, AKASHI_PASS_BARCODES, 2, 2, large, pyramid->scale[layer] / 2, more);
    }
  akashi_found_codes_merge (codes, more);
}
