/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pyramid.h"

#include "akashi-grey-resize.h"

#define LEAST_SIDE 24 /* pixels: a smaller picture holds no code of 21 modules */

AkashiPyramid *
akashi_pyramid_new (const AkashiGrey *grey, double scale)
{
  AkashiPyramid *pyramid = g_new0 (AkashiPyramid, 1);
  const AkashiGrey *now = grey;

  while (now != NULL && pyramid->count < AKASHI_PYRAMID_MOST)
    {
      guint i = pyramid->count++;
      pyramid->layers[i] = akashi_layer_new (now);
      pyramid->scale[i] = scale;
      if ((gsize) now->width * now->height <= AKASHI_SEARCHED_PIXELS)
        pyramid->blocks[i] = akashi_blocks_new (now);
      scale *= 2;
      if (MIN (now->width, now->height) < 2 * LEAST_SIDE || pyramid->count == AKASHI_PYRAMID_MOST)
        break;
      now = pyramid->halved[i + 1] = akashi_grey_shrink (now, 2);
    }
  return pyramid;
}

void
akashi_pyramid_free (AkashiPyramid *pyramid)
{
  if (pyramid == NULL)
    return;
  for (guint i = 0; i < pyramid->count; i++)
    {
      akashi_layer_free (pyramid->layers[i]);
      akashi_blocks_free (pyramid->blocks[i]);
      akashi_grey_free (pyramid->halved[i]);
    }
  g_free (pyramid);
}

guint
akashi_pyramid_layer (const AkashiPyramid *pyramid, gsize pixels)
{
  guint layer = 0;
  while (layer + 1 < pyramid->count
         && (gsize) pyramid->layers[layer]->grey->width * pyramid->layers[layer]->grey->height > pixels)
    layer++;
  return layer;
}
