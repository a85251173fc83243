/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-canvas.h"
#include "akashi-picture-format.h"

/*
 * One decoder a format. Each opens the canvas before it allocates anything that depends on a declared size,
 * and refuses a picture whose data end early: what was read of it is not used. Transparency is laid on white;
 * of a moving picture the first one counts.
 */
typedef AkashiDecodedStatus AkashiDecode (const uint8_t *data, size_t length, AkashiCanvas *canvas);

AkashiDecode akashi_jpeg_decode;
AkashiDecode akashi_png_decode;
AkashiDecode akashi_webp_decode;
AkashiDecode akashi_gif_decode;
AkashiDecode akashi_avif_decode;

typedef struct {
  AkashiPictureFormat format;
  AkashiDecode *decode;
  const uint8_t *sample; /* a picture of our own, or NULL; see akashi_decode_samples() */
  size_t sample_length;  /* bytes */
} AkashiDecoder;

/* The decoders this program was linked with; ends with AKASHI_PICTURE_UNKNOWN. */
extern const AkashiDecoder akashi_decoders[];

/* Decodes a whole picture file of any format of akashi_decoders[] into @canvas, and says in its status what
 * came of it. */
void akashi_decode_picture (const uint8_t *data, size_t length, AkashiCanvas *canvas);

/* Decodes the samples of akashi_decoders[], for a process that will not be able to open anything later: the
 * first time they run, some libraries look at what machine they are on (libjpeg-turbo reads /proc/cpuinfo on
 * ARM). */
void akashi_decode_samples (void);
