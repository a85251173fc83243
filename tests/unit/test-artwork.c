/* SPDX-License-Identifier: Apache-2.0 */
/* What is drawn is read back by a scanner. */
#include "akashi-artwork.h"
#include "akashi-barcode-artwork.h"
#include "akashi-limits.h"

#include <cairo.h>
#include <string.h>
#include <zbar.h>

#define LABEL                                                                                                \
  "HTTPS://LABEL.MIHON.EXAMPLE/"                                                                             \
  "S1.2KCE3IQBGICEQJIUJDR3WMPKACQFQVVFAFTWIZLNN4WWU4ACNZCEULJSGAZDMLJQGA2DEMJRAQNG3DWHAAC"                   \
  "RU2OMMAADUAABAAAKKALKJBHC2Q2BJUZDAMCXAINQAAAIVCURCWTBAMAQIGKXMECWZ2EKWHUKNC7JTO56NKM7LBAB4XJVPOPHEJPIKRG" \
  "JVYUQ3YX"                                                                                                 \
  "NPWHS7Q4UGWSG3HYSFBDC4HXF6LJ2UMBP3XY2OEHLOFGUZOCBRSN523E5PV4JZH3WS3YXCMEAOFXOAY"

typedef struct {
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;
  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* What a scanner reads in a grey picture: one code of @type. */
static char *
scan_grey (const guint8 *grey, int width, int height, zbar_symbol_type_t type)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, type, ZBAR_CFG_ENABLE, 1);
  zbar_image_t *image = zbar_image_create ();
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) width, (unsigned) height);
  zbar_image_set_data (image, grey, (gulong) width * (gulong) height, NULL);
  g_assert_cmpint (zbar_scan_image (scanner, image), ==, 1);
  const zbar_symbol_t *symbol = zbar_image_first_symbol (image);
  g_assert_cmpint (zbar_symbol_get_type (symbol), ==, type);
  char *text = g_strndup (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol));
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  return text;
}

/* What a scanner reads in a PNG, and its size in pixels. */
static char *
scan_png (GBytes *png, int *width, int *height)
{
  Source source = { 0 };
  source.data = g_bytes_get_data (png, &source.left);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  *width = cairo_image_surface_get_width (surface);
  *height = cairo_image_surface_get_height (surface);

  g_autofree guint8 *grey = g_malloc ((gsize) *width * (gsize) *height);
  for (int y = 0; y < *height; y++)
    for (int x = 0; x < *width; x++)
      grey[y * *width + x]
          = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
  cairo_surface_destroy (surface);
  return scan_grey (grey, *width, *height, ZBAR_QRCODE);
}

static void
test_read_back (void)
{
  static const AkashiArtwork cases[] = {
    { LABEL, "MH-2026-004211", "HN-CAM200W", 0 },
    { LABEL, NULL, NULL, 300 },
    { LABEL, "MH-2026-004211", NULL, 203 },
    { LABEL, NULL, "HN-CAM200W", 600 },
    { LABEL, "MH-2026-004211", "HN-CAM200W", AKASHI_MIN_ARTWORK_DPI },
    { "https://www.mihon-link.example/p/ML-2026-000123", "ML-2026-000123", "見守りカメラ HN-CAM200W", 300 },
    { "A", "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN",
      "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", 300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int width, height;
      g_test_message ("%s %s %u", cases[i].number, cases[i].model, cases[i].dpi);
      g_autoptr (GBytes) png = akashi_artwork_draw (&cases[i], AKASHI_ARTWORK_PNG, &error);
      g_assert_no_error (error);
      g_autofree char *text = scan_png (png, &width, &height);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (height % (int) akashi_artwork_module_dots (cases[i].dpi ? cases[i].dpi : 300), ==, 0);
      g_assert_cmpint (width, >=, height);
      g_assert_cmpint (width == height, ==, !cases[i].number && !cases[i].model);
    }
}

/* Capitals stay in alphanumeric mode: 307 characters fit version 10 (57 modules), 22 mm square with the quiet
 * zone. */
static void
test_size (void)
{
  g_autoptr (GError) error = NULL;
  int width, height;
  const AkashiArtwork upper = { .text = LABEL, .dpi = 300 };
  g_autoptr (GBytes) png = akashi_artwork_draw (&upper, AKASHI_ARTWORK_PNG, &error);
  g_assert_no_error (error);
  g_autofree char *text = scan_png (png, &width, &height);
  g_assert_cmpint (strlen (LABEL), >=, 290);
  g_assert_cmpint (width, ==, (57 + 8) * 4);

  g_autofree char *lower = g_ascii_strdown (LABEL, -1);
  const AkashiArtwork bytes = { .text = lower, .dpi = 300 };
  g_autoptr (GBytes) larger = akashi_artwork_draw (&bytes, AKASHI_ARTWORK_PNG, &error);
  g_autofree char *again = scan_png (larger, &width, &height);
  g_assert_cmpstr (again, ==, lower);
  g_assert_cmpint (width, >, (57 + 8) * 4);
}

static void
test_formats (void)
{
  static const struct {
    const char *path;
    gboolean known;
    AkashiArtworkFormat format;
    const char *start;
  } cases[] = {
    { "label.svg", TRUE, AKASHI_ARTWORK_SVG, "<?xml" },
    { "a/b.c/label.PDF", TRUE, AKASHI_ARTWORK_PDF, "%PDF" },
    { "label.png", TRUE, AKASHI_ARTWORK_PNG, "\x89PNG" },
    { "label.jpg", FALSE, 0, NULL },
    { "png", FALSE, 0, NULL },
    { "", FALSE, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      AkashiArtworkFormat format;
      g_assert_cmpint (akashi_artwork_format_of (cases[i].path, &format), ==, cases[i].known);
      if (!cases[i].known)
        continue;
      g_assert_cmpint (format, ==, cases[i].format);
      const AkashiArtwork artwork = { LABEL, "MH-2026-004211", "HN-CAM200W", 300 };
      g_autoptr (GBytes) file = akashi_artwork_draw (&artwork, format, &error);
      g_assert_no_error (error);
      gsize length;
      const char *data = g_bytes_get_data (file, &length);
      g_assert_true (length > 1000 && memcmp (data, cases[i].start, strlen (cases[i].start)) == 0);
      /* 65 modules of 4 dots at 300 dpi are 62.4 points. */
      if (format == AKASHI_ARTWORK_SVG)
        g_assert_nonnull (g_strstr_len (data, (gssize) length, "height=\"62.4"));
    }
}

static void
test_refusals (void)
{
  g_autofree char *longest = g_strnfill (3391, 'A'); /* version 40, level M, alphanumeric */
  g_autofree char *too_long = g_strnfill (3392, 'A');
  const struct {
    AkashiArtwork artwork;
    int code; /* -1: drawn */
  } cases[] = {
    { { longest, NULL, NULL, 300 }, -1 },
    { { too_long, NULL, NULL, 300 }, AKASHI_ERROR_TOO_LARGE },
    { { "", NULL, NULL, 300 }, AKASHI_ERROR_INVALID },
    { { "\xff", NULL, NULL, 300 }, AKASHI_ERROR_INVALID },
    { { "A", "\xff", NULL, 300 }, AKASHI_ERROR_INVALID },
    { { "A", NULL, "\xff", 300 }, AKASHI_ERROR_INVALID },
    { { "A", NULL, NULL, AKASHI_MIN_ARTWORK_DPI - 1 }, AKASHI_ERROR_INVALID },
    { { "A", NULL, NULL, AKASHI_MAX_ARTWORK_DPI }, -1 },
    { { "A", NULL, NULL, AKASHI_MAX_ARTWORK_DPI + 1 }, AKASHI_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = akashi_artwork_draw (&cases[i].artwork, AKASHI_ARTWORK_PNG, &error);
      g_test_message ("%u", i);
      g_assert_cmpint (png != NULL, ==, cases[i].code == -1);
      if (!png)
        g_assert_error (error, AKASHI_ERROR, cases[i].code);
    }
}

#define MODULE_PIXELS 3
#define QUIET_MODULES 11
#define BARCODE_WIDTH ((AKASHI_EAN13_MODULES + 2 * QUIET_MODULES) * MODULE_PIXELS)
#define BARCODE_HEIGHT 60

static char *
scan_bars (const char *bars)
{
  g_autofree guint8 *grey = g_malloc (BARCODE_WIDTH * BARCODE_HEIGHT);

  memset (grey, 255, BARCODE_WIDTH * BARCODE_HEIGHT);
  for (int y = 0; y < BARCODE_HEIGHT; y++)
    for (int x = 0; x < AKASHI_EAN13_MODULES * MODULE_PIXELS; x++)
      if (bars[x / MODULE_PIXELS] == '1')
        grey[y * BARCODE_WIDTH + QUIET_MODULES * MODULE_PIXELS + x] = 0;
  return scan_grey (grey, BARCODE_WIDTH, BARCODE_HEIGHT, ZBAR_EAN13);
}

/* One for each first digit: it is written in the sets of the six that follow. No company has these. */
static void
test_barcodes (void)
{
  static const char *const gtins[] = {
    "0200000000004", "1000000000009", "2000000000008", "3000000000007", "4000000000006", "5000000000005",
    "6000000000004", "7000000000003", "8000000000002", "9520484014689", "9520123456788",
  };
  char bars[AKASHI_EAN13_MODULES + 1];

  for (guint i = 0; i < G_N_ELEMENTS (gtins); i++)
    {
      g_assert_true (akashi_barcode_artwork_ean13 (g_ascii_strtoull (gtins[i], NULL, 10), bars));
      g_assert_cmpuint (strlen (bars), ==, AKASHI_EAN13_MODULES);
      g_autofree char *text = scan_bars (bars);
      g_assert_cmpstr (text, ==, gtins[i]);
    }

  static const AkashiGtin none[] = { 0, 9520484014688, 95200002, 19520484014686 };
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (akashi_barcode_artwork_ean13 (none[i], bars));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/artwork/read-back", test_read_back);
  g_test_add_func ("/artwork/size", test_size);
  g_test_add_func ("/artwork/formats", test_formats);
  g_test_add_func ("/artwork/refusals", test_refusals);
  g_test_add_func ("/artwork/barcodes", test_barcodes);
  return g_test_run ();
}
