/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoders.h"
#include "akashi-limits.h"
#include "test-pictures.h"

#include <string.h>

#define ENOUGH_BYTES 4096 /* for the pictures made here */

static const char *const format_names[] = {
  [TEST_JPEG_GREY] = "jpeg-grey",
  [TEST_JPEG_COLOUR] = "jpeg-colour",
  [TEST_JPEG_PROGRESSIVE] = "jpeg-progressive",
  [TEST_JPEG_CMYK] = "jpeg-cmyk",
  [TEST_PNG_GREY] = "png-grey",
  [TEST_PNG_GREY16] = "png-grey16",
  [TEST_PNG_PALETTE] = "png-palette",
  [TEST_PNG_INTERLACED] = "png-interlaced",
  [TEST_PNG_ALPHA] = "png-alpha",
  [TEST_WEBP_LOSSY] = "webp-lossy",
  [TEST_WEBP_LOSSLESS] = "webp-lossless",
  [TEST_WEBP_ALPHA] = "webp-alpha",
};

/* A slope from dark to light with a white edge: sizes that are no multiple of any block. */
static AkashiGrey *
slope (void)
{
  AkashiGrey *grey = test_picture_blank (61, 37);
  for (guint y = 4; y < 33; y++)
    for (guint x = 4; x < 57; x++)
      grey->pixels[y * 61 + x] = (guint8) (x * 4);
  return grey;
}

static void
assert_alike (const AkashiGrey *a, const AkashiGrey *b, int tolerance)
{
  g_assert_cmpuint (a->width, ==, b->width);
  g_assert_cmpuint (a->height, ==, b->height);
  for (guint i = 0; i < a->width * a->height; i++)
    g_assert_cmpint (ABS (a->pixels[i] - b->pixels[i]), <=, tolerance);
}

static void
test_formats (gconstpointer data)
{
  TestFormat format = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiGrey) made = slope ();
  g_autoptr (GBytes) file = test_picture_encode (made, format);
  g_autoptr (AkashiGrey) read = akashi_grey_new_image (file, &error);

  g_assert_no_error (error);
  gboolean alpha = format == TEST_PNG_ALPHA; /* libpng lays it on white in linear light, as PNG asks for */
  if (!alpha)
    assert_alike (made, read, format == TEST_WEBP_LOSSY ? 40 : 24);
  g_assert_cmpuint (read->pixels[0], >=, 250);
  g_assert_cmpuint (read->pixels[5 * 61 + 6], <=, alpha ? 110 : 48);
}

/* In this process, where sanitizers watch. Returns: what came of it. */
static AkashiDecodedStatus
decode_here (const guint8 *data, gsize length, AkashiDecodedHeader *header)
{
  g_autofree guint8 *copy = g_memdup2 (data, length); /* its own memory: reading past it is seen */
  g_autofree guint8 *memory = g_malloc (ENOUGH_BYTES);
  AkashiCanvas canvas = { .memory = memory, .capacity = ENOUGH_BYTES };
  akashi_decode_picture (copy, length, &canvas);
  if (header)
    *header = canvas.header;
  return canvas.status;
}

/* Behind the walls. */
static void
refuses (const guint8 *data, gsize length, AkashiError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (data, length);
  g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);
  g_assert_null (grey);
  g_assert_error (error, AKASHI_ERROR, (int) code);
}

/* Cut at every length: never a picture, and never anything but “not an image” or “damaged”. */
static void
test_truncated (gconstpointer data)
{
  g_autoptr (AkashiGrey) made = slope ();
  g_autoptr (GBytes) file = test_picture_encode (made, GPOINTER_TO_UINT (data));
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  gsize magic = bytes[0] == 0xff ? 3 : (bytes[0] == 0x89 ? 8 : 12);

  for (gsize i = 1; i < length; i++)
    {
      AkashiDecodedStatus status = decode_here (bytes, i, NULL);
      if (i < magic)
        g_assert_cmpint (status, ==, AKASHI_DECODED_NOT_A_PICTURE);
      else if (status != AKASHI_DECODED_TOO_EARLY)
        g_assert_cmpint (status, ==, AKASHI_DECODED_DAMAGED);
    }
  refuses (bytes, length - 1, AKASHI_ERROR_DAMAGED_IMAGE);
}

/* Larger than what is handed out at once: behind the walls the very pixels come that are decoded here, and
 * what breaks off after many rows were handed out is no picture. */
static void
test_large (gconstpointer data)
{
  TestFormat format = GPOINTER_TO_UINT (data);
  g_autoptr (AkashiGrey) made = test_picture_blank (1900, 1201);
  for (gsize i = 0; i < (gsize) made->width * made->height; i++)
    made->pixels[i] = (guint8) (i % made->width * 200 / made->width + i / 997 % 31);
  g_autoptr (GBytes) file = test_picture_encode (made, format);
  gsize length, size = (gsize) made->width * made->height;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  g_autofree guint8 *memory = g_malloc (size);
  AkashiCanvas canvas = { .memory = memory, .capacity = size };
  g_autoptr (GError) error = NULL;

  akashi_decode_picture (bytes, length, &canvas);
  g_assert_cmpint (canvas.status, ==, AKASHI_DECODED_PICTURE);
  g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grey->width, ==, made->width);
  g_assert_cmpuint (grey->height, ==, made->height);
  g_assert_cmpmem (grey->pixels, size, memory, size);
  refuses (bytes, length * 9 / 10, AKASHI_ERROR_DAMAGED_IMAGE);
}

static void
test_not_images (void)
{
  static const char *const texts[] = { "x", "GIF88a", "BM123456", "<svg/>", "RIFF1234WAVE", "%PDF-1.7" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    refuses ((const guint8 *) texts[i], strlen (texts[i]), AKASHI_ERROR_NOT_AN_IMAGE);
  refuses ((const guint8 *) "", 0, AKASHI_ERROR_INVALID);
}

static guint8 *
find (guint8 *bytes, gsize length, const char *mark, gsize mark_length)
{
  guint8 *found = memmem (bytes, length, mark, mark_length);
  g_assert_nonnull (found);
  return found;
}

/* Declares another size in the file's own header. */
static void
declare_size (guint8 *bytes, gsize length, TestFormat format, guint16 width, guint16 height)
{
  guint16 wide = GUINT16_TO_BE (width), high = GUINT16_TO_BE (height);
  if (format == TEST_JPEG_GREY)
    {
      guint8 *frame = find (bytes, length, "\xff\xc0", 2);
      memcpy (frame + 5, &high, 2);
      memcpy (frame + 7, &wide, 2);
      return;
    }
  guint8 *header = find (bytes, length, "IHDR", 4);
  memcpy (header + 6, &wide, 2);
  memcpy (header + 10, &high, 2);
}

static void
test_huge (void)
{
  static const struct {
    TestFormat format;
    guint16 width, height;
    AkashiError code;
  } cases[] = {
    { TEST_JPEG_GREY, 65500, 65500, AKASHI_ERROR_TOO_LARGE },
    { TEST_JPEG_GREY, AKASHI_MAX_IMAGE_SIDE + 1, 1, AKASHI_ERROR_TOO_LARGE },
    { TEST_JPEG_GREY, 1, AKASHI_MAX_IMAGE_SIDE + 1, AKASHI_ERROR_TOO_LARGE },
    { TEST_JPEG_GREY, 10000, 10001, AKASHI_ERROR_TOO_LARGE },
    { TEST_JPEG_GREY, 0, 1, AKASHI_ERROR_DAMAGED_IMAGE },
    { TEST_PNG_GREY, 60000, 60000, AKASHI_ERROR_TOO_LARGE },
    { TEST_PNG_GREY, AKASHI_MAX_IMAGE_SIDE + 1, 1, AKASHI_ERROR_TOO_LARGE },
    { TEST_PNG_GREY, 1, AKASHI_MAX_IMAGE_SIDE + 1, AKASHI_ERROR_TOO_LARGE },
    { TEST_PNG_GREY, 0, 0, AKASHI_ERROR_DAMAGED_IMAGE },
  };
  g_autoptr (AkashiGrey) made = slope ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) file = test_picture_encode (made, cases[i].format);
      gsize length;
      g_autofree guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&file), &length);
      declare_size (bytes, length, cases[i].format, cases[i].width, cases[i].height);
      refuses (bytes, length, cases[i].code);
    }
}

static void
test_limits (void)
{
  static const struct {
    guint width, height;
    gboolean fits;
  } cases[] = {
    { 1, 1, TRUE },
    { AKASHI_MAX_IMAGE_SIDE, 1, TRUE },
    { AKASHI_MAX_IMAGE_SIDE + 1, 1, FALSE },
    { 1, AKASHI_MAX_IMAGE_SIDE + 1, FALSE },
    { 10000, AKASHI_MAX_IMAGE_PIXELS / 10000, TRUE },
    { 10000, AKASHI_MAX_IMAGE_PIXELS / 10000 + 1, FALSE },
    { G_MAXUINT, G_MAXUINT, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiGrey) grey = akashi_grey_new (cases[i].width, cases[i].height, &error);
      g_assert_true ((grey != NULL) == cases[i].fits);
      if (!cases[i].fits)
        g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
    }
}

static void
test_file_limit (void)
{
  gsize most = AKASHI_MAX_IMAGE_FILE_BYTES;
  g_autofree guint8 *bytes = g_malloc0 (most + 1);
  for (guint past = 0; past < 2; past++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = g_bytes_new_static (bytes, most + past);
      g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);
      g_assert_null (grey);
      int code = past ? AKASHI_ERROR_TOO_LARGE : AKASHI_ERROR_NOT_AN_IMAGE;
      g_assert_error (error, AKASHI_ERROR, code);
    }
}

static void
test_scans (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) most = test_picture_jpeg_scans (AKASHI_MAX_IMAGE_SCANS);
  g_autoptr (AkashiGrey) grey = akashi_grey_new_image (most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (grey->width, ==, 16);

  g_autoptr (GBytes) past = test_picture_jpeg_scans (AKASHI_MAX_IMAGE_SCANS + 1);
  g_autoptr (AkashiGrey) refused = akashi_grey_new_image (past, &error);
  g_assert_null (refused);
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < TEST_N_FORMATS; i++)
    {
      g_autofree char *read = g_strdup_printf ("/grey/read/%s", format_names[i]);
      g_autofree char *cut = g_strdup_printf ("/grey/truncated/%s", format_names[i]);
      g_test_add_data_func (read, GUINT_TO_POINTER (i), test_formats);
      g_test_add_data_func (cut, GUINT_TO_POINTER (i), test_truncated);
    }
  g_test_add_data_func ("/grey/large/jpeg", GUINT_TO_POINTER (TEST_JPEG_GREY), test_large);
  g_test_add_data_func ("/grey/large/jpeg-progressive", GUINT_TO_POINTER (TEST_JPEG_PROGRESSIVE), test_large);
  g_test_add_data_func ("/grey/large/png", GUINT_TO_POINTER (TEST_PNG_GREY), test_large);
  g_test_add_func ("/grey/not-images", test_not_images);
  g_test_add_func ("/grey/huge", test_huge);
  g_test_add_func ("/grey/limits", test_limits);
  g_test_add_func ("/grey/file-limit", test_file_limit);
  g_test_add_func ("/grey/scans", test_scans);
  return g_test_run ();
}
