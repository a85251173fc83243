/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-blocks.h"

#include "akashi-wide.h"

#include <string.h>

#define BLOCK AKASHI_BLOCK

/* Of one row of blocks, each column of pixels on its own: at most 16 steps of 255. */
typedef struct {
  guint16 *steps[AKASHI_WAYS];
  guint8 *least, *most;
} Columns;

static inline guint8
apart (guint8 a, guint8 b)
{
  return a > b ? (guint8) (a - b) : (guint8) (b - a);
}

AKASHI_WIDE static void
add_steps (const guint8 *restrict from, const guint8 *restrict to, guint16 *restrict sums, gsize count)
{
  for (gsize x = 0; x < count; x++)
    sums[x] = (guint16) (sums[x] + apart (from[x], to[x]));
}

AKASHI_WIDE static void
add_range (const guint8 *restrict row, guint8 *restrict least, guint8 *restrict most, gsize count)
{
  for (gsize x = 0; x < count; x++)
    {
      least[x] = MIN (least[x], row[x]);
      most[x] = MAX (most[x], row[x]);
    }
}

/* Half of the rows; not every second one, between which a screenshot's modules of two pixels never change. */
static guint
add_rows (const AkashiGrey *grey, guint top, Columns *columns)
{
  gsize width = grey->width, count = width - 1;
  static const guint8 looked_at[] = { 0, 1, 3, 5, 8, 10, 12, 15 };
  guint rows = 0;
  for (guint i = 0; i < AKASHI_WAYS; i++)
    memset (columns->steps[i], 0, (width + BLOCK) * sizeof (guint16));
  memset (columns->least, 255, width + BLOCK);
  memset (columns->most, 0, width + BLOCK);
  for (; rows < G_N_ELEMENTS (looked_at) && top + looked_at[rows] + 1 < grey->height; rows++)
    {
      const guint8 *row = grey->pixels + (top + looked_at[rows]) * width, *below = row + width;
      add_steps (row, row + 1, columns->steps[AKASHI_WAY_ACROSS], count);
      add_steps (row, below, columns->steps[AKASHI_WAY_DOWN], count);
      add_steps (row, below + 1, columns->steps[AKASHI_WAY_DIAGONAL], count);
      add_steps (row + 1, below, columns->steps[AKASHI_WAY_ANTIDIAGONAL], count);
      add_range (row, columns->least, columns->most, width);
    }
  return rows;
}

static AkashiBlock
block_of (const Columns *columns, gsize left, guint pixels)
{
  AkashiBlock block = { .range = 0 };
  guint8 least = 255, most = 0;
  for (guint i = 0; i < AKASHI_WAYS; i++)
    {
      guint sum = 0;
      for (guint x = 0; x < BLOCK; x++)
        sum += columns->steps[i][left + x];
      block.steps[i] = (float) sum / (float) MAX (pixels, 1);
    }
  for (guint x = 0; x < BLOCK; x++)
    {
      least = MIN (least, columns->least[left + x]);
      most = MAX (most, columns->most[left + x]);
    }
  block.range = most > least ? (guint8) (most - least) : 0;
  return block;
}

AkashiBlocks *
akashi_blocks_new (const AkashiGrey *grey)
{
  AkashiBlocks *blocks = g_new0 (AkashiBlocks, 1);
  gsize room = (gsize) grey->width + BLOCK;
  blocks->columns = (grey->width - 1) / BLOCK + 1;
  blocks->rows = (grey->height - 1) / BLOCK + 1;
  blocks->block = g_new (AkashiBlock, (gsize) blocks->columns * blocks->rows);

  g_autofree guint16 *steps = g_new (guint16, AKASHI_WAYS * room);
  g_autofree guint8 *range = g_new (guint8, 2 * room);
  Columns columns = { .least = range, .most = range + room };
  for (guint i = 0; i < AKASHI_WAYS; i++)
    columns.steps[i] = steps + i * room;
  for (guint j = 0; j < blocks->rows; j++)
    {
      guint rows = add_rows (grey, j * BLOCK, &columns);
      for (guint i = 0; i < blocks->columns; i++)
        {
          guint wide = MIN (BLOCK, grey->width - i * BLOCK);
          blocks->block[(gsize) j * blocks->columns + i]
              = block_of (&columns, (gsize) i * BLOCK, wide * rows);
        }
    }
  return blocks;
}

void
akashi_blocks_free (AkashiBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_free (blocks->block);
  g_free (blocks);
}
