/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-line.h"

#include "akashi-ean-edges.h"
#include "akashi-ean-number.h"

#include <math.h>
#include <string.h>

#define QUIET 3         /* modules before and after with nothing but noise … */
#define QUIET_BLURRED 5 /* … where edges are missing: what looks like the end may be within */
/* … of UPC-E: half of an EAN-13 looks like it, but for what comes then */
#define QUIET_UPCE 5.5f
#define MOST_TRIES 10
#define LEAST_STEP 0.3f   /* of an edge against the mean of those of a code: less is noise beside it */
#define LEAST_MODULE 1.6f /* samples */

#define GUARD 3 /* modules, and edges, before the first digit */
#define CENTRE 5
#define DRIFT_COST 0.004f

#define SKEWS 3
#define SKEW 0.04f

#define QUICK_FIT 0.72f
#define HOPELESS_FIT 0.6f /* of the first few digits that are looked at */
#define FEW 4
#define LEAST_FIT 0.86f
#define LEAST_GUARD 0.65f
/* By kind, of what is believed: fit of each digit, and in the mean, and how much better than any other
 * number. Bars that are no code look like eight digits sooner than like thirteen; of 60,000 lines of them
 * none looked like UPC-E. */
static const struct {
  float digit, mean, margin;
} least[AKASHI_EAN_KINDS] = { { 0.6f, LEAST_FIT, 1.2f }, { 0.6f, LEAST_FIT, 1.9f }, { 0.8f, 0.9f, 1 } };

/* Where a code lies on a line. */
typedef struct {
  const AkashiEanKind *kind;
  const float *line;
  guint count;                   /* samples */
  float start, length;           /* samples */
  float starts[12], modules[12]; /* samples, of each digit */
} Place;

/* What is seen of each digit, and where along the strip. */
typedef struct {
  AkashiEanStrip strips[12];
  guint drifts[12];
} Sight;

/* ------------------------------------------------------------------ where digits are */

/* Spread evenly, but for how much nearer the beginning is than the end: modules there are larger. */
static void
spread_digits (Place *place, float skew)
{
  const AkashiEanKind *kind = place->kind;
  for (guint i = 0; i < kind->digits; i++)
    {
      float ends[2];
      for (guint k = 0; k < 2; k++)
        {
          guint module = GUARD + AKASHI_EAN_DIGIT * (i + k) + (i >= kind->left ? CENTRE : 0);
          float share = (float) module / (float) kind->modules;
          ends[k] = place->start + place->length * (share + skew * share * (1 - share));
        }
      place->starts[i] = ends[0];
      place->modules[i] = (ends[1] - ends[0]) / AKASHI_EAN_DIGIT;
    }
}

/* Where every edge is there, they tell where digits are: each has four. */
static void
take_digits (Place *place, const AkashiEanEdge *edges)
{
  for (guint i = 0; i < place->kind->digits; i++)
    {
      const AkashiEanEdge *first = edges + GUARD + 4 * i + (i >= place->kind->left ? CENTRE : 0);
      place->starts[i] = first[0].at;
      place->modules[i] = (first[4].at - first[0].at) / AKASHI_EAN_DIGIT;
    }
}

static void
take_strip (const Place *place, guint index, Sight *sight)
{
  akashi_ean_strip_take (&sight->strips[index], place->line, place->count, place->starts[index],
                         place->modules[index]);
  sight->drifts[index] = AKASHI_EAN_DRIFTS / 2;
}

/* ------------------------------------------------------------------ how well digits fit */

/* Left digits of an EAN-8 are of one set only. */
static float
best_fit (const AkashiEanKind *kind, const Sight *sight, guint index, guint drift, guint look)
{
  float fits[AKASHI_EAN_PATTERNS];
  gboolean left = index < kind->left;
  guint first = left ? AKASHI_EAN_L : AKASHI_EAN_R;
  guint end = left && kind->symbology != AKASHI_SYMBOLOGY_EAN8 ? AKASHI_EAN_R : first + 10;
  akashi_ean_strip_fit (&sight->strips[index], drift, look, left, fits);
  float best = fits[first];
  for (guint i = first + 1; i < end; i++)
    best = MAX (best, fits[i]);
  return best;
}

static float
mean_fit (const AkashiEanKind *kind, const Sight *sight, guint look)
{
  float sum = 0;
  for (guint i = 0; i < kind->digits; i++)
    sum += best_fit (kind, sight, i, sight->drifts[i], look);
  return sum / (float) kind->digits;
}

/* The same at the digits' own places, the plain way; less where the first few already say that there is no
 * code. */
static float
quick_fit (const Place *place, Sight *sight)
{
  const AkashiEanKind *kind = place->kind;
  float sum = 0;
  for (guint i = 0; i < kind->digits; i++)
    {
      guint index = 5 * i % kind->digits; /* from all over the code */
      take_strip (place, index, sight);
      sum += best_fit (kind, sight, index, sight->drifts[index], AKASHI_EAN_PLAIN_LOOK);
      if (i + 1 == FEW && sum < FEW * HOPELESS_FIT)
        return -1;
    }
  return sum / (float) kind->digits;
}

/* Returns: how well all digits fit, in the mean, seen as askew as fits best */
static float
choose_skew (Place *place, Sight *sight)
{
  float best = -1, best_skew = 0;
  for (int i = -SKEWS; i <= SKEWS; i++)
    {
      spread_digits (place, (float) i * SKEW);
      float fit = quick_fit (place, sight);
      if (fit > best)
        best = fit, best_skew = (float) i * SKEW;
    }
  spread_digits (place, best_skew);
  return best;
}

/* Returns: which look all digits fit best together; @fit: how well, in the mean */
static guint
choose_look (const AkashiEanKind *kind, const Sight *sight, float *fit)
{
  guint best = 0;
  *fit = -1;
  for (guint look = 0; look < AKASHI_EAN_LOOKS; look++)
    {
      float mean = mean_fit (kind, sight, look);
      if (mean > *fit)
        *fit = mean, best = look;
    }
  return best;
}

/* The way of digits' places along the line that fits best: each may be a little off the one before, as paper
 * bends. */
static void
follow_digits (const AkashiEanKind *kind, Sight *sight, guint look)
{
  enum { DRIFTS = AKASHI_EAN_DRIFTS };
  float sums[12][DRIFTS];
  guint8 from[12][DRIFTS];
  for (guint i = 0; i < kind->digits; i++)
    for (guint d = 0; d < DRIFTS; d++)
      {
        float fit = best_fit (kind, sight, i, d, look);
        sums[i][d] = i == 0 && ABS ((int) d - DRIFTS / 2) > 2 ? -100 : fit;
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
  guint last = kind->digits - 1, at = 0;
  for (guint d = 1; d < DRIFTS; d++)
    if (sums[last][d] > sums[last][at])
      at = d;
  for (guint i = last + 1; i-- > 0; at = from[i][at])
    sight->drifts[i] = at;
}

/* Better the more what is left unexplained shrinks. */
static float
worth_of (float fit)
{
  return fit <= 0 ? 0 : -logf (1.02f - fit * fit);
}

/* Its ends are seen as well: they are more of a short symbol than of a long one. */
static gboolean
guards_fit (const Place *place, const Sight *sight, guint look)
{
  const guint last = place->kind->digits - 1;
  for (guint k = 0; k < 2; k++)
    {
      guint beside = k == 0 ? 0 : last;
      float module = place->modules[beside], way = k == 0 ? -1 : 1, fits[AKASHI_EAN_PATTERNS];
      float off = ((float) sight->drifts[beside] - AKASHI_EAN_DRIFTS / 2) / AKASHI_EAN_PER_MODULE;
      AkashiEanStrip strip;
      akashi_ean_strip_take (&strip, place->line, place->count,
                             place->starts[beside] + (way * AKASHI_EAN_DIGIT + off) * module, module);
      akashi_ean_strip_fit (&strip, AKASHI_EAN_DRIFTS / 2, look, FALSE, fits);
      if (fits[k == 0 ? AKASHI_EAN_START : AKASHI_EAN_END] < LEAST_GUARD)
        return FALSE;
    }
  return TRUE;
}

/* ------------------------------------------------------------------ one place */

static gboolean
read_digits (const Place *place, const Sight *sight, guint look, AkashiEanRead *read)
{
  const AkashiEanKind *kind = place->kind;
  float fits[12][AKASHI_EAN_PATTERNS], worths[12][AKASHI_EAN_PATTERNS], worst = 1;
  for (guint i = 0; i < kind->digits; i++)
    {
      gboolean left = i < kind->left;
      akashi_ean_strip_fit (&sight->strips[i], sight->drifts[i], look, left, fits[i]);
      for (guint k = left ? AKASHI_EAN_L : AKASHI_EAN_R; k < (left ? AKASHI_EAN_R : AKASHI_EAN_START); k++)
        worths[i][k] = worth_of (fits[i][k]);
    }
  AkashiEanNumber number = akashi_ean_number_best (kind, worths);
  read->symbology = kind->symbology;
  read->margin = number.worth[0] - number.worth[1];
  read->fit = 0;
  memcpy (read->digits, number.text, sizeof read->digits);
  for (guint i = 0; i < kind->digits; i++)
    {
      float fit = fits[i][number.patterns[i]];
      worst = MIN (worst, fit), read->fit += fit / (float) kind->digits;
    }
  guint which = (guint) (kind - akashi_ean_kinds);
  return worst >= least[which].digit && read->fit >= least[which].mean && read->margin >= least[which].margin;
}

/* @edges: (nullable): all of them, where they are there */
static gboolean
read_place (Place *place, const AkashiEanEdge *edges, AkashiEanRead *read)
{
  const AkashiEanKind *kind = place->kind;
  Sight sight;
  float fit;
  if (edges != NULL)
    take_digits (place, edges);
  else if (choose_skew (place, &sight) < QUICK_FIT)
    return FALSE;
  for (guint i = 0; i < kind->digits; i++)
    take_strip (place, i, &sight);
  follow_digits (kind, &sight, AKASHI_EAN_PLAIN_LOOK);
  guint look = choose_look (kind, &sight, &fit);
  if (fit < LEAST_FIT || (kind->symbology == AKASHI_SYMBOLOGY_UPCE && !guards_fit (place, &sight, look)))
    return FALSE;
  follow_digits (kind, &sight, look);
  return read_digits (place, &sight, look, read);
}

/* ------------------------------------------------------------------ lines */

/* The edges of a line, and sums of their steps: of all before each. */
typedef struct {
  guint count;
  AkashiEanEdge edge[AKASHI_EAN_MOST_EDGES];
  float sums[AKASHI_EAN_MOST_EDGES + 1];
} Edges;

static void
find_edges (const float *line, guint count, Edges *edges)
{
  edges->count = akashi_ean_edges_find (line, count, edges->edge);
  edges->sums[0] = 0;
  for (guint i = 0; i < edges->count; i++)
    edges->sums[i + 1] = edges->sums[i] + edges->edge[i].step;
}

/* Whether there is nothing but noise within @quiet samples before edge @i and behind edge @k. */
static gboolean
is_quiet_around (const Edges *edges, guint i, guint k, float quiet, float weakest)
{
  const AkashiEanEdge *edge = edges->edge;
  for (guint before = i; before-- > 0 && edge[i].at - edge[before].at <= quiet;)
    if (edge[before].step >= weakest)
      return FALSE;
  for (guint after = k; ++after < edges->count && edge[after].at - edge[k].at <= quiet;)
    if (edge[after].step >= weakest)
      return FALSE;
  return TRUE;
}

/* Whether a code of @kind may begin with edge @i and end with edge @k: its bars there, and nothing but noise
 * around it. */
static gboolean
is_place (const AkashiEanKind *kind, const Edges *all, guint i, guint k)
{
  const AkashiEanEdge *edges = all->edge;
  guint between = k - i + 1;
  float module = (edges[k].at - edges[i].at) / (float) kind->modules;
  gboolean upce = kind->symbology == AKASHI_SYMBOLOGY_UPCE;
  float quiet = (upce ? QUIET_UPCE : (between == kind->edges ? QUIET : QUIET_BLURRED)) * module;
  if (!edges[i].dark || edges[k].dark || between > kind->edges || between * 5 < kind->edges * 2
      || module < LEAST_MODULE)
    return FALSE;
  float weakest = LEAST_STEP * (all->sums[k + 1] - all->sums[i]) / (float) between;
  return edges[i].step >= weakest && edges[k].step >= weakest && is_quiet_around (all, i, k, quiet, weakest);
}

/* @blurred: not all of its edges need be there */
static gboolean
read_places (const float *line, guint count, const Edges *all, gboolean blurred, AkashiEanRead *read)
{
  const AkashiEanEdge *edges = all->edge;
  guint n_edges = all->count;
  guint tries[AKASHI_EAN_KINDS] = { 0 };
  for (guint i = 0; i < n_edges; i++)
    for (guint k = n_edges; k-- > i + 15;)
      for (guint m = 0; m < AKASHI_EAN_KINDS; m++)
        {
          const AkashiEanKind *kind = &akashi_ean_kinds[m];
          if ((k - i + 1 == kind->edges) == blurred || tries[m] == MOST_TRIES || !is_place (kind, all, i, k))
            continue;
          Place place = { .kind = kind,
                          .line = line,
                          .count = count,
                          .start = edges[i].at,
                          .length = edges[k].at - edges[i].at };
          read->start = edges[i].at, read->end = edges[k].at;
          tries[m]++;
          if (read_place (&place, blurred ? NULL : edges + i, read))
            return TRUE;
        }
  return FALSE;
}

/* What a line shows one way. */
typedef struct {
  const float *line;
  Edges edges;
} Way;

gboolean
akashi_ean_read_line (const float *line, guint count, AkashiEanRead *read)
{
  Way ways[2];
  if (count < 2)
    return FALSE;
  g_autofree float *back = g_new (float, count);
  for (guint i = 0; i < count; i++)
    back[i] = line[count - 1 - i];
  ways[0].line = line, ways[1].line = back;
  for (guint way = 0; way < 2; way++)
    find_edges (ways[way].line, count, &ways[way].edges);
  for (guint blurred = 0; blurred < 2; blurred++)
    for (guint way = 0; way < 2; way++)
      {
        if (!read_places (ways[way].line, count, &ways[way].edges, blurred == 1, read))
          continue;
        if (way == 1)
          read->start = (float) (count - 1) - read->start, read->end = (float) (count - 1) - read->end;
        return TRUE;
      }
  return FALSE;
}
