/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-lens.h"

#include <math.h>
#include <string.h>

#define NOISE_LENGTH 65536

/* 1-2-1 across rows or columns, in place. @step: bytes from one pixel to the next. */
static void
blur_line (guint8 *line, int count, gsize step)
{
  for (int channel = 0; channel < 3; channel++)
    {
      guint8 *at = line + channel;
      int before = *at;
      for (int i = 0; i < count; i++, at += step)
        {
          int here = *at, after = i + 1 < count ? at[step] : here;
          *at = (guint8) ((before + 2 * here + after + 2) >> 2);
          before = here;
        }
    }
}

void
akashi_sample_lens_blur (AkashiSampleImage *picture, guint times)
{
  gsize stride = (gsize) picture->width * 3;
  for (guint i = 0; i < times; i++)
    {
      for (int y = 0; y < picture->height; y++)
        blur_line (picture->rgb + (gsize) y * stride, picture->width, 3);
      for (int x = 0; x < picture->width; x++)
        blur_line (picture->rgb + (gsize) x * 3, picture->height, stride);
    }
}

/* Noise of a normal distribution in 1/16 of its standard deviation, made once: each row begins somewhere else
 * in it. */
static const gint8 *
noise (void)
{
  static gint8 *table;
  if (g_once_init_enter (&table))
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (9520);
      gint8 *made = g_malloc (NOISE_LENGTH);
      for (gsize i = 0; i < NOISE_LENGTH; i++)
        {
          double sum = -6;
          for (int j = 0; j < 12; j++)
            sum += g_rand_double (random);
          made[i] = (gint8) CLAMP (lround (sum * 16), -127, 127);
        }
      g_once_init_leave (&table, made);
    }
  return table;
}

void
akashi_sample_lens_add_noise (AkashiSampleImage *picture, double strength, guint seed)
{
  const gint8 *table = noise ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int factor = (int) lround (strength * 16); /* 1/256 */

  for (int y = 0; y < picture->height; y++)
    {
      guint start = g_rand_int (random) % (guint) (NOISE_LENGTH - MIN (picture->width, NOISE_LENGTH / 2));
      guint8 *row = picture->rgb + (gsize) y * (gsize) picture->width * 3;
      for (int x = 0; x < picture->width; x++)
        {
          int change = (table[start + (guint) x] * factor) / 256;
          for (int i = 0; i < 3; i++)
            {
              int value = row[3 * x + i] + change;
              row[3 * x + i] = (guint8) CLAMP (value, 0, 255);
            }
        }
    }
}
