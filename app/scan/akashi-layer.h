/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

/*
 * A picture in one size, and the line between dark and light everywhere in it: the mean of the 24 x 24 pixels
 * around (3 x 3 blocks of 8 x 8), less a little, interpolated between the middles of blocks. That is a local
 * mean threshold at the cost of one addition a pixel; shadows and gradients of light do not matter to it.
 *
 * Coordinates: a whole number is the middle of a pixel.
 */
typedef struct {
  const AkashiGrey *grey;
  guint columns, rows; /* of blocks, without the margin of one copied block on each side */
  guint16 *levels;     /* (columns + 2) x (rows + 2): 16 x grey value */
} AkashiLayer;

/* Returns: a layer that looks into @grey, which must outlive it. */
AkashiLayer *akashi_layer_new (const AkashiGrey *grey);
void akashi_layer_free (AkashiLayer *layer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLayer, akashi_layer_free)

/**
 * akashi_layer_dark_row:
 * @levels: room for akashi_layer_row_room() numbers, overwritten
 * @bits: room for width / 64 + 1 words: bit x % 64 of word x / 64 is set where pixel x of row @y is dark
 */
void akashi_layer_dark_row (const AkashiLayer *layer, guint y, guint16 *levels, guint64 *bits);
gsize akashi_layer_row_room (const AkashiLayer *layer);

#define AKASHI_LAYER_BLOCK 8
#define AKASHI_LAYER_SCALE 16

/* Returns: the grey value at @x, @y, interpolated; outside of the picture that of its nearest pixel. */
static inline float
akashi_layer_grey (const AkashiLayer *layer, float x, float y)
{
  const AkashiGrey *grey = layer->grey;
  x = CLAMP (x, 0, (float) (grey->width - 1));
  y = CLAMP (y, 0, (float) (grey->height - 1));
  guint left = (guint) x, top = (guint) y;
  float a = x - (float) left, b = y - (float) top;
  const guint8 *upper = grey->pixels + (gsize) top * grey->width + left;
  const guint8 *lower = top + 1 < grey->height ? upper + grey->width : upper;
  guint next = left + 1 < grey->width;
  float high = (float) upper[0] + a * (float) (upper[next] - upper[0]);
  float low = (float) lower[0] + a * (float) (lower[next] - lower[0]);
  return high + b * (low - high);
}

/* Returns: the line between dark and light at @x, @y, as a grey value. */
static inline float
akashi_layer_line (const AkashiLayer *layer, float x, float y)
{
  float column = (x + 4.5f) * (1.0f / AKASHI_LAYER_BLOCK), row = (y + 4.5f) * (1.0f / AKASHI_LAYER_BLOCK);
  column = CLAMP (column, 0, (float) layer->columns + 0.99f);
  row = CLAMP (row, 0, (float) layer->rows + 0.99f);
  guint i = (guint) column, j = (guint) row;
  float a = column - (float) i, b = row - (float) j;
  const guint16 *upper = layer->levels + (gsize) j * (layer->columns + 2) + i;
  const guint16 *lower = upper + layer->columns + 2;
  float high = (float) upper[0] + a * (float) (upper[1] - upper[0]);
  float low = (float) lower[0] + a * (float) (lower[1] - lower[0]);
  return (high + b * (low - high)) * (1.0f / AKASHI_LAYER_SCALE);
}

/* Returns: how much darker than that line the picture is at @x, @y, in grey values. */
static inline float
akashi_layer_darkness (const AkashiLayer *layer, float x, float y)
{
  return akashi_layer_line (layer, x, y) - akashi_layer_grey (layer, x, y);
}

G_END_DECLS
