/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey-resize.h"

static void
shrink_row_by_two (const guint8 *upper, const guint8 *lower, guint8 *out, guint width)
{
  for (guint x = 0; x < width; x++)
    out[x] = (guint8) ((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2);
}

static void
shrink_row (const guint8 *rows, gsize stride, guint factor, guint8 *out, guint width)
{
  guint area = factor * factor;
  for (guint x = 0; x < width; x++)
    {
      guint sum = area / 2;
      for (guint j = 0; j < factor; j++)
        for (guint i = 0; i < factor; i++)
          sum += rows[j * stride + (gsize) x * factor + i];
      out[x] = (guint8) (sum / area);
    }
}

AkashiGrey *
akashi_grey_shrink (const AkashiGrey *grey, guint factor)
{
  AkashiGrey *small = akashi_grey_new (grey->width / factor, grey->height / factor, NULL);
  if (small == NULL)
    return NULL;

  for (guint y = 0; y < small->height; y++)
    {
      const guint8 *rows = grey->pixels + (gsize) y * factor * grey->width;
      guint8 *out = small->pixels + (gsize) y * small->width;
      if (factor == 2) /* every camera frame comes by here */
        shrink_row_by_two (rows, rows + grey->width, out, small->width);
      else
        shrink_row (rows, grey->width, factor, out, small->width);
    }
  return small;
}

/* One enlarged row between two rows of the picture: three parts of @near, one of @far. */
static void
enlarge_row (const guint8 *near, const guint8 *far, guint8 *out, guint width)
{
  for (guint x = 0; x < width; x++)
    {
      guint left = x > 0 ? x - 1 : x, right = x + 1 < width ? x + 1 : x;
      guint middle = 3u * near[x] + far[x];
      out[2 * x] = (guint8) ((3u * middle + 3u * near[left] + far[left] + 8) >> 4);
      out[2 * x + 1] = (guint8) ((3u * middle + 3u * near[right] + far[right] + 8) >> 4);
    }
}

AkashiGrey *
akashi_grey_enlarge (const AkashiGrey *grey)
{
  AkashiGrey *large = akashi_grey_new (grey->width * 2, grey->height * 2, NULL);
  if (large == NULL)
    return NULL;

  for (guint y = 0; y < large->height; y++)
    {
      guint near = y / 2;
      guint far = y % 2 == 0 ? (near > 0 ? near - 1 : near) : (near + 1 < grey->height ? near + 1 : near);
      enlarge_row (grey->pixels + (gsize) near * grey->width, grey->pixels + (gsize) far * grey->width,
                   large->pixels + (gsize) y * large->width, grey->width);
    }
  return large;
}

AkashiGrey *
akashi_grey_invert (const AkashiGrey *grey)
{
  AkashiGrey *inverted = akashi_grey_new (grey->width, grey->height, NULL);
  if (inverted == NULL)
    return NULL;
  gsize size = (gsize) grey->width * grey->height;
  for (gsize i = 0; i < size; i++)
    inverted->pixels[i] = (guint8) (255 - grey->pixels[i]);
  return inverted;
}
