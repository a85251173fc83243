/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol-modules.h"

#include "akashi-linear.h"

#include <math.h>
#include <string.h>

#define WIDE 5 /* samples a side that tell one module: from the middle of one neighbour to the other's */
#define TAPS (WIDE * WIDE + 2)   /* and the mean around, and one */
#define MIDDLE (WIDE * WIDE / 2) /* the module's own */
#define MEAN (TAPS - 2)
#define ONE (TAPS - 1)
#define TEACHINGS 2          /* first the known modules teach, then all of them */
#define RIDGE 0.02           /* keeps the filter from what few modules seem to say */
#define AROUND 4             /* modules to each side that make "around" */
#define FINE_FROM 2.2f       /* pixels a module from which its rim helps */
#define MOST_FORMAT_ERRORS 7 /* of 30 bits; two random words of 15 are farther off, nearly always */

/* The samples of a code, and the light around each of its modules. */
typedef struct {
  const float *samples;
  guint side, stride;
  float *mean; /* of the modules around each, side x side */
  float *gain; /* 1, or one over the contrast around each */
} View;

void
akashi_modules_free (AkashiModules *modules)
{
  if (modules == NULL)
    return;
  g_free (modules->darkness);
  g_free (modules);
}

/* ------------------------------------------------------------------ sampling */

float *
akashi_symbol_sample (const AkashiSymbol *symbol)
{
  guint stride = 2 * symbol->pattern->side + 3;
  float *samples = g_new (float, (gsize) stride *stride), sign = symbol->inverted ? -1 : 1;
  g_autofree AkashiVector *points = g_new (AkashiVector, stride);
  for (guint y = 0; y < stride; y++)
    {
      akashi_warp_row (&symbol->warp, -0.5, y * 0.5 - 0.5, 0.5, stride, points);
      for (guint x = 0; x < stride; x++)
        samples[(gsize) y * stride + x]
            = sign * akashi_layer_darkness (symbol->layer, points[x].x, points[x].y);
    }
  return samples;
}

/* The sample at the upper left of those that tell a module. */
static inline const float *
samples_of (const View *view, guint x, guint y)
{
  return view->samples + (gsize) (2 * y) * view->stride + 2 * x;
}

/* ------------------------------------------------------------------ the light around */

/* out = the mean of a square of modules around each, as far as they are there; by a table of sums. */
static void
mean_around (const float *in, float *out, guint side)
{
  guint wide = side + 1;
  g_autofree double *sums = g_new0 (double, (gsize) wide *wide);
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      sums[(y + 1) * wide + x + 1]
          = in[y * side + x] + sums[y * wide + x + 1] + sums[(y + 1) * wide + x] - sums[y * wide + x];
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        guint left = x > AROUND ? x - AROUND : 0, top = y > AROUND ? y - AROUND : 0;
        guint right = MIN (x + AROUND + 1, side), bottom = MIN (y + AROUND + 1, side);
        double sum = sums[bottom * wide + right] - sums[top * wide + right] - sums[bottom * wide + left]
                     + sums[top * wide + left];
        out[y * side + x] = (float) (sum / ((right - left) * (bottom - top)));
      }
}

static void
measure_light (View *view, const AkashiSymbol *symbol, gboolean local)
{
  guint side = view->side;
  gsize count = (gsize) side * side;
  g_autofree float *middles = g_new (float, count);
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      middles[y * side + x] = samples_of (view, x, y)[2 * view->stride + 2];
  mean_around (middles, view->mean, side);
  for (gsize i = 0; i < count; i++)
    middles[i] = fabsf (middles[i] - view->mean[i]);
  mean_around (middles, view->gain, side);
  for (gsize i = 0; i < count; i++)
    view->gain[i] = local ? 1 / (view->gain[i] + symbol->contrast * 0.01f + 0.2f) : 1;
}

/* ------------------------------------------------------------------ a filter taught by known modules */

/* In a local view the mean around is taken off; in any other the filter may make use of it. */
static void
taps_of (const View *view, guint x, guint y, gboolean local, float out[TAPS])
{
  const float *from = samples_of (view, x, y);
  float mean = view->mean[y * view->side + x], gain = view->gain[y * view->side + x];
  float off = local ? mean : 0;
  for (guint j = 0; j < WIDE; j++)
    for (guint i = 0; i < WIDE; i++)
      out[j * WIDE + i] = (from[j * view->stride + i] - off) * gain;
  out[MEAN] = local ? 0 : mean;
  out[ONE] = 1;
}

/* Least squares of the taps against what the modules are, as far as @signs knows. */
static gboolean
teach (const View *view, const gint8 *signs, gboolean local, float filter[TAPS])
{
  float sums[TAPS][TAPS + 1] = { { 0 } }, taps[TAPS + 1];
  double m[TAPS][TAPS + 1], result[TAPS];
  guint count = 0;

  for (guint y = 0; y < view->side; y++)
    for (guint x = 0; x < view->side; x++)
      {
        float is = signs[y * view->side + x];
        if (is == 0)
          continue;
        taps_of (view, x, y, local, taps);
        taps[TAPS] = is;
        for (guint i = 0; i < TAPS; i++)
          for (guint j = 0; j <= TAPS; j++)
            sums[i][j] += taps[i] * taps[j];
        count++;
      }
  double spread = sums[MIDDLE][MIDDLE];
  for (guint i = 0; i < TAPS; i++)
    {
      for (guint j = 0; j <= TAPS; j++)
        m[i][j] = sums[i][j];
      /* pulled towards the module's middle alone, with a strength that its own size suggests */
      double pull = RIDGE * (i == ONE ? count : spread) + 1e-9;
      m[i][i] += pull;
      if (i == MIDDLE)
        m[i][TAPS] += pull / sqrt (spread / MAX (count, 1) + 1e-9);
    }
  if (!akashi_linear_solve (TAPS, m[0], result))
    return FALSE;
  for (guint i = 0; i < TAPS; i++)
    filter[i] = (float) result[i];
  return TRUE;
}

static void
tell_filtered (const View *view, const float filter[TAPS], gboolean local, float *darkness)
{
  float taps[TAPS];
  for (guint y = 0; y < view->side; y++)
    for (guint x = 0; x < view->side; x++)
      {
        float sum = 0;
        taps_of (view, x, y, local, taps);
        for (guint k = 0; k < TAPS; k++)
          sum += filter[k] * taps[k];
        darkness[y * view->side + x] = sum;
      }
}

static void
equalise (const View *view, const AkashiSymbol *symbol, gboolean local, float *darkness)
{
  gsize count = (gsize) view->side * view->side;
  g_autofree gint8 *signs = g_new0 (gint8, count);
  float filter[TAPS];
  for (guint i = 0; i < TEACHINGS; i++)
    {
      for (gsize k = 0; i > 0 && k < count; k++)
        signs[k] = darkness[k] > 0 ? 1 : -1;
      for (guint k = 0; k < symbol->n_known; k++)
        signs[symbol->known[k].y * view->side + symbol->known[k].x] = symbol->known[k].sign;
      if (!teach (view, signs, local, filter))
        return;
      tell_filtered (view, filter, local, darkness);
    }
}

/* By the module's middle, or where it is large, its rim helps: that averages noise. */
static void
tell_plain (const View *view, gboolean fine, float *darkness)
{
  guint stride = view->stride;
  for (guint y = 0; y < view->side; y++)
    for (guint x = 0; x < view->side; x++)
      {
        const float *middle = samples_of (view, x, y) + 2 * stride + 2;
        float rim = middle[-(gssize) stride] + middle[stride] + middle[-1] + middle[1];
        darkness[y * view->side + x] = fine ? (4 * middle[0] + rim) / 8 : middle[0];
      }
}

/* ------------------------------------------------------------------ telling */

/* Reads the format as it stands, or with rows and columns exchanged. */
static guint
read_format (const float *darkness, guint side, gboolean mirrored, guint *errors)
{
  guint read[2] = { 0, 0 };
  for (guint copy = 0; copy < 2; copy++)
    for (guint i = 0; i < 15; i++)
      {
        guint x, y;
        akashi_qr_format_place (side, copy, i, &x, &y);
        read[copy] |= (guint) (darkness[mirrored ? x * side + y : y * side + x] > 0) << i;
      }
  return akashi_qr_format_nearest (read, errors);
}

static void
turn_over (float *darkness, guint side)
{
  for (guint y = 0; y < side; y++)
    for (guint x = y + 1; x < side; x++)
      {
        float kept = darkness[y * side + x];
        darkness[y * side + x] = darkness[x * side + y];
        darkness[x * side + y] = kept;
      }
}

AkashiModules *
akashi_symbol_tell (const AkashiSymbol *symbol, const float *samples, AkashiTell tell)
{
  guint side = symbol->pattern->side, turned;
  gsize count = (gsize) side * side;
  g_autoptr (AkashiModules) modules = g_new0 (AkashiModules, 1);
  g_autofree float *light = g_new (float, 2 * count);
  View view = { samples, side, 2 * side + 3, light, light + count };
  gboolean local = tell == AKASHI_TELL_LOCAL;

  modules->side = side;
  modules->darkness = g_new (float, count);
  tell_plain (&view, akashi_symbol_module (symbol) >= FINE_FROM, modules->darkness);
  if (tell != AKASHI_TELL_PLAIN)
    {
      measure_light (&view, symbol, local);
      equalise (&view, symbol, local, modules->darkness);
    }
  modules->format = read_format (modules->darkness, side, FALSE, &modules->format_errors);
  guint mirrored = read_format (modules->darkness, side, TRUE, &turned);
  if (turned < modules->format_errors)
    {
      modules->mirrored = TRUE;
      modules->format = mirrored;
      modules->format_errors = turned;
      turn_over (modules->darkness, side);
    }
  return modules->format_errors > MOST_FORMAT_ERRORS ? NULL : g_steal_pointer (&modules);
}
