/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-luma.h"

#include <string.h>

/* What a sample of 8 bits means, 0 to 255. Deeper ones are cut to 8 bits first: no code needs more. */
static void
fill_table (uint8_t table[256], bool limited)
{
  for (int i = 0; i < 256; i++)
    {
      int value = limited ? ((i - 16) * 255 + 109) / 219 : i;
      table[i] = (uint8_t) (value < 0 ? 0 : value > 255 ? 255 : value);
    }
}

static uint8_t
sample (const uint8_t *row, uint32_t x, unsigned depth)
{
  if (depth <= 8)
    return row[x];
  uint16_t deep;
  memcpy (&deep, row + 2 * (size_t) x, sizeof deep);
  unsigned cut = (unsigned) deep >> (depth - 8);
  return (uint8_t) (cut > 255 ? 255 : cut);
}

void
akashi_luma_copy (const AkashiLuma *planes, AkashiCanvas *canvas, uint32_t left, uint32_t top)
{
  uint8_t spread[256], opacity[256];
  fill_table (spread, planes->limited);
  fill_table (opacity, planes->alpha_limited);

  for (uint32_t y = 0; y < planes->height; y++)
    {
      const uint8_t *luma = planes->luma + y * planes->luma_stride;
      const uint8_t *alpha = planes->alpha ? planes->alpha + y * planes->alpha_stride : NULL;
      uint8_t *out = canvas->pixels + (size_t) (top + y) * canvas->width + left;
      for (uint32_t x = 0; x < planes->width; x++)
        {
          unsigned value = spread[sample (luma, x, planes->depth)];
          unsigned opaque = alpha ? opacity[sample (alpha, x, planes->depth)] : 255;
          out[x] = (uint8_t) ((value * opaque + 255u * (255u - opaque) + 127u) / 255u);
        }
    }
}
