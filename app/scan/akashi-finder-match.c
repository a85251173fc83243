/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-match.h"

#include "akashi-scan-clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PEAKS 8000
#define MOST_MEASURED 80
#define SCREENED 6       /* points of the light ring */
#define CHUNK 256        /* pixels screened at a time */
#define LEAST_PEAK 0.50f /* correlation with rings that are the same whichever way the finder is turned */
#define LEAST_FIT 0.60f  /* … with the square finder */
#define DARK_MODULES 33  /* of a finder */
#define LEAST_STEP 3     /* grey values between its middle and its light ring */

/* Rings of points, in modules from the middle, that are all dark or all light however the finder is turned.
 */
static const struct {
  float radius;
  guint points;
} rings[] = { { 1.2f, 8 }, { 2.3f, 12 }, { 3.25f, 16 } };
#define DARK_POINTS (1 + 8 + 16)
#define LIGHT_POINTS 12
#define POINTS (DARK_POINTS + LIGHT_POINTS)

static const float modules[] = { 1.2f, 1.43f, 1.7f, 2, 2.4f, 2.85f, 3.4f };
#define SMOOTHED_FROM 1.6f

typedef struct {
  float x, y, module, angle;
  float height; /* the correlation */
  gboolean inverted;
} Peak;

/* The points of one size, as steps in the smoothed part. */
typedef struct {
  int dark[DARK_POINTS], light[LIGHT_POINTS];
} Points;

/* ------------------------------------------------------------------ the part looked at */

typedef struct {
  guint width, height;
  guint8 *pixels;
} Part;

static Part
part_of (const AkashiGrey *grey, const AkashiRegion *region)
{
  Part part = { region->width, region->height, g_new (guint8, (gsize) region->width * region->height) };
  for (guint y = 0; y < region->height; y++)
    memcpy (part.pixels + (gsize) y * part.width,
            grey->pixels + (gsize) (region->y + y) * grey->width + region->x, region->width);
  return part;
}

/* Means of 3 x 3 pixels, the middle counting most: noise shrinks, what is two pixels wide stays. Only inside:
 * its rim is not looked at. */
static Part
smoothed (const Part *plain)
{
  gsize width = plain->width;
  Part part = { plain->width, plain->height, g_memdup2 (plain->pixels, width * plain->height) };
  g_autofree guint16 *columns = g_new (guint16, width);
  for (gsize y = 1; y + 1 < plain->height; y++)
    {
      const guint8 *row = plain->pixels + y * width, *above = row - width, *below = row + width;
      guint8 *out = part.pixels + y * width;
      for (gsize x = 0; x < width; x++)
        columns[x] = (guint16) (above[x] + 2 * row[x] + below[x]);
      for (gsize x = 1; x + 1 < width; x++)
        out[x] = (guint8) ((columns[x - 1] + 2 * columns[x] + columns[x + 1] + 8) >> 4);
    }
  return part;
}

static Points
points_of (float module, guint width)
{
  Points points = { .dark = { 0 } };
  guint dark = 1, light = 0; /* the middle itself is the first */
  for (guint ring = 0; ring < G_N_ELEMENTS (rings); ring++)
    for (guint i = 0; i < rings[ring].points; i++)
      {
        float angle = 2 * (float) G_PI * (float) i / (float) rings[ring].points,
              radius = rings[ring].radius * module;
        int step
            = (int) lroundf (radius * sinf (angle)) * (int) width + (int) lroundf (radius * cosf (angle));
        if (ring == 1)
          points.light[light++] = step;
        else
          points.dark[dark++] = step;
      }
  return points;
}

/* ------------------------------------------------------------------ peaks */

static float
correlation (const guint8 *at, const Points *points)
{
  guint dark = 0, light = 0, squares = 0;
  for (guint i = 0; i < DARK_POINTS; i++)
    dark += at[points->dark[i]], squares += (guint) at[points->dark[i]] * at[points->dark[i]];
  for (guint i = 0; i < LIGHT_POINTS; i++)
    light += at[points->light[i]], squares += (guint) at[points->light[i]] * at[points->light[i]];
  float mean = (float) (dark + light) / POINTS, spread = (float) squares - mean * (float) (dark + light);
  if (spread < 1)
    return 0;
  return ((float) light - LIGHT_POINTS * mean)
         / sqrtf (spread * ((float) LIGHT_POINTS * DARK_POINTS / POINTS));
}

/* On its own, or the compiler unrolls what is around it and makes no vectors. */
G_NO_INLINE static void
narrow (const guint8 *restrict light, guint8 *restrict least, guint8 *restrict most, gsize count)
{
  for (gsize x = 0; x < count; x++)
    {
      guint8 now = light[x], low = least[x], high = most[x];
      least[x] = now < low ? now : low;
      most[x] = now > high ? now : high;
    }
}

static void
mark (const guint8 *restrict middle, const guint8 *restrict least, const guint8 *restrict most,
      guint8 *restrict found, gsize count)
{
  for (gsize x = 0; x < count; x++)
    {
      guint8 above = least[x] > middle[x] ? (guint8) (least[x] - middle[x]) : 0;
      guint8 below = middle[x] > most[x] ? (guint8) (middle[x] - most[x]) : 0;
      found[x] = (guint8) ((above >= LEAST_STEP ? 1 : 0) | (below >= LEAST_STEP ? 2 : 0));
    }
}

/*
 * Where the light ring stands out from the middle in all six directions looked at: nearly nowhere else does
 * it.
 * @found: of @count pixels from @row on, 1 dark in the middle, 2 light in the middle, 0 neither
 */
static void
screen_row (const guint8 *row, const int steps[SCREENED], gsize count, guint8 *found)
{
  for (gsize start = 0; start < count; start += CHUNK)
    {
      guint8 least[CHUNK], most[CHUNK];
      gsize length = MIN (CHUNK, count - start);
      memset (least, 255, CHUNK);
      memset (most, 0, CHUNK);
      for (guint i = 0; i < SCREENED; i++)
        narrow (row + start + steps[i], least, most, length);
      mark (row + start, least, most, found + start, length);
    }
}

static gboolean
lies_on (const Peak *a, const Peak *b)
{
  float near = 2 * MAX (a->module, b->module);
  return fabsf (a->x - b->x) < near && fabsf (a->y - b->y) < near && a->inverted == b->inverted;
}

/* Of peaks of one size, from @first on, that lie on each other the highest is kept. They come row by row. */
static void
add_peak (GArray *peaks, guint first, Peak peak)
{
  for (guint i = peaks->len; i-- > first;)
    {
      Peak *other = &g_array_index (peaks, Peak, i);
      if (other->y < peak.y - 4 * peak.module)
        break;
      if (!lies_on (other, &peak))
        continue;
      if (peak.height > other->height)
        *other = peak;
      return;
    }
  g_array_append_val (peaks, peak);
}

static void
find_peaks (const Part *part, float module, guint8 *found, GArray *peaks)
{
  Points points = points_of (module, part->width);
  guint margin = (guint) (rings[G_N_ELEMENTS (rings) - 1].radius * module) + 2;
  if (part->width <= 2 * margin)
    return;
  guint count = part->width - 2 * margin, first = peaks->len;
  int steps[SCREENED];
  for (guint i = 0; i < SCREENED; i++)
    steps[i] = points.light[i * LIGHT_POINTS / SCREENED];
  for (guint y = margin; y + margin < part->height; y += module < 2.8f ? 1 : 2)
    {
      const guint8 *row = part->pixels + (gsize) y * part->width + margin;
      screen_row (row, steps, count, found);
      for (guint x = 0; x < count; x++)
        {
          if (found[x] == 0)
            continue;
          float height = correlation (row + x, &points) * (found[x] == 1 ? 1 : -1);
          if (height >= LEAST_PEAK && peaks->len < MOST_PEAKS)
            add_peak (peaks, first,
                      (Peak){ (float) (margin + x), (float) y, module, 0, height, found[x] == 2 });
        }
    }
}

/* ------------------------------------------------------------------ how it is turned */

/* More than the roundings of a place add up to; pixels. */
#define ROUNDING 0.02f

/* Whether all that is sampled around @at lies within the picture, and a pixel right of it and below, too. */
static gboolean
is_inside (const AkashiGrey *grey, AkashiVector at, AkashiVector u, AkashiVector v)
{
  float x = 4 * (fabsf (u.x) + fabsf (v.x)) + ROUNDING, y = 4 * (fabsf (u.y) + fabsf (v.y)) + ROUNDING;
  return at.x - x >= 0 && at.y - y >= 0 && at.x + x < (float) grey->width - 1
         && at.y + y < (float) grey->height - 1;
}

float
akashi_finder_fit (const AkashiLayer *layer, AkashiVector at, AkashiVector u, AkashiVector v)
{
  static const guint8 dark_rings = 0x0B; /* 0, 1 and 3 */
  const AkashiGrey *grey = layer->grey;
  float sum = 0, squares = 0, product = 0;
  if (!is_inside (grey, at, u, v))
    return 0;
  for (int j = -4; j <= 4; j++)
    for (int i = -4; i <= 4; i++)
      {
        float x = at.x + (float) i * u.x + (float) j * v.x, y = at.y + (float) i * u.y + (float) j * v.y;
        guint left = (guint) x, top = (guint) y;
        const guint8 *upper = grey->pixels + (gsize) top * grey->width + left, *lower = upper + grey->width;
        float a = x - (float) left, high = (float) upper[0] + a * (float) (upper[1] - upper[0]);
        float low = (float) lower[0] + a * (float) (lower[1] - lower[0]);
        float value = high + (y - (float) top) * (low - high);
        sum += value, squares += value * value;
        if (dark_rings >> MAX (ABS (i), ABS (j)) & 1)
          product += value;
      }
  float mean = DARK_MODULES / 81.0f, spread = squares / 81 - sum * sum / (81 * 81);
  if (spread < 1)
    return 0;
  return (sum * mean - product) / 81 / sqrtf (spread * (mean - mean * mean));
}

/* Place, and one module across and down. */
typedef union {
  struct {
    AkashiVector at, across, down;
  } is;
  float number[6];
} Pose;

static float
fit_of (const AkashiLayer *layer, const Pose *pose, gboolean inverted)
{
  float fit = akashi_finder_fit (layer, pose->is.at, pose->is.across, pose->is.down);
  return inverted ? -fit : fit;
}

static Pose
pose_of (const Peak *peak, float angle)
{
  float c = cosf (angle) * peak->module, s = sinf (angle) * peak->module;
  return (Pose){ .is = { { peak->x, peak->y }, { c, s }, { -s, c } } };
}

/* Moves, turns and stretches it by less and less as long as it fits better. */
static float
settle (const AkashiLayer *layer, Pose *pose, gboolean inverted, float module, float fit)
{
  for (float step = 0.5f; step > 0.1f; step /= 2)
    {
      gboolean better = TRUE;
      for (guint round = 0; better && round < 4; round++)
        {
          better = FALSE;
          for (guint i = 0; i < 12; i++)
            {
              Pose moved = *pose;
              /* three and a half modules from the middle, a change of the module shows as much as one of the
               * place */
              float by = step * module * (i / 2 < 2 ? 1 : 0.25f);
              moved.number[i / 2] += i % 2 ? by : -by;
              float now = fit_of (layer, &moved, inverted);
              if (now > fit)
                fit = now, *pose = moved, better = TRUE;
            }
        }
    }
  return fit;
}

#define TURNS 6 /* of a quarter turn */
#define HOPELESS 0.25f

/* Turns a peak to where the square finder fits best; its height becomes how well. */
static void
turn_peak (const AkashiLayer *layer, Peak *peak)
{
  peak->height = -1;
  for (guint turn = 0; turn < TURNS; turn++)
    {
      float angle = (float) G_PI / 2 * (float) turn / TURNS;
      Pose pose = pose_of (peak, angle);
      float fit = fit_of (layer, &pose, peak->inverted);
      if (fit > peak->height)
        peak->height = fit, peak->angle = angle;
    }
}

static void
measure_peak (const AkashiLayer *layer, const Peak *peak, GArray *finders)
{
  Pose best = pose_of (peak, peak->angle);
  float fit = settle (layer, &best, peak->inverted, peak->module, peak->height);
  AkashiVector u = best.is.across, v = best.is.down;
  if (fit < LEAST_FIT || u.x * v.y - u.y * v.x < peak->module * peak->module / 3)
    return;
  float dark = akashi_layer_grey (layer, best.is.at.x, best.is.at.y), light = 0;
  for (int way = -1; way <= 1; way += 2)
    {
      float w = (float) (2 * way);
      light += akashi_layer_grey (layer, best.is.at.x + w * u.x, best.is.at.y + w * u.y) / 4;
      light += akashi_layer_grey (layer, best.is.at.x + w * v.x, best.is.at.y + w * v.y) / 4;
    }
  AkashiFinder finder = { best.is.at, u, v, fabsf (light - dark), fit, peak->inverted };
  g_array_append_val (finders, finder);
}

static int
compare_peaks (gconstpointer a, gconstpointer b)
{
  float x = ((const Peak *) a)->height, y = ((const Peak *) b)->height;
  return (x < y) - (x > y);
}

/* The most promising first, each place once. */
static void
choose_peaks (const AkashiLayer *layer, GArray *peaks)
{
  for (guint i = 0; i < peaks->len; i++)
    turn_peak (layer, &g_array_index (peaks, Peak, i));
  g_array_sort (peaks, compare_peaks);
  guint kept = 0;
  for (guint i = 0; i < peaks->len && kept < MOST_MEASURED; i++)
    {
      Peak peak = g_array_index (peaks, Peak, i);
      gboolean known = peak.height < HOPELESS;
      for (guint k = 0; k < kept && !known; k++)
        known = lies_on (&g_array_index (peaks, Peak, k), &peak);
      if (!known)
        g_array_index (peaks, Peak, kept++) = peak;
    }
  g_array_set_size (peaks, kept);
}

void
akashi_finders_match (const AkashiLayer *layer, const AkashiRegion *region, gint64 deadline, GArray *finders)
{
  g_autoptr (GArray) peaks = g_array_new (FALSE, FALSE, sizeof (Peak));
  Part plain = part_of (layer->grey, region), part = smoothed (&plain);
  g_autofree guint8 *found = g_new (guint8, region->width);
  for (guint i = 0; i < G_N_ELEMENTS (modules) && akashi_scan_clock () < deadline; i++)
    find_peaks (modules[i] < SMOOTHED_FROM ? &plain : &part, modules[i], found, peaks);
  g_free (part.pixels);
  g_free (plain.pixels);
  for (guint i = 0; i < peaks->len; i++)
    {
      Peak *peak = &g_array_index (peaks, Peak, i);
      peak->x += (float) region->x, peak->y += (float) region->y;
    }
  choose_peaks (layer, peaks);
  for (guint i = 0; i < peaks->len; i++) /* some milliseconds */
    measure_peak (layer, &g_array_index (peaks, Peak, i), finders);
}
