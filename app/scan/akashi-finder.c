/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder.h"

#include "akashi-wide.h"

#include <math.h>
#include <string.h>

#define LEAST_STEP 5.0f /* grey values from one pixel to the next at an edge */

/* What a search needs from row to row. */
typedef struct {
  const AkashiLayer *layer;
  float least, most;
  GArray *finders;
  const guint16 *levels; /* of the row looked at */
  int *edges;            /* where a row changes between dark and light */
  int *likely;           /* of each: whether the runs from there on may be a finder's */
} Search;

/*
 * Ink that spreads makes dark runs longer and light ones shorter by the same; the way from one edge to the
 * next of the same kind keeps its length. @slack: pixels by which an edge may be misplaced.
 */
static gboolean
is_finder_runs (const float runs[5], float slack)
{
  float pairs[4], sum = 0;
  for (guint i = 0; i < 4; i++)
    {
      pairs[i] = runs[i] + runs[i + 1];
      sum += pairs[i];
    }
  float module = sum / 12;
  return fabsf (pairs[0] - 2 * module) < 0.7f * module + slack
         && fabsf (pairs[3] - 2 * module) < 0.7f * module + slack
         && fabsf (pairs[1] - 4 * module) < 1.1f * module + slack
         && fabsf (pairs[2] - 4 * module) < 1.1f * module + slack && runs[2] > 1.5f * module - slack
         && runs[2] > runs[0] && runs[2] > runs[4];
}

/* Near its middle: a wrong one may lie on a right one's edge. */
static gboolean
is_known (const Search *search, float x, float y)
{
  for (guint i = search->finders->len; i-- > 0;)
    {
      const AkashiFinder *finder = &g_array_index (search->finders, AkashiFinder, i);
      float dx = x - finder->centre.x, dy = y - finder->centre.y;
      float u = fabsf (finder->across.x) + fabsf (finder->down.x);
      float v = fabsf (finder->across.y) + fabsf (finder->down.y);
      if (fabsf (dx) < 1.2f * u && fabsf (dy) < 1.2f * v)
        return TRUE;
    }
  return FALSE;
}

/* Looks from the pixel nearest to @from both ways, along its row or its column. Returns: the width of a
 * module that way, 0 where the runs are not a finder's; @from becomes the middle. */
static float
cross (const Search *search, AkashiVector *from, gboolean upright, gboolean inverted, float module)
{
  const AkashiLayer *layer = search->layer;
  guint x = (guint) (from->x + 0.5f), y = (guint) (from->y + 0.5f);
  int right = !upright, down = upright;
  float ahead[3], behind[3], limit = module * 12 + 2;

  if (!akashi_finder_straight_ray (layer, x, y, right, down, inverted, limit, ahead)
      || !akashi_finder_straight_ray (layer, x, y, -right, -down, inverted, limit, behind))
    return 0;
  float runs[5] = { behind[2] - behind[1], behind[1] - behind[0], behind[0] + ahead[0], ahead[1] - ahead[0],
                    ahead[2] - ahead[1] };
  if (!is_finder_runs (runs, 0.25f))
    return 0;
  float middle = (ahead[0] - behind[0] + ahead[1] - behind[1] + ahead[2] - behind[2]) / 6;
  if (upright)
    from->y = (float) y + middle;
  else
    from->x = (float) x + middle;
  return (ahead[2] + behind[2] + ahead[1] + behind[1]) / 12;
}

static void
try_finder (Search *search, float x, float y, float module, gboolean inverted)
{
  AkashiFinder finder = { .centre = { x, y }, .inverted = inverted };

  if (is_known (search, x, y))
    return;
  float vertical = cross (search, &finder.centre, TRUE, inverted, module * 2);
  if (vertical <= 0)
    return;
  float horizontal = cross (search, &finder.centre, FALSE, inverted, module * 1.5f);
  if (horizontal <= 0 || vertical > 4 * horizontal || horizontal > 4 * vertical)
    return;
  if (!akashi_finder_measure (search->layer, MAX (horizontal, vertical), &finder)
      || is_known (search, finder.centre.x, finder.centre.y))
    return;
  float size = sqrtf (fabsf (finder.across.x * finder.down.y - finder.across.y * finder.down.x));
  if (size >= search->least && size < search->most && search->finders->len < AKASHI_MAX_FINDERS)
    g_array_append_val (search->finders, finder);
}

/* Returns: how many edges; edge i lies before pixel edges[i]; the row begins light. */
static guint
edges_of_row (const guint64 *bits, guint width, int *edges)
{
  guint count = 0;
  guint64 carry = 0;
  for (guint start = 0; start < width; start += 64)
    {
      guint64 word = bits[start / 64], changes = word ^ (word << 1 | carry);
      carry = word >> 63;
      for (; changes != 0; changes &= changes - 1)
        edges[count++] = (int) start + __builtin_ctzll (changes);
    }
  return count;
}

/* The six edges of five runs, to a fraction of a pixel: where the grey values cross the line. Returns:
 * whether they are steps, all of them. */
static gboolean
fine_runs (const Search *search, guint y, const int *edges, float runs[5])
{
  const guint8 *pixels = search->layer->grey->pixels + (gsize) y * search->layer->grey->width;
  const guint16 *line = search->levels + AKASHI_LAYER_BLOCK / 2;
  float last = 0;
  for (guint i = 0; i < 6; i++)
    {
      int x = edges[i];
      float before = x > 0 ? (float) pixels[x - 1] - (float) line[x - 1] / AKASHI_LAYER_SCALE : 0;
      float after = (float) pixels[x] - (float) line[x] / AKASHI_LAYER_SCALE, step = after - before;
      if (fabsf (step) < LEAST_STEP)
        return FALSE;
      float at = (float) x - after / step;
      if (i > 0)
        runs[i - 1] = at - last;
      last = at;
    }
  return TRUE;
}

/* Nearly all runs end here, so all are looked at in the same way, side by side: whether they are a finder's
 * by whole pixels. @least, @most: pixels of all five */
AKASHI_WIDE static void
mark_likely (const int *restrict edges, guint count, float least, float most, int *restrict likely)
{
  for (guint i = 0; i < count; i++)
    {
      float a = (float) edges[i], b = (float) edges[i + 1], c = (float) edges[i + 2];
      float d = (float) edges[i + 3], e = (float) edges[i + 4], f = (float) edges[i + 5];
      float length = f - a, middle = d - c, before = c - a, after = f - d;
      float module = (before + (d - b) + (e - c) + after) * (1.0f / 12);
      int sized = (length >= least) & (length <= most);
      int even = (before * 2 <= after * 3 + 3) & (after * 2 <= before * 3 + 3);
      int wide = (middle * 7 >= length * 2 - 7) & (middle * 7 <= length * 5 + 7)
                 & (middle > 1.5f * module - 1) & (middle > b - a) & (middle > f - e);
      int outer = (fabsf (before - 2 * module) < 0.7f * module + 1)
                  & (fabsf (after - 2 * module) < 0.7f * module + 1);
      int inner = (fabsf (d - b - 4 * module) < 1.1f * module + 1)
                  & (fabsf (e - c - 4 * module) < 1.1f * module + 1);
      likely[i] = sized & even & wide & outer & inner;
    }
}

static void
search_row (Search *search, guint y, guint count)
{
  const int *edges = search->edges;
  if (count < 6)
    return;
  mark_likely (edges, count - 5, floorf (MAX (5, search->least * 5)), floorf (search->most * 7 * 1.6f) + 2,
               search->likely);
  for (guint i = 0; i + 5 < count; i++)
    {
      float runs[5];
      if (!search->likely[i] || edges[i + 5] >= (int) search->layer->grey->width)
        continue;
      if (fine_runs (search, y, edges + i, runs) && is_finder_runs (runs, 0.3f))
        try_finder (search, (float) (edges[i + 2] + edges[i + 3] - 1) / 2, (float) y,
                    (float) (edges[i + 5] - edges[i]) / 7, i % 2);
    }
}

static int
compare_quality (gconstpointer a, gconstpointer b)
{
  float x = ((const AkashiFinder *) a)->quality, y = ((const AkashiFinder *) b)->quality;
  return (x < y) - (x > y);
}

void
akashi_finders_drop_overlaid (GArray *finders)
{
  guint kept = 0;
  g_array_sort (finders, compare_quality);
  for (guint i = 0; i < finders->len; i++)
    {
      AkashiFinder *finder = &g_array_index (finders, AkashiFinder, i);
      gboolean overlaid = FALSE;
      for (guint k = 0; k < kept && !overlaid; k++)
        {
          const AkashiFinder *better = &g_array_index (finders, AkashiFinder, k);
          float dx = finder->centre.x - better->centre.x, dy = finder->centre.y - better->centre.y;
          float u = hypotf (better->across.x, better->across.y), v = hypotf (better->down.x, better->down.y);
          overlaid = dx * dx + dy * dy < 9 * MIN (u, v) * MIN (u, v);
        }
      if (!overlaid)
        g_array_index (finders, AkashiFinder, kept++) = *finder;
    }
  g_array_set_size (finders, kept);
}

void
akashi_finders_find (const AkashiLayer *layer, float least, float most, guint step, GArray *finders)
{
  guint width = layer->grey->width;
  g_autofree guint16 *levels = g_new (guint16, akashi_layer_row_room (layer));
  g_autofree guint64 *bits = g_new (guint64, width / 64 + 1);
  g_autofree int *edges = g_new (int, width + 1), *likely = g_new (int, width + 1);
  Search search = { layer, least, most, finders, levels, edges, likely };

  for (guint y = step / 2; y < layer->grey->height; y += step)
    {
      akashi_layer_dark_row (layer, y, levels, bits);
      search_row (&search, y, edges_of_row (bits, width, edges));
    }
  akashi_finders_drop_overlaid (finders);
}
