/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Turning a picture upright by its orientation (EXIF 2.32, tag 274): 1 is upright, 2 mirrored, 3 upside down,
 * 4 mirrored upside down, 5 transposed, 6 to be turned clockwise, 7 transversed, 8 to be turned
 * counter-clockwise.
 */

/* Returns: whether width and height change places: 5 to 8. */
bool akashi_upright_swaps_sides (unsigned orientation);

/* 1 to 4, in place. */
void akashi_upright_mirror (uint8_t *pixels, uint32_t width, uint32_t height, unsigned orientation);

/* 5 to 8: @width x @height pixels at @from become @height x @width at @to, which does not overlap. */
void akashi_upright_swap (const uint8_t *from, uint32_t width, uint32_t height, unsigned orientation,
                          uint8_t *to);
