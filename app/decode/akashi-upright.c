/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-upright.h"

#include <stddef.h>
#include <string.h>

#define TILE 32 /* pixels: a tile of both pictures lies in the first cache */

bool
akashi_upright_swaps_sides (unsigned orientation)
{
  return orientation >= 5 && orientation <= 8;
}

static void
reverse (uint8_t *pixels, size_t count)
{
  for (size_t i = 0; i < count / 2; i++)
    {
      uint8_t value = pixels[i];
      pixels[i] = pixels[count - 1 - i];
      pixels[count - 1 - i] = value;
    }
}

static void
swap_rows (uint8_t *a, uint8_t *b, size_t count)
{
  for (size_t i = 0; i < count; i++)
    {
      uint8_t value = a[i];
      a[i] = b[i];
      b[i] = value;
    }
}

void
akashi_upright_mirror (uint8_t *pixels, uint32_t width, uint32_t height, unsigned orientation)
{
  if (orientation == 3)
    reverse (pixels, (size_t) width * height);
  for (uint32_t y = 0; orientation == 2 && y < height; y++)
    reverse (pixels + (size_t) y * width, width);
  for (uint32_t y = 0; orientation == 4 && y < height / 2; y++)
    swap_rows (pixels + (size_t) y * width, pixels + (size_t) (height - 1 - y) * width, width);
}

typedef struct {
  const uint8_t *from;
  uint8_t *to;
  uint32_t width, height;        /* of @from */
  bool right_to_left, bottom_up; /* how @from is walked through */
} Swap;

static void
swap_tile (const Swap *swap, uint32_t left, uint32_t top)
{
  uint32_t right = left + TILE < swap->width ? left + TILE : swap->width;
  uint32_t bottom = top + TILE < swap->height ? top + TILE : swap->height;

  for (uint32_t x = left; x < right; x++)
    {
      /* A column of the one is a row of the other. */
      uint8_t *row = swap->to + (size_t) (swap->right_to_left ? swap->width - 1 - x : x) * swap->height;
      const uint8_t *column = swap->from + x;
      if (swap->bottom_up)
        for (uint32_t y = top; y < bottom; y++)
          row[swap->height - 1 - y] = column[(size_t) y * swap->width];
      else
        for (uint32_t y = top; y < bottom; y++)
          row[y] = column[(size_t) y * swap->width];
    }
}

void
akashi_upright_swap (const uint8_t *from, uint32_t width, uint32_t height, unsigned orientation, uint8_t *to)
{
  Swap swap = {
    from, to, width, height, orientation == 7 || orientation == 8, orientation == 6 || orientation == 7
  };

  for (uint32_t top = 0; top < height; top += TILE)
    for (uint32_t left = 0; left < width; left += TILE)
      swap_tile (&swap, left, top);
}
