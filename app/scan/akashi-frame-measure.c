/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-frame-measure.h"

#include "akashi-region.h"

#include <math.h>
#include <stdlib.h>

/* mean grey of a frame in which a printed code can hardly be told from its ground */
#define DARK_BELOW 36
#define BRIGHT_ABOVE 222
/* pixels without any shade */
#define WHITE_FROM 250
/* share of what is printed that glare must cover to be the reason */
#define GLARE_FROM 0.03f
/* modules: fewer than so many fit into the picture's shorter side, and it shows no whole code */
#define NEAR_BELOW 62
/* pixels a module: fewer are too few */
#define FAR_BELOW 1.7f
/* share of the picture's shorter side: printed things smaller than this may hold a code that is too small */
#define SMALL_PRINT 0.28f
/* steepest step over contrast: an edge blurred by a Gauss of s pixels has 0.4 / s */
#define SHARP_FROM 0.26f
#define SHARP_BLOCK 16
#define SMALL_PIXELS (300 * 1000) /* of the layer in which all are looked at */
#define LEAST_RANGE 40            /* grey values in a block whose edges are looked at */
#define GOOD_FINDER 0.8f

static float
mean_of (const AkashiGrey *grey)
{
  gsize count = (gsize) grey->width * grey->height;
  guint64 sum = 0;
  for (gsize i = 0; i < count; i++)
    sum += grey->pixels[i];
  return (float) sum / (float) count;
}

/* ------------------------------------------------------------------ glare */

static float
white_share (const AkashiGrey *grey, const AkashiRegion *region)
{
  gsize white = 0;
  for (guint y = region->y; y < region->y + region->height; y++)
    for (guint x = region->x; x < region->x + region->width; x++)
      white += grey->pixels[(gsize) y * grey->width + x] >= WHITE_FROM;
  return (float) white / ((float) region->width * (float) region->height);
}

/* A light in what is printed: white around which there are edges, in the largest printed part. */
static float
glare_of (const AkashiGrey *grey, const GArray *regions)
{
  float worst = 0;
  for (guint i = 0; i < regions->len; i++)
    {
      const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
      if (region->width * 8 < grey->width && region->height * 8 < grey->height)
        continue;
      worst = MAX (worst, white_share (grey, region));
    }
  return worst;
}

/* ------------------------------------------------------------------ sharpness */

static float
sharpness_of_block (const AkashiGrey *grey, guint left, guint top)
{
  int least = 255, most = 0, step = 0;
  for (guint y = top; y < top + SHARP_BLOCK; y += 2)
    {
      const guint8 *row = grey->pixels + (gsize) y * grey->width + left;
      const guint8 *below = row + grey->width;
      for (guint x = 0; x + 1 < SHARP_BLOCK; x++)
        {
          least = MIN (least, row[x]), most = MAX (most, row[x]);
          step = MAX (step, MAX (abs (row[x + 1] - row[x]), abs (below[x] - row[x])));
        }
    }
  return most - least >= LEAST_RANGE ? (float) step / (float) (most - least) : -1;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;
  return (x > y) - (x < y);
}

/* Of blocks with edges, what four in five of them do not reach. */
static float
sharpness_of (const AkashiGrey *grey)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (float));
  for (guint top = 0; top + SHARP_BLOCK < grey->height; top += SHARP_BLOCK)
    for (guint left = 0; left + SHARP_BLOCK < grey->width; left += SHARP_BLOCK)
      {
        float sharp = sharpness_of_block (grey, left, top);
        if (sharp >= 0)
          g_array_append_val (all, sharp);
      }
  if (all->len == 0)
    return 0;
  g_array_sort (all, compare_floats);
  return g_array_index (all, float, all->len * 4 / 5);
}

/* ------------------------------------------------------------------ sizes */

static float
module_of (const AkashiFinder *finder)
{
  return sqrtf (fabsf (finder->across.x * finder->down.y - finder->across.y * finder->down.x));
}

/* Of the finder pattern seen best. */
static float
best_module (const GArray *finders)
{
  const AkashiFinder *best = NULL;
  for (guint i = 0; i < finders->len; i++)
    {
      const AkashiFinder *finder = &g_array_index (finders, AkashiFinder, i);
      if (finder->quality >= GOOD_FINDER && finder->contrast >= 25
          && (best == NULL || finder->quality * finder->contrast > best->quality * best->contrast))
        best = finder;
    }
  return best ? module_of (best) : 0;
}

static gboolean
has_small_print (const AkashiGrey *grey, const GArray *regions)
{
  float side = (float) MIN (grey->width, grey->height) * SMALL_PRINT;
  for (guint i = 0; i < regions->len; i++)
    {
      const AkashiRegion *region = &g_array_index (regions, AkashiRegion, i);
      if ((float) region->width < side && (float) region->height < side)
        return TRUE;
    }
  return FALSE;
}

/* ------------------------------------------------------------------ the reason */

static AkashiHint
hint_for (const AkashiFrameQuality *quality, const AkashiGrey *whole, const AkashiGrey *small,
          const GArray *regions)
{
  float side = (float) MIN (whole->width, whole->height);
  if (quality->mean < DARK_BELOW)
    return AKASHI_HINT_TOO_DARK;
  if (quality->mean > BRIGHT_ABOVE)
    return AKASHI_HINT_TOO_BRIGHT;
  if (quality->module > 0 && side / quality->module < NEAR_BELOW)
    return AKASHI_HINT_TOO_NEAR;
  if (quality->glare > GLARE_FROM)
    return AKASHI_HINT_GLARE;
  if (quality->sharpness > 0 && quality->sharpness < SHARP_FROM)
    return AKASHI_HINT_BLURRED;
  if (quality->module > 0 && quality->module < FAR_BELOW)
    return AKASHI_HINT_TOO_FAR;
  return regions->len > 0 && has_small_print (small, regions) ? AKASHI_HINT_TOO_FAR : AKASHI_HINT_NONE;
}

AkashiFrameQuality
akashi_frame_quality (const AkashiPyramid *pyramid, const GArray *finders, GPtrArray *codes)
{
  guint layer = akashi_pyramid_layer (pyramid, SMALL_PIXELS);
  const AkashiGrey *whole = pyramid->layers[0]->grey, *small = pyramid->layers[layer]->grey;
  AkashiFrameQuality quality = { .mean = mean_of (small), .module = best_module (finders) };
  if (codes->len > 0)
    return quality;
  g_autoptr (GArray) regions = akashi_regions_find (small, pyramid->blocks[layer], AKASHI_REGION_SQUARES);
  quality.glare = glare_of (small, regions);
  quality.sharpness = sharpness_of (whole);
  quality.hint = hint_for (&quality, whole, small, regions);
  return quality;
}
