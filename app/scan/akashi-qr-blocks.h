/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-qr-pattern.h"

G_BEGIN_DECLS

#define AKASHI_QR_MOST_BLOCKS 81
#define AKASHI_QR_MOST_BLOCK 153 /* codewords */

/* How the codewords of a version at one level of error correction are spread over blocks (ISO/IEC
 * 18004, 6.5.1 and 6.6): the last blocks may have one data codeword more than the first. */
typedef struct {
  guint words;      /* in all */
  guint blocks;     /* how many */
  guint parity;     /* codewords of each block that mend it */
  guint short_data; /* data codewords of the first blocks */
  guint shorts;     /* how many of those there are */
} AkashiQrBlocks;

/* @format: the 15 bits as they stand in the code, of which two say the level. */
AkashiQrBlocks akashi_qr_blocks (guint version, guint format);

/* Returns: codewords of @block, data and parity */
guint akashi_qr_block_length (const AkashiQrBlocks *blocks, guint block);

/* Returns: which codeword of the code, in the order in which it holds them, word @index of @block is */
guint akashi_qr_block_word (const AkashiQrBlocks *blocks, guint block, guint index);

/* Returns: (transfer none): of each module that holds data, its place in AkashiQrPattern.modules, in the
 * order in which the code holds them, eight a codeword, the highest bit first */
const guint16 *akashi_qr_data_places (const AkashiQrPattern *pattern);

/* Returns: whether the mask that @format names turns over the module at @x, @y */
gboolean akashi_qr_mask (guint format, guint x, guint y);

G_END_DECLS
