/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-grey-decoders.h"

#include <string.h>
#include <webp/decode.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WebPDecBuffer, WebPFreeDecBuffer)

#define RIFF_HEADER_BYTES 8

static AkashiGrey *
refuse (VP8StatusCode status, GError **error)
{
  gboolean early = status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED;
  if (status == VP8_STATUS_OUT_OF_MEMORY)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "No memory for the WebP picture");
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_IMAGE, "The WebP picture is damaged: %s",
                 early ? "it ends too early" : "its data cannot be decoded");
  return NULL;
}

/* The length the file itself declares (WebP container specification, "File Header"): a cut file is shorter.
 */
static gboolean
is_whole (const guint8 *data, gsize length)
{
  guint32 declared;
  memcpy (&declared, data + 4, sizeof declared);
  return length - RIFF_HEADER_BYTES >= GUINT32_FROM_LE (declared);
}

/* BT.601 luma runs from 16 to 235: spreads it to 0 to 255 and lays transparency on white. */
static void
copy_luma (const WebPYUVABuffer *planes, AkashiGrey *grey)
{
  guint8 spread[256];
  for (int i = 0; i < 256; i++)
    spread[i] = (guint8) CLAMP (((i - 16) * 255 + 109) / 219, 0, 255);

  for (guint y = 0; y < grey->height; y++)
    {
      const guint8 *luma = planes->y + (gsize) y * (gsize) planes->y_stride;
      const guint8 *alpha = planes->a ? planes->a + (gsize) y * (gsize) planes->a_stride : NULL;
      guint8 *out = grey->pixels + (gsize) y * grey->width;
      for (guint x = 0; x < grey->width; x++)
        {
          guint value = spread[luma[x]];
          out[x] = alpha ? (guint8) ((value * alpha[x] + 255u * (255u - alpha[x]) + 127u) / 255u)
                         : (guint8) value;
        }
    }
}

AkashiGrey *
akashi_webp_decode (const guint8 *data, gsize length, GError **error)
{
  WebPDecoderConfig config;

  if (memcmp (data, "RIFF", 4) != 0 || !is_whole (data, length))
    return refuse (VP8_STATUS_NOT_ENOUGH_DATA, error);
  if (!WebPInitDecoderConfig (&config))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_FAILED,
                           "The installed libwebp is not compatible");
      return NULL;
    }
  VP8StatusCode status = WebPGetFeatures (data, length, &config.input);
  if (status != VP8_STATUS_OK)
    return refuse (status, error);
  if (config.input.has_animation)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_AN_IMAGE,
                           "The WebP file is a moving picture; give one still picture of it");
      return NULL;
    }
  g_autoptr (AkashiGrey) grey
      = akashi_grey_new ((guint) config.input.width, (guint) config.input.height, error);
  if (grey == NULL)
    return NULL;

  config.output.colorspace = config.input.has_alpha ? MODE_YUVA : MODE_YUV;
  status = WebPDecode (data, length, &config);
  g_auto (WebPDecBuffer) output = config.output;
  if (status != VP8_STATUS_OK)
    return refuse (status, error);
  copy_luma (&output.u.YUVA, grey);
  return g_steal_pointer (&grey);
}
