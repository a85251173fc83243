/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol.h"

#include <math.h>

/* How much less than its middle a finder's corner counts: it is measured over few pixels. */
#define CORNER_WEIGHT 0.06f
#define EDGE 3.5f      /* modules from a finder's middle to its edges */
#define MOST_PLACES 37 /* a side, around an alignment pattern: five of them 1 / 8 module apart, and it */

static void
match_finder (const AkashiFinder *finder, float x, float y, AkashiMatch *matches)
{
  AkashiVector c = finder->centre, u = finder->across, v = finder->down;
  matches[0] = (AkashiMatch){ { x, y }, c, 1 };
  for (guint i = 0; i < 4; i++)
    {
      float a = i % 2 ? EDGE : -EDGE, b = i / 2 ? EDGE : -EDGE;
      matches[i + 1] = (AkashiMatch){ { x + a, y + b },
                                      { c.x + a * u.x + b * v.x, c.y + a * u.y + b * v.y },
                                      CORNER_WEIGHT };
    }
}

gboolean
akashi_symbol_place (AkashiSymbol *symbol, const AkashiLayer *layer, const AkashiTriple *triple,
                     guint version)
{
  AkashiMatch matches[15];
  *symbol = (AkashiSymbol){ .layer = layer, .pattern = akashi_qr_pattern (version) };
  symbol->known = symbol->pattern->places;
  symbol->n_known = symbol->pattern->fixed;
  float far = (float) symbol->pattern->side - EDGE;

  symbol->contrast
      = (triple->corner[0].contrast + triple->corner[1].contrast + triple->corner[2].contrast) / 3;
  symbol->inverted = triple->corner[0].inverted;
  symbol->warp.side = symbol->pattern->side;
  match_finder (&triple->corner[0], EDGE, EDGE, matches);
  match_finder (&triple->corner[1], far, EDGE, matches + 5);
  match_finder (&triple->corner[2], EDGE, far, matches + 10);
  return akashi_warp_fit (&symbol->warp, matches, 15) && akashi_symbol_is_sane (symbol);
}

gboolean
akashi_symbol_is_sane (const AkashiSymbol *symbol)
{
  const AkashiGrey *grey = symbol->layer->grey;
  double side = symbol->pattern->side;
  AkashiVector corners[4]
      = { akashi_warp_point (&symbol->warp, 0, 0), akashi_warp_point (&symbol->warp, side, 0),
          akashi_warp_point (&symbol->warp, side, side), akashi_warp_point (&symbol->warp, 0, side) };
  float room = (float) MAX (grey->width, grey->height) / 2;
  for (guint i = 0; i < 4; i++)
    {
      AkashiVector a = corners[i], b = corners[(i + 1) % 4], c = corners[(i + 2) % 4];
      if (a.x < -room || a.y < -room || a.x > (float) grey->width + room || a.y > (float) grey->height + room)
        return FALSE;
      if (!((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 1))
        return FALSE;
    }
  return TRUE;
}

float
akashi_symbol_module (const AkashiSymbol *symbol)
{
  double middle = symbol->pattern->side / 2.0;
  AkashiVector a = akashi_warp_point (&symbol->warp, middle, middle);
  AkashiVector b = akashi_warp_point (&symbol->warp, middle + 1, middle);
  AkashiVector c = akashi_warp_point (&symbol->warp, middle, middle + 1);
  return sqrtf (fabsf ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)));
}

float
akashi_symbol_darkness (const AkashiSymbol *symbol, double x, double y)
{
  return akashi_symbol_darkness_at (symbol, akashi_warp_point (&symbol->warp, x, y));
}

float
akashi_symbol_darkness_at (const AkashiSymbol *symbol, AkashiVector at)
{
  float darkness = akashi_layer_darkness (symbol->layer, at.x, at.y) * 2 / (symbol->contrast + 1);
  darkness = CLAMP (darkness, -1, 1);
  return symbol->inverted ? -darkness : darkness;
}

float
akashi_symbol_score (const AkashiSymbol *symbol)
{
  float sum = 0, weights = 0;
  guint step = 1 + symbol->n_known / AKASHI_SYMBOL_SCORED;
  for (guint i = 0; i < symbol->n_known; i += step)
    {
      const AkashiQrFixed *fixed = &symbol->known[i];
      sum += fixed->weight * fixed->sign * akashi_symbol_darkness (symbol, fixed->x + 0.5, fixed->y + 0.5);
      weights += fixed->weight;
    }
  return sum / weights;
}

float
akashi_symbol_timing_score (const AkashiSymbol *symbol)
{
  guint last = symbol->pattern->side - 8;
  float sum = 0;
  for (guint i = 8; i < last; i++)
    {
      float sign = i % 2 ? -1 : 1;
      sum += sign * akashi_symbol_darkness (symbol, i + 0.5, 6.5);
      sum += sign * akashi_symbol_darkness (symbol, 6.5, i + 0.5);
    }
  return sum / (float) (2 * (last - 8));
}

/* ------------------------------------------------------------------ alignment patterns */

/* Darkness of a square of places around an alignment pattern, @per to a module each way. */
typedef struct {
  guint side, per;
  float darkness[MOST_PLACES * MOST_PLACES];
} Places;

/* @side: places to try, from @x, @y on, and around them two modules more each way */
static void
look_at_places (const AkashiSymbol *symbol, double x, double y, guint tried, guint per, Places *places)
{
  AkashiVector points[MOST_PLACES];
  float gain = (symbol->inverted ? -2 : 2) / (symbol->contrast + 1);
  places->side = tried + 4 * per, places->per = per;
  for (guint j = 0; j < places->side; j++)
    {
      akashi_warp_row (&symbol->warp, x - 2, y - 2 + (double) j / per, 1.0 / per, places->side, points);
      for (guint i = 0; i < places->side; i++)
        {
          float darkness = akashi_layer_darkness (symbol->layer, points[i].x, points[i].y) * gain;
          places->darkness[j * places->side + i] = CLAMP (darkness, -1, 1);
        }
    }
}

/* How well an alignment pattern's 25 modules fit, the upper left one in place @i, @j. */
static float
alignment_fit (const Places *places, guint i, guint j)
{
  const float *row = places->darkness + j * places->side + i;
  guint per = places->per;
  float sum = 0;
  for (int y = -2; y <= 2; y++, row += per * places->side)
    for (int x = -2; x <= 2; x++)
      {
        int ring = MAX (ABS (x), ABS (y));
        sum += (ring == 1 ? -1 : 1) * row[(guint) (x + 2) * per] * (ring == 0 ? 3 : 1);
      }
  return sum / 27;
}

/* Returns: how good the best place within @reach modules is; @x and @y become it. */
static float
search_alignment (const AkashiSymbol *symbol, double *x, double *y, double reach)
{
  double best_x = *x, best_y = *y;
  float best = -1;
  for (guint per = 2; per <= 8; per *= 2, reach = 2.0 / per)
    {
      Places places;
      guint tried = (guint) (2 * reach * per + 1e-6) + 1;
      double left = best_x - reach, top = best_y - reach;
      look_at_places (symbol, left, top, tried, per, &places);
      for (guint j = 0; j < tried; j++)
        for (guint i = 0; i < tried; i++)
          {
            double a = left + (double) i / per, b = top + (double) j / per;
            float fit = alignment_fit (&places, i, j) - 0.02f * (float) hypot (a - *x, b - *y);
            if (fit > best)
              best = fit, best_x = a, best_y = b;
          }
    }
  *x = best_x, *y = best_y;
  return best;
}

/* The nearer to the three finders, the better known: so by distance from the top left, each fit helping the
 * next. */
void
akashi_symbol_align (AkashiSymbol *symbol, const AkashiTriple *triple)
{
  const AkashiQrPattern *pattern = symbol->pattern;
  AkashiMatch matches[15 + G_N_ELEMENTS (pattern->alignment)];
  float far = (float) pattern->side - EDGE;
  guint count = 15;

  match_finder (&triple->corner[0], EDGE, EDGE, matches);
  match_finder (&triple->corner[1], far, EDGE, matches + 5);
  match_finder (&triple->corner[2], EDGE, far, matches + 10);
  for (guint sum = 0; sum <= 2 * pattern->side; sum++)
    for (guint i = 0; i < pattern->alignments; i++)
      {
        if ((guint) pattern->alignment[i].x + pattern->alignment[i].y != sum)
          continue;
        double x = pattern->alignment[i].x + 0.5, y = pattern->alignment[i].y + 0.5;
        AkashiVector module = { (float) x, (float) y };
        double reach = pattern->alignments > 1 ? 2 : 1.5 + pattern->side / 16.0;
        if (search_alignment (symbol, &x, &y, reach) < 0.45f)
          continue;
        matches[count++] = (AkashiMatch){ module, akashi_warp_point (&symbol->warp, x, y), 1 };
        AkashiSymbol better = *symbol;
        if (akashi_warp_fit (&better.warp, matches, count) && akashi_symbol_is_sane (&better))
          *symbol = better;
        else
          count--;
      }
}
