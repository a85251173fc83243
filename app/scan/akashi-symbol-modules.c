/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-symbol-modules.h"

#include <math.h>
#include <string.h>

#define TAPS 11       /* a module, its eight neighbours, the mean around, one */
#define TEACHINGS 2   /* first the known modules teach, then all of them */
#define RIDGE 0.02    /* keeps the filter from what few modules seem to say */
#define AROUND 4      /* modules to each side that make "around" */
#define TAP_FROM 2.2f /* pixels a module from which its inner part is averaged */
#define TAP_REACH 0.26f
#define MOST_FORMAT_ERRORS 7 /* of 30 bits; two random words of 15 are farther off, nearly always */

void
akashi_modules_free (AkashiModules *modules)
{
  if (modules == NULL)
    return;
  g_free (modules->dark);
  g_free (modules);
}

/* ------------------------------------------------------------------ sampling */

static float
sample_module (const AkashiSymbol *symbol, double x, double y, gboolean fine)
{
  AkashiVector at = akashi_warp_point (&symbol->warp, x, y);
  float sign = symbol->inverted ? -1 : 1, sum = 0;
  if (!fine)
    return sign * akashi_layer_darkness (symbol->layer, at.x, at.y);

  AkashiVector u = akashi_warp_point (&symbol->warp, x + TAP_REACH, y);
  AkashiVector v = akashi_warp_point (&symbol->warp, x, y + TAP_REACH);
  u.x -= at.x, u.y -= at.y, v.x -= at.x, v.y -= at.y;
  for (int j = -1; j <= 1; j++)
    for (int i = -1; i <= 1; i++)
      sum += akashi_layer_darkness (symbol->layer, at.x + (float) i * u.x + (float) j * v.x,
                                    at.y + (float) i * u.y + (float) j * v.y);
  return sign * sum / 9;
}

float *
akashi_symbol_sample (const AkashiSymbol *symbol)
{
  guint stride = symbol->pattern->side + 2;
  float *samples = g_new (float, (gsize) stride *stride);
  gboolean fine = akashi_symbol_module (symbol) >= TAP_FROM;
  for (guint y = 0; y < stride; y++)
    for (guint x = 0; x < stride; x++)
      samples[y * stride + x] = sample_module (symbol, x - 0.5, y - 0.5, fine);
  return samples;
}

/* ------------------------------------------------------------------ the light around */

/* out = the mean of a square of modules around each, as far as they are there; by a table of sums. */
static void
mean_around (const float *in, float *out, guint stride)
{
  g_autofree double *sums = g_new0 (double, (gsize) (stride + 1) * (stride + 1));
  guint wide = stride + 1;
  for (guint y = 0; y < stride; y++)
    for (guint x = 0; x < stride; x++)
      sums[(y + 1) * wide + x + 1]
          = in[y * stride + x] + sums[y * wide + x + 1] + sums[(y + 1) * wide + x] - sums[y * wide + x];
  for (guint y = 0; y < stride; y++)
    for (guint x = 0; x < stride; x++)
      {
        guint left = x > AROUND ? x - AROUND : 0, top = y > AROUND ? y - AROUND : 0;
        guint right = MIN (x + AROUND + 1, stride), bottom = MIN (y + AROUND + 1, stride);
        double sum = sums[bottom * wide + right] - sums[top * wide + right] - sums[bottom * wide + left]
                     + sums[top * wide + left];
        out[y * stride + x] = (float) (sum / ((right - left) * (bottom - top)));
      }
}

/* Each sample less the light around it, in units of the contrast around it. */
static void
normalise (float *samples, guint stride, float contrast)
{
  gsize count = (gsize) stride * stride;
  g_autofree float *mean = g_new (float, count), *off = g_new (float, count);
  mean_around (samples, mean, stride);
  for (gsize i = 0; i < count; i++)
    {
      samples[i] -= mean[i];
      off[i] = fabsf (samples[i]);
    }
  mean_around (off, mean, stride);
  for (gsize i = 0; i < count; i++)
    samples[i] /= mean[i] + contrast * 0.01f + 0.2f;
}

/* ------------------------------------------------------------------ a filter taught by known modules */

static void
taps_of (const float *samples, const float *mean, guint stride, guint x, guint y, double out[TAPS])
{
  const float *middle = samples + (gsize) (y + 1) * stride + x + 1;
  for (guint k = 0; k < 9; k++)
    out[k] = middle[(gssize) (k / 3) * stride + k % 3 - (gssize) stride - 1];
  out[9] = mean[(gsize) (y + 1) * stride + x + 1];
  out[10] = 1;
}

static gboolean
solve (double m[TAPS][TAPS + 1], double out[TAPS])
{
  for (guint i = 0; i < TAPS; i++)
    {
      if (!(m[i][i] > 1e-12))
        return FALSE;
      for (guint row = i + 1; row < TAPS; row++)
        {
          double factor = m[row][i] / m[i][i];
          for (guint k = i; k <= TAPS; k++)
            m[row][k] -= factor * m[i][k];
        }
    }
  for (guint i = TAPS; i-- > 0;)
    {
      out[i] = m[i][TAPS];
      for (guint k = i + 1; k < TAPS; k++)
        out[i] -= m[i][k] * out[k];
      out[i] /= m[i][i];
    }
  return TRUE;
}

/*
 * Least squares of the taps against what the modules are: for known ones their sign, for others (@all) the
 * sign they were told to have.
 */
static gboolean
teach (const AkashiQrPattern *pattern, const float *samples, const float *mean, const guint8 *dark,
       gboolean all, double filter[TAPS])
{
  double m[TAPS][TAPS + 1] = { { 0 } }, spread = 0, taps[TAPS];
  guint side = pattern->side, count = 0;

  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        guint8 module = pattern->modules[y * side + x];
        gboolean known = module == AKASHI_MODULE_DARK || module == AKASHI_MODULE_LIGHT;
        if (!known && !all)
          continue;
        double is = known ? (module == AKASHI_MODULE_DARK ? 1 : -1) : (dark[y * side + x] ? 1 : -1);
        taps_of (samples, mean, side + 2, x, y, taps);
        for (guint i = 0; i < TAPS; i++)
          {
            for (guint j = i; j < TAPS; j++)
              m[i][j] += taps[i] * taps[j];
            m[i][TAPS] += taps[i] * is;
          }
        spread += taps[4] * taps[4];
        count++;
      }
  for (guint i = 0; i < TAPS; i++)
    {
      for (guint j = 0; j < i; j++)
        m[i][j] = m[j][i];
      /* pulled towards the module alone, with a strength that its own size suggests */
      double pull = RIDGE * (i == 10 ? count : spread) + 1e-9;
      m[i][i] += pull;
      if (i == 4)
        m[i][TAPS] += pull / sqrt (spread / MAX (count, 1) + 1e-9);
    }
  return solve (m, filter);
}

static void
decide (const AkashiQrPattern *pattern, const float *samples, const float *mean, const double filter[TAPS],
        guint8 *dark)
{
  guint side = pattern->side;
  double taps[TAPS];
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      {
        double sum = 0;
        taps_of (samples, mean, side + 2, x, y, taps);
        for (guint k = 0; k < TAPS; k++)
          sum += filter[k] * taps[k];
        dark[y * side + x] = sum > 0;
      }
}

static void
equalise (const AkashiQrPattern *pattern, const float *samples, guint8 *dark)
{
  guint stride = pattern->side + 2;
  g_autofree float *mean = g_new (float, (gsize) stride *stride);
  double filter[TAPS];
  mean_around (samples, mean, stride);
  for (guint i = 0; i < TEACHINGS; i++)
    {
      if (!teach (pattern, samples, mean, dark, i > 0, filter))
        return;
      decide (pattern, samples, mean, filter, dark);
    }
}

/* ------------------------------------------------------------------ telling */

/* Reads the format as it stands, or with rows and columns exchanged. */
static guint
read_format (const guint8 *dark, guint side, gboolean mirrored, guint *errors)
{
  guint read[2] = { 0, 0 };
  for (guint copy = 0; copy < 2; copy++)
    for (guint i = 0; i < 15; i++)
      {
        guint x, y;
        akashi_qr_format_place (side, copy, i, &x, &y);
        read[copy] |= (guint) dark[mirrored ? x * side + y : y * side + x] << i;
      }
  return akashi_qr_format_nearest (read, errors);
}

static void
turn_over (guint8 *dark, guint side)
{
  for (guint y = 0; y < side; y++)
    for (guint x = y + 1; x < side; x++)
      {
        guint8 kept = dark[y * side + x];
        dark[y * side + x] = dark[x * side + y];
        dark[x * side + y] = kept;
      }
}

static void
put_known (const AkashiQrPattern *pattern, AkashiModules *modules)
{
  for (guint i = 0; i < pattern->fixed; i++)
    modules->dark[pattern->places[i].y * modules->side + pattern->places[i].x] = pattern->places[i].sign > 0;
  for (guint copy = 0; copy < 2; copy++)
    for (guint i = 0; i < 15; i++)
      {
        guint x, y;
        akashi_qr_format_place (modules->side, copy, i, &x, &y);
        modules->dark[y * modules->side + x] = modules->format >> i & 1;
      }
}

static void
tell_plain (const float *samples, guint side, guint8 *dark)
{
  for (guint y = 0; y < side; y++)
    for (guint x = 0; x < side; x++)
      dark[y * side + x] = samples[(gsize) (y + 1) * (side + 2) + x + 1] > 0;
}

AkashiModules *
akashi_symbol_tell (const AkashiSymbol *symbol, const float *samples, AkashiTell tell)
{
  const AkashiQrPattern *pattern = symbol->pattern;
  guint side = pattern->side, stride = side + 2, turned;
  g_autoptr (AkashiModules) modules = g_new0 (AkashiModules, 1);
  g_autofree float *normal = NULL;

  modules->side = side;
  modules->dark = g_new0 (guint8, (gsize) side * side);
  if (tell == AKASHI_TELL_LOCAL)
    {
      normal = g_memdup2 (samples, (gsize) stride * stride * sizeof *samples);
      normalise (normal, stride, symbol->contrast);
      samples = normal;
    }
  tell_plain (samples, side, modules->dark);
  if (tell != AKASHI_TELL_PLAIN)
    equalise (pattern, samples, modules->dark);

  modules->format = read_format (modules->dark, side, FALSE, &modules->format_errors);
  guint mirrored = read_format (modules->dark, side, TRUE, &turned);
  if (turned < modules->format_errors)
    {
      modules->mirrored = TRUE;
      modules->format = mirrored;
      modules->format_errors = turned;
      turn_over (modules->dark, side);
    }
  if (modules->format_errors > MOST_FORMAT_ERRORS)
    return NULL;
  put_known (pattern, modules);
  return g_steal_pointer (&modules);
}
