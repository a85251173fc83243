/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-reader.h"

#include "akashi-ean-region.h"
#include "akashi-found-codes.h"
#include "akashi-region.h"
#include "akashi-scan-clock.h"

#define SEARCH_PIXELS (1400 * 1000) /* regions are searched in the finest layer that has no more */
#define MOST_REGIONS 8
#define MOST_WIDE 2 /* … of which what lies beyond their ends is looked at too */
#define LINES 32    /* along which bars are read */

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

/* One region of one layer by zbar, along a few dozen lines across its bars. No light is laid around what is
 * cut out: next to it zbar takes the paper for a bar. */
static void
read_edges (zbar_image_scanner_t *zbar, const AkashiGrey *grey, double scale, const AkashiRegion *region,
            GPtrArray *codes)
{
  g_autoptr (AkashiGrey) cut = akashi_region_cut (grey, region, 0);
  if (cut == NULL)
    return;
  guint step = MAX ((region->way == AKASHI_WAY_DOWN ? cut->width : cut->height) / LINES, 1);
  guint rows = region->way != AKASHI_WAY_DOWN ? step : 0,
        columns = region->way != AKASHI_WAY_ACROSS ? step : 0;
  GPtrArray *more = akashi_found_codes_new ();
  akashi_zbar_read_bars (zbar, rows, columns, cut, scale, more);
  put_back (more, region->x * scale, region->y * scale);
  akashi_found_codes_merge (codes, more);
}

/* Bars may be too pale, too wide or too blurred at one end of them to show there. */
static AkashiRegion
widened (const AkashiGrey *grey, const AkashiRegion *region)
{
  AkashiRegion wide = *region;
  guint x = region->way == AKASHI_WAY_DOWN ? 0 : region->width / 2;
  guint y = region->way == AKASHI_WAY_ACROSS ? 0 : region->height / 2;
  wide.x -= MIN (x, wide.x), wide.y -= MIN (y, wide.y);
  wide.width = MIN (region->x + region->width + x, grey->width) - wide.x;
  wide.height = MIN (region->y + region->height + y, grey->height) - wide.y;
  return wide;
}

/* By whole digits instead of edges. */
static void
read_digits (const AkashiLayer *layer, double scale, const AkashiRegion *region, GPtrArray *codes)
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

static void
look_closer (zbar_image_scanner_t *zbar, const AkashiPyramid *pyramid, guint found_in, AkashiBars how,
             const AkashiRegion *region, GPtrArray *codes)
{
  guint before = codes->len;
  const AkashiLayer *layer = pyramid->layers[found_in];
  if (how == AKASHI_BARS_WIDE)
    {
      AkashiRegion wide = widened (layer->grey, region);
      read_digits (layer, pyramid->scale[found_in], &wide, codes);
      return;
    }
  if (how == AKASHI_BARS_BLURRED)
    read_digits (layer, pyramid->scale[found_in], region, codes);
  if (codes->len == before)
    read_edges (zbar, layer->grey, pyramid->scale[found_in], region, codes);
  for (guint by = 2, at = found_in; codes->len == before && at-- > 0; by *= 2)
    {
      AkashiRegion fine = finer (region, by);
      read_edges (zbar, pyramid->layers[at]->grey, pyramid->scale[at], &fine, codes);
    }
}

void
akashi_barcodes_read (zbar_image_scanner_t *zbar, const AkashiPyramid *pyramid, AkashiBars how,
                      gint64 deadline, GPtrArray *codes)
{
  guint found_in = akashi_pyramid_layer (pyramid, SEARCH_PIXELS);
  guint most = how == AKASHI_BARS_WIDE ? MOST_WIDE : MOST_REGIONS;
  g_autoptr (GArray) regions
      = akashi_regions_find (pyramid->layers[found_in]->grey, pyramid->blocks[found_in], AKASHI_REGION_BARS);

  for (guint i = 0; i < MIN (regions->len, most) && akashi_scan_clock () < deadline; i++)
    {
      const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
      if (!is_in_code (region, pyramid->scale[found_in], codes))
        look_closer (zbar, pyramid, found_in, how, region, codes);
    }
}
