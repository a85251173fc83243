/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-blocks.h"

G_BEGIN_DECLS

/* A part of a picture with many edges: where something is printed. */
typedef struct {
  guint x, y, width, height; /* pixels */
  AkashiWay way;             /* of bars: across them */
  float strength;            /* mean step from one pixel to the next, grey values */
} AkashiRegion;

typedef enum {
  AKASHI_REGION_SQUARES, /* edges both ways: a QR code, or text */
  AKASHI_REGION_BARS,    /* edges one way, whichever: a barcode, or lines */
} AkashiRegionKind;

/* @blocks: those of @grey
 * Returns: (transfer full) (element-type AkashiRegion): the strongest first, at most a few dozen */
GArray *akashi_regions_find (const AkashiGrey *grey, const AkashiBlocks *blocks, AkashiRegionKind kind);

/* Returns: the part of @grey in @region, with @margin light pixels laid around it, so that a code that fills
 * it has the quiet zone it needs. %NULL where that passes the limits. */
AkashiGrey *akashi_region_cut (const AkashiGrey *grey, const AkashiRegion *region, guint margin);

G_END_DECLS
