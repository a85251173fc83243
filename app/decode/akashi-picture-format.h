/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef enum {
  AKASHI_PICTURE_UNKNOWN,
  AKASHI_PICTURE_JPEG,
  AKASHI_PICTURE_PNG,
  AKASHI_PICTURE_WEBP,
  AKASHI_PICTURE_GIF,
  AKASHI_PICTURE_AVIF,
} AkashiPictureFormat;

/* Bytes at the start of a file by which its format is told. */
#define AKASHI_PICTURE_MAGIC_BYTES 12

/* Tells the format by the first bytes, whatever the file is called. @length: at least
 * AKASHI_PICTURE_MAGIC_BYTES, or the whole file. */
AkashiPictureFormat akashi_picture_format (const uint8_t *data, size_t length);
