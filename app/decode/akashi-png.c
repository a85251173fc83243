/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-exif.h"

#include <png.h>
#include <string.h>

#define SIGNATURE_BYTES 8
#define HEADER_BYTES 13
#define CHUNK_BYTES 12 /* length, type and check of a chunk */

typedef struct {
  uint32_t width, height;
  unsigned orientation;
} Facts;

static uint32_t
big_endian (const uint8_t *at)
{
  return (uint32_t) at[0] << 24 | (uint32_t) at[1] << 16 | (uint32_t) at[2] << 8 | at[3];
}

/*
 * Walks the chunks (PNG specification, section 5.3): libpng stops reading after the last row, so a file that
 * was cut behind its pixels would go unnoticed. Takes the declared size and the orientation on the way.
 */
static AkashiDecodedStatus
walk_chunks (const uint8_t *data, size_t length, Facts *facts)
{
  size_t at = SIGNATURE_BYTES;

  while (length - at >= CHUNK_BYTES)
    {
      uint32_t size = big_endian (data + at);
      const uint8_t *type = data + at + 4, *content = data + at + 8;
      if (size > length - at - CHUNK_BYTES)
        return AKASHI_DECODED_TOO_EARLY;
      if (at == SIGNATURE_BYTES)
        {
          if (memcmp (type, "IHDR", 4) != 0 || size != HEADER_BYTES)
            return AKASHI_DECODED_DAMAGED;
          facts->width = big_endian (content);
          facts->height = big_endian (content + 4);
        }
      if (memcmp (type, "eXIf", 4) == 0)
        facts->orientation = akashi_exif_orientation (content, size);
      if (memcmp (type, "IEND", 4) == 0)
        return AKASHI_DECODED_PICTURE;
      at += CHUNK_BYTES + size;
    }
  return AKASHI_DECODED_TOO_EARLY;
}

static AkashiDecodedStatus
read_pixels (png_image *image, const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  static const png_color white = { 255, 255, 255 };

  if (!png_image_begin_read_from_memory (image, data, length))
    return AKASHI_DECODED_DAMAGED;
  if (image->width != canvas->width || image->height != canvas->height)
    return AKASHI_DECODED_DAMAGED; /* it declares two sizes */
  /* The simplified reader does palettes, 16 bits, interlacing and lays transparency on the colour given. */
  image->format = PNG_FORMAT_GRAY;
  image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* as every viewer does where the file names no gamma */
  return png_image_finish_read (image, &white, canvas->pixels, (png_int_32) canvas->width, NULL)
             ? AKASHI_DECODED_PICTURE
             : AKASHI_DECODED_DAMAGED;
}

AkashiDecodedStatus
akashi_png_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  png_image image = { .version = PNG_IMAGE_VERSION };
  Facts facts = { .orientation = 1 };

  AkashiDecodedStatus status = walk_chunks (data, length, &facts);
  if (status == AKASHI_DECODED_PICTURE)
    status = akashi_canvas_open (canvas, facts.width, facts.height, facts.width, facts.height,
                                 facts.orientation);
  if (status == AKASHI_DECODED_PICTURE)
    status = read_pixels (&image, data, length, canvas);
  png_image_free (&image);
  return status;
}
