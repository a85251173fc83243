/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-finder.h"

G_BEGIN_DECLS

#define AKASHI_WARP_NODES 4 /* a side */

/*
 * From modules of a code to pixels of a picture: a plane seen in perspective, and where the label is bent, a
 * smooth shift on top, given at 4 x 4 points spread evenly over the code (cubic between them).
 */
typedef struct {
  double h[9]; /* homography, row by row */
  double side; /* modules of the code; needed where bent */
  gboolean bent;
  AkashiVector shift[AKASHI_WARP_NODES * AKASHI_WARP_NODES]; /* pixels, row by row */
} AkashiWarp;

/* One point known on both sides, and how much it counts. */
typedef struct {
  AkashiVector module, pixel;
  float weight;
} AkashiMatch;

/* Fits a plane to four or more matches (least squares). Returns: whether they determine one. */
gboolean akashi_warp_fit (AkashiWarp *warp, const AkashiMatch *matches, guint count);

/* The plane that lays the corners of the square (0, 0) to (side, side) on these, clockwise from (0, 0). */
gboolean akashi_warp_from_corners (AkashiWarp *warp, double side, const AkashiVector corners[4]);

AkashiVector akashi_warp_point (const AkashiWarp *warp, double x, double y);

/* How much of the shift of each node reaches @x, @y. */
void akashi_warp_shares (const AkashiWarp *warp, double x, double y,
                         float shares[AKASHI_WARP_NODES * AKASHI_WARP_NODES]);

/* Many points of one row at once: @count from @x on, @step modules apart, into @points. */
void akashi_warp_row (const AkashiWarp *warp, double x, double y, double step, guint count,
                      AkashiVector *points);

G_END_DECLS
