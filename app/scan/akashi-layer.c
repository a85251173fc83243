/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-layer.h"

#include "akashi-wide.h"

#include <math.h>
#include <string.h>

#define BLOCK AKASHI_LAYER_BLOCK
#define REACH 1  /* blocks to each side */
#define OFFSET 3 /* grey values below the mean: flat paper is light, whatever its noise */
#define SCALE AKASHI_LAYER_SCALE

/* ------------------------------------------------------------------ making */

/* Sums of the pixels of one row of blocks, and how many they are. */
AKASHI_WIDE static void
sum_blocks (const AkashiGrey *grey, guint row, guint16 *columns, guint32 *sums)
{
  guint top = row * BLOCK, bottom = MIN (top + BLOCK, grey->height);
  gsize width = grey->width;

  memset (columns, 0, (width + BLOCK) * sizeof *columns);
  for (guint y = top; y < bottom; y++)
    {
      const guint8 *pixels = grey->pixels + y * width;
      for (gsize x = 0; x < width; x++)
        columns[x] = (guint16) (columns[x] + pixels[x]);
    }
  for (gsize i = 0; i * BLOCK < width; i++)
    {
      guint32 sum = 0;
      for (guint k = 0; k < BLOCK; k++)
        sum += columns[i * BLOCK + k];
      guint pixels = (guint) MIN (BLOCK, width - i * BLOCK) * (bottom - top);
      sums[i] = sum * (BLOCK * BLOCK) / pixels;
    }
}

/* out[i] = the mean of in[i - REACH .. i + REACH], as far as they are there; @step apart. */
static void
smooth (const guint32 *in, guint32 *out, gsize count, gsize step)
{
  guint64 sum = 0;
  guint held = 0;
  for (gsize i = 0; i < count + REACH; i++)
    {
      if (i < count)
        sum += in[i * step], held++;
      if (i > 2 * REACH && i - 2 * REACH - 1 < count)
        sum -= in[(i - 2 * REACH - 1) * step], held--;
      if (i >= REACH)
        out[(i - REACH) * step] = (guint32) (sum / held);
    }
}

static void
fill_levels (AkashiLayer *layer, const guint32 *means)
{
  gsize stride = layer->columns + 2;
  for (gsize j = 0; j < layer->rows + 2u; j++)
    for (gsize i = 0; i < stride; i++)
      {
        gsize row = CLAMP (j, 1, layer->rows) - 1, column = CLAMP (i, 1, layer->columns) - 1;
        guint32 level = means[row * layer->columns + column] * SCALE / (BLOCK * BLOCK);
        layer->levels[j * stride + i] = (guint16) (level > OFFSET * SCALE ? level - OFFSET * SCALE : 0);
      }
}

AkashiLayer *
akashi_layer_new (const AkashiGrey *grey)
{
  AkashiLayer *layer = g_new0 (AkashiLayer, 1);
  layer->grey = grey;
  layer->columns = (grey->width - 1) / BLOCK + 1;
  layer->rows = (grey->height - 1) / BLOCK + 1;
  layer->levels = g_new (guint16, (gsize) (layer->columns + 2) * (layer->rows + 2));

  gsize count = (gsize) layer->columns * layer->rows;
  g_autofree guint32 *sums = g_new (guint32, count), *means = g_new (guint32, count);
  g_autofree guint16 *columns = g_new (guint16, (gsize) grey->width + BLOCK);
  for (guint j = 0; j < layer->rows; j++)
    sum_blocks (grey, j, columns, sums + (gsize) j * layer->columns);
  for (guint j = 0; j < layer->rows; j++)
    smooth (sums + (gsize) j * layer->columns, means + (gsize) j * layer->columns, layer->columns, 1);
  for (guint i = 0; i < layer->columns; i++)
    smooth (means + i, sums + i, layer->rows, layer->columns);
  fill_levels (layer, sums);
  return layer;
}

void
akashi_layer_free (AkashiLayer *layer)
{
  if (layer == NULL)
    return;
  g_free (layer->levels);
  g_free (layer);
}

/* ------------------------------------------------------------------ rows */

/* The line of each pixel from four left of the first one on, then the blocks' line of this row. */
gsize
akashi_layer_row_room (const AkashiLayer *layer)
{
  return (gsize) (layer->columns + 1) * BLOCK + layer->columns + 2;
}

/* Between the middles of two blocks lie eight pixels, half a pixel from each. */
AKASHI_WIDE static void
interpolate_row (const AkashiLayer *layer, guint y, guint16 *levels)
{
  gsize stride = layer->columns + 2;
  guint16 *line = levels + (gsize) (layer->columns + 1) * BLOCK;
  guint below = (y + BLOCK / 2) / BLOCK, part = 2 * ((y + BLOCK / 2) % BLOCK) + 1;
  const guint16 *upper = layer->levels + below * stride, *lower = upper + stride;

  for (gsize i = 0; i < stride; i++)
    line[i] = (guint16) (upper[i] * (16u - part) + lower[i] * part) >> 4;
  for (gsize i = 0; i + 1 < stride; i++)
    for (guint k = 0; k < BLOCK; k++)
      levels[i * BLOCK + k] = (guint16) (line[i] * (15u - 2 * k) + line[i + 1] * (2 * k + 1)) >> 4;
}

AKASHI_WIDE void
akashi_layer_dark_row (const AkashiLayer *layer, guint y, guint16 *levels, guint64 *bits)
{
  gsize width = layer->grey->width;
  const guint8 *pixels = layer->grey->pixels + y * width;

  interpolate_row (layer, y, levels);
  levels += BLOCK / 2;
  for (gsize start = 0; start < width; start += 64)
    {
      guint8 dark[64] = { 0 };
      guint count = (guint) MIN (64, width - start);
      guint64 word = 0;
      if (count == 64)
        for (guint i = 0; i < 64; i++)
          dark[i] = pixels[start + i] * SCALE < levels[start + i];
      else
        for (guint i = 0; i < count; i++)
          dark[i] = pixels[start + i] * SCALE < levels[start + i];
      for (guint i = 0; i < 8; i++)
        {
          guint64 eight;
          memcpy (&eight, dark + 8 * i, 8);
          eight = GUINT64_FROM_LE (eight) * G_GUINT64_CONSTANT (0x0102040810204080) >> 56;
          word |= eight << (8 * i);
        }
      bits[start / 64] = word;
    }
}
