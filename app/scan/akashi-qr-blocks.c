/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-blocks.h"

#define FORMAT_MASK 0x5412
#define N_LEVELS 4 /* as a format names them: M, L, H, Q */

static const guint8 parity_words[N_LEVELS][AKASHI_QR_MOST_VERSION] = {
  { 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28 },
  { 7,  10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30 },
  { 17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30 },
  { 13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30 },
};

static const guint8 block_counts[N_LEVELS][AKASHI_QR_MOST_VERSION] = {
  { 1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9,  10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49 },
  { 1, 1, 1, 1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25 },
  { 1,  1,  2,  4,  4,  4,  5,  6,  8,  8,  11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81 },
  { 1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8,  10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68 },
};

/* From the lower right corner up and down in pairs of columns, past what is no data. Returns: how many. */
static guint
list_data (const AkashiQrPattern *pattern, guint16 *places)
{
  guint side = pattern->side, count = 0;
  gboolean up = TRUE;
  for (int right = (int) side - 1; right > 0; right -= 2, up = !up)
    {
      if (right == 6) /* the column of alternating modules */
        right--;
      for (guint i = 0; i < side; i++)
        for (int column = right; column >= right - 1; column--)
          {
            guint place = (up ? side - 1 - i : i) * side + (guint) column;
            if (pattern->modules[place] == AKASHI_MODULE_DATA)
              places[count++] = (guint16) place;
          }
    }
  return count;
}

static guint
data_modules (const AkashiQrPattern *pattern)
{
  guint count = 0;
  for (guint i = 0; i < pattern->side * pattern->side; i++)
    count += pattern->modules[i] == AKASHI_MODULE_DATA;
  return count;
}

const guint16 *
akashi_qr_data_places (const AkashiQrPattern *pattern)
{
  static guint16 *known[AKASHI_QR_MOST_VERSION + 1];
  static GMutex lock;

  g_mutex_lock (&lock);
  if (known[pattern->version] == NULL)
    {
      known[pattern->version] = g_new (guint16, data_modules (pattern));
      list_data (pattern, known[pattern->version]);
    }
  const guint16 *places = known[pattern->version];
  g_mutex_unlock (&lock);
  return places;
}

AkashiQrBlocks
akashi_qr_blocks (guint version, guint format)
{
  guint level = (format ^ FORMAT_MASK) >> 13 & 3;
  AkashiQrBlocks blocks = { .words = data_modules (akashi_qr_pattern (version)) / 8,
                            .blocks = block_counts[level][version - 1],
                            .parity = parity_words[level][version - 1] };
  blocks.short_data = blocks.words / blocks.blocks - blocks.parity;
  blocks.shorts = blocks.blocks - blocks.words % blocks.blocks;
  return blocks;
}

guint
akashi_qr_block_length (const AkashiQrBlocks *blocks, guint block)
{
  return blocks->short_data + (block >= blocks->shorts) + blocks->parity;
}

/* Data first, one word of each block after the other, then parity likewise. */
guint
akashi_qr_block_word (const AkashiQrBlocks *blocks, guint block, guint index)
{
  guint data = blocks->short_data + (block >= blocks->shorts);
  if (index < blocks->short_data)
    return index * blocks->blocks + block;
  if (index < data) /* only the longer blocks have it */
    return index * blocks->blocks + block - blocks->shorts;
  guint all_data = blocks->words - blocks->blocks * blocks->parity;
  return all_data + (index - data) * blocks->blocks + block;
}

gboolean
akashi_qr_mask (guint format, guint x, guint y)
{
  switch ((format ^ FORMAT_MASK) >> 10 & 7)
    {
    case 0:
      return (x + y) % 2 == 0;
    case 1:
      return y % 2 == 0;
    case 2:
      return x % 3 == 0;
    case 3:
      return (x + y) % 3 == 0;
    case 4:
      return (y / 2 + x / 3) % 2 == 0;
    case 5:
      return x * y % 2 + x * y % 3 == 0;
    case 6:
      return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
      return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}
