/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-ean-edges.h"

#include <math.h>

#define SWING 0.16f    /* share of the line's range that a bar must stand out by */
#define LEAST_RANGE 12 /* grey values */
#define BLOCK 32       /* samples */

static AkashiEanEdge
edge_between (const float *line, guint from, guint to)
{
  float middle = (line[from] + line[to]) / 2;
  gboolean dark = line[to] < line[from];
  guint i = from;
  while (i + 1 < to && (line[i + 1] < middle) != dark)
    i++;
  float step = line[i + 1] - line[i];
  return (AkashiEanEdge){ (float) i + (fabsf (step) > 1e-6f ? (middle - line[i]) / step : 0.5f), dark,
                          fabsf (line[to] - line[from]) };
}

/* What a bar must stand out by in each block of a line: a share of the range of grey around it. */
static void
find_swings (const float *line, guint count, float *swings)
{
  guint blocks = (count - 1) / BLOCK + 1;
  g_autofree float *least = g_new (float, blocks), *most = g_new (float, blocks);
  for (guint b = 0; b < blocks; b++)
    {
      least[b] = G_MAXFLOAT, most[b] = -G_MAXFLOAT;
      for (guint i = b * BLOCK; i < MIN ((b + 1) * BLOCK, count); i++)
        least[b] = MIN (least[b], line[i]), most[b] = MAX (most[b], line[i]);
    }
  for (guint b = 0; b < blocks; b++)
    {
      guint before = b > 0 ? b - 1 : b, after = b + 1 < blocks ? b + 1 : b;
      float range = MAX (MAX (most[before], most[b]), most[after])
                    - MIN (MIN (least[before], least[b]), least[after]);
      swings[b] = SWING * MAX (range, LEAST_RANGE);
    }
}

/* From one extreme to the next that is far enough from it. */
guint
akashi_ean_edges_find (const float *line, guint count, AkashiEanEdge edges[AKASHI_EAN_MOST_EDGES])
{
  g_autofree float *swings = g_new (float, (count - 1) / BLOCK + 1);
  guint high = 0, low = 0, found = 0;
  int way = 0; /* which extreme is sought: 1 a high one */
  find_swings (line, count, swings);
  for (guint i = 1; i < count && found < AKASHI_EAN_MOST_EDGES; i++)
    {
      float swing = swings[i / BLOCK];
      if (way >= 0 && line[i] > line[high])
        high = i;
      if (way <= 0 && line[i] < line[low])
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
  /* the last one is there without another that follows it */
  guint from = way > 0 ? low : high, to = way > 0 ? high : low;
  if (way != 0 && found < AKASHI_EAN_MOST_EDGES && fabsf (line[to] - line[from]) > swings[to / BLOCK])
    edges[found++] = edge_between (line, from, to);
  return found;
}
