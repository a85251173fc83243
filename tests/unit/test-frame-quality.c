/* SPDX-License-Identifier: Apache-2.0 */
#include "test-scenes.h"

#define LINK "https://labels.mihon.example/i/4N7XQK20P1"
#define REPEATS 9
#define LEAST_RIGHT 90 /* per cent */

/* One way to hold a label wrongly, and what should be said about it. */
static const struct {
  AkashiHint expected;
  TestScene scene;
} ways[] = {
  { AKASHI_HINT_NONE, { .module = 3 } },
  { AKASHI_HINT_TOO_DARK, { .module = 3, .gain = 0.03, .noise = 4 } },
  { AKASHI_HINT_TOO_BRIGHT, { .module = 3, .gain = 14 } },
  { AKASHI_HINT_GLARE, { .module = 3, .glare = 900, .glare_size = 0.35 } },
  { AKASHI_HINT_TOO_NEAR, { .module = 17, .x = 0.24, .y = 0.3 } },
  { AKASHI_HINT_TOO_FAR, { .module = 0.75, .noise = 3 } },
  { AKASHI_HINT_BLURRED, { .module = 3, .blur = 5 } },
};

static AkashiHint
hint_of (const TestScene *scene)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  g_autoptr (AkashiGrey) grey = test_scene_render (scene, NULL);
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scanner, grey);
  return akashi_scanner_get_quality (scanner)->hint;
}

/* Of frames that hold a label in one of these ways, turned and placed anyhow, nine in ten get the right hint.
 */
static void
test_hints (void)
{
  guint all = 0, right = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint k = 0; k < REPEATS; k++, all++)
      {
        g_autoptr (GRand) random = g_rand_new_with_seed (7919 * i + k);
        TestScene scene = ways[i].scene;
        scene.text = LINK, scene.width = 640, scene.height = 480, scene.seed = 100 * i + k;
        scene.turn = g_rand_double_range (random, -30, 30);
        scene.tilt = g_rand_double_range (random, 0, 20);
        scene.module *= g_rand_double_range (random, 0.95, 1.15);
        scene.x += g_rand_double_range (random, -0.06, 0.06);
        scene.y += g_rand_double_range (random, -0.06, 0.06);
        scene.noise = scene.noise > 0 ? scene.noise : g_rand_double_range (random, 1, 3);
        AkashiHint hint = hint_of (&scene);
        if (hint == ways[i].expected)
          right++;
        else
          g_test_message ("%s taken for %s (seed %u)", akashi_hint_name (ways[i].expected),
                          akashi_hint_name (hint), scene.seed);
      }
  g_test_message ("%u of %u right", right, all);
  g_assert_cmpuint (all, >=, 60);
  g_assert_cmpuint (right * 100, >=, all * LEAST_RIGHT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame-quality/hints", test_hints);
  return g_test_run ();
}
