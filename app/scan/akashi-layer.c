/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-layer.h"

#include "akashi-wide.h"

#include <string.h>

#define BLOCK AKASHI_LAYER_BLOCK
#define OFFSET 3 /* grey values below the mean: flat paper is light, whatever its noise */
#define SCALE AKASHI_LAYER_SCALE

/* ------------------------------------------------------------------ making */

/* Sums of the pixels of one row of blocks, each as if the block were whole: at most 255 * BLOCK * BLOCK. */
AKASHI_WIDE static void
sum_blocks (const AkashiGrey *grey, guint row, guint16 *columns, guint16 *sums)
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
      sums[i] = (guint16) (pixels == BLOCK * BLOCK ? sum : sum * (BLOCK * BLOCK) / pixels);
    }
}

/* out[i] = the mean of what there is of a[i], b[i] and c[i]; @a and @c (nullable) */
AKASHI_WIDE static void
mean_of_neighbours (const guint16 *a, const guint16 *b, const guint16 *c, guint16 *out, gsize count)
{
  const guint16 *other = a ? a : c;

  if (a && c)
    for (gsize i = 0; i < count; i++)
      out[i] = (guint16) ((a[i] + b[i] + c[i]) / 3);
  else
    for (gsize i = 0; i < count; i++)
      out[i] = other ? (guint16) ((other[i] + b[i]) / 2) : b[i];
}

static void
smooth_row (const guint16 *sums, guint16 *out, gsize count)
{
  mean_of_neighbours (NULL, sums, count > 1 ? sums + 1 : NULL, out, 1);
  if (count > 2)
    mean_of_neighbours (sums, sums + 1, sums + 2, out + 1, count - 2);
  if (count > 1)
    mean_of_neighbours (sums + count - 2, sums + count - 1, NULL, out + count - 1, 1);
}

AKASHI_WIDE static void
lower_to_levels (guint16 *means, gsize count)
{
  for (gsize i = 0; i < count; i++)
    {
      guint32 level = (guint32) means[i] * SCALE / (BLOCK * BLOCK);
      means[i] = (guint16) (level > OFFSET * SCALE ? level - OFFSET * SCALE : 0);
    }
}

/* @smooth: the sums of the blocks, each the mean of itself and those beside it */
static void
fill_levels (AkashiLayer *layer, const guint16 *smooth)
{
  gsize count = layer->columns, stride = count + 2, bytes = stride * sizeof *layer->levels;
  guint16 *levels = layer->levels;

  for (gsize j = 0; j < layer->rows; j++)
    {
      const guint16 *row = smooth + j * count;
      guint16 *out = levels + (j + 1) * stride + 1;
      mean_of_neighbours (j > 0 ? row - count : NULL, row, j + 1 < layer->rows ? row + count : NULL, out,
                          count);
      lower_to_levels (out, count);
      out[-1] = out[0];
      out[count] = out[count - 1];
    }
  memcpy (levels, levels + stride, bytes);
  memcpy (levels + (layer->rows + 1) * stride, levels + layer->rows * stride, bytes);
}

AkashiLayer *
akashi_layer_new (const AkashiGrey *grey)
{
  AkashiLayer *layer = g_new0 (AkashiLayer, 1);
  layer->grey = grey;
  layer->columns = (grey->width - 1) / BLOCK + 1;
  layer->rows = (grey->height - 1) / BLOCK + 1;
  layer->levels = g_new (guint16, (gsize) (layer->columns + 2) * (layer->rows + 2));

  g_autofree guint16 *smooth = g_new (guint16, (gsize) layer->columns * layer->rows);
  g_autofree guint16 *sums = g_new (guint16, layer->columns);
  g_autofree guint16 *columns = g_new (guint16, (gsize) grey->width + BLOCK);
  for (guint j = 0; j < layer->rows; j++)
    {
      sum_blocks (grey, j, columns, sums);
      smooth_row (sums, smooth + (gsize) j * layer->columns, layer->columns);
    }
  fill_levels (layer, smooth);
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
