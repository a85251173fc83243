/* SPDX-License-Identifier: Apache-2.0 */
#include "test-scenes.h"

#include <string.h>

#define LINK "https://labels.mihon.example/i/4N7XQK20P1"
#define LONG_LINK                                                                                            \
  "HTTPS://LABEL.MIHON.EXAMPLE/"                                                                             \
  "S1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNO"                       \
  "PQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

typedef struct {
  const char *name;
  TestScene scene;
} Case;

/* Each of these is read, in a still, and its corners are where they are. */
static const Case cases[] = {
  { "plain", { .module = 4 } },
  { "turned-45", { .module = 4, .turn = 45 } },
  { "turned-100", { .module = 3.3, .turn = 100 } },
  { "upside-down", { .module = 3, .turn = 181 } },
  { "tilted-40", { .module = 4, .tilt = 40, .turn = 20 } },
  { "tilted-55", { .module = 5, .tilt = 55, .turn = 70 } },
  { "tilted-60", { .module = 5, .tilt = 60, .turn = 80 } },
  { "long-tilted", { .text = LONG_LINK, .module = 3.5, .tilt = 35, .turn = -30 } },
  { "mirrored", { .module = 4, .turn = 10, .mirrored = TRUE } },
  { "inverted", { .module = 4, .turn = 30, .ink = 210, .paper = 25 } },
  { "inverted-mirrored", { .module = 4, .turn = 30, .ink = 210, .paper = 25, .mirrored = TRUE } },
  { "small", { .module = 1.6, .turn = 12 } },
  { "pale", { .module = 3, .turn = 12, .ink = 110, .paper = 135, .noise = 2 } },
  { "noisy", { .module = 4, .turn = 40, .noise = 30 } },
  { "blurred", { .module = 4, .turn = 25, .blur = 1.6 } },
  { "bent", { .module = 4, .turn = 10, .bend = 1 } },
  { "long-bent", { .text = LONG_LINK, .module = 4, .turn = 4, .bend = 1 } },
  { "round", { .module = 4, .turn = -15, .bend = 0.55 } },
  { "long-round", { .text = LONG_LINK, .module = 3.6, .turn = 20, .bend = 0.6 } },
  { "round-tilted", { .text = LONG_LINK, .module = 3.6, .turn = 100, .tilt = 20, .bend = 0.8 } },
  { "glare", { .module = 4, .turn = 15, .glare = 60, .glare_size = 0.3 } },
  { "dark", { .module = 4, .turn = 15, .gain = 0.12 } },
  { "tiny", { .module = 1.3, .turn = 33 } },
  { "fine-blurred", { .module = 2.6, .turn = 70, .blur = 0.8, .noise = 4 } },
  { "very-dark", { .module = 3, .turn = 200, .gain = 0.06 } },
  { "large", { .module = 14, .turn = 8 } },
};

static AkashiGrey *
frame_of (const Case *one, AkashiPoint corners[4])
{
  TestScene scene = one->scene;
  scene.text = scene.text ? scene.text : LINK;
  scene.width = 640, scene.height = 480;
  scene.noise = scene.noise > 0 ? scene.noise : 1.5;
  return test_scene_render (&scene, corners);
}

static void
assert_read (const Case *one, const AkashiFoundCode *code, const AkashiPoint corners[4])
{
  const char *text = one->scene.text ? one->scene.text : LINK;
  gsize length;
  const char *read = g_bytes_get_data (code->text, &length);
  g_assert_cmpmem (read, length, text, strlen (text));
  double room = 1.5 * one->scene.module + 1;
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (code->corners[i].x, corners[i].x, room);
      g_assert_cmpfloat_with_epsilon (code->corners[i].y, corners[i].y, room);
    }
}

static void
test_still (gconstpointer data)
{
  const Case *one = data;
  AkashiPoint corners[4];
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  g_autoptr (AkashiGrey) grey = frame_of (one, corners);
  akashi_scanner_set_budget (scanner, 20000, 0); /* what is read is asked here, not how soon */
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  g_assert_cmpuint (codes->len, ==, 1);
  assert_read (one, codes->pdata[0], corners);
}

/* A code that was read is followed: the next frames come from where it was. */
static void
test_followed (void)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  guint tracked = 0;
  akashi_scanner_set_budget (scanner, 0, 5000);
  for (guint i = 0; i < 5; i++)
    {
      TestScene scene = {
        .text = LINK, .width = 640, .height = 480, .module = 3, .x = 0.01 * i, .turn = 2.0 * i, .noise = 2
      };
      g_autoptr (AkashiGrey) grey = test_scene_render (&scene, NULL);
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scanner, grey);
      g_assert_cmpuint (codes->len, ==, 1);
      tracked += ((AkashiFoundCode *) codes->pdata[0])->step == AKASHI_STEP_TRACKED;
    }
  g_assert_cmpuint (tracked, >=, 3);
}

/* What is hostile to arithmetic: sides of one pixel, long and thin, all of one grey, chess boards. */
static void
test_hostile (void)
{
  static const guint sizes[][2]
      = { { 1, 1 }, { 1, 20000 }, { 20000, 1 }, { 2, 3 }, { 7, 9 }, { 8, 8 }, { 17, 4000 }, { 65, 64 } };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint kind = 0; kind < 4; kind++)
      {
        g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
        g_autoptr (AkashiGrey) grey = akashi_grey_new (sizes[i][0], sizes[i][1], NULL);
        for (guint y = 0; y < grey->height; y++)
          for (guint x = 0; x < grey->width; x++)
            grey->pixels[(gsize) y * grey->width + x]
                = kind < 2 ? (guint8) (kind * 255) : (guint8) ((x / (kind * kind) + y / kind) % 2 * 255);
        g_autoptr (GPtrArray) still = akashi_scanner_scan_picture (scanner, grey);
        g_autoptr (GPtrArray) live = akashi_scanner_scan_frame (scanner, grey);
        g_assert_cmpuint (still->len + live->len, ==, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/scan-scenes/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_still);
    }
  g_test_add_func ("/scan-scenes/followed", test_followed);
  g_test_add_func ("/scan-scenes/hostile", test_hostile);
  return g_test_run ();
}
