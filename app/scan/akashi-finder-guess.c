/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-guess.h"

#include "akashi-finder-fit.h"

#include <math.h>

#define MOST_PAIRS 60
#define LEAST_FIT 0.5f    /* correlation */
#define HOPELESS 0.35f    /* … at a place that is nearly right */
#define REACH_SHARE 0.14f /* of the distance between two finders: what perspective and error can move */
#define COARSE 0.75f      /* modules a step */
#define MOST_GUESSES 100

/* Returns: how well it fits at the best of the places @reach modules around @from, @step apart; @best becomes
 * that. @stencil: nearly, but soon; or %NULL */
static float
look_around (const AkashiLayer *layer, const AkashiFinder *finder, const AkashiFinderStencil *stencil,
             float reach, float step, AkashiVector *best)
{
  AkashiVector u = finder->across, v = finder->down, from = *best;
  float sign = finder->inverted ? -1 : 1, most = -1;
  for (float b = -reach; b <= reach + 1e-3f; b += step)
    for (float a = -reach; a <= reach + 1e-3f; a += step)
      {
        AkashiVector at = { from.x + a * u.x + b * v.x, from.y + a * u.y + b * v.y };
        float fit
            = sign
              * (stencil ? akashi_finder_stencil_fit (stencil, at) : akashi_finder_fit (layer, at, u, v));
        if (fit > most)
          most = fit, *best = at;
      }
  return most;
}

/* The best place within @reach modules around @finder's centre. Returns: how well it fits there. */
static float
settle (const AkashiLayer *layer, AkashiFinder *finder, float reach)
{
  AkashiFinderStencil stencil;
  akashi_finder_stencil_set (&stencil, layer->grey, finder->across, finder->down);
  float fit = look_around (layer, finder, &stencil, reach, COARSE, &finder->centre);
  if (fit < HOPELESS)
    return fit;
  for (float step = COARSE / 2; step > 0.1f; step /= 2)
    fit = look_around (layer, finder, NULL, step * 2, step, &finder->centre);
  return fit;
}

typedef struct {
  guint a, b;
  gboolean diagonal;
  float badness;
} Pair;

static float
side_of (const AkashiFinder *finder)
{
  return sqrtf (fabsf (finder->across.x * finder->down.y - finder->across.y * finder->down.x));
}

/* Two that stand side by side, or at opposite corners. */
static gboolean
pair_up (const AkashiFinder *a, const AkashiFinder *b, Pair *pair)
{
  AkashiVector by
      = akashi_finder_frame (a, (AkashiVector){ b->centre.x - a->centre.x, b->centre.y - a->centre.y });
  AkashiVector back
      = akashi_finder_frame (b, (AkashiVector){ a->centre.x - b->centre.x, a->centre.y - b->centre.y });
  float ratio = side_of (a) / side_of (b), far = MAX (fabsf (by.x), fabsf (by.y));
  float slope_a = MIN (fabsf (by.x), fabsf (by.y)) / far;
  float slope_b = MIN (fabsf (back.x), fabsf (back.y)) / MAX (fabsf (back.x), fabsf (back.y));

  if (a->inverted != b->inverted || ratio > 1.7f || ratio < 0.6f || far < 12 || far > 140)
    return FALSE;
  gboolean straight = slope_a < 0.25f && slope_b < 0.25f;
  pair->diagonal = slope_a > 0.6f && slope_b > 0.6f;
  if (!straight && !pair->diagonal)
    return FALSE;
  float off = straight ? slope_a + slope_b : 2 - slope_a - slope_b;
  pair->badness = off + fabsf (logf (ratio)) + far / 200 + 2 - a->quality - b->quality;
  return TRUE;
}

static void
add_guess (const AkashiLayer *layer, AkashiTriple *triple, guint guessed, float reach, float badness,
           GArray *triples)
{
  float fit = settle (layer, &triple->corner[guessed], reach);
  if (fit < LEAST_FIT)
    return;
  triple->badness = badness + 1 - fit;
  g_array_append_val (triples, *triple);
}

/* @finder turned so that its own right is nearest to @by. */
static AkashiFinder
turned_to (const AkashiFinder *finder, AkashiVector by)
{
  AkashiFinder best = *finder;
  float most = -G_MAXFLOAT;
  for (guint quarters = 0; quarters < 4; quarters++)
    {
      AkashiFinder turned = akashi_finder_turned (*finder, quarters);
      AkashiVector own = akashi_finder_frame (&turned, by);
      if (own.x - fabsf (own.y) > most)
        most = own.x - fabsf (own.y), best = turned;
    }
  return best;
}

static AkashiFinder
between (const AkashiFinder *a, const AkashiFinder *b, AkashiVector centre)
{
  AkashiFinder finder = *a;
  finder.centre = centre;
  finder.across = (AkashiVector){ (a->across.x + b->across.x) / 2, (a->across.y + b->across.y) / 2 };
  finder.down = (AkashiVector){ (a->down.x + b->down.x) / 2, (a->down.y + b->down.y) / 2 };
  finder.contrast = (a->contrast + b->contrast) / 2;
  return finder;
}

/*
 * Side by side, with the code's right from one to the other, these are its upper two (the third is below the
 * left one); or turned, its left two, or its upper two from behind: each of the four sides the third may be
 * on.
 */
static void
guess_beside (const AkashiLayer *layer, const GArray *finders, const Pair *pair, GArray *triples)
{
  for (guint swap = 0; swap < 2; swap++)
    {
      guint one = swap ? pair->b : pair->a, two = swap ? pair->a : pair->b;
      const AkashiFinder *first = &g_array_index (finders, AkashiFinder, one);
      const AkashiFinder *second = &g_array_index (finders, AkashiFinder, two);
      AkashiVector by = { second->centre.x - first->centre.x, second->centre.y - first->centre.y };
      AkashiFinder a = turned_to (first, by), b = turned_to (second, by);
      float far = (akashi_finder_frame (&a, by).x + akashi_finder_frame (&b, by).x) / 2;

      AkashiVector below = { a.centre.x + far * a.down.x, a.centre.y + far * a.down.y };
      AkashiTriple upper = { .at = one, .right = two, .below = G_MAXUINT, .modules = far + 7 };
      upper.corner[0] = a, upper.corner[1] = b, upper.corner[2] = between (&a, &a, below);
      add_guess (layer, &upper, 2, far * REACH_SHARE, pair->badness, triples);

      /* these as the left two, from the foot up: the code's down is against @by */
      AkashiFinder c = akashi_finder_turned (a, 1), d = akashi_finder_turned (b, 1);
      AkashiVector right = { d.centre.x + far * d.across.x, d.centre.y + far * d.across.y };
      AkashiTriple left = { .at = two, .right = G_MAXUINT, .below = one, .modules = far + 7 };
      left.corner[0] = d, left.corner[1] = between (&d, &d, right), left.corner[2] = c;
      add_guess (layer, &left, 1, far * REACH_SHARE, pair->badness, triples);
    }
}

/* At opposite corners, upper right and lower left: the third is on one side or the other. */
static void
guess_corner (const AkashiLayer *layer, const GArray *finders, const Pair *pair, GArray *triples)
{
  for (guint swap = 0; swap < 2; swap++)
    {
      guint one = swap ? pair->b : pair->a, two = swap ? pair->a : pair->b;
      AkashiFinder b = g_array_index (finders, AkashiFinder, one),
                   c = g_array_index (finders, AkashiFinder, two);
      AkashiVector by = { c.centre.x - b.centre.x, c.centre.y - b.centre.y };
      AkashiVector own = akashi_finder_frame (&b, by);
      /* turned so that the way from upper right to lower left is back and down */
      for (guint i = 0; i < 4 && !(own.x < 0 && own.y > 0); i++)
        {
          b = akashi_finder_turned (b, 1);
          own = akashi_finder_frame (&b, by);
        }
      c = turned_to (&c, b.across);
      AkashiVector from_b = { b.centre.x + own.x * b.across.x, b.centre.y + own.x * b.across.y };
      AkashiVector other = akashi_finder_frame (&c, by);
      AkashiVector from_c = { c.centre.x - other.y * c.down.x, c.centre.y - other.y * c.down.y };
      AkashiVector at = { (from_b.x + from_c.x) / 2, (from_b.y + from_c.y) / 2 };
      float far = (fabsf (own.x) + fabsf (own.y)) / 2;

      AkashiTriple triple = { .at = G_MAXUINT, .right = one, .below = two, .modules = far + 7 };
      triple.corner[0] = between (&b, &c, at), triple.corner[1] = b, triple.corner[2] = c;
      add_guess (layer, &triple, 0, far * REACH_SHARE, pair->badness, triples);
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  float x = ((const Pair *) a)->badness, y = ((const Pair *) b)->badness;
  return (x > y) - (x < y);
}

static int
compare_triples (gconstpointer a, gconstpointer b)
{
  float x = ((const AkashiTriple *) a)->badness, y = ((const AkashiTriple *) b)->badness;
  return (x > y) - (x < y);
}

GArray *
akashi_triples_guess (const AkashiLayer *layer, const GArray *finders, const gboolean *used)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  GArray *triples = g_array_new (FALSE, FALSE, sizeof (AkashiTriple));

  for (guint a = 0; a < finders->len; a++)
    for (guint b = a + 1; b < finders->len; b++)
      {
        Pair pair = { .a = a, .b = b };
        if (!used[a] && !used[b]
            && pair_up (&g_array_index (finders, AkashiFinder, a), &g_array_index (finders, AkashiFinder, b),
                        &pair))
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < MIN (pairs->len, MOST_PAIRS) && triples->len < MOST_GUESSES; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      if (pair->diagonal)
        guess_corner (layer, finders, pair, triples);
      else
        guess_beside (layer, finders, pair, triples);
    }
  g_array_sort (triples, compare_triples);
  return triples;
}
