/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-exif.h"
#include "akashi-luma.h"

#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

#define RIFF_HEADER_BYTES 8

/* The length the file itself declares (WebP container specification, "File Header"): a cut file is shorter.
 */
static bool
is_whole (const uint8_t *data, size_t length)
{
  uint32_t declared = data[4] | (uint32_t) data[5] << 8 | (uint32_t) data[6] << 16 | (uint32_t) data[7] << 24;
  return length - RIFF_HEADER_BYTES >= declared;
}

static AkashiDecodedStatus
status_of (VP8StatusCode status)
{
  switch (status)
    {
    case VP8_STATUS_OK:
      return AKASHI_DECODED_PICTURE;
    case VP8_STATUS_OUT_OF_MEMORY:
      return AKASHI_DECODED_NO_MEMORY;
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      return AKASHI_DECODED_TOO_EARLY;
    case VP8_STATUS_INVALID_PARAM:
    case VP8_STATUS_BITSTREAM_ERROR:
    case VP8_STATUS_UNSUPPORTED_FEATURE:
    case VP8_STATUS_USER_ABORT:
    default:
      return AKASHI_DECODED_DAMAGED;
    }
}

static unsigned
orientation_of (WebPDemuxer *demuxer)
{
  WebPChunkIterator chunk;
  unsigned orientation = 1;
  if (WebPDemuxGetChunk (demuxer, "EXIF", 1, &chunk))
    {
      orientation = akashi_exif_orientation (chunk.chunk.bytes, chunk.chunk.size);
      WebPDemuxReleaseChunkIterator (&chunk);
    }
  return orientation;
}

static void
copy_pixels (const WebPDecBuffer *output, const WebPIterator *frame, AkashiCanvas *canvas)
{
  const WebPYUVABuffer *planes = &output->u.YUVA;
  AkashiLuma luma = {
    .luma = planes->y,
    .luma_stride = (size_t) planes->y_stride,
    .alpha = output->colorspace == MODE_YUVA ? planes->a : NULL,
    .alpha_stride = (size_t) planes->a_stride,
    .depth = 8,
    .limited = true,
    .width = (uint32_t) output->width,
    .height = (uint32_t) output->height,
  };
  akashi_luma_copy (&luma, canvas, (uint32_t) frame->x_offset, (uint32_t) frame->y_offset);
}

static bool
fits (const WebPBitstreamFeatures *features, const WebPIterator *frame, const AkashiCanvas *canvas)
{
  return features->width == frame->width && features->height == frame->height && frame->x_offset >= 0
         && frame->y_offset >= 0 && (int64_t) frame->x_offset + frame->width <= canvas->width
         && (int64_t) frame->y_offset + frame->height <= canvas->height;
}

static AkashiDecodedStatus
decode_frame (const WebPIterator *frame, AkashiCanvas *canvas)
{
  WebPDecoderConfig config;
  const WebPData *data = &frame->fragment;

  if (!WebPInitDecoderConfig (&config))
    return AKASHI_DECODED_UNSUPPORTED; /* another libwebp than this was built with */
  VP8StatusCode status = WebPGetFeatures (data->bytes, data->size, &config.input);
  if (status != VP8_STATUS_OK)
    return status_of (status);
  if (!fits (&config.input, frame, canvas))
    return AKASHI_DECODED_DAMAGED;
  if (frame->width != (int) canvas->width || frame->height != (int) canvas->height)
    akashi_canvas_fill_white (canvas);
  config.output.colorspace = config.input.has_alpha ? MODE_YUVA : MODE_YUV;
  status = WebPDecode (data->bytes, data->size, &config);
  if (status == VP8_STATUS_OK)
    copy_pixels (&config.output, frame, canvas);
  WebPFreeDecBuffer (&config.output);
  return status_of (status);
}

/* Of a moving picture the first frame; the container is walked through once, however many there are. */
static AkashiDecodedStatus
decode_first (WebPDemuxer *demuxer, AkashiCanvas *canvas)
{
  WebPIterator frame;
  uint32_t width = WebPDemuxGetI (demuxer, WEBP_FF_CANVAS_WIDTH);
  uint32_t height = WebPDemuxGetI (demuxer, WEBP_FF_CANVAS_HEIGHT);
  AkashiDecodedStatus status
      = akashi_canvas_open (canvas, width, height, width, height, orientation_of (demuxer));

  if (status != AKASHI_DECODED_PICTURE)
    return status;
  if (!WebPDemuxGetFrame (demuxer, 1, &frame))
    return AKASHI_DECODED_DAMAGED;
  status = decode_frame (&frame, canvas);
  WebPDemuxReleaseIterator (&frame);
  return status;
}

AkashiDecodedStatus
akashi_webp_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  WebPData file = { data, length };

  if (memcmp (data, "RIFF", 4) != 0)
    return AKASHI_DECODED_DAMAGED;
  if (!is_whole (data, length))
    return AKASHI_DECODED_TOO_EARLY;
  WebPDemuxer *demuxer = WebPDemux (&file);
  if (!demuxer)
    return AKASHI_DECODED_DAMAGED;
  AkashiDecodedStatus status = decode_first (demuxer, canvas);
  WebPDemuxDelete (demuxer);
  return status;
}
