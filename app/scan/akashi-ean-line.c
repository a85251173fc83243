/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-line.h"

#include <math.h>
#include <string.h>

#define MOST_EDGES 400
#define SWING 0.16f /* share of the line's range that a bar must stand out by */
#define LEAST_RANGE 12 /* grey values */
#define QUIET 3.5f     /* modules of light before and after */
#define LEAST_MODULE 1.6f /* samples */

#define DIGIT 7 /* modules */
#define GUARD 3
#define CENTRE 5
#define PER_MODULE 4
#define RIM 1 /* modules looked at beyond a digit, on both sides */
#define WINDOW ((DIGIT + 2 * RIM) * PER_MODULE)
#define DRIFTS 13    /* places tried for each digit … */
#define DRIFT 0.25f  /* … so many modules apart */
#define DRIFT_COST 0.004f

#define LEAST_FIT 0.86f
#define LEAST_DIGIT 0.6f
#define LEAST_MARGIN 0.5f

enum { SET_L, SET_G, SET_R, N_SETS };

/* The seven modules of each digit: 1 dark (GS1 General Specifications, 5.2.1.2). */
static const guint8 patterns[10] = { 0x0D, 0x19, 0x13, 0x3D, 0x23, 0x31, 0x2F, 0x3B, 0x37, 0x0B };
/* Which of the left digits are of set G says what the first digit is: bit 5 is the leftmost. */
static const guint8 first_digits[10] = { 0x00, 0x0B, 0x0D, 0x0E, 0x13, 0x19, 0x1C, 0x15, 0x16, 0x1A };

/* How a printed and photographed edge may look: its blur (modules) and how much bars are wider than they should be. */
static const struct {
  float blur, spread;
} looks[] = { { 0.25f, 0 }, { 0.5f, 0 }, { 0.75f, 0 }, { 1, 0 }, { 0.5f, 0.25f }, { 0.5f, -0.25f }, { 0.9f, 0.25f }, { 0.9f, -0.25f } };
#define LOOKS G_N_ELEMENTS (looks)

static float templates[LOOKS][N_SETS][10][WINDOW]; /* darkness, mean 0, squares add up to 1 */

static guint
pattern_of (guint set, guint digit)
{
  guint l = patterns[digit], r = ~l & 0x7F, g = 0;
  for (guint i = 0; i < DIGIT; i++)
    g |= (r >> i & 1) << (DIGIT - 1 - i);
  return set == SET_L ? l : (set == SET_G ? g : r);
}

/* Area of a Gauss of @blur left of @at. */
static float
step_at (float at, float blur)
{
  return 0.5f + 0.5f * erff (at / (blur * 1.41421356f));
}

/* What lies beyond a digit differs from its end: sets L and G begin light and end dark, R the other way round. */
static void
draw_template (guint pattern, guint look, float out[WINDOW])
{
  guint before = !(pattern >> (DIGIT - 1) & 1), after = !(pattern & 1), last = 0;
  float edges[DIGIT + 4], sum = 0, squares = 0;
  guint count = 0;
  for (int i = -1; i <= DIGIT; i++)
    {
      guint dark = i < 0 ? before : (i == DIGIT ? after : pattern >> (DIGIT - 1 - i) & 1);
      if (i >= 0 && dark != last)
        edges[count++] = (float) i + (dark ? -0.5f : 0.5f) * looks[look].spread;
      last = dark;
    }
  for (guint k = 0; k < WINDOW; k++)
    {
      float at = ((float) k + 0.5f) / PER_MODULE - RIM, sign = before ? -1 : 1;
      out[k] = before ? 1 : 0;
      for (guint i = 0; i < count; i++, sign = -sign)
        out[k] += sign * step_at (at - edges[i], looks[look].blur);
      sum += out[k];
    }
  for (guint k = 0; k < WINDOW; k++)
    out[k] -= sum / WINDOW, squares += out[k] * out[k];
  for (guint k = 0; k < WINDOW; k++)
    out[k] /= sqrtf (squares);
}

static void
draw_templates (void)
{
  static gsize drawn;
  if (!g_once_init_enter (&drawn))
    return;
  for (guint look = 0; look < LOOKS; look++)
    for (guint set = 0; set < N_SETS; set++)
      for (guint digit = 0; digit < 10; digit++)
        draw_template (pattern_of (set, digit), look, templates[look][set][digit]);
  g_once_init_leave (&drawn, 1);
}

/* ------------------------------------------------------------------ where bars begin and end */

typedef struct {
  float at;
  gboolean dark; /* from here on */
} Edge;

static Edge
edge_between (const float *line, guint from, guint to)
{
  float middle = (line[from] + line[to]) / 2;
  gboolean dark = line[to] < line[from];
  guint i = from;
  while (i + 1 < to && (line[i + 1] < middle) != dark)
    i++;
  float step = line[i + 1] - line[i];
  return (Edge){ (float) i + (fabsf (step) > 1e-6f ? (middle - line[i]) / step : 0.5f), dark };
}

/* From one extreme to the next that is far enough from it. */
static guint
find_edges (const float *line, guint count, float swing, Edge edges[MOST_EDGES])
{
  guint high = 0, low = 0, found = 0;
  int way = 0; /* which extreme is sought: 1 a high one */
  for (guint i = 1; i < count && found < MOST_EDGES; i++)
    {
      if (line[i] > line[high])
        high = i;
      if (line[i] < line[low])
        low = i;
      if (way >= 0 && line[high] - line[i] > swing)
        {
          if (way > 0)
            edges[found++] = edge_between (line, low, high);
          way = -1, low = i;
        }
      else if (way <= 0 && line[i] - line[low] > swing)
        {
          if (way < 0)
            edges[found++] = edge_between (line, high, low);
          way = 1, high = i;
        }
    }
  return found;
}

/* ------------------------------------------------------------------ how well digits fit */

/* Where a code lies on a line. */
typedef struct {
  const float *line;
  guint count, digits; /* samples; 12 or 8 digits that have bars of their own */
  float start, module;
} Place;

static float
digit_start (const Place *place, guint index)
{
  return GUARD + DIGIT * (float) index + (index >= place->digits / 2 ? CENTRE : 0);
}

/* The darkness of a digit and its rims, mean 0, squares adding up to 1. */
static gboolean
take_window (const Place *place, float at, float out[WINDOW])
{
  float sum = 0, squares = 0;
  for (guint k = 0; k < WINDOW; k++)
    {
      float x = place->start + place->module * (at + ((float) k + 0.5f) / PER_MODULE - RIM);
      x = CLAMP (x, 0, (float) place->count - 1.001f);
      guint left = (guint) x;
      out[k] = -(place->line[left] + (x - (float) left) * (place->line[left + 1] - place->line[left]));
      sum += out[k];
    }
  for (guint k = 0; k < WINDOW; k++)
    out[k] -= sum / WINDOW, squares += out[k] * out[k];
  if (squares < 1)
    return FALSE;
  float by = 1 / sqrtf (squares);
  for (guint k = 0; k < WINDOW; k++)
    out[k] *= by;
  return TRUE;
}

static float
fit_of (const float window[WINDOW], const float pattern[WINDOW])
{
  float sum = 0;
  for (guint k = 0; k < WINDOW; k++)
    sum += window[k] * pattern[k];
  return sum;
}

/* Left digits of an EAN-13 may be of two sets. */
static gboolean
may_be (const Place *place, guint index, guint set)
{
  if (index >= place->digits / 2)
    return set == SET_R;
  return set == SET_L || (set == SET_G && place->digits == 12);
}

static float
best_fit (const Place *place, guint index, guint look, const float window[WINDOW])
{
  float best = -1;
  for (guint set = 0; set < N_SETS; set++)
    for (guint digit = 0; may_be (place, index, set) && digit < 10; digit++)
      best = MAX (best, fit_of (window, templates[look][set][digit]));
  return best;
}

/* Returns: which look all digits fit best together; @fit: how well, in the mean */
static guint
choose_look (const Place *place, float *fit)
{
  float sums[LOOKS] = { 0 }, window[WINDOW];
  guint best = 0;
  for (guint i = 0; i < place->digits; i++)
    for (guint look = 0; take_window (place, digit_start (place, i), window) && look < LOOKS; look++)
      sums[look] += best_fit (place, i, look, window);
  for (guint look = 1; look < LOOKS; look++)
    if (sums[look] > sums[best])
      best = look;
  *fit = sums[best] / (float) place->digits;
  return best;
}

/* The way of digits' places along the line that fits best: each may be a little off the one before, as paper bends. */
static gboolean
follow_digits (const Place *place, guint look, float windows[][WINDOW])
{
  float fits[12][DRIFTS], sums[12][DRIFTS];
  guint8 from[12][DRIFTS];
  for (guint i = 0; i < place->digits; i++)
    for (guint d = 0; d < DRIFTS; d++)
      {
        float at = digit_start (place, i) + ((float) d - DRIFTS / 2) * DRIFT;
        fits[i][d] = take_window (place, at, windows[0]) ? best_fit (place, i, look, windows[0]) : -1;
        sums[i][d] = i == 0 && ABS ((int) d - DRIFTS / 2) > 2 ? -100 : fits[i][d];
        from[i][d] = (guint8) d;
        float before = -100;
        for (int by = -1; i > 0 && by <= 1; by++)
          {
            int k = (int) d + by;
            if (k >= 0 && k < DRIFTS && sums[i - 1][k] - DRIFT_COST * (float) ABS (by) > before)
              before = sums[i - 1][k] - DRIFT_COST * (float) ABS (by), from[i][d] = (guint8) k;
          }
        if (i > 0)
          sums[i][d] += before;
      }
  guint last = place->digits - 1, at = 0;
  for (guint d = 1; d < DRIFTS; d++)
    if (sums[last][d] > sums[last][at])
      at = d;
  for (guint i = last + 1; i-- > 0; at = from[i][at])
    if (!take_window (place, digit_start (place, i) + ((float) at - DRIFTS / 2) * DRIFT, windows[i]))
      return FALSE;
  return TRUE;
}

/* ------------------------------------------------------------------ which number fits best */

/* Better the more what is left unexplained shrinks. */
static float
worth_of (float fit)
{
  return fit <= 0 ? 0 : -logf (1.02f - fit * fit);
}

/* The two best ways to a sum of digits. */
typedef struct {
  float worth[2];
  char digits[12];
} Best;

static void
offer (Best *best, float worth, const char *digits)
{
  if (worth > best->worth[0])
    {
      best->worth[1] = best->worth[0], best->worth[0] = worth;
      memcpy (best->digits, digits, 12);
    }
  else
    best->worth[1] = MAX (best->worth[1], worth);
}

/* Of all numbers with first digit @first whose weighted sum is a multiple of ten. */
static Best
best_number (const Place *place, float worths[12][N_SETS][10], guint first)
{
  Best now[10], next[10], nothing = { { -1e6f, -1e6f }, { 0 } };
  for (guint sum = 0; sum < 10; sum++)
    now[sum] = nothing;
  now[place->digits == 12 ? first : 0].worth[0] = 0;
  for (guint i = 0; i < place->digits; i++)
    {
      guint set = i >= place->digits / 2 ? SET_R : SET_L, weight = i % 2 == 0 ? 3 : 1;
      if (place->digits == 12 && i < 6 && first_digits[first] >> (5 - i) & 1)
        set = SET_G;
      for (guint sum = 0; sum < 10; sum++)
        next[sum] = nothing;
      for (guint sum = 0; sum < 10; sum++)
        for (guint digit = 0; digit < 10; digit++)
          {
            Best *to = &next[(sum + weight * digit) % 10];
            char digits[12];
            memcpy (digits, now[sum].digits, 12);
            digits[i] = (char) ('0' + digit);
            offer (to, now[sum].worth[0] + worths[i][set][digit], digits);
            offer (to, now[sum].worth[1] + worths[i][set][digit], digits);
          }
      memcpy (now, next, sizeof now);
    }
  return now[0];
}

static void
rate_digits (const Place *place, guint look, float windows[][WINDOW], float worths[12][N_SETS][10])
{
  for (guint i = 0; i < place->digits; i++)
    for (guint set = 0; set < N_SETS; set++)
      for (guint digit = 0; may_be (place, i, set) && digit < 10; digit++)
        worths[i][set][digit] = worth_of (fit_of (windows[i], templates[look][set][digit]));
}

static gboolean
fits_well (const Place *place, guint look, float windows[][WINDOW], guint first, AkashiEanRead *read)
{
  const char *digits = read->digits + (place->digits == 12);
  read->fit = 0;
  for (guint i = 0; i < place->digits; i++)
    {
      guint set = i >= place->digits / 2 ? SET_R : SET_L;
      if (place->digits == 12 && i < 6 && first_digits[first] >> (5 - i) & 1)
        set = SET_G;
      float fit = fit_of (windows[i], templates[look][set][digits[i] - '0']);
      if (fit < LEAST_DIGIT)
        return FALSE;
      read->fit += fit / (float) place->digits;
    }
  return read->fit >= LEAST_FIT && read->margin >= LEAST_MARGIN;
}

static gboolean
read_place (const Place *place, AkashiEanRead *read)
{
  float windows[12][WINDOW], worths[12][N_SETS][10], fit;
  guint look = choose_look (place, &fit), first = 0;
  if (fit < 0.7f || !follow_digits (place, look, windows))
    return FALSE;
  rate_digits (place, look, windows, worths);
  Best best = { { -1e6f, -1e6f }, { 0 } };
  for (guint i = 0; i < (place->digits == 12 ? 10 : 1); i++)
    {
      Best one = best_number (place, worths, i);
      if (one.worth[0] > best.worth[0])
        first = i;
      offer (&best, one.worth[0], one.digits);
      best.worth[1] = MAX (best.worth[1], one.worth[1]);
    }
  read->margin = best.worth[0] - best.worth[1];
  read->symbology = place->digits == 12 ? AKASHI_SYMBOLOGY_EAN13 : AKASHI_SYMBOLOGY_EAN8;
  memset (read->digits, 0, sizeof read->digits);
  if (place->digits == 12)
    read->digits[0] = (char) ('0' + first);
  memcpy (read->digits + (place->digits == 12), best.digits, place->digits);
  return fits_well (place, look, windows, first, read);
}

/* ------------------------------------------------------------------ lines */

/* Whether a code of @modules may begin with edge @i and end with edge @k: its bars there, and light around it. */
static gboolean
is_place (const Edge *edges, guint count, guint i, guint k, guint modules)
{
  guint most = modules == 95 ? 60 : 44, between = k - i + 1;
  float module = (edges[k].at - edges[i].at) / (float) modules;
  if (!edges[i].dark || edges[k].dark || between > most || between * 5 < most * 2 || module < LEAST_MODULE)
    return FALSE;
  return (i == 0 || edges[i].at - edges[i - 1].at > QUIET * module)
         && (k + 1 == count || edges[k + 1].at - edges[k].at > QUIET * module);
}

static gboolean
read_way (const float *line, guint count, const Edge *edges, guint n_edges, AkashiEanRead *read)
{
  static const guint modules[] = { 95, 67 };
  for (guint i = 0; i < n_edges; i++)
    for (guint k = i + 15; k < n_edges; k++)
      for (guint m = 0; m < G_N_ELEMENTS (modules); m++)
        {
          if (!is_place (edges, n_edges, i, k, modules[m]))
            continue;
          Place place = { line, count, modules[m] == 95 ? 12 : 8, edges[i].at,
                          (edges[k].at - edges[i].at) / (float) modules[m] };
          read->start = edges[i].at, read->end = edges[k].at;
          if (read_place (&place, read))
            return TRUE;
        }
  return FALSE;
}

gboolean
akashi_ean_read_line (const float *line, guint count, AkashiEanRead *read)
{
  Edge edges[MOST_EDGES];
  float least = G_MAXFLOAT, most = -G_MAXFLOAT;
  for (guint i = 0; i < count; i++)
    least = MIN (least, line[i]), most = MAX (most, line[i]);
  if (count < 2 || most - least < LEAST_RANGE)
    return FALSE;
  draw_templates ();
  guint n_edges = find_edges (line, count, (most - least) * SWING, edges);
  if (read_way (line, count, edges, n_edges, read))
    return TRUE;
  g_autofree float *back = g_new (float, count);
  for (guint i = 0; i < count; i++)
    back[i] = line[count - 1 - i];
  n_edges = find_edges (back, count, (most - least) * SWING, edges);
  if (!read_way (back, count, edges, n_edges, read))
    return FALSE;
  read->start = (float) (count - 1) - read->start;
  read->end = (float) (count - 1) - read->end;
  return TRUE;
}
