/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-digits.h"

#include "akashi-wide.h"

#include <math.h>

#define RIM 1 /* modules looked at beyond a digit, on both sides */
#define MODULES (AKASHI_EAN_DIGIT + 2 * RIM)
#define WINDOW (MODULES * AKASHI_EAN_PER_MODULE)
#define STRIP (WINDOW + AKASHI_EAN_DRIFTS - 1)
#define LANES 4
G_STATIC_ASSERT (WINDOW % LANES == 0);
#define COMPARED 24 /* patterns at once: of sets L and G, or all others, and some more: whole vectors */

/* The seven modules of each digit: 1 dark. */
static const guint8 digits[10] = { 0x0D, 0x19, 0x13, 0x3D, 0x23, 0x31, 0x2F, 0x3B, 0x37, 0x0B };

/* Its blur (modules) and how much bars are wider than they should be. */
static const struct {
  float blur, spread;
} looks[AKASHI_EAN_LOOKS] = { { 0.25f, 0 },    { 0.5f, 0 },      { 0.75f, 0 },    { 1, 0 },
                              { 0.5f, 0.25f }, { 0.5f, -0.25f }, { 0.9f, 0.25f }, { 0.9f, -0.25f } };

/* darkness, of each pattern mean 0, squares add up to 1; patterns side by side: all are compared at once */
static float templates[AKASHI_EAN_LOOKS][WINDOW][AKASHI_EAN_PATTERNS];

/* The nine modules of a pattern with its rims. What lies beyond a digit differs from its end: sets L and G
 * begin light and end dark, R the other way round. */
static guint
pattern_of (guint index)
{
  if (index == AKASHI_EAN_START)
    return 0x00A; /* light, 101, the light of the first digit */
  if (index == AKASHI_EAN_END)
    return 0x154; /* the dark of the last digit, 010101, light */
  guint l = digits[index % 10], r = ~l & 0x7F, g = 0;
  for (guint i = 0; i < AKASHI_EAN_DIGIT; i++)
    g |= (r >> i & 1) << (AKASHI_EAN_DIGIT - 1 - i);
  return index >= AKASHI_EAN_R ? r << 1 | 1 : 0x100 | (index >= AKASHI_EAN_G ? g : l) << 1;
}

/* Area of a Gauss of @blur left of @at. */
static float
step_at (float at, float blur)
{
  return 0.5f + 0.5f * erff (at / (blur * 1.41421356f));
}

static void
draw_template (guint index, guint look)
{
  guint pattern = pattern_of (index), last = pattern >> (MODULES - 1), count = 0;
  float edges[MODULES], out[WINDOW], sum = 0, squares = 0, first = last ? 1 : 0, way = last ? -1 : 1;
  for (guint i = 1; i < MODULES; i++)
    {
      guint dark = pattern >> (MODULES - 1 - i) & 1;
      if (dark != last)
        edges[count++] = (float) i + (dark ? -0.5f : 0.5f) * looks[look].spread;
      last = dark;
    }
  for (guint k = 0; k < WINDOW; k++)
    {
      float at = ((float) k + 0.5f) / AKASHI_EAN_PER_MODULE, sign = way;
      out[k] = first;
      for (guint i = 0; i < count; i++, sign = -sign)
        out[k] += sign * step_at (at - edges[i], looks[look].blur);
      sum += out[k];
    }
  for (guint k = 0; k < WINDOW; k++)
    out[k] -= sum / WINDOW, squares += out[k] * out[k];
  for (guint k = 0; k < WINDOW; k++)
    templates[look][k][index] = out[k] / sqrtf (squares);
}

static void
draw_templates (void)
{
  static gsize drawn;
  if (!g_once_init_enter (&drawn))
    return;
  for (guint look = 0; look < AKASHI_EAN_LOOKS; look++)
    for (guint index = 0; index < AKASHI_EAN_PATTERNS; index++)
      draw_template (index, look);
  g_once_init_leave (&drawn, 1);
}

/* @step: samples of @line from one place looked at to the next; beyond the line that of its end */
AKASHI_WIDE static void
take_samples (const float *restrict line, float most, float first, float step, float *restrict samples)
{
  for (int k = 0; k < STRIP; k++)
    {
      float x = first + (float) k * step;
      x = x < 0 ? 0 : x;
      x = x > most ? most : x;
      int left = (int) x;
      samples[k] = -(line[left] + (x - (float) left) * (line[left + 1] - line[left]));
    }
}

void
akashi_ean_strip_take (AkashiEanStrip *strip, const float *line, guint count, float start, float module)
{
  float first = ((0.5f - AKASHI_EAN_DRIFTS / 2) / AKASHI_EAN_PER_MODULE - RIM) * module + start;
  draw_templates ();
  take_samples (line, (float) count - 1.001f, first, module / AKASHI_EAN_PER_MODULE, strip->samples);
}

/* Makes the squares of what is seen add up to 1. Four sums side by side: the compiler makes one vector of
 * them. */
static float
scale_of (const float *samples)
{
  float sums[LANES] = { 0 }, squares[LANES] = { 0 }, about = samples[WINDOW / 2];
  for (guint k = 0; k < WINDOW; k += LANES)
    for (guint i = 0; i < LANES; i++)
      {
        float value = samples[k + i] - about;
        sums[i] += value, squares[i] += value * value;
      }
  float sum = sums[0] + sums[1] + sums[2] + sums[3];
  float square = squares[0] + squares[1] + squares[2] + squares[3] - sum * sum / WINDOW;
  return square < 1 ? 0 : 1 / sqrtf (square);
}

/* The mean of patterns is 0, so that of the samples does not matter. */
AKASHI_WIDE void
akashi_ean_strip_fit (const AkashiEanStrip *strip, guint drift, guint look, gboolean left,
                      float fits[AKASHI_EAN_PATTERNS])
{
  guint first = left ? 0 : AKASHI_EAN_PATTERNS - COMPARED;
  const float *samples = strip->samples + drift, scale = scale_of (samples);
  float sums[COMPARED] = { 0 };
  for (guint k = 0; k < WINDOW; k++)
    for (guint i = 0; i < COMPARED; i++)
      sums[i] += samples[k] * templates[look][k][first + i];
  for (guint i = 0; i < COMPARED; i++)
    fits[first + i] = sums[i] * scale;
}
