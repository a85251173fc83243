/* SPDX-License-Identifier: Apache-2.0 */
#include "test-pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <qrencode.h>
#include <webp/encode.h>

AkashiGrey *
test_picture_blank (guint width, guint height)
{
  g_autoptr (GError) error = NULL;
  AkashiGrey *grey = akashi_grey_new (width, height, &error);
  g_assert_no_error (error);
  memset (grey->pixels, 255, (gsize) width * height);
  return grey;
}

AkashiGrey *
test_picture_turn (const AkashiGrey *grey)
{
  AkashiGrey *turned = test_picture_blank (grey->height, grey->width);
  for (guint y = 0; y < grey->height; y++)
    for (guint x = 0; x < grey->width; x++)
      turned->pixels[(gsize) x * turned->width + (grey->height - 1 - y)]
          = grey->pixels[(gsize) y * grey->width + x];
  return turned;
}

static void
fill (AkashiGrey *grey, guint x, guint y, guint width, guint height)
{
  g_assert_cmpuint (x + width, <=, grey->width);
  g_assert_cmpuint (y + height, <=, grey->height);
  for (guint row = y; row < y + height; row++)
    memset (grey->pixels + (gsize) row * grey->width + x, 0, width);
}

static guint
draw_code (AkashiGrey *grey, const QRcode *code, guint x, guint y, guint module)
{
  g_assert_nonnull (code);
  guint side = (guint) code->width;
  for (guint j = 0; j < side; j++)
    for (guint i = 0; i < side; i++)
      if (code->data[j * side + i] & 1)
        fill (grey, x + i * module, y + j * module, module, module);
  return side * module;
}

guint
test_picture_draw_qr (AkashiGrey *grey, const void *data, gsize length, guint x, guint y, guint module)
{
  QRcode *code = QRcode_encodeData ((int) length, data, 0, QR_ECLEVEL_M);
  guint side = draw_code (grey, code, x, y, module);
  QRcode_free (code);
  return side;
}

guint
test_picture_draw_part (AkashiGrey *grey, const TestPart *part, guint x, guint y, guint module)
{
  QRinput_Struct *all = QRinput_Struct_new ();
  for (guint i = 0; part->pieces[i] != NULL; i++)
    {
      QRinput *one = QRinput_new2 (0, QR_ECLEVEL_M);
      const guchar *bytes = (const guchar *) part->pieces[i];
      g_assert_cmpint (QRinput_append (one, part->kanji ? QR_MODE_KANJI : QR_MODE_8,
                                       (int) strlen (part->pieces[i]), bytes),
                       ==, 0);
      QRinput_Struct_appendInput (all, one);
    }
  if (part->wrong)
    QRinput_Struct_setParity (all, part->wrong);
  g_assert_cmpint (QRinput_Struct_insertStructuredAppendHeaders (all), ==, 0);
  QRcode_List *codes = QRcode_encodeInputStructured (all), *code = codes;
  for (guint i = 0; i < part->which; i++)
    code = code->next;
  guint side = draw_code (grey, code->code, x, y, module);
  QRcode_List_free (codes);
  QRinput_Struct_free (all);
  return side;
}

/* Odd parity ("A") of each digit; even ("B") is the mirrored inverse, and the right half the inverse (GS1
 * General Specifications, section 5.2.1). */
static const char *const ean_a[] = { "0001101", "0011001", "0010011", "0111101", "0100011",
                                     "0110001", "0101111", "0111011", "0110111", "0001011" };
static const char *const ean_parity[]
    = { "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA" };

static void
append_digit (GString *bars, char digit, char set)
{
  const char *pattern = ean_a[digit - '0'];
  for (guint i = 0; i < 7; i++)
    {
      char bar = set == 'B' ? pattern[6 - i] : pattern[i];
      g_string_append_c (bars, set == 'A' ? bar : (bar == '0' ? '1' : '0'));
    }
}

static guint
draw_bars (AkashiGrey *grey, const GString *bars, guint x, guint y, guint module, guint height)
{
  for (guint i = 0; i < bars->len; i++)
    if (bars->str[i] == '1')
      fill (grey, x + i * module, y, module, height);
  return (guint) bars->len * module;
}

guint
test_picture_draw_upce (AkashiGrey *grey, const char *digits, guint x, guint y, guint module, guint height)
{
  /* by check digit (GS1 General Specifications, 5.2.2.4) */
  static const char *const parities[] = { "BBBAAA", "BBABAA", "BBAABA", "BBAAAB", "BABBAA",
                                          "BAABBA", "BAAABB", "BABABA", "BABAAB", "BAABAB" };
  g_autoptr (GString) bars = g_string_new ("101");
  const char *parity = parities[digits[7] - '0'];
  for (guint i = 0; i < 6; i++)
    append_digit (bars, digits[1 + i], parity[i]);
  g_string_append (bars, "010101");
  return draw_bars (grey, bars, x, y, module, height);
}

guint
test_picture_draw_ean (AkashiGrey *grey, const char *digits, guint x, guint y, guint module, guint height)
{
  g_autoptr (GString) bars = g_string_new ("101");
  gsize half = strlen (digits) / 2;
  const char *parity = half == 6 ? ean_parity[digits[0] - '0'] : "AAAA";
  const char *next = half == 6 ? digits + 1 : digits;

  for (gsize i = 0; i < half; i++)
    append_digit (bars, *next++, parity[i]);
  g_string_append (bars, "01010");
  for (gsize i = 0; i < half; i++)
    append_digit (bars, *next++, 'C');
  g_string_append (bars, "101");
  return draw_bars (grey, bars, x, y, module, height);
}

/* ------------------------------------------------------------------ JPEG */

/* Four colours are written as Adobe does: inverted, the picture in the black ink. */
static void
put_pixel (guint8 *out, guint8 value, int components)
{
  if (components == 4)
    memset (out, 255, 3);
  else
    memset (out, value, (gsize) components);
  if (components == 4)
    out[3] = value;
}

static GBytes *
encode_jpeg (const AkashiGrey *grey, J_COLOR_SPACE space, int components, gboolean progressive,
             const jpeg_scan_info *scans, guint n_scans)
{
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  guint8 *file = NULL;
  unsigned long length = 0;
  g_autofree guint8 *row = g_malloc ((gsize) grey->width * (gsize) components);

  info.err = jpeg_std_error (&errors);
  jpeg_create_compress (&info);
  jpeg_mem_dest (&info, &file, &length);
  info.image_width = grey->width;
  info.image_height = grey->height;
  info.input_components = components;
  info.in_color_space = space;
  jpeg_set_defaults (&info);
  jpeg_set_quality (&info, 95, TRUE);
  if (progressive)
    jpeg_simple_progression (&info);
  if (scans != NULL)
    {
      info.scan_info = scans;
      info.num_scans = (int) n_scans;
    }
  jpeg_start_compress (&info, TRUE);
  for (guint y = 0; y < grey->height; y++)
    {
      for (guint x = 0; x < grey->width; x++)
        put_pixel (row + (gsize) x * (gsize) components, grey->pixels[(gsize) y * grey->width + x],
                   components);
      JSAMPROW rows[] = { row };
      jpeg_write_scanlines (&info, rows, 1);
    }
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  GBytes *bytes = g_bytes_new (file, length);
  free (file);
  return bytes;
}

GBytes *
test_picture_jpeg_scans (guint scans)
{
  g_autoptr (AkashiGrey) grey = test_picture_blank (16, 16);
  jpeg_scan_info script[127];
  guint count = 0;
  guint refined = scans - 64; /* one for DC, 63 for AC, the rest a second look at some of these */

  g_assert_true (scans >= 65 && scans <= G_N_ELEMENTS (script));
  script[count++] = (jpeg_scan_info){ 1, { 0 }, 0, 0, 0, 0 };
  for (guint k = 1; k <= 63; k++)
    script[count++] = (jpeg_scan_info){ 1, { 0 }, (int) k, (int) k, 0, k <= refined };
  for (guint k = 1; k <= refined; k++)
    script[count++] = (jpeg_scan_info){ 1, { 0 }, (int) k, (int) k, 1, 0 };
  g_assert_cmpuint (count, ==, scans);
  return encode_jpeg (grey, JCS_GRAYSCALE, 1, FALSE, script, count);
}

/* ------------------------------------------------------------------ PNG */

static void
write_png (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
put_png_pixel (guint8 *out, guint8 value, TestFormat format)
{
  out[0] = value;
  if (format == TEST_PNG_GREY16)
    out[1] = value;
  if (format == TEST_PNG_ALPHA) /* black, the more seen the darker */
    {
      out[0] = 0;
      out[1] = (guint8) (255 - value);
    }
}

static GBytes *
encode_png (const AkashiGrey *grey, TestFormat format)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  GByteArray *bytes = g_byte_array_new ();
  int type = format == TEST_PNG_PALETTE
                 ? PNG_COLOR_TYPE_PALETTE
                 : (format == TEST_PNG_ALPHA ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY);
  gsize size = format == TEST_PNG_GREY16 || format == TEST_PNG_ALPHA ? 2 : 1;
  png_color palette[256];
  g_autofree guint8 *rows = g_malloc ((gsize) grey->width * grey->height * size);
  g_autofree png_bytep *pointers = g_new (png_bytep, grey->height);

  for (guint i = 0; i < 256; i++)
    palette[i] = (png_color){ (png_byte) i, (png_byte) i, (png_byte) i };
  png_set_write_fn (png, bytes, write_png, NULL);
  png_set_IHDR (png, info, grey->width, grey->height, format == TEST_PNG_GREY16 ? 16 : 8, type,
                format == TEST_PNG_INTERLACED ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (format == TEST_PNG_PALETTE)
    png_set_PLTE (png, info, palette, 256);
  for (guint y = 0; y < grey->height; y++)
    {
      pointers[y] = rows + (gsize) y * grey->width * size;
      for (guint x = 0; x < grey->width; x++)
        put_png_pixel (pointers[y] + x * size, grey->pixels[(gsize) y * grey->width + x], format);
    }
  png_set_rows (png, info, pointers);
  png_write_png (png, info, PNG_TRANSFORM_IDENTITY, NULL);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (bytes);
}

/* ------------------------------------------------------------------ WebP */

static GBytes *
encode_webp (const AkashiGrey *grey, TestFormat format)
{
  g_autofree guint8 *pixels = g_malloc ((gsize) grey->width * grey->height * 4);
  guint8 *file = NULL;
  int width = (int) grey->width, height = (int) grey->height;

  for (gsize i = 0; i < (gsize) grey->width * grey->height; i++)
    {
      gboolean alpha = format == TEST_WEBP_ALPHA;
      memset (pixels + 4 * i, alpha ? 0 : grey->pixels[i], 3);
      pixels[4 * i + 3] = alpha ? (guint8) (255 - grey->pixels[i]) : 255;
    }
  gsize length = format == TEST_WEBP_LOSSY ? WebPEncodeRGBA (pixels, width, height, width * 4, 90, &file)
                                           : WebPEncodeLosslessRGBA (pixels, width, height, width * 4, &file);
  GBytes *bytes = g_bytes_new (file, length);
  WebPFree (file);
  return bytes;
}

GBytes *
test_picture_encode (const AkashiGrey *grey, TestFormat format)
{
  if (format == TEST_JPEG_GREY)
    return encode_jpeg (grey, JCS_GRAYSCALE, 1, FALSE, NULL, 0);
  if (format == TEST_JPEG_CMYK)
    return encode_jpeg (grey, JCS_CMYK, 4, FALSE, NULL, 0);
  if (format == TEST_JPEG_COLOUR || format == TEST_JPEG_PROGRESSIVE)
    return encode_jpeg (grey, JCS_RGB, 3, format == TEST_JPEG_PROGRESSIVE, NULL, 0);
  if (format >= TEST_WEBP_LOSSY)
    return encode_webp (grey, format);
  return encode_png (grey, format);
}
