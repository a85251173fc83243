/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-png-write.h"

#include <gio/gio.h>
#include <string.h>

#define LEVEL 4 /* of deflate: quick, and close to the smallest */
#define CHUNK_BYTES 65536

/* The check of a chunk (PNG specification, annex D), four bits at a time. */
static guint32
update_check (guint32 check, const guint8 *data, gsize length)
{
  static const guint32 table[]
      = { 0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
          0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c };
  for (gsize i = 0; i < length; i++)
    {
      check ^= data[i];
      check = check >> 4 ^ table[check & 15];
      check = check >> 4 ^ table[check & 15];
    }
  return check;
}

static void
append_number (GByteArray *file, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);
  g_byte_array_append (file, (const guint8 *) &big, sizeof big);
}

static void
append_chunk (GByteArray *file, const char type[4], const guint8 *data, gsize length)
{
  guint32 check = update_check (0xffffffff, (const guint8 *) type, 4);
  append_number (file, (guint32) length);
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, (guint) length);
  append_number (file, ~update_check (check, data, length));
}

/* Deflates @data, and writes what comes out as chunks. */
static void
deflate (GConverter *zlib, const guint8 *data, gsize length, gboolean last, GByteArray *file)
{
  g_autofree guint8 *out = g_malloc (CHUNK_BYTES);
  GConverterResult result;

  do
    {
      gsize taken = 0, written = 0;
      result = g_converter_convert (zlib, data, length, out, CHUNK_BYTES,
                                    last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &taken, &written,
                                    NULL);
      if (result == G_CONVERTER_ERROR) /* it asks for more to work on */
        return;
      if (written > 0)
        append_chunk (file, "IDAT", out, written);
      data += taken;
      length -= taken;
  } while (length > 0 || (last && result != G_CONVERTER_FINISHED));
}

GBytes *
akashi_png_write (const AkashiPaletteImage *image)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  g_autofree guint8 *row = g_malloc0 ((gsize) image->width + 1); /* before each row its filter: none */
  guint32 wide = GUINT32_TO_BE (image->width), high = GUINT32_TO_BE (image->height);
  guint8 header[13] = { 0 };

  memcpy (header, &wide, 4);
  memcpy (header + 4, &high, 4);
  header[8] = 8; /* bits */
  header[9] = 3; /* palette */
  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (file, "IHDR", header, sizeof header);
  append_chunk (file, "PLTE", image->palette[0], sizeof image->palette);
  for (guint y = 0; y < image->height; y++)
    {
      memcpy (row + 1, image->pixels + (gsize) y * image->width, image->width);
      deflate (G_CONVERTER (zlib), row, (gsize) image->width + 1, y + 1 == image->height, file);
    }
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (file);
}
