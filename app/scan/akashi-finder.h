/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-layer.h"

G_BEGIN_DECLS

typedef struct {
  float x, y;
} AkashiVector;

/* One of the three large squares of a QR code (ISO/IEC 18004, 6.3.3): seven modules wide. */
typedef struct {
  AkashiVector centre;
  AkashiVector across, down; /* one module along each side; which side is which is not known */
  float contrast;            /* grey values between its dark and its light */
  float quality;             /* share of directions in which its ring was seen, 0 to 1 */
  gboolean inverted;         /* light on dark */
} AkashiFinder;

#define AKASHI_MAX_FINDERS 600 /* of one layer: 200 codes */

/**
 * akashi_finders_find:
 * @least, @most: width of a module in pixels
 * @step: every how many rows are looked at
 * @finders: (element-type AkashiFinder): found ones are appended, those that are there are not found again
 *
 * Finds finder patterns, however turned, dark on light or light on dark: runs of 1:1:3:1:1 in a row, the same
 * through their middle in the column, then a square ring all around.
 */
void akashi_finders_find (const AkashiLayer *layer, float least, float most, guint step, GArray *finders);

/* Of finders that lie on each other only the one seen best stays; the best comes first. */
void akashi_finders_drop_overlaid (GArray *finders);

/**
 * akashi_finder_measure:
 * @finder: with its centre and whether it is inverted; the rest is filled in, the centre made better
 * @module: about how many pixels a module has
 *
 * Looks from the centre into 32 directions. Returns: whether a square ring lies around it.
 */
gboolean akashi_finder_measure (const AkashiLayer *layer, float module, AkashiFinder *finder);

/**
 * akashi_finder_ray:
 * @edges: where dark turns to light, light to dark and dark to light on the way from @from, pixels
 * @limit: how far to look, pixels
 *
 * Returns: whether all three were met
 */
gboolean akashi_finder_ray (const AkashiLayer *layer, AkashiVector from, AkashiVector direction,
                            gboolean inverted, float limit, float edges[3]);

/* The same from the middle of a pixel along its row or its column. @right, @down: -1, 0 or 1, one of them 0
 */
gboolean akashi_finder_straight_ray (const AkashiLayer *layer, guint x, guint y, int right, int down,
                                     gboolean inverted, float limit, float edges[3]);

G_END_DECLS
