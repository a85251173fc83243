/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol.h"

#include <math.h>

#define ROUNDS 4
#define MOST_DATA 220    /* modules of data looked at */
#define DATA_WEIGHT 0.6f /* of their clearness against the fit of what is known */

/* Every how many modules one is looked at. */
static guint
data_step (const AkashiSymbol *symbol)
{
  return MAX (1, symbol->pattern->side * symbol->pattern->side / MOST_DATA) | 1;
}

/*
 * Where no known module is near, being in the middle of modules shows in how clear they are, dark or light.
 */
static float
clearness (const AkashiSymbol *symbol)
{
  const AkashiQrPattern *pattern = symbol->pattern;
  guint side = pattern->side, step = data_step (symbol), count = 0;
  float sum = 0;
  for (guint i = step / 2; i < side * side; i += step)
    if (pattern->modules[i] == AKASHI_MODULE_DATA)
      {
        sum += fabsf (akashi_symbol_darkness (symbol, i % side + 0.5, i / side + 0.5));
        count++;
      }
  return count > 0 ? sum / (float) count : 0;
}

float
akashi_symbol_goodness (const AkashiSymbol *symbol)
{
  return akashi_symbol_score (symbol) + DATA_WEIGHT * clearness (symbol);
}

static gboolean
try_corners (AkashiSymbol *symbol, const AkashiVector corners[4], float *best)
{
  AkashiSymbol moved = *symbol;
  if (!akashi_warp_from_corners (&moved.warp, symbol->pattern->side, corners)
      || !akashi_symbol_is_sane (&moved))
    return FALSE;
  float good = akashi_symbol_goodness (&moved);
  if (good <= *best + 1e-4f)
    return FALSE;
  *best = good;
  *symbol = moved;
  return TRUE;
}

/* The last corner is the least known: it goes first and farthest. */
void
akashi_symbol_climb (AkashiSymbol *symbol)
{
  static const guint order[4] = { 2, 1, 3, 0 };
  static const float steps[] = { 1.5f, 0.7f, 0.35f, 0.17f };
  double side = symbol->pattern->side;
  AkashiVector corners[4]
      = { akashi_warp_point (&symbol->warp, 0, 0), akashi_warp_point (&symbol->warp, side, 0),
          akashi_warp_point (&symbol->warp, side, side), akashi_warp_point (&symbol->warp, 0, side) };
  float module = akashi_symbol_module (symbol), best = akashi_symbol_goodness (symbol);

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      gboolean moved = TRUE;
      for (guint round = 0; moved && round < ROUNDS; round++)
        {
          moved = FALSE;
          for (guint k = 0; k < (steps[s] > 1 ? 1u : 4u); k++)
            for (guint way = 0; way < 4; way++)
              {
                AkashiVector kept = corners[order[k]];
                float by = (way % 2 ? -1 : 1) * steps[s] * module;
                if (way < 2)
                  corners[order[k]].x += by;
                else
                  corners[order[k]].y += by;
                if (try_corners (symbol, corners, &best))
                  moved = TRUE;
                else
                  corners[order[k]] = kept;
              }
        }
    }
}

/* ------------------------------------------------------------------ bent labels */

static float
timing_of_row (const AkashiSymbol *symbol, gboolean column)
{
  guint last = symbol->pattern->side - 8;
  float sum = 0;
  for (guint i = 8; i < last; i++)
    {
      double x = column ? 6.5 : i + 0.5, y = column ? i + 0.5 : 6.5;
      sum += (i % 2 ? -1.0f : 1.0f) * akashi_symbol_darkness (symbol, x, y);
    }
  return sum;
}

/* Lays the same shift on a whole column (or row) of nodes: a cylinder bends along one axis. */
static void
shift_line (AkashiSymbol *symbol, guint line, gboolean column, AkashiVector by)
{
  for (guint k = 0; k < AKASHI_WARP_NODES; k++)
    {
      guint node = column ? k * AKASHI_WARP_NODES + line : line * AKASHI_WARP_NODES + k;
      symbol->warp.shift[node].x += by.x;
      symbol->warp.shift[node].y += by.y;
    }
}

/* The timing pattern between two finders shows how that side bulges (@bulge, away from it) and bunches
 * (@bunch, along it). */
static void
search_bulge (AkashiSymbol *symbol, gboolean row)
{
  double middle = symbol->pattern->side / 2.0, most = symbol->pattern->side / 9.0;
  AkashiVector o = akashi_warp_point (&symbol->warp, middle, middle);
  AkashiVector u = akashi_warp_point (&symbol->warp, middle + 1, middle);
  AkashiVector v = akashi_warp_point (&symbol->warp, middle, middle + 1);
  AkashiVector along = row ? (AkashiVector){ u.x - o.x, u.y - o.y } : (AkashiVector){ v.x - o.x, v.y - o.y };
  AkashiVector aside = row ? (AkashiVector){ v.x - o.x, v.y - o.y } : (AkashiVector){ u.x - o.x, u.y - o.y };
  AkashiSymbol best = *symbol;
  float best_fit = timing_of_row (symbol, !row) + 0.5f;

  for (double bulge = -most; bulge <= most; bulge += 0.5)
    for (double bunch = -2.5; bunch <= 2.5; bunch += 0.5)
      for (double lean = -1; lean <= 1; lean += 0.5)
        {
          AkashiSymbol bent = *symbol;
          float b = (float) bulge, first = (float) (lean + bunch), second = (float) (lean - bunch);
          AkashiVector one = { b * aside.x + first * along.x, b * aside.y + first * along.y };
          AkashiVector two = { b * aside.x + second * along.x, b * aside.y + second * along.y };
          shift_line (&bent, 1, row, one);
          shift_line (&bent, 2, row, two);
          float fit = timing_of_row (&bent, !row);
          if (fit > best_fit)
            best_fit = fit, best = bent;
        }
  *symbol = best;
}

/* A place looked at while nodes are moved: where it lies in the picture now, and how much of a move of each
 * node reaches it. */
typedef struct {
  AkashiVector at;
  float share[AKASHI_WARP_NODES * AKASHI_WARP_NODES];
  float dark; /* what darkness there is worth; 0: of data, it is to be clear, whichever it is */
} Probe;

static void
add_probe (GArray *probes, const AkashiSymbol *symbol, double x, double y, float dark)
{
  Probe probe = { .at = akashi_warp_point (&symbol->warp, x, y), .dark = dark };
  akashi_warp_shares (&symbol->warp, x, y, probe.share);
  g_array_append_val (probes, probe);
}

/* Those that akashi_symbol_goodness() looks at, worth what they are to it. */
static GArray *
probes_of (const AkashiSymbol *symbol)
{
  GArray *probes = g_array_new (FALSE, FALSE, sizeof (Probe));
  const AkashiQrPattern *pattern = symbol->pattern;
  guint side = pattern->side, step = data_step (symbol);
  guint known_step = 1 + symbol->n_known / AKASHI_SYMBOL_SCORED;
  float weights = 0;
  for (guint i = 0; i < symbol->n_known; i += known_step)
    weights += symbol->known[i].weight;
  for (guint i = 0; i < symbol->n_known; i += known_step)
    {
      const AkashiQrFixed *known = &symbol->known[i];
      add_probe (probes, symbol, known->x + 0.5, known->y + 0.5,
                 (float) known->sign * known->weight / weights);
    }
  for (guint i = step / 2; i < side * side; i += step)
    if (pattern->modules[i] == AKASHI_MODULE_DATA)
      add_probe (probes, symbol, i % side + 0.5, i / side + 0.5, 0);
  return probes;
}

/* How good it is with @node moved by @by. */
static float
goodness_moved (const AkashiSymbol *symbol, const GArray *probes, guint node, AkashiVector by)
{
  float known = 0, data = 0;
  guint count = 0;
  for (guint i = 0; i < probes->len; i++)
    {
      const Probe *probe = &g_array_index (probes, Probe, i);
      float share = probe->share[node];
      AkashiVector at = { probe->at.x + share * by.x, probe->at.y + share * by.y };
      float darkness = akashi_symbol_darkness_at (symbol, at);
      known += darkness * probe->dark;
      if (probe->dark == 0)
        data += fabsf (darkness), count++;
    }
  return known + DATA_WEIGHT * data / (float) MAX (count, 1);
}

static void
move_node (AkashiSymbol *symbol, GArray *probes, guint node, AkashiVector by)
{
  symbol->warp.shift[node].x += by.x, symbol->warp.shift[node].y += by.y;
  for (guint i = 0; i < probes->len; i++)
    {
      Probe *probe = &g_array_index (probes, Probe, i);
      probe->at.x += probe->share[node] * by.x, probe->at.y += probe->share[node] * by.y;
    }
}

static gboolean
climb_node (AkashiSymbol *symbol, GArray *probes, guint node, float step, float *best)
{
  const AkashiVector ways[] = { { step, 0 }, { -step, 0 }, { 0, step }, { 0, -step } };
  gboolean moved = FALSE;
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      float good = goodness_moved (symbol, probes, node, ways[way]);
      if (good <= *best + 1e-4f)
        continue;
      *best = good, moved = TRUE;
      move_node (symbol, probes, node, ways[way]);
    }
  return moved;
}

void
akashi_symbol_bend (AkashiSymbol *symbol)
{
  static const float steps[] = { 1, 0.5f, 0.25f };
  float module = akashi_symbol_module (symbol), before = akashi_symbol_goodness (symbol);
  AkashiSymbol bent = *symbol;

  bent.warp.bent = TRUE;
  search_bulge (&bent, TRUE);
  search_bulge (&bent, FALSE);
  g_autoptr (GArray) probes = probes_of (&bent);
  float best = goodness_moved (&bent, probes, 0, (AkashiVector){ 0, 0 });
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      gboolean moved = TRUE;
      for (guint round = 0; moved && round < ROUNDS; round++)
        {
          moved = FALSE;
          for (guint node = 0; node < AKASHI_WARP_NODES * AKASHI_WARP_NODES; node++)
            moved |= climb_node (&bent, probes, node, steps[s] * module, &best);
        }
    }
  if (best > before)
    *symbol = bent;
}
