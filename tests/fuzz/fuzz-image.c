/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A picture file of a stranger: a picture that keeps the limits, or an error; never both, never neither. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);

  g_assert_true ((grey == NULL) == (error != NULL));
  if (grey != NULL)
    {
      guint64 sum = 0;
      for (gsize i = 0; i < (gsize) grey->width * grey->height; i++)
        sum += grey->pixels[i]; /* every pixel is there */
      g_assert_cmpuint (sum, <=, (guint64) 255 * grey->width * grey->height);
    }
  return 0;
}
