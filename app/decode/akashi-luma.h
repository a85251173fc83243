/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-canvas.h"

/* The planes of a decoded video-like picture (WebP, AVIF) that matter for grey. */
typedef struct {
  const uint8_t *luma;
  size_t luma_stride;   /* bytes a row */
  const uint8_t *alpha; /* or NULL: opaque */
  size_t alpha_stride;
  unsigned depth; /* bits a sample; more than 8 are two bytes each, in the order of this machine */
  bool limited, alpha_limited; /* BT.601 / BT.709 "studio" range, 16 to 235 at 8 bits; or full */
  uint32_t width, height;      /* pixels */
} AkashiLuma;

/* Spreads luma to 0 to 255, lays transparency on white, and puts the picture at @left, @top of the canvas,
 * which must be large enough. */
void akashi_luma_copy (const AkashiLuma *planes, AkashiCanvas *canvas, uint32_t left, uint32_t top);
