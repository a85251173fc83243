/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey-resize.h"

#include "akashi-wide.h"

#include <string.h>

AKASHI_WIDE static void
shrink_row_by_two (const guint8 *restrict upper, const guint8 *restrict lower, guint8 *restrict out,
                   gsize width)
{
  for (gsize x = 0; x < width; x++) /* two pixels at once: of which the compiler makes better vectors */
    {
      guint16 high, low;
      memcpy (&high, upper + 2 * x, 2);
      memcpy (&low, lower + 2 * x, 2);
      out[x] = (guint8) (((high & 255) + (high >> 8) + (low & 255) + (low >> 8) + 2) >> 2);
    }
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

/* ------------------------------------------------------------------ sharp */

/* Weights of four pixels in a row for a place a quarter of the way from the second to the third, x 256. */
static const int quarter[4] = { -18, 222, 58, -6 };

static guint8
limited (int value)
{
  return (guint8) CLAMP (value, 0, 255);
}

/* out[2x] and out[2x + 1] lie a quarter of a pixel left and right of in[x]. */
AKASHI_WIDE static void
enlarge_row_sharp (const guint8 *in, guint8 *out, guint width)
{
  for (guint x = 0; x < width; x++)
    {
      guint last = width - 1;
      int a = in[x > 1 ? x - 2 : 0], b = in[x > 0 ? x - 1 : 0], c = in[x], d = in[MIN (x + 1, last)];
      int e = in[MIN (x + 2, last)];
      out[2 * x] = limited ((quarter[3] * a + quarter[2] * b + quarter[1] * c + quarter[0] * d + 128) >> 8);
      out[2 * x + 1]
          = limited ((quarter[0] * b + quarter[1] * c + quarter[2] * d + quarter[3] * e + 128) >> 8);
    }
}

AKASHI_WIDE static void
mix_rows (const guint8 *const rows[4], guint8 *out, gsize width)
{
  for (gsize x = 0; x < width; x++)
    out[x] = limited ((quarter[0] * rows[0][x] + quarter[1] * rows[1][x] + quarter[2] * rows[2][x]
                       + quarter[3] * rows[3][x] + 128)
                      >> 8);
}

/* Each pixel less the mean of the 5 x 5 around it, added to it @by / 256 times. */
static AkashiGrey *
sharpen_picture (const AkashiGrey *grey, int by)
{
  AkashiGrey *sharp = akashi_grey_new (grey->width, grey->height, NULL);
  gsize width = grey->width;
  if (sharp == NULL)
    return NULL;
  g_autofree guint16 *columns = g_new (guint16, width);
  for (gsize y = 0; y < grey->height; y++)
    {
      memset (columns, 0, width * sizeof *columns);
      for (int k = -2; k <= 2; k++)
        {
          gsize row = (gsize) CLAMP ((gssize) y + k, 0, (gssize) grey->height - 1);
          const guint8 *pixels = grey->pixels + row * width;
          for (gsize x = 0; x < width; x++)
            columns[x] = (guint16) (columns[x] + pixels[x]);
        }
      const guint8 *in = grey->pixels + y * width;
      guint8 *out = sharp->pixels + y * width;
      for (gsize x = 0; x < width; x++)
        {
          int sum = 0;
          for (int k = -2; k <= 2; k++)
            sum += columns[CLAMP ((gssize) x + k, 0, (gssize) width - 1)];
          out[x] = limited (in[x] + ((in[x] * 25 - sum) * by) / (25 * 256));
        }
    }
  return sharp;
}

AkashiGrey *
akashi_grey_enlarge_sharp (const AkashiGrey *grey, double sharpen)
{
  AkashiGrey *large = akashi_grey_new (grey->width * 2, grey->height * 2, NULL);
  if (large == NULL)
    return NULL;

  gsize wide = large->width;
  g_autofree guint8 *rows = g_malloc (wide * grey->height);
  for (guint y = 0; y < grey->height; y++)
    enlarge_row_sharp (grey->pixels + (gsize) y * grey->width, rows + y * wide, grey->width);
  for (guint y = 0; y < large->height; y++)
    {
      const guint8 *four[4];
      gssize middle = y / 2, way = y % 2 ? 1 : -1;
      for (gssize k = 0; k < 4; k++)
        four[k] = rows + (gsize) CLAMP (middle + (k - 1) * way, 0, (gssize) grey->height - 1) * wide;
      mix_rows (four, large->pixels + y * wide, wide);
    }
  AkashiGrey *sharp = sharpen_picture (large, (int) (sharpen * 256));
  akashi_grey_free (large);
  return sharp;
}
