/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-photograph.h"

#include "akashi-sample-jpeg.h"
#include "akashi-sample-lens.h"

#define WIDTH 1280
#define HEIGHT 960
#define QUALITY 88
#define NOISE 4.5

/* radians */
#define DEGREES (G_PI / 180)

GBytes *
akashi_sample_photograph_new (const AkashiSampleProduct *product, GError **error)
{
  g_autoptr (AkashiSampleCarton) carton = akashi_sample_carton_new (product, error);
  if (carton == NULL)
    return NULL;
  guint seed = g_str_hash (product->id);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (AkashiSampleImage) picture = akashi_sample_shop_new (WIDTH, HEIGHT);
  const AkashiSamplePose pose = {
    .z = akashi_sample_lens_distance (WIDTH, g_rand_double_range (random, 840, 960)),
    .x = g_rand_double_range (random, -2, 2),
    .y = g_rand_double_range (random, -1.5, 1.5),
    .yaw = g_rand_double_range (random, -20, 20) * DEGREES,
    .pitch = g_rand_double_range (random, -12, 12) * DEGREES,
    .roll = g_rand_double_range (random, -7, 7) * DEGREES,
  };

  akashi_sample_lens_draw (picture, carton, &pose);
  akashi_sample_lens_blur (picture, 2);
  akashi_sample_lens_add_noise (picture, NOISE, seed);
  return akashi_sample_jpeg_encode (picture, QUALITY);
}
