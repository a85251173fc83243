/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol-roll.h"

#include "akashi-linear.h"

#include <math.h>
#include <string.h>

#define FOCUS 1.2 /* of the longer side of a picture: what cameras have, nearly enough */
#define MATCHES 15
#define EDGE 3.5f /* modules from a finder's middle to its edges */
#define CORNER_WEIGHT 0.1f
#define FITS 8
#define ROUNDS 3
#define LEAST_TURN 0.1
#define MOST_TURN 2.8

/* How far around something round a code reaches, in radians: from here on it is fitted. */
static const double turns[] = { 0.8, 1.6 };

#define NUMBERS 7 /* three turns, three ways, and the last */

/* ------------------------------------------------------------------ seeing */

/* The place @x, @y of the code in the picture; on the roll, or on the plane. */
static void
see (const AkashiRoll *roll, double x, double y, gboolean flat, double out[2])
{
  double half = roll->side / 2.0, bend = roll->turn / (2 * half), seen[3];
  double a = x - half, b = y - half, around = (roll->upright ? a : b) * bend;
  double moved = flat ? around / bend : sin (around) / bend, depth = flat ? 0 : (1 - cos (around)) / bend;
  if (roll->upright)
    a = moved;
  else
    b = moved;
  for (guint i = 0; i < 3; i++)
    seen[i] = roll->at[i] + a * roll->right[i] + b * roll->down[i] + depth * roll->away[i];
  double far = MAX (seen[2], 1e-3);
  out[0] = roll->focus * seen[0] / far + roll->cx;
  out[1] = roll->focus * seen[1] / far + roll->cy;
}

static void
cross (const double a[3], const double b[3], double out[3])
{
  out[0] = a[1] * b[2] - a[2] * b[1];
  out[1] = a[2] * b[0] - a[0] * b[2];
  out[2] = a[0] * b[1] - a[1] * b[0];
}

static double
length_of (const double a[3])
{
  return sqrt (a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
}

/* Makes the three ways of the plane square to each other again. Returns: whether they are ways. */
static gboolean
square_up (AkashiRoll *roll)
{
  double length = length_of (roll->right), along = 0;
  if (!(length > 1e-9))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    roll->right[i] /= length;
  for (guint i = 0; i < 3; i++)
    along += roll->right[i] * roll->down[i];
  for (guint i = 0; i < 3; i++)
    roll->down[i] -= along * roll->right[i];
  length = length_of (roll->down);
  if (!(length > 1e-9))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    roll->down[i] /= length;
  cross (roll->right, roll->down, roll->away);
  return TRUE;
}

/* The plane that looks straight at the camera: near enough to begin with. */
static gboolean
face (AkashiRoll *roll, const AkashiSymbol *symbol, const AkashiTriple *triple)
{
  const AkashiGrey *grey = symbol->layer->grey;
  AkashiVector a = triple->corner[0].centre, b = triple->corner[1].centre, c = triple->corner[2].centre;
  double apart = symbol->pattern->side - 2 * EDGE;
  double module = (hypot (b.x - a.x, b.y - a.y) + hypot (c.x - a.x, c.y - a.y)) / (2 * apart);
  *roll = (AkashiRoll){ .side = symbol->pattern->side,
                        .focus = FOCUS * MAX (grey->width, grey->height),
                        .cx = grey->width / 2.0,
                        .cy = grey->height / 2.0,
                        .right = { b.x - a.x, b.y - a.y, 0 },
                        .down = { c.x - a.x, c.y - a.y, 0 } };
  if (!(module > 0.1))
    return FALSE;
  roll->at[2] = roll->focus / module;
  roll->at[0] = ((b.x + c.x) / 2 - roll->cx) / module;
  roll->at[1] = ((b.y + c.y) / 2 - roll->cy) / module;
  return square_up (roll);
}

/* The roll as a plane and shifts. */
static void
bend_symbol (const AkashiRoll *roll, AkashiSymbol *symbol)
{
  double side = symbol->pattern->side;
  AkashiVector corners[4];
  for (guint i = 0; i < 4; i++)
    {
      double out[2];
      see (roll, i == 1 || i == 2 ? side : 0, i / 2 ? side : 0, TRUE, out);
      corners[i] = (AkashiVector){ (float) out[0], (float) out[1] };
    }
  symbol->warp.side = side;
  symbol->warp.bent = FALSE;
  if (!akashi_warp_from_corners (&symbol->warp, side, corners))
    return;
  AkashiVector shift[AKASHI_WARP_NODES * AKASHI_WARP_NODES];
  for (guint i = 0; i < AKASHI_WARP_NODES * AKASHI_WARP_NODES; i++)
    {
      double x = side * (i % AKASHI_WARP_NODES) / (AKASHI_WARP_NODES - 1), out[2];
      double y = side * (i / AKASHI_WARP_NODES) / (AKASHI_WARP_NODES - 1);
      AkashiVector flat = akashi_warp_point (&symbol->warp, x, y);
      see (roll, x, y, FALSE, out);
      shift[i] = (AkashiVector){ (float) out[0] - flat.x, (float) out[1] - flat.y };
    }
  memcpy (symbol->warp.shift, shift, sizeof shift);
  symbol->warp.bent = TRUE;
}

/* ------------------------------------------------------------------ fitting */

/* Changes one of its numbers by about what moves the rim of the code by @modules. */
static void
change (AkashiRoll *roll, guint which, double modules)
{
  double side = roll->side, *const ways[3] = { roll->right, roll->down, roll->away };
  if (which == 6)
    {
      roll->turn = CLAMP (roll->turn + modules * 0.2, LEAST_TURN, MOST_TURN);
      return;
    }
  if (which >= 3)
    {
      roll->at[which - 3] += which == 5 ? modules * 2 * roll->at[2] / side : modules;
      return;
    }
  /* about the axis @which of the camera */
  double angle = modules * (which == 2 ? 2 / side : 0.1), c = cos (angle), s = sin (angle);
  guint i = (which + 1) % 3, k = (which + 2) % 3;
  for (guint w = 0; w < 3; w++)
    {
      double a = ways[w][i], b = ways[w][k];
      ways[w][i] = c * a - s * b, ways[w][k] = s * a + c * b;
    }
}

typedef struct {
  double x, y, seen[2], weight;
} Seen;

static void
list_seen (const AkashiSymbol *symbol, const AkashiTriple *triple, Seen list[MATCHES])
{
  float far = (float) symbol->pattern->side - EDGE;
  const float at[3][2] = { { EDGE, EDGE }, { far, EDGE }, { EDGE, far } };
  for (guint k = 0; k < MATCHES; k++)
    {
      const AkashiFinder *finder = &triple->corner[k / 5];
      guint i = k % 5;
      float a = i == 4 ? 0 : (i % 2 ? EDGE : -EDGE), b = i == 4 ? 0 : (i / 2 ? EDGE : -EDGE);
      AkashiVector c = finder->centre, u = finder->across, v = finder->down;
      list[k] = (Seen){ at[k / 5][0] + a,
                        at[k / 5][1] + b,
                        { c.x + a * u.x + b * v.x, c.y + a * u.y + b * v.y },
                        i == 4 ? 1 : CORNER_WEIGHT };
    }
}

/* How far all is from where it was seen. */
static void
differences (const AkashiRoll *roll, const Seen list[MATCHES], double out[2 * MATCHES])
{
  for (guint k = 0; k < MATCHES; k++)
    {
      double at[2], weight = sqrt (list[k].weight);
      see (roll, list[k].x, list[k].y, FALSE, at);
      out[2 * k] = weight * (at[0] - list[k].seen[0]);
      out[2 * k + 1] = weight * (at[1] - list[k].seen[1]);
    }
}

static double
squares (const double d[2 * MATCHES])
{
  double sum = 0;
  for (guint i = 0; i < 2 * MATCHES; i++)
    sum += d[i] * d[i];
  return sum;
}

/* One step of Levenberg's and Marquardt's. */
static void
step (AkashiRoll *roll, const Seen list[MATCHES], double now[2 * MATCHES], double *damping)
{
  double slopes[NUMBERS][2 * MATCHES], m[NUMBERS][NUMBERS + 1], by[NUMBERS], then[2 * MATCHES];
  for (guint i = 0; i < NUMBERS; i++)
    {
      AkashiRoll moved = *roll;
      change (&moved, i, 0.01);
      differences (&moved, list, slopes[i]);
      for (guint k = 0; k < 2 * MATCHES; k++)
        slopes[i][k] = (slopes[i][k] - now[k]) / 0.01;
    }
  for (guint i = 0; i < NUMBERS; i++)
    {
      for (guint j = 0; j < NUMBERS; j++)
        {
          m[i][j] = 0;
          for (guint k = 0; k < 2 * MATCHES; k++)
            m[i][j] += slopes[i][k] * slopes[j][k];
        }
      m[i][NUMBERS] = 0;
      for (guint k = 0; k < 2 * MATCHES; k++)
        m[i][NUMBERS] -= slopes[i][k] * now[k];
      m[i][i] += *damping * (m[i][i] + 1e-6) + 1e-9;
    }
  if (!akashi_linear_solve (NUMBERS, m[0], by))
    {
      *damping *= 8;
      return;
    }
  AkashiRoll moved = *roll;
  for (guint i = 0; i < NUMBERS; i++)
    change (&moved, i, CLAMP (by[i], -10, 10));
  square_up (&moved);
  differences (&moved, list, then);
  gboolean better = squares (then) < squares (now);
  *damping *= better ? 0.2 : 8;
  if (better)
    {
      *roll = moved;
      memcpy (now, then, sizeof then);
    }
}

static void
fit (AkashiRoll *roll, const Seen list[MATCHES])
{
  double now[2 * MATCHES], damping = 0.01;
  differences (roll, list, now);
  for (guint i = 0; i < FITS; i++)
    step (roll, list, now, &damping);
}

float
akashi_symbol_roll (AkashiSymbol *symbol, const AkashiTriple *triple, AkashiRoll *best)
{
  AkashiSymbol placed = *symbol;
  float most = 0;
  AkashiRoll start;
  Seen list[MATCHES];
  if (!face (&start, symbol, triple))
    return 0;
  list_seen (symbol, triple, list);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (turns); i++)
    {
      AkashiSymbol tried = placed;
      AkashiRoll roll = start;
      roll.turn = turns[i / 2], roll.upright = i % 2 == 0;
      fit (&roll, list);
      bend_symbol (&roll, &tried);
      float timing = akashi_symbol_timing_score (&tried);
      if (timing > most)
        most = timing, *symbol = tried, *best = roll;
    }
  return most;
}

void
akashi_symbol_roll_climb (AkashiSymbol *symbol, AkashiRoll *roll)
{
  static const double steps[] = { 0.8, 0.4, 0.2 };
  float best = akashi_symbol_goodness (symbol);
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      gboolean moved = TRUE;
      for (guint round = 0; moved && round < ROUNDS; round++)
        {
          moved = FALSE;
          for (guint i = 0; i < 2 * NUMBERS; i++)
            {
              AkashiRoll other = *roll;
              AkashiSymbol tried = *symbol;
              change (&other, i / 2, i % 2 ? -steps[s] : steps[s]);
              bend_symbol (&other, &tried);
              float good = akashi_symbol_goodness (&tried);
              if (good > best + 1e-4f)
                best = good, *roll = other, *symbol = tried, moved = TRUE;
            }
        }
    }
}
