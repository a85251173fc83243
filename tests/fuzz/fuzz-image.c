/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-limits.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A fuzzer has no use for pictures that are large and right. */
#define MOST_PIXELS 16384

static void
check (const guint8 *data, gsize size, guint most_pixels)
{
  guint8 *memory = malloc (MOST_PIXELS);
  AkashiCanvas canvas = { .memory = memory, .capacity = MOST_PIXELS, .most_pixels = most_pixels };
  const AkashiDecodedHeader *header = &canvas.header;

  akashi_decode_picture (data, size, &canvas);
  g_assert_cmpuint (canvas.status, !=, AKASHI_DECODED_NOTHING);
  g_assert_cmpuint (canvas.status, <=, AKASHI_DECODED_NO_MEMORY);
  g_assert_null (canvas.pixels);
  if (canvas.status == AKASHI_DECODED_PICTURE)
    {
      gsize pixels = (gsize) header->width * header->height;
      g_assert_cmpuint (pixels, >, 0);
      g_assert_cmpuint (pixels, <=, MOST_PIXELS);
      g_assert_cmpuint (header->width, <=, header->full_width);
      g_assert_cmpuint (header->height, <=, header->full_height);
      guint64 sum = 0;
      for (gsize i = 0; i < pixels; i++)
        sum += memory[i]; /* every pixel is there */
      g_assert_cmpuint (sum, <=, (guint64) 255 * pixels);
    }
  free (memory);
}

/* A picture file of a stranger, through every decoder's wrapper, without the walls: what would cost one process
 * there is found here. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  check (data, size, 0);
  if (akashi_picture_format (data, size) == AKASHI_PICTURE_JPEG)
    check (data, size, 64); /* and shrunk */
  return 0;
}
