/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-match.h"

#include "akashi-finder-fit.h"
#include "akashi-scan-clock.h"
#include "akashi-wide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PEAKS 8000
#define MOST_MEASURED 48
#define MOST_IN_VAIN 8   /* one after the other: the most promising come first */
#define LEAST_PEAK 0.50f /* correlation with rings that are the same whichever way the finder is turned */
#define LEAST_FIT 0.60f  /* … with the square finder */
#define LEAST_RANGE 12   /* grey values from the darkest to the lightest pixel of a block around it */
#define SEVERAL 0.06f    /* … of these a mean step: one sharp edge alone makes 1 / 16 */
#define SOME 0.03f       /* … the other way, along which the picture may have moved */
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
#define LARGE 3 /* from here on: what is smaller is so large in the next finer layer */
#define SMOOTHED_FROM 1.6f
#define EVERY_SECOND_FROM 1.9f

typedef struct {
  float x, y, module, angle;
  float height; /* the correlation */
  gboolean inverted;
} Peak;

/* The points of one size, as steps in the smoothed part. */
typedef struct {
  int dark[DARK_POINTS], light[LIGHT_POINTS];
} Points;

/* ------------------------------------------------------------------ what is looked at */

typedef struct {
  guint width, height;
  const guint8 *pixels;
  guint columns;       /* of blocks */
  const guint8 *crowd; /* blocks in which a finder's middle may lie */
} Part;

/* Means of 3 x 3 pixels, the middle counting most: noise shrinks, what is two pixels wide stays. Only inside:
 * its rim is not looked at. */
static guint8 *
smoothed (const Part *plain)
{
  gsize width = plain->width;
  guint8 *pixels = g_memdup2 (plain->pixels, width * plain->height);
  g_autofree guint16 *columns = g_new (guint16, width);
  for (gsize y = 1; y + 1 < plain->height; y++)
    {
      const guint8 *row = plain->pixels + y * width, *above = row - width, *below = row + width;
      guint8 *out = pixels + y * width;
      for (gsize x = 0; x < width; x++)
        columns[x] = (guint16) (above[x] + 2 * row[x] + below[x]);
      for (gsize x = 1; x + 1 < width; x++)
        out[x] = (guint8) ((columns[x - 1] + 2 * columns[x] + columns[x + 1] + 8) >> 4);
    }
  return pixels;
}

/* Around a finder's middle there are several edges. */
static guint8 *
crowded (const AkashiBlocks *blocks)
{
  gsize count = (gsize) blocks->columns * blocks->rows;
  guint8 *crowd = g_new (guint8, count);
  for (gsize i = 0; i < count; i++)
    {
      const AkashiBlock *block = &blocks->block[i];
      float across = block->steps[AKASHI_WAY_ACROSS], down = block->steps[AKASHI_WAY_DOWN];
      crowd[i] = block->range >= LEAST_RANGE && MAX (across, down) >= SEVERAL * block->range
                 && MIN (across, down) >= SOME * block->range;
    }
  return crowd;
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

/* Where the rings are looked at first, as steps in the part. */
typedef struct {
  int light[6], inner[4], outer[8];
} Screen;

static inline guint8
least_of (guint8 a, guint8 b)
{
  return MIN (a, b);
}

static inline guint8
most_of (guint8 a, guint8 b)
{
  return MAX (a, b);
}

static inline guint8
between (guint8 a, guint8 b)
{
  return (guint8) ((a + b + 1) >> 1);
}

static inline guint8
mean_of_four (const guint8 *at, const int steps[4])
{
  return between (between (at[steps[0]], at[steps[1]]), between (at[steps[2]], at[steps[3]]));
}

/*
 * Where the light ring stands out from the middle in all six directions looked at, and from the rings beside
 * it by some of what it is uneven itself: nearly nowhere else does it. No branches: they would keep the
 * compiler from making vectors.
 * @found: of @count pixels from @row on, 1 dark in the middle, 2 light in the middle, 0 neither
 */
AKASHI_WIDE static void
screen_row (const guint8 *row, const Screen *restrict screen, gsize count, guint8 *restrict found)
{
  const Screen s = *screen;
#pragma GCC ivdep /* @found is apart from what is looked at */
  for (gsize x = 0; x < count; x++)
    {
      const guint8 *at = row + x;
      guint8 a = at[s.light[0]], b = at[s.light[1]], c = at[s.light[2]];
      guint8 d = at[s.light[3]], e = at[s.light[4]], f = at[s.light[5]];
      guint8 least = least_of (least_of (least_of (a, b), least_of (c, d)), least_of (e, f));
      guint8 most = most_of (most_of (most_of (a, b), most_of (c, d)), most_of (e, f));
      guint8 light = between (least, most);
      guint8 outer = between (mean_of_four (at, s.outer), mean_of_four (at, s.outer + 4));
      guint8 beside = between (mean_of_four (at, s.inner), outer);
      guint8 darker = beside <= between (between (light, least), least);
      guint8 paler = beside >= between (between (light, most), most);
      guint8 dark = least >= at[0] + LEAST_STEP, pale = at[0] >= most + LEAST_STEP;
      found[x] = (guint8) ((dark & darker) | (pale & paler) << 1);
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

/* What a search for one size needs. */
typedef struct {
  const Part *part;
  float module;
  Points points;
  Screen screen;
  guint step;    /* pixels from one place looked at to the next, both ways */
  guint8 *found; /* a row */
  guint first;   /* of its peaks */
  GArray *peaks;
} Search;

static void
find_in_row (Search *search, guint left, guint right, guint y)
{
  guint8 *found = search->found;
  const guint8 *row = search->part->pixels + (gsize) y * search->part->width + left;
  guint count = right - left;
  screen_row (row, &search->screen, count, found);
  memset (found + count, 0, 8);
  for (guint start = 0; start < count; start += 8)
    {
      guint64 eight;
      memcpy (&eight, found + start, 8);
      if (eight == 0) /* nearly always */
        continue;
      for (guint x = start; x < start + 8; x += search->step)
        {
          if (found[x] == 0)
            continue;
          float height = correlation (row + x, &search->points) * (found[x] == 1 ? 1 : -1);
          Peak peak = { (float) (left + x), (float) y, search->module, 0, height, found[x] == 2 };
          if (height >= LEAST_PEAK && search->peaks->len < MOST_PEAKS)
            add_peak (search->peaks, search->first, peak);
        }
    }
}

static void
find_peaks (const Part *part, float module, guint8 *found, GArray *peaks)
{
  Search search = {
    part,       module, points_of (module, part->width), { { 0 } }, module < EVERY_SECOND_FROM ? 1 : 2, found,
    peaks->len, peaks
  };
  guint margin = (guint) (rings[G_N_ELEMENTS (rings) - 1].radius * module) + 2;
  if (part->width <= 2 * margin)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (search.screen.light); i++)
    search.screen.light[i] = search.points.light[2 * i];
  for (guint i = 0; i < G_N_ELEMENTS (search.screen.inner); i++)
    search.screen.inner[i] = search.points.dark[1 + 2 * i];
  for (guint i = 0; i < G_N_ELEMENTS (search.screen.outer); i++)
    search.screen.outer[i] = search.points.dark[9 + 2 * i];
  for (guint y = margin; y + margin < part->height; y += search.step)
    {
      const guint8 *crowd = part->crowd + (gsize) (y / AKASHI_BLOCK) * part->columns;
      for (guint i = 0, end; i < part->columns; i = end)
        {
          for (end = i; end < part->columns && crowd[end]; end++)
            ;
          guint left = MAX (i * AKASHI_BLOCK, margin);
          guint right = MIN (end * AKASHI_BLOCK, part->width - margin);
          if (left < right)
            find_in_row (&search, left, right, y);
          while (end < part->columns && !crowd[end])
            end++;
        }
    }
}

/* ------------------------------------------------------------------ how it is turned */

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

static float
turned_by (guint turn)
{
  return (float) G_PI / 2 * (float) turn / TURNS;
}

/* Turns a peak to where the square finder fits best; its height becomes how well. */
static void
turn_peak (const AkashiFinderStencil stencils[TURNS], Peak *peak)
{
  peak->height = -1;
  for (guint turn = 0; turn < TURNS; turn++)
    {
      float fit = akashi_finder_stencil_fit (&stencils[turn], (AkashiVector){ peak->x, peak->y });
      if (peak->inverted)
        fit = -fit;
      if (fit > peak->height)
        peak->height = fit, peak->angle = turned_by (turn);
    }
}

/* Of one size. */
static void
turn_peaks (const AkashiGrey *grey, float module, GArray *peaks, guint first)
{
  AkashiFinderStencil stencils[TURNS];
  for (guint turn = 0; turn < TURNS; turn++)
    {
      float c = cosf (turned_by (turn)) * module, s = sinf (turned_by (turn)) * module;
      akashi_finder_stencil_set (&stencils[turn], grey, (AkashiVector){ c, s }, (AkashiVector){ -s, c });
    }
  for (guint i = first; i < peaks->len; i++)
    turn_peak (stencils, &g_array_index (peaks, Peak, i));
}

static void
measure_peak (const AkashiLayer *layer, const Peak *peak, GArray *finders)
{
  Pose best = pose_of (peak, peak->angle);
  float fit = settle (layer, &best, peak->inverted, peak->module, fit_of (layer, &best, peak->inverted));
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
choose_peaks (GArray *peaks)
{
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
akashi_finders_match (const AkashiLayer *layer, const AkashiBlocks *blocks, gboolean large, gint64 deadline,
                      GArray *finders)
{
  const AkashiGrey *grey = layer->grey;
  g_autoptr (GArray) peaks = g_array_new (FALSE, FALSE, sizeof (Peak));
  g_autofree guint8 *crowd = crowded (blocks), *found = g_new (guint8, (gsize) grey->width + 8);
  Part plain = { grey->width, grey->height, grey->pixels, blocks->columns, crowd }, part = plain;
  g_autofree guint8 *pixels = smoothed (&plain);
  part.pixels = pixels;
  for (guint i = large ? LARGE : 0; i < G_N_ELEMENTS (modules) && akashi_scan_clock () < deadline; i++)
    {
      guint first = peaks->len;
      find_peaks (modules[i] < SMOOTHED_FROM ? &plain : &part, modules[i], found, peaks);
      turn_peaks (grey, modules[i], peaks, first);
    }
  choose_peaks (peaks);
  for (guint i = 0, in_vain = 0; i < peaks->len && in_vain < MOST_IN_VAIN; i++) /* some milliseconds */
    {
      guint before = finders->len;
      measure_peak (layer, &g_array_index (peaks, Peak, i), finders);
      in_vain = finders->len > before ? 0 : in_vain + 1;
    }
}
