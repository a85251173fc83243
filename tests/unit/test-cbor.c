/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cbor.h"
#include "akashi-limits.h"

#include <string.h>

static GByteArray *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  for (; *hex; hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  return bytes;
}

/* Scans a copy of its own size, so that AddressSanitizer sees one byte past the end. */
static gboolean
scan (const char *hex)
{
  g_autoptr (GByteArray) bytes = from_hex (hex);
  g_autofree guint8 *copy = g_malloc (MAX (bytes->len, 1));
  g_autoptr (GError) error = NULL;
  if (bytes->len > 0)
    memcpy (copy, bytes->data, bytes->len);
  gboolean good = akashi_cbor_scan (copy, bytes->len, &error);
  if (good)
    g_assert_no_error (error);
  else
    g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CBOR);
  return good;
}

static void
test_good (void)
{
  static const char *const cases[] = {
    /* integers at the ends of every width: RFC 8949 appendix A */
    "00",
    "17",
    "1818",
    "18ff",
    "190100",
    "19ffff",
    "1a00010000",
    "1affffffff",
    "1b0000000100000000",
    "1bffffffffffffffff",
    "20",
    "37",
    "3818",
    "38ff",
    "390100",
    "3a00010000",
    "3bffffffffffffffff",
    /* strings; text is not judged here */
    "40",
    "4401020304",
    "60",
    "6161",
    "62c3bc",
    "61ff",
    /* arrays, maps, tags */
    "80",
    "83010203",
    "a0",
    "a201020304",
    "c11a514b67b0",
    "a26161016162820203",
    "f4",
    "f5",
    "f6",
    /* keys in bytewise order, not by length: 10, 100, -1, "z", "aa", [100], [-1], false */
    "a80a01186401200161"
    "7a01626161018118640181200 1f401",
    /* floats: half, single, double, each the shortest for its value */
    "f90000",
    "f98000",
    "f93c00",
    "f97bff",
    "f90001",
    "f903ff",
    "f90400",
    "f97c00",
    "f9fc00",
    "f97e00",
    "fa47c35000",
    "fa7f7fffff",
    "fa33000000",
    "fa477ff000",
    "fa38800001",
    "fa00000001",
    "fa32800000",
    "fb3ff199999999999a",
    "fb7e37e43c8800759c",
    "fb47efffffe0000001",
    "fb0000000000000001",
    "fb3690000000000000",
    "fb36a0000000000001",
    "fb47f0000000000000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], " ", -1);
      g_autofree char *hex = g_strjoinv ("", parts);
      g_test_message ("%s", hex);
      g_assert_true (scan (hex));
    }
}

static void
test_bad (void)
{
  static const char *const cases[] = {
    "",
    /* cut short */
    "18",
    "1900",
    "1a000000",
    "1b00000000000000",
    "41",
    "5803ffff",
    "61",
    "81",
    "8201",
    "a1",
    "a101",
    "c1",
    "f9",
    "f93c",
    "fa000000",
    "fb00000000000000",
    "5bffffffffffffffff",
    "7bffffffffffffffff",
    "9bffffffffffffffff",
    "bbffffffffffffffff",
    "9b7fffffffffffffff00",
    /* not the shortest head */
    "1817",
    "1900ff",
    "1a0000ffff",
    "1b00000000ffffffff",
    "3800",
    "580100",
    "780161",
    "980100",
    "b8010000",
    "d80100",
    /* reserved, indefinite, break */
    "1c",
    "1d",
    "1e",
    "1f",
    "3f",
    "5f",
    "5f4101ff",
    "7f6161ff",
    "9f01ff",
    "bf0101ff",
    "df",
    "ff",
    "fc",
    "fd",
    "fe",
    /* simple values */
    "e0",
    "f3",
    "f7",
    "f800",
    "f814",
    "f816",
    "f818",
    "f820",
    "f8ff",
    /* something after the end */
    "0000",
    "80ff",
    "a000",
    /* map keys: twice, out of order (by value, by length first, by type) */
    "a201000100",
    "a202000100",
    "a2616200616100",
    "a262616100617a00",
    "a220000a00",
    "a28100008000",
    /* inside something else */
    "8118 17",
    "a1001817",
    "c1f7",
    "a1f700",
    "81a201000100",
    /* floats that are shorter elsewhere; NaN of another form than f97e00 */
    "fa3f800000",
    "fa00000000",
    "fa80000000",
    "fa7f800000",
    "faff800000",
    "fa7fc00000",
    "fa7fc00001",
    "fa33800000",
    "fa387fc000",
    "fa477fe000",
    "fb3ff0000000000000",
    "fb0000000000000000",
    "fb7ff0000000000000",
    "fb7ff8000000000000",
    "fb7ff8000000000001",
    "fb36a0000000000000",
    "fb47efffffe0000000",
    "f97e01",
    "f9fe00",
    "f97c01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], " ", -1);
      g_autofree char *hex = g_strjoinv ("", parts);
      g_test_message ("%s", hex);
      g_assert_false (scan (hex));
    }
}

/* Arrays, tags, values and keys of maps inside each other, at the limit and one past it. */
static void
test_depth (void)
{
  static const char *const openings[] = { "81", "c1", "a100", "a1" };
  static const char *const closings[] = { "", "", "", "00" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    for (guint depth = AKASHI_MAX_CBOR_DEPTH; depth <= AKASHI_MAX_CBOR_DEPTH + 1; depth++)
      {
        g_autoptr (GString) hex = g_string_new (NULL);
        for (guint j = 0; j < depth; j++)
          g_string_append (hex, openings[i]);
        g_string_append (hex, "00");
        for (guint j = 0; j < depth; j++)
          g_string_append (hex, closings[i]);
        g_assert_cmpint (scan (hex->str), ==, depth == AKASHI_MAX_CBOR_DEPTH);
      }

  /* An empty one counts as well. */
  g_assert_true (scan ("818181818181"
                       "81"
                       "80"));
  g_assert_false (scan ("8181818181818181"
                        "80"));
}

/* Whether a float of @width bytes is taken: a head, and @bits behind it. */
static gboolean
scan_float (guint width, guint64 bits)
{
  guint8 written[9] = { width == 2 ? 0xf9 : width == 4 ? 0xfa : 0xfb };
  for (guint i = 0; i < width; i++)
    written[1 + i] = (guint8) (bits >> (8 * (width - 1 - i)));
  return akashi_cbor_scan (written, 1 + width, NULL);
}

/* The same value as a single and as a double. */
static void
widen (double wide, guint32 *single, guint64 *bits)
{
  float narrow = (float) wide;
  memcpy (single, &narrow, sizeof *single);
  memcpy (bits, &wide, sizeof *bits);
}

/* Every float of half width, widened: refused as single and as double, NaN in any form but one. */
static void
test_every_half (void)
{
  for (guint half = 0; half <= 0xffff; half++)
    {
      guint exponent = (half >> 10) & 0x1f, fraction = half & 0x3ff;
      gboolean nan = exponent == 0x1f && fraction != 0;
      gboolean good = scan_float (2, half);
      g_assert_true (good == (!nan || half == 0x7e00));
      if (nan)
        continue;

      double value = exponent == 0x1f ? (double) __builtin_inff ()
                     : exponent == 0  ? __builtin_ldexp ((double) fraction, -24)
                                      : __builtin_ldexp ((double) (1024 + fraction), (int) exponent - 25);
      guint32 single;
      guint64 bits;
      widen (half >> 15 ? -value : value, &single, &bits);
      g_assert_false (scan_float (4, single) || scan_float (8, bits));
    }
}

/* Singles that are no halves, widened: good as they are, refused as doubles. */
static void
test_singles (void)
{
  static const float values[]
      = { 65505.0f, 65520.0f, 1.0f + 0x1p-11f, 0x1p-25f, 0x1.8p-24f, 0x1p-149f, 0x1p-126f, 3.0e38f, 0.1f };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      guint32 single;
      guint64 bits;
      widen ((double) values[i], &single, &bits);
      g_assert_true (scan_float (4, single));
      g_assert_false (scan_float (8, bits));
    }
}

/* What the writer writes is what the scan takes and the reader gives back. */
static void
test_round_trip (void)
{
  static const gint64 numbers[] = { 0,
                                    23,
                                    24,
                                    255,
                                    256,
                                    65535,
                                    65536,
                                    G_MAXUINT32,
                                    (gint64) G_MAXUINT32 + 1,
                                    G_MAXINT64,
                                    -1,
                                    -24,
                                    -25,
                                    -256,
                                    -257,
                                    -65537,
                                    -(gint64) G_MAXUINT32 - 2,
                                    G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      akashi_cbor_write_int (bytes, numbers[i]);
      g_assert_true (akashi_cbor_scan (bytes->data, bytes->len, NULL));
      AkashiCursor cursor = akashi_cursor (bytes->data, bytes->len);
      AkashiCborItem item;
      gint64 value;
      g_assert_true (akashi_cbor_read (&cursor, &item, NULL));
      g_assert_true (akashi_cbor_item_get_int (&item, &value));
      g_assert_cmpint (value, ==, numbers[i]);
    }

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  akashi_cbor_write_head (bytes, AKASHI_CBOR_ARRAY, 3);
  akashi_cbor_write_text (bytes, "証");
  akashi_cbor_write_bytes (bytes, "\0\1", 2);
  akashi_cbor_write_null (bytes);
  static const guint8 expected[] = { 0x83, 0x63, 0xe8, 0xa8, 0xbc, 0x42, 0x00, 0x01, 0xf6 };
  g_assert_cmpmem (bytes->data, bytes->len, expected, sizeof expected);
}

static void
test_out_of_range (void)
{
  static const struct {
    const char *hex;
    gboolean fits;
  } cases[] = { { "1b7fffffffffffffff", TRUE },
                { "1b8000000000000000", FALSE },
                { "3b7fffffffffffffff", TRUE },
                { "3b8000000000000000", FALSE },
                { "f4", FALSE },
                { "4100", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = from_hex (cases[i].hex);
      AkashiCursor cursor = akashi_cursor (bytes->data, bytes->len);
      AkashiCborItem item;
      gint64 value = 4711;
      g_assert_true (akashi_cbor_read (&cursor, &item, NULL));
      g_assert_cmpint (akashi_cbor_item_get_int (&item, &value), ==, cases[i].fits);
      g_assert_cmpint (value == 4711, ==, !cases[i].fits);
    }
}

/* A refusal takes nothing and writes nothing. */
static void
test_refusal_leaves_all (void)
{
  static const guint8 cut[] = { 0x82, 0x01, 0x43, 0x00 };
  AkashiCursor cursor = akashi_cursor (cut, sizeof cut);
  g_autoptr (GError) error = NULL;

  g_assert_false (akashi_cbor_skip (&cursor, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CBOR);
  g_assert_true (cursor.data == cut && cursor.left == sizeof cut);

  AkashiCborItem item = { AKASHI_CBOR_TAG, 99, NULL };
  cursor = akashi_cursor (cut + 2, 2);
  g_assert_false (akashi_cbor_read (&cursor, &item, NULL));
  g_assert_cmpint (item.type, ==, AKASHI_CBOR_TAG);
  g_assert_cmpuint (cursor.left, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cbor/good", test_good);
  g_test_add_func ("/cbor/bad", test_bad);
  g_test_add_func ("/cbor/depth", test_depth);
  g_test_add_func ("/cbor/every-half", test_every_half);
  g_test_add_func ("/cbor/singles", test_singles);
  g_test_add_func ("/cbor/round-trip", test_round_trip);
  g_test_add_func ("/cbor/out-of-range", test_out_of_range);
  g_test_add_func ("/cbor/refusal-leaves-all", test_refusal_leaves_all);
  return g_test_run ();
}
