/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-line.h"

#include "akashi-ean-edges.h"

#include <math.h>
#include <string.h>

#define QUIET 3         /* modules of light before and after … */
#define QUIET_BLURRED 5 /* … where edges are missing: what looks like the end may be within */
#define MOST_TRIES 10
#define LEAST_MODULE 1.6f /* samples */

#define DIGIT 7 /* modules */
#define GUARD 3
#define CENTRE 5
#define PER_MODULE 4
#define RIM 1 /* modules looked at beyond a digit, on both sides */
#define WINDOW ((DIGIT + 2 * RIM) * PER_MODULE)
#define DRIFTS 13   /* places tried for each digit … */
#define DRIFT 0.25f /* … so many modules apart */
#define DRIFT_COST 0.004f

#define SKEWS 3
#define SKEW 0.04f

#define QUICK_FIT 0.62f
#define LEAST_FIT 0.86f
#define LEAST_DIGIT 0.6f
#define LEAST_MARGIN 1.2f
#define LEAST_MARGIN_SHORT 1.9f /* bars that are no code look like eight digits sooner than like thirteen */

enum { SET_L, SET_G, SET_R, N_SETS };

/* The seven modules of each digit: 1 dark (GS1 General Specifications, 5.2.1.2). */
static const guint8 patterns[10] = { 0x0D, 0x19, 0x13, 0x3D, 0x23, 0x31, 0x2F, 0x3B, 0x37, 0x0B };
/* Which of the left digits are of set G says what the first digit is: bit 5 is the leftmost. */
static const guint8 first_digits[10] = { 0x00, 0x0B, 0x0D, 0x0E, 0x13, 0x19, 0x1C, 0x15, 0x16, 0x1A };

/* How a printed and photographed edge may look: its blur (modules) and how much bars are wider than they
 * should be. */
static const struct {
  float blur, spread;
} looks[] = { { 0.25f, 0 },    { 0.5f, 0 },      { 0.75f, 0 },    { 1, 0 },
              { 0.5f, 0.25f }, { 0.5f, -0.25f }, { 0.9f, 0.25f }, { 0.9f, -0.25f } };
#define LOOKS G_N_ELEMENTS (looks)
#define PLAIN_LOOK 1

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

/* What lies beyond a digit differs from its end: sets L and G begin light and end dark, R the other way
 * round. */
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

/* ------------------------------------------------------------------ how well digits fit */

/* Where a code lies on a line. */
typedef struct {
  const float *line;
  guint count, digits;           /* samples; 12 or 8 digits that have bars of their own */
  float start, length;           /* samples */
  float skew;                    /* how much nearer its beginning is than its end: modules there are larger */
  float starts[12], modules[12]; /* samples, of each digit */
} Place;

static guint
modules_of (const Place *place)
{
  return 2 * GUARD + CENTRE + DIGIT * place->digits;
}

/* A module of the code as a place on the line, seen askew. */
static float
sample_of (const Place *place, float module)
{
  float share = module / (float) modules_of (place);
  return place->start + place->length * (share + place->skew * share * (1 - share));
}

static float
digit_start (const Place *place, guint index)
{
  return GUARD + DIGIT * (float) index + (index >= place->digits / 2 ? CENTRE : 0);
}

static void
spread_digits (Place *place, float skew)
{
  place->skew = skew;
  for (guint i = 0; i < place->digits; i++)
    {
      float at = digit_start (place, i);
      place->starts[i] = sample_of (place, at);
      place->modules[i] = (sample_of (place, at + DIGIT) - place->starts[i]) / DIGIT;
    }
}

/* The darkness of a digit and its rims, mean 0, squares adding up to 1. @drift: modules */
static gboolean
take_window (const Place *place, guint index, float drift, float out[WINDOW])
{
  float sum = 0, squares = 0;
  for (guint k = 0; k < WINDOW; k++)
    {
      float at = drift + ((float) k + 0.5f) / PER_MODULE - RIM;
      float x = place->starts[index] + place->modules[index] * at;
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

static float
mean_fit (const Place *place, guint look)
{
  float sum = 0, window[WINDOW];
  for (guint i = 0; i < place->digits; i++)
    if (take_window (place, i, 0, window))
      sum += best_fit (place, i, look, window);
  return sum / (float) place->digits;
}

/* Where every edge is there, they tell where digits are: each has four. */
static void
take_digits (Place *place, const AkashiEanEdge *edges)
{
  for (guint i = 0; i < place->digits; i++)
    {
      const AkashiEanEdge *first = edges + GUARD + 4 * i + (i >= place->digits / 2 ? CENTRE : 0);
      place->starts[i] = first[0].at;
      place->modules[i] = (first[4].at - first[0].at) / DIGIT;
    }
}

/* Returns: how well all digits fit, in the mean, seen as askew as fits best */
static float
choose_skew (Place *place)
{
  float best = -1, best_skew = 0;
  for (int i = -SKEWS; i <= SKEWS; i++)
    {
      spread_digits (place, (float) i * SKEW);
      float fit = mean_fit (place, PLAIN_LOOK);
      if (fit > best)
        best = fit, best_skew = (float) i * SKEW;
    }
  spread_digits (place, best_skew);
  return best;
}

/* Returns: which look all digits fit best together; @fit: how well, in the mean */
static guint
choose_look (float windows[][WINDOW], const Place *place, float *fit)
{
  guint best = 0;
  *fit = -1;
  for (guint look = 0; look < LOOKS; look++)
    {
      float sum = 0;
      for (guint i = 0; i < place->digits; i++)
        sum += best_fit (place, i, look, windows[i]) / (float) place->digits;
      if (sum > *fit)
        *fit = sum, best = look;
    }
  return best;
}

/* The way of digits' places along the line that fits best: each may be a little off the one before, as paper
 * bends. */
static gboolean
follow_digits (const Place *place, float windows[][WINDOW])
{
  float fits[12][DRIFTS], sums[12][DRIFTS];
  guint8 from[12][DRIFTS];
  for (guint i = 0; i < place->digits; i++)
    for (guint d = 0; d < DRIFTS; d++)
      {
        float drift = ((float) d - DRIFTS / 2) * DRIFT;
        fits[i][d]
            = take_window (place, i, drift, windows[0]) ? best_fit (place, i, PLAIN_LOOK, windows[0]) : -1;
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
    if (!take_window (place, i, ((float) at - DRIFTS / 2) * DRIFT, windows[i]))
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
  float least = place->digits == 12 ? LEAST_MARGIN : LEAST_MARGIN_SHORT;
  return read->fit >= LEAST_FIT && read->margin >= least;
}

/* @edges: (nullable): all of them, where they are there */
static gboolean
read_place (Place *place, const AkashiEanEdge *edges, AkashiEanRead *read)
{
  float windows[12][WINDOW], worths[12][N_SETS][10], fit;
  guint first = 0;
  if (edges != NULL)
    take_digits (place, edges);
  else if (choose_skew (place) < QUICK_FIT)
    return FALSE;
  if (!follow_digits (place, windows))
    return FALSE;
  guint look = choose_look (windows, place, &fit);
  if (fit < LEAST_FIT)
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

/* Whether a code of @modules may begin with edge @i and end with edge @k: its bars there, and light around
 * it. */
static gboolean
is_place (const AkashiEanEdge *edges, guint count, guint i, guint k, guint modules)
{
  guint most = modules == 95 ? 60 : 44, between = k - i + 1;
  float module = (edges[k].at - edges[i].at) / (float) modules;
  float quiet = (between == most ? QUIET : QUIET_BLURRED) * module;
  if (!edges[i].dark || edges[k].dark || between > most || between * 5 < most * 2 || module < LEAST_MODULE)
    return FALSE;
  return (i == 0 || edges[i].at - edges[i - 1].at > quiet)
         && (k + 1 == count || edges[k + 1].at - edges[k].at > quiet);
}

/* @blurred: not all of its edges need be there */
static gboolean
read_places (const float *line, guint count, const AkashiEanEdge *edges, guint n_edges, gboolean blurred,
             AkashiEanRead *read)
{
  static const guint modules[] = { 95, 67 };
  guint tries = 0;
  for (guint i = 0; i < n_edges; i++)
    for (guint k = n_edges; k-- > i + 15;)
      for (guint m = 0; m < G_N_ELEMENTS (modules); m++)
        {
          guint most = modules[m] == 95 ? 60 : 44;
          if ((k - i + 1 == most) == blurred || !is_place (edges, n_edges, i, k, modules[m]))
            continue;
          Place place = { .line = line,
                          .count = count,
                          .digits = modules[m] == 95 ? 12 : 8,
                          .start = edges[i].at,
                          .length = edges[k].at - edges[i].at };
          read->start = edges[i].at, read->end = edges[k].at;
          if (read_place (&place, blurred ? NULL : edges + i, read))
            return TRUE;
          if (++tries == MOST_TRIES)
            return FALSE;
        }
  return FALSE;
}

static gboolean
read_way (const float *line, guint count, AkashiEanRead *read)
{
  AkashiEanEdge edges[AKASHI_EAN_MOST_EDGES];
  guint n_edges = akashi_ean_edges_find (line, count, edges);
  return read_places (line, count, edges, n_edges, FALSE, read)
         || read_places (line, count, edges, n_edges, TRUE, read);
}

gboolean
akashi_ean_read_line (const float *line, guint count, AkashiEanRead *read)
{
  if (count < 2)
    return FALSE;
  draw_templates ();
  if (read_way (line, count, read))
    return TRUE;
  g_autofree float *back = g_new (float, count);
  for (guint i = 0; i < count; i++)
    back[i] = line[count - 1 - i];
  if (!read_way (back, count, read))
    return FALSE;
  read->start = (float) (count - 1) - read->start;
  read->end = (float) (count - 1) - read->end;
  return TRUE;
}
