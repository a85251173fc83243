/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-canvas.h"

#include "akashi-limits.h"
#include "akashi-upright.h"

#include <string.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE /* Linux 5.14; the headers of Debian 12 have it, older ones may not */
#define MADV_POPULATE_WRITE 23
#endif

static bool
fits (uint32_t width, uint32_t height)
{
  return width <= AKASHI_MAX_IMAGE_SIDE && height <= AKASHI_MAX_IMAGE_SIDE
         && (uint64_t) width * height <= AKASHI_MAX_IMAGE_PIXELS;
}

/* Shared memory comes page by page, each with a trap into the kernel: all of them at once cost half as much.
 * Where the kernel does not know how, they come as they did. */
static void
fetch_pages (uint8_t *memory, size_t size)
{
  uintptr_t page = AKASHI_DECODED_HEADER_BYTES; /* at least one, on any machine */
  uintptr_t start = ((uintptr_t) memory + page - 1) / page * page,
            end = ((uintptr_t) memory + size) / page * page;
  if (end > start)
    madvise (memory + (start - (uintptr_t) memory), end - start, MADV_POPULATE_WRITE);
}

/* Memory of this process's own can come in large pages. */
static uint8_t *
take_scratch (size_t size)
{
  void *memory = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return NULL;
  madvise (memory, size, MADV_HUGEPAGE);
  return memory;
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
  fetch_pages (canvas->memory, size);
  canvas->pixels = akashi_upright_swaps_sides (canvas->orientation) ? take_scratch (size) : canvas->memory;
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
    munmap (canvas->pixels, (size_t) canvas->width * canvas->height);
  canvas->pixels = NULL;
}
