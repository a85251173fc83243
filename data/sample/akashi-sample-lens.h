/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sample-carton.h"

G_BEGIN_DECLS

/* Where a box is before the lens, and how it is turned. The lens looks along z from the origin; x goes right,
 * y down. */
typedef struct {
  double x, y, z;          /* cm: the middle of its front */
  double yaw, pitch, roll; /* radians */
} AkashiSamplePose;

/* Returns: the empty shop: a wall, a counter. */
AkashiSampleImage *akashi_sample_shop_new (int width, int height);

/* Draws @carton as the lens sees it over @picture, its shadow on the shop first. */
void akashi_sample_lens_draw (AkashiSampleImage *picture, const AkashiSampleCarton *carton,
                              const AkashiSamplePose *pose);

/* Whether all of @area of the box's front is in a picture of @width x @height, a margin of its own about it.
 */
gboolean akashi_sample_lens_sees (int width, int height, const AkashiSampleArea *area,
                                  const AkashiSamplePose *pose);

/* Returns: the distance, cm, at which the front of a box is @pixels wide in a picture @width wide. */
double akashi_sample_lens_distance (int width, double pixels);

/* Makes @picture as unsharp as a lens a little out of focus does, @times over (each is about 0.7 pixels). */
void akashi_sample_lens_blur (AkashiSampleImage *picture, guint times);

/* Adds a sensor's noise of @strength (standard deviation, of 255), the same for the same @seed. */
void akashi_sample_lens_add_noise (AkashiSampleImage *picture, double strength, guint seed);

G_END_DECLS
