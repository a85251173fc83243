/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-found-codes.h"
#include "akashi-grey-resize.h"
#include "akashi-region.h"
#include "akashi-scan-clock.h"
#include "akashi-scanner.h"

#define MARGIN 8                    /* pixels of light laid around a region */
#define SEARCH_PIXELS (1400 * 1000) /* regions are searched in the finest layer that has no more */
#define ENLARGED_PIXELS (90 * 1000) /* of a region that is enlarged */
#define SHARPEN 0.5

/* Codes of a cut region, put back where they are in the picture. */
static void
put_back (GPtrArray *codes, const AkashiRegion *region, double scale)
{
  for (guint i = 0; i < codes->len; i++)
    for (guint k = 0; k < 4; k++)
      {
        AkashiPoint *corner = &((AkashiFoundCode *) codes->pdata[i])->corners[k];
        corner->x = (corner->x + (double) region->x - MARGIN) * scale;
        corner->y = (corner->y + (double) region->y - MARGIN) * scale;
      }
}

static void
read_region (const AkashiGrey *grey, double scale, const AkashiRegion *region, gint64 deadline,
             GPtrArray *codes)
{
  g_autoptr (AkashiGrey) cut = akashi_region_cut (grey, region, MARGIN);
  g_autoptr (AkashiGrey) large = cut ? akashi_grey_enlarge_sharp (cut, SHARPEN) : NULL;
  if (large == NULL)
    return;
  GPtrArray *more = akashi_found_codes_new ();
  g_autoptr (AkashiFinderReader) reader = akashi_finder_reader_new (large, 0.5, deadline, more);
  akashi_finder_reader_read (reader, AKASHI_EFFORT_QUICK);
  if (more->len == 0)
    akashi_finder_reader_read (reader, AKASHI_EFFORT_FULL);
  if (more->len == 0)
    akashi_finder_reader_guess (reader);
  akashi_scanner_mark (more, 0, AKASHI_STEP_ENLARGED);
  put_back (more, region, scale);
  akashi_found_codes_merge (codes, more);
}

void
akashi_scanner_read_regions (const AkashiPyramid *pyramid, guint skip, guint most, gint64 deadline,
                             GPtrArray *codes)
{
  guint layer = akashi_pyramid_layer (pyramid, SEARCH_PIXELS);
  const AkashiGrey *grey = pyramid->layers[layer]->grey;
  g_autoptr (GArray) regions = akashi_regions_find (grey, pyramid->blocks[layer], AKASHI_REGION_SQUARES);
  if (regions->len > most && skip > 0)
    skip %= regions->len;
  for (guint i = skip; i < regions->len && i < skip + most && akashi_scan_clock () < deadline; i++)
    {
      const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
      if ((gsize) region->width * region->height <= ENLARGED_PIXELS)
        read_region (grey, pyramid->scale[layer], region, deadline, codes);
    }
}
