/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-jpeg.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

GBytes *
akashi_sample_jpeg_encode (const AkashiSampleImage *picture, int quality)
{
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors; /* its error_exit ends the program: there is nothing else to do in a tool */
  guint8 *file = NULL;
  unsigned long length = 0;

  info.err = jpeg_std_error (&errors);
  jpeg_create_compress (&info);
  jpeg_mem_dest (&info, &file, &length);
  info.image_width = (JDIMENSION) picture->width;
  info.image_height = (JDIMENSION) picture->height;
  info.input_components = 3;
  info.in_color_space = JCS_RGB;
  jpeg_set_defaults (&info);
  jpeg_set_quality (&info, quality, TRUE);
  info.dct_method = JDCT_IFAST;
  jpeg_start_compress (&info, TRUE);
  while (info.next_scanline < info.image_height)
    {
      JSAMPROW rows[] = { picture->rgb + (gsize) info.next_scanline * info.image_width * 3 };
      jpeg_write_scanlines (&info, rows, 1);
    }
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  return g_bytes_new_with_free_func (file, length, free, file);
}
