/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

/* A part of a picture with many edges: where something is printed. */
typedef struct {
  guint x, y, width, height; /* pixels */
  gboolean lying;            /* of bars: one above the other, not side by side */
  float strength;            /* mean step from one pixel to the next, grey values */
} AkashiRegion;

typedef enum {
  AKASHI_REGION_SQUARES, /* edges both ways: a QR code, or text */
  AKASHI_REGION_BARS,    /* edges one way, upright or lying: a barcode, or lines */
} AkashiRegionKind;

/* Returns: (transfer full) (element-type AkashiRegion): the strongest first, at most a few dozen */
GArray *akashi_regions_find (const AkashiGrey *grey, AkashiRegionKind kind);

/* Returns: the part of @grey in @region, with @margin light pixels laid around it, so that a code that fills
 * it has the quiet zone it needs. %NULL where that passes the limits. */
AkashiGrey *akashi_region_cut (const AkashiGrey *grey, const AkashiRegion *region, guint margin);

G_END_DECLS
