/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey.h"

#include "akashi-grey-decoders.h"
#include "akashi-limits.h"

#include <string.h>

void
akashi_grey_free (AkashiGrey *grey)
{
  if (grey == NULL)
    return;
  g_free (grey->pixels);
  g_free (grey);
}

AkashiGrey *
akashi_grey_new (guint width, guint height, GError **error)
{
  if (width == 0 || height == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_IMAGE,
                   "The picture declares a size of %u x %u pixels", width, height);
      return NULL;
    }
  if (width > AKASHI_MAX_IMAGE_SIDE || height > AKASHI_MAX_IMAGE_SIDE
      || (guint64) width * height > AKASHI_MAX_IMAGE_PIXELS)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "The picture declares %u x %u pixels; at most %d a side and %d million in all are read",
                   width, height, AKASHI_MAX_IMAGE_SIDE, AKASHI_MAX_IMAGE_PIXELS / 1000000);
      return NULL;
    }

  guint8 *pixels = g_try_malloc ((gsize) width * height);
  if (pixels == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "No memory for a picture of %u x %u pixels",
                   width, height);
      return NULL;
    }
  AkashiGrey *grey = g_new (AkashiGrey, 1);
  *grey = (AkashiGrey){ width, height, pixels };
  return grey;
}

typedef struct {
  const char *magic;
  gsize offset, length;
  AkashiGrey *(*decode) (const guint8 *data, gsize length, GError **error);
} Format;

static const Format formats[] = {
  { "\xff\xd8\xff", 0, 3, akashi_jpeg_decode },
  { "\x89PNG\r\n\x1a\n", 0, 8, akashi_png_decode },
  { "WEBP", 8, 4, akashi_webp_decode },
};

AkashiGrey *
akashi_grey_new_image (GBytes *data, GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);

  if (length > AKASHI_MAX_IMAGE_FILE_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "The picture file has %" G_GSIZE_FORMAT " bytes; at most %d MiB are read", length,
                   AKASHI_MAX_IMAGE_FILE_BYTES / AKASHI_MIB);
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const Format *format = &formats[i];
      if (length >= format->offset + format->length
          && memcmp (bytes + format->offset, format->magic, format->length) == 0)
        return format->decode (bytes, length, error);
    }
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_AN_IMAGE,
                       length == 0 ? "The picture file is empty"
                                   : "The file is not a JPEG, PNG or WebP picture");
  return NULL;
}
