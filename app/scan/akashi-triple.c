/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-triple.h"

#include <math.h>

#define LEAST_MODULES 21
#define MOST_MODULES 177
#define MOST_SLOPE 0.36f   /* how far off a finder's own axis the next one may lie */
#define MOST_NEIGHBOURS 12 /* of one finder in one direction */

/* The way from one finder to another. */
typedef struct {
  guint to;
  guint axis;     /* which of the first one's four directions: 0 across, 1 down, 2 back, 3 up */
  float distance; /* modules between their middles */
  float badness;
} Way;

AkashiVector
akashi_finder_frame (const AkashiFinder *finder, AkashiVector by)
{
  AkashiVector u = finder->across, v = finder->down;
  float det = u.x * v.y - u.y * v.x;
  if (fabsf (det) < 1e-6f)
    return (AkashiVector){ 0, 0 };
  return (AkashiVector){ (by.x * v.y - by.y * v.x) / det, (by.y * u.x - by.x * u.y) / det };
}

static float
area (const AkashiFinder *finder)
{
  return fabsf (finder->across.x * finder->down.y - finder->across.y * finder->down.x);
}

/* Along which axis of @finder @by points, how far, and how far off it. */
static float
along_axis (const AkashiFinder *finder, AkashiVector by, guint *axis, float *slope)
{
  AkashiVector own = akashi_finder_frame (finder, by);
  gboolean flat = fabsf (own.x) >= fabsf (own.y);
  float length = flat ? fabsf (own.x) : fabsf (own.y), off = flat ? fabsf (own.y) : fabsf (own.x);
  *axis = flat ? (own.x > 0 ? 0 : 2) : (own.y > 0 ? 1 : 3);
  *slope = length > 0 ? off / length : 1;
  return length;
}

static gboolean
is_way (const AkashiFinder *a, const AkashiFinder *b, Way *way)
{
  AkashiVector by = { b->centre.x - a->centre.x, b->centre.y - a->centre.y };
  guint axis;
  float slope_a, slope_b, ratio = sqrtf (area (a) / area (b));

  if (a->inverted != b->inverted || ratio > 2.2f || ratio < 0.45f)
    return FALSE;
  float from_a = along_axis (a, by, &way->axis, &slope_a), from_b = along_axis (b, by, &axis, &slope_b);
  if (slope_a > MOST_SLOPE || slope_b > MOST_SLOPE || from_a > 2.5f * from_b || from_b > 2.5f * from_a)
    return FALSE;
  way->distance = 2 * from_a * from_b / (from_a + from_b);
  if (way->distance < (LEAST_MODULES - 7) * 0.75f || way->distance > (MOST_MODULES - 7) * 1.25f)
    return FALSE;
  float contrast = a->contrast > b->contrast ? b->contrast / a->contrast : a->contrast / b->contrast;
  way->badness = slope_a + slope_b + fabsf (logf (ratio)) / 2 + fabsf (logf (from_a / from_b)) / 2
                 + (1 - contrast) / 4;
  return TRUE;
}

AkashiFinder
akashi_finder_turned (AkashiFinder finder, guint quarters)
{
  for (guint i = 0; i < quarters; i++)
    {
      AkashiVector across = finder.across;
      finder.across = finder.down;
      finder.down = (AkashiVector){ -across.x, -across.y };
    }
  return finder;
}

static AkashiFinder
aligned (const AkashiFinder *finder, AkashiVector towards_right)
{
  guint axis;
  float slope;
  along_axis (finder, towards_right, &axis, &slope);
  return akashi_finder_turned (*finder, axis);
}

static int
compare_ways (gconstpointer a, gconstpointer b)
{
  const Way *x = a, *y = b;
  float kx = x->badness + x->distance / 100, ky = y->badness + y->distance / 100;
  return (kx > ky) - (kx < ky);
}

static void
add_triple (const GArray *finders, guint at, const Way *right, const Way *below, GArray *triples)
{
  const AkashiFinder *a = &g_array_index (finders, AkashiFinder, at);
  const AkashiFinder *b = &g_array_index (finders, AkashiFinder, right->to);
  const AkashiFinder *c = &g_array_index (finders, AkashiFinder, below->to);
  float ratio = right->distance / below->distance;
  if (ratio > 1.6f || ratio < 0.625f)
    return;

  AkashiVector by = { b->centre.x - a->centre.x, b->centre.y - a->centre.y };
  AkashiTriple triple = { .at = at, .right = right->to, .below = below->to };
  triple.corner[0] = aligned (a, by);
  triple.corner[1] = aligned (b, by);
  triple.corner[2] = aligned (c, by);
  triple.modules = (right->distance + below->distance) / 2 + 7;
  triple.badness = right->badness + below->badness + 2 * fabsf (logf (ratio)) + triple.modules / 150;
  g_array_append_val (triples, triple);
}

static int
compare_triples (gconstpointer a, gconstpointer b)
{
  float x = ((const AkashiTriple *) a)->badness, y = ((const AkashiTriple *) b)->badness;
  return (x > y) - (x < y);
}

/* Clockwise on the picture (its y points down): `down` is a quarter after `across`. */
static void
join (const GArray *finders, guint at, GArray *ways[4], GArray *triples)
{
  for (guint axis = 0; axis < 4; axis++)
    {
      GArray *right = ways[axis], *below = ways[(axis + 1) % 4];
      for (guint i = 0; i < MIN (right->len, MOST_NEIGHBOURS); i++)
        for (guint j = 0; j < MIN (below->len, MOST_NEIGHBOURS); j++)
          add_triple (finders, at, &g_array_index (right, Way, i), &g_array_index (below, Way, j), triples);
    }
}

GArray *
akashi_triples_find (const GArray *finders)
{
  GArray *triples = g_array_new (FALSE, FALSE, sizeof (AkashiTriple));
  GArray *ways[4];

  for (guint axis = 0; axis < 4; axis++)
    ways[axis] = g_array_new (FALSE, FALSE, sizeof (Way));
  for (guint at = 0; at < finders->len; at++)
    {
      for (guint axis = 0; axis < 4; axis++)
        g_array_set_size (ways[axis], 0);
      for (guint to = 0; to < finders->len; to++)
        {
          Way way = { .to = to };
          if (to != at
              && is_way (&g_array_index (finders, AkashiFinder, at),
                         &g_array_index (finders, AkashiFinder, to), &way))
            g_array_append_val (ways[way.axis], way);
        }
      for (guint axis = 0; axis < 4; axis++)
        g_array_sort (ways[axis], compare_ways);
      join (finders, at, ways, triples);
    }
  for (guint axis = 0; axis < 4; axis++)
    g_array_unref (ways[axis]);
  g_array_sort (triples, compare_triples);
  if (triples->len > AKASHI_MAX_TRIPLES)
    g_array_set_size (triples, AKASHI_MAX_TRIPLES);
  return triples;
}
