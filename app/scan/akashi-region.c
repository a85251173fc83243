/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-region.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 16
#define LEAST_STEP 6.0f /* grey values, mean over a block, at which something is printed there */
#define ONE_WAY 2.2f    /* edges one way against the other, from which on they are bars */
#define LEAST_BLOCKS 2  /* of a region */
#define MOST_REGIONS 24

typedef struct {
  guint columns, rows;
  float *across, *down; /* mean step to the right and downwards, of each block */
} Steps;

static void
add_row_steps (const guint8 *row, const guint8 *below, guint width, guint32 *across, guint32 *down)
{
  for (guint start = 0, i = 0; start + 1 < width; start += BLOCK, i++)
    {
      guint count = MIN (BLOCK, width - 1 - start), a = 0, d = 0;
      for (guint k = start; k < start + count; k++)
        {
          a += (guint) abs (row[k + 1] - row[k]);
          d += (guint) abs (below[k] - row[k]);
        }
      across[i] += a;
      down[i] += d;
    }
}

static void
measure_steps (const AkashiGrey *grey, Steps *steps)
{
  steps->columns = (grey->width - 1) / BLOCK + 1;
  steps->rows = (grey->height - 1) / BLOCK + 1;
  gsize count = (gsize) steps->columns * steps->rows;
  steps->across = g_new (float, count);
  steps->down = g_new (float, count);
  g_autofree guint32 *sums = g_new (guint32, 2 * (gsize) steps->columns);
  for (guint j = 0; j < steps->rows; j++)
    {
      memset (sums, 0, 2 * steps->columns * sizeof *sums);
      guint last = MIN ((j + 1) * BLOCK, grey->height - 1), rows = 0;
      for (guint y = j * BLOCK; y < last; y++, rows++)
        add_row_steps (grey->pixels + (gsize) y * grey->width, grey->pixels + (gsize) (y + 1) * grey->width,
                       grey->width, sums, sums + steps->columns);
      for (guint i = 0; i < steps->columns; i++)
        {
          float area = (float) (MAX (rows, 1) * BLOCK);
          steps->across[(gsize) j * steps->columns + i] = (float) sums[i] / area;
          steps->down[(gsize) j * steps->columns + i] = (float) sums[steps->columns + i] / area;
        }
    }
}

static gboolean
is_of_kind (const Steps *steps, gsize i, AkashiRegionKind kind)
{
  float most = MAX (steps->across[i], steps->down[i]), least = MIN (steps->across[i], steps->down[i]);
  if (most < LEAST_STEP)
    return FALSE;
  return kind == AKASHI_REGION_BARS ? most > ONE_WAY * least : most < ONE_WAY * least;
}

/* Bars upright and lying do not belong together. */
static guint8
mark_of (const Steps *steps, gsize i, AkashiRegionKind kind)
{
  if (!is_of_kind (steps, i, kind))
    return 0;
  return kind == AKASHI_REGION_BARS && steps->down[i] > steps->across[i] ? 2 : 1;
}

typedef struct {
  guint left, top, right, bottom, blocks;
  guint8 mark;
  float strength;
} Blob;

/* Takes what hangs together with block @start, diagonals included, off @marks. */
static Blob
take_blob (const Steps *steps, guint8 *marks, gsize start, gsize *stack)
{
  guint8 mark = marks[start];
  gsize held = 0;
  Blob blob = { steps->columns, steps->rows, 0, 0, 0, mark, 0 };

  marks[start] = 0;
  stack[held++] = start;
  while (held > 0)
    {
      gsize at = stack[--held];
      guint x = (guint) (at % steps->columns), y = (guint) (at / steps->columns);
      blob.left = MIN (blob.left, x), blob.right = MAX (blob.right, x);
      blob.top = MIN (blob.top, y), blob.bottom = MAX (blob.bottom, y);
      blob.blocks++;
      blob.strength += MAX (steps->across[at], steps->down[at]);
      for (guint b = y > 0 ? y - 1 : 0; b <= MIN (y + 1, steps->rows - 1); b++)
        for (guint a = x > 0 ? x - 1 : 0; a <= MIN (x + 1, steps->columns - 1); a++)
          if (marks[(gsize) b * steps->columns + a] == mark)
            {
              marks[(gsize) b * steps->columns + a] = 0;
              stack[held++] = (gsize) b * steps->columns + a;
            }
    }
  blob.strength /= (float) blob.blocks;
  return blob;
}

/* One block more on each side: its rim may have few edges, and it has a quiet zone. */
static AkashiRegion
region_of (const AkashiGrey *grey, const Blob *blob)
{
  guint left = blob->left > 0 ? blob->left - 1 : 0, top = blob->top > 0 ? blob->top - 1 : 0;
  AkashiRegion region
      = { .x = left * BLOCK, .y = top * BLOCK, .lying = blob->mark == 2, .strength = blob->strength };
  region.width = MIN ((blob->right + 2) * BLOCK, grey->width) - region.x;
  region.height = MIN ((blob->bottom + 2) * BLOCK, grey->height) - region.y;
  return region;
}

/* A barcode has 67 modules or more, one pixel wide or more; and it fills its region. */
static gboolean
is_bar_shaped (const Blob *blob)
{
  guint wide = blob->right - blob->left + 1, high = blob->bottom - blob->top + 1;
  guint across = blob->mark == 2 ? high : wide;
  return across >= 4 && blob->blocks * 5 >= wide * high * 2;
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  float x = ((const AkashiRegion *) a)->strength, y = ((const AkashiRegion *) b)->strength;
  return (x < y) - (x > y);
}

GArray *
akashi_regions_find (const AkashiGrey *grey, AkashiRegionKind kind)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (AkashiRegion));
  Steps steps;
  if (grey->width < BLOCK || grey->height < BLOCK)
    return regions;

  measure_steps (grey, &steps);
  gsize count = (gsize) steps.columns * steps.rows;
  g_autofree guint8 *marks = g_new (guint8, count);
  g_autofree gsize *stack = g_new (gsize, count);
  for (gsize i = 0; i < count; i++)
    marks[i] = mark_of (&steps, i, kind);
  for (gsize i = 0; i < count; i++)
    if (marks[i] != 0)
      {
        Blob blob = take_blob (&steps, marks, i, stack);
        AkashiRegion region = region_of (grey, &blob);
        if (blob.blocks >= LEAST_BLOCKS && (kind == AKASHI_REGION_SQUARES || is_bar_shaped (&blob)))
          g_array_append_val (regions, region);
      }
  g_free (steps.across);
  g_free (steps.down);
  g_array_sort (regions, compare_regions);
  if (regions->len > MOST_REGIONS)
    g_array_set_size (regions, MOST_REGIONS);
  return regions;
}

AkashiGrey *
akashi_region_cut (const AkashiGrey *grey, const AkashiRegion *region, guint margin)
{
  AkashiGrey *cut = akashi_grey_new (region->width + 2 * margin, region->height + 2 * margin, NULL);
  if (cut == NULL)
    return NULL;
  memset (cut->pixels, 255, (gsize) cut->width * cut->height);
  for (guint y = 0; y < region->height; y++)
    memcpy (cut->pixels + (gsize) (y + margin) * cut->width + margin,
            grey->pixels + (gsize) (y + region->y) * grey->width + region->x, region->width);
  return cut;
}
