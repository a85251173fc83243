/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AKASHI_EAN_DIGIT 7 /* modules of a digit */
#define AKASHI_EAN_LOOKS 8 /* how a printed and photographed edge may look */
#define AKASHI_EAN_PLAIN_LOOK 1
#define AKASHI_EAN_PER_MODULE 4 /* samples */
#define AKASHI_EAN_DRIFTS 13    /* places tried for each digit, a sample apart: the middle one is its own */

/* Patterns of seven modules and what is beside them, in one row: ten digits of each set, and what UPC-E ends
 * with on both sides (GS1 General Specifications, 5.2.1.2 and 5.2.2.4). */
enum {
  AKASHI_EAN_L = 0,
  AKASHI_EAN_G = 10,
  AKASHI_EAN_R = 20,
  AKASHI_EAN_START = 30, /* seven modules before the first digit begins */
  AKASHI_EAN_END = 31,   /* where a seventh digit would begin */
  AKASHI_EAN_PATTERNS = 32
};

/* What of a line is seen of a digit and beside it, at all drifts. */
typedef struct {
  float samples[(AKASHI_EAN_DIGIT + 2) * AKASHI_EAN_PER_MODULE + AKASHI_EAN_DRIFTS - 1]; /* darkness */
} AkashiEanStrip;

/* @start, @module: samples of @line: where the digit begins, and how wide a module is */
void akashi_ean_strip_take (AkashiEanStrip *strip, const float *line, guint count, float start, float module);

/* Correlation of patterns with what is seen at @drift, up to 1. @left: of sets L and G, else of all others;
 * what is in @fits for the rest may be written over */
void akashi_ean_strip_fit (const AkashiEanStrip *strip, guint drift, guint look, gboolean left,
                           float fits[AKASHI_EAN_PATTERNS]);

G_END_DECLS
