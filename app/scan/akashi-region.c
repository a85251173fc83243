/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-region.h"

#include <string.h>

#define BLOCK AKASHI_BLOCK
#define LEAST_STEP 6.0f /* grey values, mean over a block, at which something is printed there */
#define ONE_WAY 2.2f    /* edges one way against the other, from which on they are bars */
#define LEAST_BARS 3.0f /* … bars */
#define ONE_EDGE 0.05f  /* of the range from dark to light: one edge alone makes 1 / 16 */
#define SEVERAL 0.09f   /* … the mean of a region: bars are more than an edge each */
#define LEAST_BLOCKS 2  /* of a region */
#define MOST_REGIONS 24

/* Bars across one way hardly change along them. Returns: the way across, AKASHI_WAYS where there is none. */
static AkashiWay
way_across (const AkashiBlock *block)
{
  AkashiWay best = AKASHI_WAYS;
  float clearest = ONE_WAY;
  for (AkashiWay way = 0; way < AKASHI_WAYS; way++)
    {
      float ratio = block->steps[way] / (block->steps[(way + 2) % AKASHI_WAYS] + 0.01f);
      if (block->steps[way] >= LEAST_BARS && block->steps[way] >= ONE_EDGE * block->range && ratio > clearest)
        clearest = ratio, best = way;
    }
  return best;
}

/* Bits that neighbours which belong together share: bars of one way, and of the next that is only half as far
 * turned. */
static guint8
mark_of (const AkashiBlock *block, AkashiRegionKind kind)
{
  if (kind == AKASHI_REGION_BARS)
    {
      AkashiWay way = way_across (block);
      return way == AKASHI_WAYS ? 0 : (guint8) (1 << way);
    }
  float across = block->steps[AKASHI_WAY_ACROSS], down = block->steps[AKASHI_WAY_DOWN];
  float most = MAX (across, down), least = MIN (across, down);
  return most >= LEAST_STEP && most < ONE_WAY * least;
}

/* The ways a mark's neighbours may have. */
static guint8
kin_of (guint8 mark)
{
  return (guint8) ((mark | mark << 1 | mark >> 1 | mark << (AKASHI_WAYS - 1) | mark >> (AKASHI_WAYS - 1))
                   & 15);
}

typedef struct {
  guint left, top, right, bottom, blocks;
  float steps[AKASHI_WAYS], range; /* sums */
} Blob;

static void
add_block (Blob *blob, const AkashiBlock *block, guint x, guint y)
{
  blob->left = MIN (blob->left, x), blob->right = MAX (blob->right, x);
  blob->top = MIN (blob->top, y), blob->bottom = MAX (blob->bottom, y);
  blob->blocks++;
  blob->range += block->range;
  for (AkashiWay way = 0; way < AKASHI_WAYS; way++)
    blob->steps[way] += block->steps[way];
}

/* Takes what hangs together with block @start, diagonals included, off @marks. */
static Blob
take_blob (const AkashiBlocks *blocks, guint8 *marks, gsize start, gsize *stack)
{
  guint8 kin = kin_of (marks[start]);
  gsize held = 0;
  Blob blob = { blocks->columns, blocks->rows, 0, 0, 0, { 0 }, 0 };

  marks[start] = 0;
  stack[held++] = start;
  while (held > 0)
    {
      gsize at = stack[--held];
      guint x = (guint) (at % blocks->columns), y = (guint) (at / blocks->columns);
      add_block (&blob, &blocks->block[at], x, y);
      for (guint b = y > 0 ? y - 1 : 0; b <= MIN (y + 1, blocks->rows - 1); b++)
        for (guint a = x > 0 ? x - 1 : 0; a <= MIN (x + 1, blocks->columns - 1); a++)
          if (marks[(gsize) b * blocks->columns + a] & kin)
            {
              marks[(gsize) b * blocks->columns + a] = 0;
              stack[held++] = (gsize) b * blocks->columns + a;
            }
    }
  return blob;
}

static AkashiWay
way_of (const Blob *blob)
{
  AkashiWay best = AKASHI_WAY_ACROSS;
  float clearest = 0;
  for (AkashiWay way = 0; way < AKASHI_WAYS; way++)
    {
      float ratio = blob->steps[way] / (blob->steps[(way + 2) % AKASHI_WAYS] + 0.01f);
      if (ratio > clearest)
        clearest = ratio, best = way;
    }
  return best;
}

/* One block more on each side: its rim may have few edges, and it has a quiet zone. */
static AkashiRegion
region_of (const AkashiGrey *grey, const Blob *blob)
{
  guint left = blob->left > 0 ? blob->left - 1 : 0, top = blob->top > 0 ? blob->top - 1 : 0;
  AkashiRegion region = { .x = left * BLOCK, .y = top * BLOCK, .way = way_of (blob) };
  for (AkashiWay way = 0; way < AKASHI_WAYS; way++)
    region.strength = MAX (region.strength, blob->steps[way] / (float) blob->blocks);
  region.width = MIN ((blob->right + 2) * BLOCK, grey->width) - region.x;
  region.height = MIN ((blob->bottom + 2) * BLOCK, grey->height) - region.y;
  return region;
}

/* A barcode has 67 modules or more, one pixel wide or more; and it fills its region, half of it where it lies
 * askew. */
static gboolean
is_bar_shaped (const Blob *blob)
{
  guint wide = blob->right - blob->left + 1, high = blob->bottom - blob->top + 1;
  AkashiWay way = way_of (blob);
  if (blob->steps[way] < SEVERAL * blob->range)
    return FALSE;
  switch (way)
    {
    case AKASHI_WAY_ACROSS:
      return wide >= 4 && blob->blocks * 5 >= wide * high * 2;
    case AKASHI_WAY_DOWN:
      return high >= 4 && blob->blocks * 5 >= wide * high * 2;
    case AKASHI_WAY_DIAGONAL:
    case AKASHI_WAY_ANTIDIAGONAL:
    case AKASHI_WAYS:
    default:
      return wide + high >= 6 && blob->blocks * 5 >= wide * high;
    }
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  float x = ((const AkashiRegion *) a)->strength, y = ((const AkashiRegion *) b)->strength;
  return (x < y) - (x > y);
}

GArray *
akashi_regions_find (const AkashiGrey *grey, const AkashiBlocks *blocks, AkashiRegionKind kind)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (AkashiRegion));
  if (grey->width < BLOCK || grey->height < BLOCK)
    return regions;

  gsize count = (gsize) blocks->columns * blocks->rows;
  g_autofree guint8 *marks = g_new (guint8, count);
  g_autofree gsize *stack = g_new (gsize, count);
  for (gsize i = 0; i < count; i++)
    marks[i] = mark_of (&blocks->block[i], kind);
  for (gsize i = 0; i < count; i++)
    if (marks[i] != 0)
      {
        Blob blob = take_blob (blocks, marks, i, stack);
        AkashiRegion region = region_of (grey, &blob);
        if (blob.blocks >= LEAST_BLOCKS && (kind == AKASHI_REGION_SQUARES || is_bar_shaped (&blob)))
          g_array_append_val (regions, region);
      }
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
