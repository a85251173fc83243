/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"

static AkashiDecodedStatus
decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  AkashiPictureFormat format = akashi_picture_format (data, length);
  if (format == AKASHI_PICTURE_UNKNOWN)
    return AKASHI_DECODED_NOT_A_PICTURE;
  for (const AkashiDecoder *decoder = akashi_decoders; decoder->format != AKASHI_PICTURE_UNKNOWN; decoder++)
    if (decoder->format == format)
      return decoder->decode (data, length, canvas);
  return AKASHI_DECODED_UNSUPPORTED;
}

void
akashi_decode_picture (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  AkashiDecodedStatus status = decode (data, length, canvas);
  akashi_canvas_close (canvas, status);
}

void
akashi_decode_samples (void)
{
  uint8_t pixels[4];

  for (const AkashiDecoder *decoder = akashi_decoders; decoder->format != AKASHI_PICTURE_UNKNOWN; decoder++)
    if (decoder->sample)
      {
        AkashiCanvas canvas = { .memory = pixels, .capacity = sizeof pixels };
        akashi_decode_picture (decoder->sample, decoder->sample_length, &canvas);
      }
}
