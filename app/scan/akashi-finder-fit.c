/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-finder-fit.h"

#include <math.h>
#include <stdlib.h>

#define DARK_MODULES AKASHI_FINDER_DARK
#define LIGHT_MODULES AKASHI_FINDER_LIGHT
#define DARK_RINGS 0x0B /* 0, 1 and 3 */

/* More than the roundings of a place add up to; pixels. */
#define ROUNDING 0.02f

/* Whether all that is sampled around @at lies within the picture, and a pixel right of it and below, too. */
static gboolean
is_inside (const AkashiGrey *grey, AkashiVector at, AkashiVector u, AkashiVector v)
{
  float x = 4 * (fabsf (u.x) + fabsf (v.x)) + ROUNDING, y = 4 * (fabsf (u.y) + fabsf (v.y)) + ROUNDING;
  return at.x - x >= 0 && at.y - y >= 0 && at.x + x < (float) grey->width - 1
         && at.y + y < (float) grey->height - 1;
}

/* Of 9 x 9 modules: the sums of all, of their squares, and of those that are dark. */
static float
fit_of_sums (float sum, float squares, float dark)
{
  float mean = DARK_MODULES / 81.0f, spread = squares / 81 - sum * sum / (81 * 81);
  if (spread < 1)
    return 0;
  return (sum * mean - dark) / 81 / sqrtf (spread * (mean - mean * mean));
}

float
akashi_finder_fit (const AkashiLayer *layer, AkashiVector at, AkashiVector u, AkashiVector v)
{
  const AkashiGrey *grey = layer->grey;
  float sum = 0, squares = 0, product = 0;
  if (!is_inside (grey, at, u, v))
    return 0;
  for (int j = -4; j <= 4; j++)
    for (int i = -4; i <= 4; i++)
      {
        float x = at.x + (float) i * u.x + (float) j * v.x, y = at.y + (float) i * u.y + (float) j * v.y;
        guint left = (guint) x, top = (guint) y;
        const guint8 *upper = grey->pixels + (gsize) top * grey->width + left, *lower = upper + grey->width;
        float a = x - (float) left, high = (float) upper[0] + a * (float) (upper[1] - upper[0]);
        float low = (float) lower[0] + a * (float) (lower[1] - lower[0]);
        float value = high + (y - (float) top) * (low - high);
        sum += value, squares += value * value;
        if (DARK_RINGS >> MAX (ABS (i), ABS (j)) & 1)
          product += value;
      }
  return fit_of_sums (sum, squares, product);
}

void
akashi_finder_stencil_set (AkashiFinderStencil *stencil, const AkashiGrey *grey, AkashiVector u,
                           AkashiVector v)
{
  guint dark = 0, light = 0;
  *stencil = (AkashiFinderStencil){ .grey = grey };
  for (int j = -4; j <= 4; j++)
    for (int i = -4; i <= 4; i++)
      {
        int x = (int) lroundf ((float) i * u.x + (float) j * v.x),
            y = (int) lroundf ((float) i * u.y + (float) j * v.y);
        int step = y * (int) grey->width + x;
        stencil->right = MAX (stencil->right, ABS (x));
        stencil->below = MAX (stencil->below, ABS (y));
        if (DARK_RINGS >> MAX (ABS (i), ABS (j)) & 1)
          stencil->dark[dark++] = step;
        else
          stencil->light[light++] = step;
      }
}

float
akashi_finder_stencil_fit (const AkashiFinderStencil *stencil, AkashiVector at)
{
  const AkashiGrey *grey = stencil->grey;
  int x = (int) (at.x + 0.5f), y = (int) (at.y + 0.5f);
  if (x < stencil->right || y < stencil->below || x + stencil->right >= (int) grey->width
      || y + stencil->below >= (int) grey->height)
    return 0;
  const guint8 *middle = grey->pixels + (gsize) y * grey->width + x;
  guint dark = 0, sum, squares = 0;
  for (guint i = 0; i < DARK_MODULES; i++)
    dark += middle[stencil->dark[i]], squares += (guint) middle[stencil->dark[i]] * middle[stencil->dark[i]];
  sum = dark;
  for (guint i = 0; i < LIGHT_MODULES; i++)
    sum += middle[stencil->light[i]],
        squares += (guint) middle[stencil->light[i]] * middle[stencil->light[i]];
  return fit_of_sums ((float) sum, (float) squares, (float) dark);
}
