/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-canvas.h"

#include "akashi-pages.h"
#include "akashi-upright.h"

#include <string.h>

#define BATCH_BYTES (256 * 1024)
#define SMALL_BYTES (64 * 1024)

static void
fill_header (AkashiCanvas *canvas)
{
  AkashiDecodedHeader *header = &canvas->header;
  uint32_t full_width = header->full_width;
  bool swaps = akashi_upright_swaps_sides (canvas->orientation);

  header->width = swaps ? canvas->height : canvas->width;
  header->height = swaps ? canvas->width : canvas->height;
  if (swaps)
    {
      header->full_width = header->full_height;
      header->full_height = full_width;
    }
}

/* A decoder's process makes it once, and has none to use again: a large page costs less than a dozen small
 * ones. */
static void
make_memory (AkashiCanvas *canvas, size_t size)
{
  bool lone = size >= SMALL_BYTES && size < AKASHI_LARGE_PAGE_BYTES / 2;
  canvas->capacity = lone ? AKASHI_LARGE_PAGE_BYTES / 2 : size;
  canvas->memory = akashi_pages_alloc (canvas->capacity);
  if (!canvas->memory)
    canvas->capacity = 0;
}

AkashiDecodedStatus
akashi_canvas_open (AkashiCanvas *canvas, uint32_t width, uint32_t height, uint32_t full_width,
                    uint32_t full_height, unsigned orientation)
{
  canvas->header.full_width = full_width;
  canvas->header.full_height = full_height;
  if (width == 0 || height == 0)
    return AKASHI_DECODED_NO_SIZE;
  if (!akashi_decoded_fits (full_width, full_height) || width > full_width || height > full_height)
    return AKASHI_DECODED_TOO_LARGE;
  size_t size = (size_t) width * height;
  if (!canvas->memory)
    make_memory (canvas, size);
  if (size > canvas->capacity)
    return AKASHI_DECODED_NO_MEMORY;

  canvas->width = width;
  canvas->height = height;
  canvas->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
  fill_header (canvas);
  canvas->pixels
      = akashi_upright_swaps_sides (canvas->orientation) ? akashi_pages_alloc (size) : canvas->memory;
  return canvas->pixels ? AKASHI_DECODED_PICTURE : AKASHI_DECODED_NO_MEMORY;
}

void
akashi_canvas_fill_white (AkashiCanvas *canvas)
{
  memset (canvas->pixels, 255, (size_t) canvas->width * canvas->height);
}

/* @ready: pixels of the upright picture, from its top, that are as they will stay */
static void
hand_out (AkashiCanvas *canvas, size_t ready)
{
  size_t head = sizeof canvas->header;

  if (!canvas->put)
    return;
  if (canvas->handed_out < head)
    {
      canvas->put (&canvas->header, head);
      canvas->handed_out = head;
    }
  if (head + ready <= canvas->handed_out)
    return;
  canvas->put (canvas->memory + (canvas->handed_out - head), head + ready - canvas->handed_out);
  canvas->handed_out = head + ready;
}

void
akashi_canvas_rows_done (AkashiCanvas *canvas, uint32_t rows)
{
  size_t ready = (size_t) rows * canvas->width;
  if (canvas->orientation == 1 && ready >= canvas->handed_out + BATCH_BYTES)
    hand_out (canvas, ready);
}

void
akashi_canvas_close (AkashiCanvas *canvas, AkashiDecodedStatus status)
{
  bool swapped = canvas->pixels != NULL && canvas->pixels != canvas->memory;
  bool whole = status == AKASHI_DECODED_PICTURE;
  size_t size = (size_t) canvas->width * canvas->height;

  canvas->status = status;
  if (whole && swapped)
    akashi_upright_swap (canvas->pixels, canvas->width, canvas->height, canvas->orientation, canvas->memory);
  else if (whole)
    akashi_upright_mirror (canvas->pixels, canvas->width, canvas->height, canvas->orientation);
  if (swapped)
    akashi_pages_free (canvas->pixels, size);
  canvas->pixels = NULL;
  hand_out (canvas, whole ? size : 0);
}
