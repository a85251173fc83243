/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey.h"

#include "akashi-decoded.h"
#include "akashi-limits.h"
#include "akashi-pages.h"
#include "akashi-picture-reader.h"

void
akashi_grey_free (AkashiGrey *grey)
{
  if (grey == NULL)
    return;
  akashi_pages_free (grey->pixels, (gsize) grey->width * grey->height);
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
  if (!akashi_decoded_fits (width, height))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "The picture declares %u x %u pixels; at most %d a side and %d million in all are read",
                   width, height, AKASHI_MAX_IMAGE_SIDE, AKASHI_MAX_IMAGE_PIXELS / 1000000);
      return NULL;
    }

  guint8 *pixels = akashi_pages_alloc ((gsize) width * height);
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

G_LOCK_DEFINE_STATIC (shared_reader);

AkashiGrey *
akashi_grey_new_image (GBytes *data, GError **error)
{
  static AkashiPictureReader *reader;
  AkashiPicture picture = { 0 };

  G_LOCK (shared_reader);
  if (reader == NULL)
    reader = akashi_picture_reader_new ();
  gboolean read = akashi_picture_reader_read_bytes (reader, data, 0, &picture, error);
  G_UNLOCK (shared_reader);
  return read ? picture.grey : NULL;
}
