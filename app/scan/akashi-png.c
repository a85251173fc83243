/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cursor.h"
#include "akashi-grey-decoders.h"

#include <png.h>
#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (png_image, png_image_free)

#define SIGNATURE_BYTES 8
#define HEADER_BYTES 13

/*
 * Walks the chunks (PNG specification, section 5.3): libpng stops reading after the last row, so a file that
 * was cut behind its pixels would go unnoticed. Takes the declared size on the way.
 */
static gboolean
walk_chunks (const guint8 *data, gsize length, guint *width, guint *height)
{
  AkashiCursor cursor = akashi_cursor (data + SIGNATURE_BYTES, length - SIGNATURE_BYTES);
  gboolean first = TRUE;

  for (;;)
    {
      guint64 size, value;
      const guint8 *type, *content, *check;
      if (!akashi_cursor_take_be (&cursor, 4, &size) || !akashi_cursor_take (&cursor, 4, &type)
          || !akashi_cursor_take (&cursor, size, &content) || !akashi_cursor_take (&cursor, 4, &check))
        return FALSE;
      if (first)
        {
          AkashiCursor header = akashi_cursor (content, size);
          if (memcmp (type, "IHDR", 4) != 0 || size != HEADER_BYTES)
            return FALSE;
          if (!akashi_cursor_take_be (&header, 4, &value))
            return FALSE;
          *width = (guint) value;
          if (!akashi_cursor_take_be (&header, 4, &value))
            return FALSE;
          *height = (guint) value;
          first = FALSE;
        }
      if (memcmp (type, "IEND", 4) == 0)
        return TRUE;
    }
}

static AkashiGrey *
refuse (const char *reason, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_IMAGE, "The PNG picture is damaged: %s", reason);
  return NULL;
}

AkashiGrey *
akashi_png_decode (const guint8 *data, gsize length, GError **error)
{
  static const png_color white = { 255, 255, 255 };
  g_auto (png_image) image = { .version = PNG_IMAGE_VERSION };
  guint width = 0, height = 0;

  if (!walk_chunks (data, length, &width, &height))
    return refuse ("it ends too early", error);
  g_autoptr (AkashiGrey) grey = akashi_grey_new (width, height, error);
  if (grey == NULL)
    return NULL;

  if (!png_image_begin_read_from_memory (&image, data, length))
    return refuse (image.message, error);
  if (image.width != width || image.height != height)
    return refuse ("it declares two sizes", error);
  /* The simplified reader does palettes, 16 bits, interlacing and lays transparency on the colour given. */
  image.format = PNG_FORMAT_GRAY;
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* as every viewer does where the file names no gamma */
  if (!png_image_finish_read (&image, &white, grey->pixels, (png_int_32) width, NULL))
    return refuse (image.message, error);
  return g_steal_pointer (&grey);
}
