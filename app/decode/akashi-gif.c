/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"

#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const uint8_t *data;
  size_t length, at;
  bool ended;
} Source;

static int
take (GifFileType *gif, GifByteType *out, int wanted)
{
  Source *source = gif->UserData;
  size_t left = source->length - source->at;
  size_t count = wanted > 0 ? (size_t) wanted : 0;

  if (count > left)
    {
      source->ended = true;
      count = left;
    }
  memcpy (out, source->data + source->at, count);
  source->at += count;
  return (int) count;
}

static AkashiDecodedStatus
broken (const GifFileType *gif)
{
  const Source *source = gif->UserData;
  if (gif->Error == D_GIF_ERR_NOT_ENOUGH_MEM)
    return AKASHI_DECODED_NO_MEMORY;
  return source->ended ? AKASHI_DECODED_TOO_EARLY : AKASHI_DECODED_DAMAGED;
}

/* Which colour is none (GIF89a, section 23), where the block before the picture says so. */
static bool
take_extensions (GifFileType *gif, int *transparent)
{
  int code;
  GifByteType *block;
  GraphicsControlBlock control;

  if (DGifGetExtension (gif, &code, &block) == GIF_ERROR)
    return false;
  while (block)
    {
      if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB (block[0], block + 1, &control) == GIF_OK)
        *transparent = control.TransparentColor;
      if (DGifGetExtensionNext (gif, &block) == GIF_ERROR)
        return false;
    }
  return true;
}

/* Walks to the first picture. */
static AkashiDecodedStatus
find_picture (GifFileType *gif, int *transparent)
{
  GifRecordType type;

  while (DGifGetRecordType (gif, &type) == GIF_OK)
    switch (type)
      {
      case IMAGE_DESC_RECORD_TYPE:
        return DGifGetImageDesc (gif) == GIF_OK ? AKASHI_DECODED_PICTURE : broken (gif);
      case EXTENSION_RECORD_TYPE:
        if (!take_extensions (gif, transparent))
          return broken (gif);
        break;
      case UNDEFINED_RECORD_TYPE:
      case SCREEN_DESC_RECORD_TYPE:
      case TERMINATE_RECORD_TYPE:
      default:
        return AKASHI_DECODED_DAMAGED; /* a file without a picture */
      }
  return broken (gif);
}

/* A colour that the palette lacks is white, as what is transparent is. */
static void
fill_table (const GifFileType *gif, int transparent, uint8_t table[256])
{
  const ColorMapObject *map = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;

  memset (table, 255, 256);
  for (int i = 0; map && i < map->ColorCount && i < 256; i++)
    {
      const GifColorType *colour = &map->Colors[i];
      if (i != transparent)
        table[i] = (uint8_t) ((77 * colour->Red + 150 * colour->Green + 29 * colour->Blue + 128) >> 8);
    }
}

typedef struct {
  uint32_t left, top, width, height; /* of the picture on the canvas */
  uint8_t table[256];
} Frame;

static bool
read_row (GifFileType *gif, const Frame *frame, uint32_t y, AkashiCanvas *canvas)
{
  uint8_t *row = canvas->pixels + (size_t) (frame->top + y) * canvas->width + frame->left;

  if (DGifGetLine (gif, row, (int) frame->width) == GIF_ERROR)
    return false;
  for (uint32_t x = 0; x < frame->width; x++)
    row[x] = frame->table[row[x]];
  return true;
}

/* Interlaced rows come in four passes (GIF89a, appendix E). */
static AkashiDecodedStatus
read_rows (GifFileType *gif, const Frame *frame, AkashiCanvas *canvas)
{
  static const uint32_t starts[] = { 0, 4, 2, 1, 0 }, steps[] = { 8, 8, 4, 2, 1 };
  unsigned first = gif->Image.Interlace ? 0 : 4, last = gif->Image.Interlace ? 3 : 4;

  for (unsigned pass = first; pass <= last; pass++)
    for (uint32_t y = starts[pass]; y < frame->height; y += steps[pass])
      if (!read_row (gif, frame, y, canvas))
        return broken (gif);
  return AKASHI_DECODED_PICTURE;
}

static AkashiDecodedStatus
decode_first (GifFileType *gif, AkashiCanvas *canvas)
{
  int transparent = NO_TRANSPARENT_COLOR;
  AkashiDecodedStatus status = find_picture (gif, &transparent);
  if (status != AKASHI_DECODED_PICTURE)
    return status;

  const GifImageDesc *image = &gif->Image;
  if (image->Left < 0 || image->Top < 0 || image->Width <= 0 || image->Height <= 0)
    return AKASHI_DECODED_NO_SIZE;
  Frame frame = {
    (uint32_t) image->Left, (uint32_t) image->Top, (uint32_t) image->Width, (uint32_t) image->Height, { 0 }
  };
  /* Some writers declare a screen that is too small: then it is as large as the picture needs. */
  uint32_t width = frame.left + frame.width, height = frame.top + frame.height;
  width = gif->SWidth > 0 && (uint32_t) gif->SWidth > width ? (uint32_t) gif->SWidth : width;
  height = gif->SHeight > 0 && (uint32_t) gif->SHeight > height ? (uint32_t) gif->SHeight : height;
  status = akashi_canvas_open (canvas, width, height, width, height, 1);
  if (status != AKASHI_DECODED_PICTURE)
    return status;
  akashi_canvas_fill_white (canvas);
  fill_table (gif, transparent, frame.table);
  return read_rows (gif, &frame, canvas);
}

AkashiDecodedStatus
akashi_gif_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  Source source = { data, length, 0, false };
  int error = 0;

  GifFileType *gif = DGifOpen (&source, take, &error);
  if (!gif)
    return source.ended ? AKASHI_DECODED_TOO_EARLY : AKASHI_DECODED_DAMAGED;
  AkashiDecodedStatus status = decode_first (gif, canvas);
  DGifCloseFile (gif, &error);
  return status;
}
