/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"

const AkashiDecoder akashi_decoders[] = {
  { AKASHI_PICTURE_JPEG, akashi_jpeg_decode },
  { AKASHI_PICTURE_PNG, akashi_png_decode },
  { AKASHI_PICTURE_WEBP, akashi_webp_decode },
#ifdef AKASHI_HAVE_GIF
  { AKASHI_PICTURE_GIF, akashi_gif_decode },
#endif
#ifdef AKASHI_HAVE_AVIF /* in tests; see akashi-formats-avif.c */
  { AKASHI_PICTURE_AVIF, akashi_avif_decode },
#endif
  { AKASHI_PICTURE_UNKNOWN, NULL },
};
