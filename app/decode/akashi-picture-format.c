/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-picture-format.h"

#include <string.h>

typedef struct {
  const char *magic;
  size_t offset, length;
  AkashiPictureFormat format;
} Magic;

static const Magic magics[] = {
  { "\xff\xd8\xff", 0, 3, AKASHI_PICTURE_JPEG }, { "\x89PNG\r\n\x1a\n", 0, 8, AKASHI_PICTURE_PNG },
  { "WEBP", 8, 4, AKASHI_PICTURE_WEBP },         { "GIF87a", 0, 6, AKASHI_PICTURE_GIF },
  { "GIF89a", 0, 6, AKASHI_PICTURE_GIF },        { "ftypavif", 4, 8, AKASHI_PICTURE_AVIF },
  { "ftypavis", 4, 8, AKASHI_PICTURE_AVIF },
};

AkashiPictureFormat
akashi_picture_format (const uint8_t *data, size_t length)
{
  for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
    if (length >= magics[i].offset + magics[i].length
        && memcmp (data + magics[i].offset, magics[i].magic, magics[i].length) == 0)
      return magics[i].format;
  return AKASHI_PICTURE_UNKNOWN;
}
