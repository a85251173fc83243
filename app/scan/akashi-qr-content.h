/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-qr-blocks.h"

G_BEGIN_DECLS

/*
 * What a code holds, as far as it is known: several looks at it, each of which may tell other blocks of it,
 * add up. A block that is mended is certain: the chance that random words pass for it is less than one in a
 * million.
 */
typedef struct {
  const AkashiQrPattern *pattern;
  guint format;
  AkashiQrBlocks blocks;
  guint8 *words; /* in the code's order; true where their block is mended */
  gboolean mended[AKASHI_QR_MOST_BLOCKS];
  guint left; /* blocks that are not */
} AkashiQrContent;

AkashiQrContent *akashi_qr_content_new (const AkashiQrPattern *pattern, guint format);
void akashi_qr_content_free (AkashiQrContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiQrContent, akashi_qr_content_free)

/**
 * akashi_qr_content_add:
 * @darkness: of each module, side x side, light below 0; the nearer to 0, the less is known
 *
 * Mends what blocks it can, the least certain words of each taken for unknown as far as that helps. Returns:
 * whether all blocks are mended now
 */
gboolean akashi_qr_content_add (AkashiQrContent *content, const float *darkness);

/* Returns: (transfer full): the data codewords of all blocks, in the order in which they were written; all
 * must be mended */
GBytes *akashi_qr_content_data (const AkashiQrContent *content);

/* Sets the modules of mended blocks, format and what is known of the version: 1 dark, -1 light, 0 not known.
 * @signs: side x side */
void akashi_qr_content_signs (const AkashiQrContent *content, gint8 *signs);

G_END_DECLS
