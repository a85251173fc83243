/* SPDX-License-Identifier: Apache-2.0 */
/* When a camera before which nobody stands looks, reads, and wakes. */
#include <string.h>

#include "akashi-camera-rest.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCameraRest, akashi_camera_rest_free)

#define WIDTH 1280
#define HEIGHT 720
#define FRAMES_A_SECOND 30
#define BACKGROUND 90
#define NOISE 9

typedef struct {
  guint x, y, side; /* of a square before the lens; side 0: none */
  int level;        /* of it */
  int light;        /* added everywhere */
} View;

/* The same noise never comes twice. */
static AkashiGrey *
see (const View *view, guint frame)
{
  g_autoptr (GRand) noise = g_rand_new_with_seed (frame);
  AkashiGrey *grey = akashi_grey_new (WIDTH, HEIGHT, NULL);
  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      {
        gboolean inside = x - view->x < view->side && y - view->y < view->side;
        int level
            = (inside ? view->level : BACKGROUND) + view->light + g_rand_int_range (noise, -NOISE, NOISE + 1);
        grey->pixels[y * WIDTH + x] = (guint8) CLAMP (level, 0, 255);
      }
  return grey;
}

static gboolean
looks (AkashiCameraRest *rest, const View *view, gboolean held_codes, gint64 now)
{
  g_autoptr (AkashiGrey) grey = see (view, (guint) now);
  return akashi_camera_rest_looks (rest, grey, held_codes, now);
}

static guint
pass_second (AkashiCameraRest *rest, gint64 now, gboolean timed)
{
  guint passed = 0;
  for (guint frame = 0; frame < FRAMES_A_SECOND; frame++)
    {
      gint64 later = (gint64) frame * G_USEC_PER_SEC / FRAMES_A_SECOND;
      GstClockTime time = timed ? (GstClockTime) (now + later) * GST_USECOND : GST_CLOCK_TIME_NONE;
      passed += akashi_camera_rest_passes (rest, time, now + later) ? 1 : 0;
    }
  return passed;
}

static const View nothing = { 0, 0, 0, 0, 0 };

/* A camera that is allowed to rest, before which nothing has moved for long. */
static AkashiCameraRest *
new_resting (gint64 *now)
{
  AkashiCameraRest *rest = akashi_camera_rest_new ();
  *now = 1000 * G_USEC_PER_SEC;
  akashi_camera_rest_allow (rest, TRUE);
  g_assert_true (looks (rest, &nothing, FALSE, *now));
  *now += 60 * G_USEC_PER_SEC;
  g_assert_true (looks (rest, &nothing, FALSE, *now));
  *now += G_USEC_PER_SEC / 5;
  g_assert_false (looks (rest, &nothing, FALSE, *now));
  return rest;
}

static void
test_frames (void)
{
  gint64 now;
  g_autoptr (AkashiCameraRest) rest = new_resting (&now);
  g_assert_cmpuint (pass_second (rest, now, TRUE), <=, 6);
  g_assert_cmpuint (pass_second (rest, now + G_USEC_PER_SEC, TRUE), ==, 5);
  /* another film begins */
  g_assert_true (akashi_camera_rest_passes (rest, 0, now));
  /* nothing tells how fast these came */
  g_assert_cmpuint (pass_second (rest, now, FALSE), ==, FRAMES_A_SECOND);
  akashi_camera_rest_allow (rest, FALSE);
  g_assert_cmpuint (pass_second (rest, now, TRUE), ==, FRAMES_A_SECOND);
  g_assert_true (looks (rest, &nothing, FALSE, now));
}

static void
test_change (void)
{
  static const struct {
    const char *name;
    View view;
    gboolean wakes;
  } cases[] = {
    { "noise alone", { 0, 0, 0, 0, 0 }, FALSE },
    { "lamps flicker", { 0, 0, 0, 0, 14 }, FALSE },
    { "a cloud passes", { 0, 0, 0, 0, -25 }, FALSE },
    { "a hand far away", { 600, 300, 90, 150, 0 }, TRUE },
    { "a white box", { 400, 100, 400, 230, 0 }, TRUE },
    { "a dark box at the edge", { 1180, 600, 120, 40, 0 }, TRUE },
    { "a box, and the lens makes all darker", { 400, 100, 400, 230, -20 }, TRUE },
    { "one speck", { 642, 322, 30, 140, 0 }, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now;
      g_autoptr (AkashiCameraRest) rest = new_resting (&now);
      now += G_USEC_PER_SEC / 5;
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (looks (rest, &cases[i].view, FALSE, now), ==, cases[i].wakes);
      g_assert_cmpint (pass_second (rest, now, TRUE) == FRAMES_A_SECOND, ==, cases[i].wakes);
    }
}

/* What was read and held codes is read on, as often as it is looked at: they are still there. */
static void
test_reads_on (void)
{
  gint64 now;
  g_autoptr (AkashiCameraRest) rest = new_resting (&now);
  guint read = 0;
  for (guint i = 0; i < 10; i++)
    g_assert_true (looks (rest, &nothing, TRUE, now += G_USEC_PER_SEC / 5));
  /* and what holds none now and then */
  for (guint i = 0; i < 50; i++)
    read += looks (rest, &nothing, FALSE, now += G_USEC_PER_SEC / 5) ? 1 : 0;
  g_assert_cmpuint (read, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camera-rest/frames", test_frames);
  g_test_add_func ("/camera-rest/change", test_change);
  g_test_add_func ("/camera-rest/reads-on", test_reads_on);
  return g_test_run ();
}
