/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-exif.h"

#include <stdbool.h>
#include <string.h>

#define TAG_ORIENTATION 274
#define TYPE_SHORT 3
#define UPRIGHT 1

typedef struct {
  const uint8_t *data;
  size_t length;
  bool big; /* which end of a number comes first */
} Tiff;

static bool
take (const Tiff *tiff, size_t at, size_t bytes, uint32_t *value)
{
  if (at > tiff->length || tiff->length - at < bytes)
    return false;
  *value = 0;
  for (size_t i = 0; i < bytes; i++)
    *value = *value << 8 | tiff->data[tiff->big ? at + i : at + bytes - 1 - i];
  return true;
}

/* One entry: tag, type, count, value (TIFF 6.0, section 2). */
static bool
take_orientation (const Tiff *tiff, size_t at, unsigned *orientation)
{
  uint32_t tag, type, count, value;
  if (!take (tiff, at, 2, &tag) || tag != TAG_ORIENTATION)
    return false;
  if (!take (tiff, at + 2, 2, &type) || type != TYPE_SHORT || !take (tiff, at + 4, 4, &count) || count != 1
      || !take (tiff, at + 8, 2, &value) || value < 1 || value > 8)
    return false;
  *orientation = value;
  return true;
}

unsigned
akashi_exif_orientation (const uint8_t *data, size_t length)
{
  static const char prefix[6] = "Exif\0";
  if (length >= sizeof prefix && memcmp (data, prefix, sizeof prefix) == 0)
    {
      data += sizeof prefix;
      length -= sizeof prefix;
    }
  if (length < 8 || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return UPRIGHT;

  Tiff tiff = { data, length, data[0] == 'M' };
  unsigned orientation = UPRIGHT;
  uint32_t directory, entries;
  if (!take (&tiff, 4, 4, &directory) || !take (&tiff, directory, 2, &entries))
    return UPRIGHT;
  for (uint32_t i = 0; i < entries; i++)
    if (take_orientation (&tiff, (size_t) directory + 2 + (size_t) i * 12, &orientation))
      break;
  return orientation;
}
