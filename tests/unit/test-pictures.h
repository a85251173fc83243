/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

/* Pictures for the tests of the scanner, made on the spot. */

typedef enum {
  TEST_JPEG_GREY,
  TEST_JPEG_COLOUR,
  TEST_JPEG_PROGRESSIVE,
  TEST_JPEG_CMYK,
  TEST_PNG_GREY,
  TEST_PNG_GREY16,
  TEST_PNG_PALETTE,
  TEST_PNG_INTERLACED,
  TEST_PNG_ALPHA,
  TEST_WEBP_LOSSY,
  TEST_WEBP_LOSSLESS,
  TEST_WEBP_ALPHA,
  TEST_N_FORMATS
} TestFormat;

/* @grey as a file. With TEST_PNG_ALPHA and TEST_WEBP_ALPHA, darkness is put into the transparency of black.
 */
GBytes *test_picture_encode (const AkashiGrey *grey, TestFormat format);

/* A progressive JPEG of 16 x 16 pixels in @scans (65 to 127) scans. */
GBytes *test_picture_jpeg_scans (guint scans);

/* White all over. */
AkashiGrey *test_picture_blank (guint width, guint height);

/* A QR code of @length bytes, @module pixels a module, its top left (without the quiet zone) at @x, @y.
 * Returns its side in pixels. */
guint test_picture_draw_qr (AkashiGrey *grey, const void *data, gsize length, guint x, guint y, guint module);

/* One of the codes of a text in several (Structured Append). */
typedef struct {
  const char *pieces[17]; /* of the text, each one code's; the last one NULL */
  guint which;            /* of them, from 0 on */
  gboolean kanji;         /* they are Shift JIS, two bytes a character, written as such */
  guint8 wrong;           /* what the codes say is the parity of the text; 0: what it is */
} TestPart;

/* Draws one of them as test_picture_draw_qr() does. libqrencode makes up the parity. */
guint test_picture_draw_part (AkashiGrey *grey, const TestPart *part, guint x, guint y, guint module);

/* Draws bars by 13 or 8 digits of an EAN code, @module pixels a module. Returns its width in pixels. */
guint test_picture_draw_ean (AkashiGrey *grey, const char *digits, guint x, guint y, guint module,
                             guint height);

/* The same of the 8 digits of a UPC-E code. */
guint test_picture_draw_upce (AkashiGrey *grey, const char *digits, guint x, guint y, guint module,
                              guint height);

/* Turns @grey by a quarter, clockwise. */
AkashiGrey *test_picture_turn (const AkashiGrey *grey);
