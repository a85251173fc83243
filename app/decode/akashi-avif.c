/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-limits.h"
#include "akashi-luma.h"

#include <avif/avif.h>

static AkashiDecodedStatus
status_of (avifResult result)
{
  if (result == AVIF_RESULT_OK)
    return AKASHI_DECODED_PICTURE;
  if (result == AVIF_RESULT_OUT_OF_MEMORY)
    return AKASHI_DECODED_NO_MEMORY;
  return result == AVIF_RESULT_TRUNCATED_DATA ? AKASHI_DECODED_TOO_EARLY : AKASHI_DECODED_DAMAGED;
}

/*
 * The orientation as EXIF would say it. AVIF has its own properties, and they alone count (HEIF, ISO/IEC
 * 23008-12, 6.5.10 and 6.5.12): first turned counter-clockwise by irot, then mirrored by imir.
 */
static unsigned
orientation_of (const avifImage *image)
{
  static const unsigned turned[] = { 1, 8, 3, 6 };
  static const unsigned top_to_bottom[] = { 4, 5, 2, 7 };
  static const unsigned left_to_right[] = { 2, 7, 4, 5 };
  unsigned angle = image->transformFlags & AVIF_TRANSFORM_IROT ? image->irot.angle & 3 : 0;

  if (!(image->transformFlags & AVIF_TRANSFORM_IMIR))
    return turned[angle];
#if AVIF_VERSION_MAJOR >= 1
  return image->imir.axis == 0 ? top_to_bottom[angle] : left_to_right[angle];
#else
  return image->imir.mode == 0 ? top_to_bottom[angle] : left_to_right[angle];
#endif
}

static void
copy_pixels (const avifImage *image, AkashiCanvas *canvas)
{
  AkashiLuma luma = {
    .luma = image->yuvPlanes[AVIF_CHAN_Y],
    .luma_stride = image->yuvRowBytes[AVIF_CHAN_Y],
    .alpha = image->alphaPlane,
    .alpha_stride = image->alphaRowBytes,
    .depth = image->depth,
    .limited = image->yuvRange == AVIF_RANGE_LIMITED,
    .width = image->width,
    .height = image->height,
  };
  akashi_luma_copy (&luma, canvas, 0, 0);
}

static AkashiDecodedStatus
decode_first (avifDecoder *decoder, AkashiCanvas *canvas)
{
  avifResult result = avifDecoderParse (decoder);
  if (result != AVIF_RESULT_OK)
    return status_of (result);
  const avifImage *image = decoder->image;
  AkashiDecodedStatus status = akashi_canvas_open (canvas, image->width, image->height, image->width,
                                                   image->height, orientation_of (image));
  if (status != AKASHI_DECODED_PICTURE)
    return status;
  result = avifDecoderNextImage (decoder);
  if (result != AVIF_RESULT_OK)
    return status_of (result);
  if (image->width != canvas->width || image->height != canvas->height || !image->yuvPlanes[AVIF_CHAN_Y]
      || image->depth < 8 || image->depth > 16)
    return AKASHI_DECODED_DAMAGED;
  copy_pixels (image, canvas);
  return AKASHI_DECODED_PICTURE;
}

AkashiDecodedStatus
akashi_avif_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  avifDecoder *decoder = avifDecoderCreate ();
  if (!decoder)
    return AKASHI_DECODED_NO_MEMORY;
  decoder->maxThreads = 1; /* the sandbox lets none be made */
  decoder->imageSizeLimit = AKASHI_MAX_IMAGE_PIXELS;
  decoder->imageDimensionLimit = AKASHI_MAX_IMAGE_SIDE;
  decoder->ignoreExif = AVIF_TRUE;
  decoder->ignoreXMP = AVIF_TRUE;
  AkashiDecodedStatus status = AKASHI_DECODED_DAMAGED;
  if (avifDecoderSetIOMemory (decoder, data, length) == AVIF_RESULT_OK)
    status = decode_first (decoder, canvas);
  avifDecoderDestroy (decoder);
  return status;
}
