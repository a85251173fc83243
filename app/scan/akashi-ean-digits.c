/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-digits.h"

#include <math.h>

#define RIM 1 /* modules looked at beyond a digit, on both sides */
#define MODULES (AKASHI_EAN_DIGIT + 2 * RIM)
#define WINDOW (MODULES * AKASHI_EAN_PER_MODULE)
#define STRIP (WINDOW + AKASHI_EAN_DRIFTS - 1)
#define LEFT_PATTERNS AKASHI_EAN_R
#define OTHER_PATTERNS (AKASHI_EAN_PATTERNS - AKASHI_EAN_R)

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

void
akashi_ean_strip_take (AkashiEanStrip *strip, const float *line, guint count, float start, float module)
{
  float first = ((0.5f - AKASHI_EAN_DRIFTS / 2) / AKASHI_EAN_PER_MODULE - RIM) * module + start;
  float step = module / AKASHI_EAN_PER_MODULE, most = (float) count - 1.001f, mean = 0;
  draw_templates ();
  strip->sums[0] = strip->squares[0] = 0;
  for (guint k = 0; k < STRIP; k++)
    {
      float x = CLAMP (first + (float) k * step, 0, most);
      guint left = (guint) x;
      strip->samples[k] = -(line[left] + (x - (float) left) * (line[left + 1] - line[left]));
      mean += strip->samples[k] / STRIP;
    }
  for (guint k = 0; k < STRIP; k++)
    {
      float value = strip->samples[k] -= mean;
      strip->sums[k + 1] = strip->sums[k] + value;
      strip->squares[k + 1] = strip->squares[k] + value * value;
    }
}

/* Makes the squares of what is seen at @drift add up to 1. */
static float
scale_of (const AkashiEanStrip *strip, guint drift)
{
  float sum = strip->sums[drift + WINDOW] - strip->sums[drift];
  float square = strip->squares[drift + WINDOW] - strip->squares[drift] - sum * sum / WINDOW;
  return square < 1 ? 0 : 1 / sqrtf (square);
}

/* @count patterns from @first on; their mean is 0, so that of the samples does not matter. */
static inline void
correlate (const float *samples, const float (*patterns)[AKASHI_EAN_PATTERNS], guint first, guint count,
           float scale, float *fits)
{
  float sums[LEFT_PATTERNS] = { 0 };
  for (guint k = 0; k < WINDOW; k++)
    for (guint i = 0; i < count; i++)
      sums[i] += samples[k] * patterns[k][first + i];
  for (guint i = 0; i < count; i++)
    fits[first + i] = sums[i] * scale;
}

void
akashi_ean_strip_fit (const AkashiEanStrip *strip, guint drift, guint look, gboolean left,
                      float fits[AKASHI_EAN_PATTERNS])
{
  const float *samples = strip->samples + drift, scale = scale_of (strip, drift);
  if (left)
    correlate (samples, templates[look], 0, LEFT_PATTERNS, scale, fits);
  else
    correlate (samples, templates[look], AKASHI_EAN_R, OTHER_PATTERNS, scale, fits);
}
