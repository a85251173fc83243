/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-canvas.h"

#include "akashi-limits.h"
#include "akashi-upright.h"

#include <stdlib.h>
#include <string.h>

static bool
fits (uint32_t width, uint32_t height)
{
  return width <= AKASHI_MAX_IMAGE_SIDE && height <= AKASHI_MAX_IMAGE_SIDE
         && (uint64_t) width * height <= AKASHI_MAX_IMAGE_PIXELS;
}

AkashiDecodedStatus
akashi_canvas_open (AkashiCanvas *canvas, uint32_t width, uint32_t height, uint32_t full_width,
                    uint32_t full_height, unsigned orientation)
{
  canvas->header.full_width = full_width;
  canvas->header.full_height = full_height;
  if (width == 0 || height == 0)
    return AKASHI_DECODED_NO_SIZE;
  if (!fits (full_width, full_height) || width > full_width || height > full_height)
    return AKASHI_DECODED_TOO_LARGE;
  size_t size = (size_t) width * height;
  if (size > canvas->capacity)
    return AKASHI_DECODED_NO_MEMORY;

  canvas->width = width;
  canvas->height = height;
  canvas->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  canvas->pixels = akashi_upright_swaps_sides (canvas->orientation) ? malloc (size) : canvas->memory;
  return canvas->pixels ? AKASHI_DECODED_PICTURE : AKASHI_DECODED_NO_MEMORY;
}

void
akashi_canvas_fill_white (AkashiCanvas *canvas)
{
  memset (canvas->pixels, 255, (size_t) canvas->width * canvas->height);
}

static void
fill_header (AkashiCanvas *canvas, bool swapped)
{
  AkashiDecodedHeader *header = &canvas->header;
  uint32_t full_width = header->full_width;

  header->width = swapped ? canvas->height : canvas->width;
  header->height = swapped ? canvas->width : canvas->height;
  if (swapped)
    {
      header->full_width = header->full_height;
      header->full_height = full_width;
    }
}

void
akashi_canvas_close (AkashiCanvas *canvas, AkashiDecodedStatus status)
{
  bool swapped = canvas->pixels != NULL && canvas->pixels != canvas->memory;

  canvas->header.status = status;
  if (status == AKASHI_DECODED_PICTURE)
    {
      if (swapped)
        akashi_upright_swap (canvas->pixels, canvas->width, canvas->height, canvas->orientation,
                             canvas->memory);
      else
        akashi_upright_mirror (canvas->pixels, canvas->width, canvas->height, canvas->orientation);
      fill_header (canvas, swapped);
    }
  if (swapped)
    free (canvas->pixels);
  canvas->pixels = NULL;
}
