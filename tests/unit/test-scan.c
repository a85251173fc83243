/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-scan.h"
#include "test-pictures.h"

#include <string.h>

#define LINK "HTTPS://LABEL.MIHON.EXAMPLE/S1/ABCDEFGHIJKLMNOP"

typedef struct {
  AkashiScanner *scanner;
  AkashiGrey *grey;
  GPtrArray *codes;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  (void) data;
  scene->scanner = akashi_scanner_new ();
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  (void) data;
  g_clear_pointer (&scene->codes, g_ptr_array_unref);
  g_clear_pointer (&scene->grey, akashi_grey_free);
  g_clear_pointer (&scene->scanner, akashi_scanner_free);
}

static void
scan (Scene *scene, guint count)
{
  g_clear_pointer (&scene->codes, g_ptr_array_unref);
  scene->codes = akashi_scanner_scan_picture (scene->scanner, scene->grey);
  g_assert_cmpuint (scene->codes->len, ==, count);
}

static const AkashiFoundCode *
code_at (const Scene *scene, guint index)
{
  return g_ptr_array_index (scene->codes, index);
}

static void
assert_code (const AkashiFoundCode *code, AkashiSymbology symbology, const void *text, gsize length)
{
  gsize found;
  const void *bytes = g_bytes_get_data (code->text, &found);
  g_assert_cmpstr (akashi_symbology_name (code->symbology), ==, akashi_symbology_name (symbology));
  g_assert_cmpmem (bytes, found, text, length);
}

static void
assert_near (AkashiPoint point, double x, double y, double distance)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, distance);
  g_assert_cmpfloat_with_epsilon (point.y, y, distance);
}

/* ------------------------------------------------------------------ symbologies */

static void
test_symbologies (Scene *scene, gconstpointer data)
{
  static const struct {
    const char *drawn, *read;
    AkashiSymbology symbology;
  } cases[] = {
    { "9520484014689", "9520484014689", AKASHI_SYMBOLOGY_EAN13 },
    { "95200002", "95200002", AKASHI_SYMBOLOGY_EAN8 },
    { "0036000291452", "036000291452", AKASHI_SYMBOLOGY_UPCA },
  };
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_clear_pointer (&scene->grey, akashi_grey_free);
      scene->grey = test_picture_blank (400, 160);
      test_picture_draw_ean (scene->grey, cases[i].drawn, 60, 30, 3, 90);
      scan (scene, 1);
      assert_code (code_at (scene, 0), cases[i].symbology, cases[i].read, strlen (cases[i].read));
    }
}

static void
test_label_beside_barcode (Scene *scene, gconstpointer data)
{
  (void) data;
  scene->grey = test_picture_blank (800, 400);
  test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 60, 60, 5);
  guint width = test_picture_draw_ean (scene->grey, "9520484014689", 400, 100, 3, 120);
  scan (scene, 2);
  assert_code (code_at (scene, 0), AKASHI_SYMBOLOGY_QR, LINK, strlen (LINK));
  assert_code (code_at (scene, 1), AKASHI_SYMBOLOGY_EAN13, "9520484014689", 13);
  assert_near (code_at (scene, 1)->corners[0], 400, 100, 12);
  assert_near (code_at (scene, 1)->corners[2], 400 + width, 220, 12);
}

/* ------------------------------------------------------------------ corners and order */

/* However the picture is turned, the corners begin at the code's own top left and go clockwise. */
static void
test_corners (Scene *scene, gconstpointer data)
{
  (void) data;
  scene->grey = test_picture_blank (500, 400);
  double side = test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 40, 70, 5);
  AkashiPoint expected[4] = { { 40, 70 }, { 40 + side, 70 }, { 40 + side, 70 + side }, { 40, 70 + side } };
  for (guint turn = 0; turn < 4; turn++)
    {
      scan (scene, 1);
      for (guint i = 0; i < 4; i++)
        assert_near (code_at (scene, 0)->corners[i], expected[i].x, expected[i].y, 8);
      g_autoptr (AkashiGrey) turned = test_picture_turn (scene->grey);
      for (guint i = 0; i < 4; i++)
        expected[i] = (AkashiPoint){ scene->grey->height - expected[i].y, expected[i].x };
      akashi_grey_free (scene->grey);
      scene->grey = g_steal_pointer (&turned);
    }
}

static void
draw_grid (Scene *scene, guint columns, guint rows)
{
  scene->grey = test_picture_blank (40 + columns * 110, 40 + rows * 110);
  for (guint i = 0; i < columns * rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("MH-2026-%06u", i);
      test_picture_draw_qr (scene->grey, text, strlen (text), 40 + i % columns * 110, 40 + i / columns * 110,
                            3);
    }
}

static void
test_forty (Scene *scene, gconstpointer data)
{
  (void) data;
  draw_grid (scene, 8, 5);
  scan (scene, 40);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("MH-2026-%06u", i);
      assert_code (code_at (scene, i), AKASHI_SYMBOLOGY_QR, text, strlen (text));
    }
}

static void
test_most_codes (Scene *scene, gconstpointer data)
{
  (void) data;
  draw_grid (scene, 8, AKASHI_MAX_CODES / 8);
  scan (scene, AKASHI_MAX_CODES);
  akashi_grey_free (scene->grey);
  draw_grid (scene, 13, 5); /* one past: 65 */
  G_STATIC_ASSERT (13 * 5 == AKASHI_MAX_CODES + 1);
  scan (scene, AKASHI_MAX_CODES);
}

/* Two labels that say the same are two labels. */
static void
test_twins (Scene *scene, gconstpointer data)
{
  (void) data;
  scene->grey = test_picture_blank (600, 300);
  test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 40, 40, 4);
  test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 340, 40, 4);
  scan (scene, 2);
}

/* ------------------------------------------------------------------ what codes may hold */

static void
test_bytes (Scene *scene, gconstpointer data)
{
  static const struct {
    const char *bytes;
    gsize length;
  } cases[] = {
    { "\0\1\2\0", 4 },
    { "a\0b", 3 },
    { "\xff\xfe\xfd\x80", 4 },
    { "\xe8\xa8\xbc\xe3\x81\x8b\xe3\x81\x97", 9 }, /* 証あかし in UTF-8 */
    { "\x8f\xd8\x82\xa0\x82\xa9", 6 },             /* Shift JIS: handed on as it is */
    { "\xef\xbb\xbfHTTPS://X.EXAMPLE", 20 },
    { "\x1b[31m\r\n", 7 },
  };
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_clear_pointer (&scene->grey, akashi_grey_free);
      scene->grey = test_picture_blank (300, 300);
      test_picture_draw_qr (scene->grey, cases[i].bytes, cases[i].length, 50, 50, 6);
      scan (scene, 1);
      assert_code (code_at (scene, 0), AKASHI_SYMBOLOGY_QR, cases[i].bytes, cases[i].length);
    }
}

/* ------------------------------------------------------------------ sizes and light */

static void
test_module_sizes (Scene *scene, gconstpointer data)
{
  static const guint modules[] = { 1, 2, 3, 8, 20, 40 };
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      guint quiet = 6 * modules[i], side = 33 * modules[i] + 2 * quiet;
      g_clear_pointer (&scene->grey, akashi_grey_free);
      scene->grey = test_picture_blank (side, side);
      test_picture_draw_qr (scene->grey, LINK, strlen (LINK), quiet, quiet, modules[i]);
      g_test_message ("%u pixels a module", modules[i]);
      scan (scene, 1);
    }
}

static void
test_inverted (Scene *scene, gconstpointer data)
{
  (void) data;
  scene->grey = test_picture_blank (400, 400);
  test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 60, 60, 5);
  for (guint i = 0; i < 400 * 400; i++)
    scene->grey->pixels[i] = (guint8) (220 - scene->grey->pixels[i] * 3 / 4);
  scan (scene, 1);
  assert_code (code_at (scene, 0), AKASHI_SYMBOLOGY_QR, LINK, strlen (LINK));
}

static void
test_nothing (Scene *scene, gconstpointer data)
{
  static const guint sizes[][2] = { { 1, 1 }, { 1, 3000 }, { 3000, 1 }, { 2, 2 }, { 640, 480 } };
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_clear_pointer (&scene->grey, akashi_grey_free);
      scene->grey = test_picture_blank (sizes[i][0], sizes[i][1]);
      scan (scene, 0);
      g_autoptr (GPtrArray) frame = akashi_scanner_scan_frame (scene->scanner, scene->grey);
      g_assert_cmpuint (frame->len, ==, 0);
    }
}

/* Noise holds no code, and is not searched for ever. */
static void
test_noise (Scene *scene, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  (void) data;
  scene->grey = test_picture_blank (640, 480);
  for (guint i = 0; i < 640 * 480; i++)
    scene->grey->pixels[i] = (guint8) g_rand_int_range (random, 0, 256);
  scan (scene, 0);
}

/* ------------------------------------------------------------------ camera frames */

/* A label is read in the first frame that shows it, a small one within three, a barcode within three. */
static void
test_frames (Scene *scene, gconstpointer data)
{
  static const struct {
    guint module;
    gboolean barcode;
    guint within;
  } cases[] = { { 6, FALSE, 1 }, { 2, FALSE, 3 }, { 4, TRUE, 1 }, { 1, TRUE, 3 } };
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_clear_pointer (&scene->grey, akashi_grey_free);
      scene->grey = test_picture_blank (1280, 720);
      if (cases[i].barcode)
        test_picture_draw_ean (scene->grey, "9520484014689", 300, 200, cases[i].module, 120);
      else
        test_picture_draw_qr (scene->grey, LINK, strlen (LINK), 301, 203, cases[i].module);
      guint found = 0;
      for (guint frame = 0; frame < cases[i].within; frame++)
        {
          g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scene->scanner, scene->grey);
          g_assert_cmpuint (codes->len, <=, 1);
          found += codes->len;
        }
      g_assert_cmpuint (found, >=, 1);
    }
}

/* Eight digits are met by chance: a second frame has to say the same. */
static void
test_two_frames (Scene *scene, gconstpointer data)
{
  guint first = 0, found = 0;
  (void) data;
  scene->grey = test_picture_blank (640, 480);
  test_picture_draw_upce (scene->grey, "01234565", 200, 200, 3, 100);
  akashi_scanner_set_budget (scene->scanner, 0, 5000);
  for (guint frame = 1; frame <= 8; frame++)
    {
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_frame (scene->scanner, scene->grey);
      if (codes->len == 0)
        continue;
      first = found++ == 0 ? frame : first;
      assert_code (codes->pdata[0], AKASHI_SYMBOLOGY_UPCE, "01234565", 8);
    }
  g_assert_cmpuint (found, >, 0);
  g_assert_cmpuint (first, >, 1);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Scene *scene, gconstpointer data);
  } tests[] = {
    { "/scan/symbologies", test_symbologies },
    { "/scan/label-beside-barcode", test_label_beside_barcode },
    { "/scan/corners", test_corners },
    { "/scan/forty", test_forty },
    { "/scan/most-codes", test_most_codes },
    { "/scan/twins", test_twins },
    { "/scan/bytes", test_bytes },
    { "/scan/module-sizes", test_module_sizes },
    { "/scan/inverted", test_inverted },
    { "/scan/nothing", test_nothing },
    { "/scan/noise", test_noise },
    { "/scan/frames", test_frames },
    { "/scan/two-frames", test_two_frames },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Scene, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
