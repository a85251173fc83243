/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-blocks.h"
#include "akashi-layer.h"

G_BEGIN_DECLS

#define AKASHI_SEARCHED_PIXELS (2100 * 1000) /* of the largest layer in which dear searches are made */
#define AKASHI_PYRAMID_MOST 12               /* layers: 20,000 pixels a side halved until little is left */

/*
 * A picture in its own size and halved again and again: what is large or noisy in one layer is small and
 * clear in the next. Together they cost a third more than the picture alone.
 */
typedef struct {
  guint count;
  AkashiLayer *layers[AKASHI_PYRAMID_MOST];  /* the finest first */
  AkashiGrey *halved[AKASHI_PYRAMID_MOST];   /* what the layers look into; NULL at 0 */
  AkashiBlocks *blocks[AKASHI_PYRAMID_MOST]; /* NULL where the layer is larger than AKASHI_SEARCHED_PIXELS */
  double scale[AKASHI_PYRAMID_MOST];         /* pixels of the whole picture to one of the layer */
} AkashiPyramid;

/**
 * akashi_pyramid_new:
 * @grey: must outlive what is returned
 * @scale: pixels of the whole picture to one of @grey: 1, or 0.5 where @grey was enlarged
 */
AkashiPyramid *akashi_pyramid_new (const AkashiGrey *grey, double scale);
void akashi_pyramid_free (AkashiPyramid *pyramid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPyramid, akashi_pyramid_free)

/* Returns: the finest layer that has at most @pixels, or the coarsest */
guint akashi_pyramid_layer (const AkashiPyramid *pyramid, gsize pixels);

/* From the whole picture's pixels to a layer's, and back. */
static inline float
akashi_pyramid_into (const AkashiPyramid *pyramid, guint layer, float at)
{
  double scale = pyramid->scale[layer];
  return (float) ((at - (scale - 1) / 2) / scale);
}

static inline float
akashi_pyramid_out (const AkashiPyramid *pyramid, guint layer, float at)
{
  double scale = pyramid->scale[layer];
  return (float) (at * scale + (scale - 1) / 2);
}

G_END_DECLS
