/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

#define AKASHI_BLOCK 16 /* pixels */

/* The ways in which neighbouring pixels are compared, an eighth of a turn from one to the next. */
typedef enum {
  AKASHI_WAY_ACROSS,
  AKASHI_WAY_DIAGONAL, /* right and down */
  AKASHI_WAY_DOWN,
  AKASHI_WAY_ANTIDIAGONAL, /* left and down */
  AKASHI_WAYS,
} AkashiWay;

typedef struct {
  float steps[AKASHI_WAYS]; /* mean step from one pixel to the next, grey values */
  guint8 range;             /* from the darkest to the lightest pixel */
} AkashiBlock;

/* What a picture looks like in blocks of 16 x 16 pixels: where it is plain, where things are printed on it.
 */
typedef struct {
  guint columns, rows;
  AkashiBlock *block; /* columns x rows; those at the right and the bottom may be cut off */
} AkashiBlocks;

AkashiBlocks *akashi_blocks_new (const AkashiGrey *grey);
void akashi_blocks_free (AkashiBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiBlocks, akashi_blocks_free)

G_END_DECLS
