/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-decoded.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Where a decoder puts its grey pixels. A picture that lies on its side is decoded beside @memory and turned
 * upright at the end. Where somebody waits for the pixels they are handed out as they become ready, so that
 * the one who takes them works while they are decoded.
 */
typedef struct {
  uint8_t *memory; /* (nullable): of @capacity bytes; where none is given akashi_canvas_open() makes it */
  size_t capacity; /* bytes */
  uint32_t most_pixels;                           /* see AkashiDecodeRequest */
  void (*put) (const void *bytes, size_t length); /* (nullable): takes the header, then the pixels */

  /* from akashi_canvas_open() on */
  uint32_t width, height; /* pixels, as the file has them */
  uint8_t *pixels;        /* @width x @height, rows without padding */
  unsigned orientation;   /* 1 to 8, as in EXIF */

  AkashiDecodedHeader header;
  size_t handed_out; /* bytes of header and pixels */

  AkashiDecodedStatus status; /* what came of it */
} AkashiCanvas;

/**
 * akashi_canvas_open:
 * @width: pixels as they will be decoded
 * @height: the same
 * @full_width: pixels as the file declares them, at least @width
 * @full_height: the same
 * @orientation: 1 to 8; anything else counts as 1
 *
 * To be called before anything that depends on a declared size is allocated.
 *
 * Returns: AKASHI_DECODED_PICTURE where there is room; otherwise AKASHI_DECODED_NO_SIZE,
 * AKASHI_DECODED_TOO_LARGE by AKASHI_MAX_IMAGE_SIDE and AKASHI_MAX_IMAGE_PIXELS, AKASHI_DECODED_NO_MEMORY
 */
AkashiDecodedStatus akashi_canvas_open (AkashiCanvas *canvas, uint32_t width, uint32_t height,
                                        uint32_t full_width, uint32_t full_height, unsigned orientation);

/* White all over, for pictures that do not fill themselves. */
void akashi_canvas_fill_white (AkashiCanvas *canvas);

/* The first @rows rows, as the file has them, will not change any more. */
void akashi_canvas_rows_done (AkashiCanvas *canvas, uint32_t rows);

/* Turns the picture upright and hands out the rest of it. After a @status other than AKASHI_DECODED_PICTURE
 * it only gives memory back, and hands out the header. */
void akashi_canvas_close (AkashiCanvas *canvas, AkashiDecodedStatus status);
