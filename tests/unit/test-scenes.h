/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

/* A printed QR code in front of a camera, made on the spot and the same each time. */
typedef struct {
  const char *text;
  guint width, height;     /* of the frame, pixels */
  double module;           /* pixels a module, in the middle of the code before it is tilted */
  double x, y;             /* middle of the code, as a share of the frame; 0, 0: the middle of the frame */
  double turn, tilt;       /* degrees: in the picture's plane; away from the camera */
  double bend;             /* radius of the cylinder the label is on, in widths of the code; 0: flat */
  double ink, paper;       /* grey values; both 0: 20 and 215 */
  double blur;             /* pixels, standard deviation */
  double noise;            /* grey values, standard deviation */
  double gain;             /* of the light; 0: 1 */
  double glare;            /* grey values added in a spot … */
  double glare_size;       /* … as a share of the code's width */
  gboolean mirrored, bare; /* bare: no code is there, only the scene */
  guint32 seed;
} TestScene;

/* Returns: (transfer full): the frame; @corners: (out) (optional): where the code's corners are, clockwise */
AkashiGrey *test_scene_render (const TestScene *scene, AkashiPoint corners[4]);
