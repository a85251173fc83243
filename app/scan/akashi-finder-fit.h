/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder.h"

G_BEGIN_DECLS

/* Returns: the correlation of the picture with a finder pattern and its separator at @at, a module being
 * @across and @down: 1 the same but for light and contrast, 0 nothing alike, below 0 for light on dark */
float akashi_finder_fit (const AkashiLayer *layer, AkashiVector at, AkashiVector across, AkashiVector down);

#define AKASHI_FINDER_DARK 33  /* modules of a finder */
#define AKASHI_FINDER_LIGHT 48 /* … and of its separator */

/* The modules of a finder pattern of one size and turn, each the nearest pixel: for trying many places. */
typedef struct {
  const AkashiGrey *grey;
  int dark[AKASHI_FINDER_DARK], light[AKASHI_FINDER_LIGHT]; /* steps from the middle pixel */
  int right, below;                                         /* pixels from the middle to the farthest */
} AkashiFinderStencil;

void akashi_finder_stencil_set (AkashiFinderStencil *stencil, const AkashiGrey *grey, AkashiVector across,
                                AkashiVector down);
/* Returns: what akashi_finder_fit() does, nearly */
float akashi_finder_stencil_fit (const AkashiFinderStencil *stencil, AkashiVector at);

G_END_DECLS
