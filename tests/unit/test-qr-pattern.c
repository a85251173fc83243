/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-pattern.h"
#include "akashi-scan.h"
#include "akashi-warp.h"

#include <qrencode.h>
#include <string.h>

/* What libqrencode says of each module, besides its colour in bit 0. */
#define NOT_DATA 0x80
#define IS_FORMAT 0x04

static QRcode *
code_of (guint version)
{
  QRcode *code = QRcode_encodeString ("MH-2026-01", (int) version, QR_ECLEVEL_L, QR_MODE_8, 1);
  g_assert_nonnull (code);
  g_assert_cmpint (code->width, ==, (int) (17 + 4 * version));
  return code;
}

/* In every version, what we hold for known is known, and is as the encoder draws it. */
static void
test_patterns (void)
{
  for (guint version = 1; version <= AKASHI_QR_MOST_VERSION; version++)
    {
      const AkashiQrPattern *pattern = akashi_qr_pattern (version);
      QRcode *code = code_of (version);
      guint fixed = 0;
      for (guint i = 0; i < pattern->side * pattern->side; i++)
        {
          AkashiModule module = pattern->modules[i];
          gboolean dark = code->data[i] & 1, format = (code->data[i] & IS_FORMAT) != 0;
          gboolean data = (code->data[i] & NOT_DATA) == 0;
          gboolean corner
              = i == (pattern->side - 8) * pattern->side + 8; /* always dark; counted to the format */
          g_assert_cmpint (module == AKASHI_MODULE_DATA, ==, data);
          g_assert_cmpint (module == AKASHI_MODULE_FORMAT, ==, format && !corner);
          if (module == AKASHI_MODULE_DARK || module == AKASHI_MODULE_LIGHT)
            {
              g_assert_cmpint (module == AKASHI_MODULE_DARK, ==, dark);
              fixed++;
            }
        }
      g_assert_cmpuint (pattern->fixed, ==, fixed);
      QRcode_free (code);
    }
}

static void
read_format (const QRcode *code, guint read[2])
{
  for (guint copy = 0; copy < 2; copy++)
    {
      read[copy] = 0;
      for (guint i = 0; i < 15; i++)
        {
          guint x, y;
          akashi_qr_format_place ((guint) code->width, copy, i, &x, &y);
          read[copy] |= (guint) (code->data[y * (guint) code->width + x] & 1) << i;
        }
    }
}

/* Both copies of the format are where we look, and some wrong bits are mended. */
static void
test_format (void)
{
  for (guint version = 1; version <= AKASHI_QR_MOST_VERSION; version += 3)
    {
      QRcode *code = code_of (version);
      guint read[2], distance;
      read_format (code, read);
      g_assert_cmphex (read[0], ==, read[1]);
      guint right = read[0];
      g_assert_cmphex (akashi_qr_format_nearest (read, &distance), ==, right);
      g_assert_cmpuint (distance, ==, 0);
      read[0] ^= 0x4021, read[1] ^= 0x0103;
      g_assert_cmphex (akashi_qr_format_nearest (read, &distance), ==, right);
      g_assert_cmpuint (distance, ==, 6);
      QRcode_free (code);
    }
}

/* A plane through four corners, and one fitted to more points than it needs, are the same. */
static void
test_warp (void)
{
  const AkashiVector corners[4] = { { 100, 80 }, { 300, 60 }, { 340, 280 }, { 90, 240 } };
  AkashiWarp warp = { .side = 29 }, fitted = { .side = 29 };
  AkashiMatch matches[9];
  g_assert_true (akashi_warp_from_corners (&warp, 29, corners));
  for (guint i = 0; i < 9; i++)
    {
      AkashiVector module = { (float) (i % 3) * 14.5f, (float) (i / 3) * 14.5f }; /* whole rows */
      matches[i] = (AkashiMatch){ module, akashi_warp_point (&warp, module.x, module.y), 1 };
    }
  g_assert_true (akashi_warp_fit (&fitted, matches, 9));
  for (guint i = 0; i < 30; i++)
    {
      AkashiVector a = akashi_warp_point (&warp, i, 29 - i), b = akashi_warp_point (&fitted, i, 29 - i);
      g_assert_cmpfloat_with_epsilon (a.x, b.x, 0.05);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 0.05);
    }
  for (guint i = 0; i < 9; i++)
    matches[i].pixel = matches[0].pixel;
  g_assert_false (akashi_warp_fit (&fitted, matches, 9)); /* all in one point: no plane */
}

/* ------------------------------------------------------------------ texts in several codes */

#define SCALE 4

static void
draw (AkashiGrey *grey, const QRcode *code, guint left, guint top)
{
  guint side = (guint) code->width;
  for (guint y = 0; y < side * SCALE; y++)
    for (guint x = 0; x < side * SCALE; x++)
      if (code->data[y / SCALE * side + x / SCALE] & 1)
        grey->pixels[(gsize) (top + y) * grey->width + left + x] = 0;
}

static AkashiGrey *
draw_parts (const char *text, guint leave_out, guint *count)
{
  QRcode_List *list = QRcode_encodeStringStructured (text, 2, QR_ECLEVEL_M, QR_MODE_8, 1);
  AkashiGrey *grey = akashi_grey_new (800, 300, NULL);
  memset (grey->pixels, 255, 800 * 300);
  *count = 0;
  for (QRcode_List *item = list; item != NULL; item = item->next, ++*count)
    if (*count != leave_out)
      draw (grey, item->code, 30 + *count * 150, 40 + *count * 20);
  QRcode_List_free (list);
  return grey;
}

/* Parts of one text are one code; where one part is missing, nothing is claimed. */
static void
test_parts (void)
{
  static const char text[]
      = "A text that is too long for one small code and therefore stands in several of them.";
  guint count;
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  g_autoptr (AkashiGrey) all = draw_parts (text, G_MAXUINT, &count), some = draw_parts (text, 1, &count);
  akashi_scanner_set_budget (scanner, 10000, 0);
  g_assert_cmpuint (count, >, 2);
  g_autoptr (GPtrArray) whole = akashi_scanner_scan_picture (scanner, all);
  g_assert_cmpuint (whole->len, ==, 1);
  const AkashiFoundCode *code = whole->pdata[0];
  g_assert_cmpmem (g_bytes_get_data (code->text, NULL), g_bytes_get_size (code->text), text, strlen (text));
  g_assert_cmpfloat_with_epsilon (code->corners[0].x, 30, 3);
  g_autoptr (GPtrArray) less = akashi_scanner_scan_picture (scanner, some);
  g_assert_cmpuint (less->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr-pattern/patterns", test_patterns);
  g_test_add_func ("/qr-pattern/format", test_format);
  g_test_add_func ("/qr-pattern/warp", test_warp);
  g_test_add_func ("/qr-pattern/parts", test_parts);
  return g_test_run ();
}
