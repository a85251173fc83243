/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cbor.h"

#include "akashi-limits.h"

#include <string.h>

/* Additional information of the initial byte (RFC 8949 section 3): the argument follows in 1, 2, 4 or 8
 * bytes. */
#define ARGUMENT_1 24
#define ARGUMENT_8 27
#define MAJOR_SIMPLE 7

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_CBOR, why);
  return FALSE;
}

/*
 * Whether @bits, a float of @width bytes, has no shorter form with the same value. Only one NaN, f97e00, has
 * a form at all: a label has no use for others, and one value must have one writing.
 */
static gboolean
is_float_shortest (guint width, guint64 bits)
{
  if (width == 2)
    return (bits & 0x7c00) != 0x7c00 || (bits & 0x3ff) == 0 || bits == 0x7e00;

  guint fraction_bits = width == 4 ? 23 : 52;
  guint shorter_fraction = width == 4 ? 10 : 23;
  int bias = width == 4 ? 127 : 1023;
  int shorter_bias = width == 4 ? 15 : 127;
  guint64 fraction = bits & ((G_GUINT64_CONSTANT (1) << fraction_bits) - 1);
  int exponent = (int) ((bits >> fraction_bits) & (width == 4 ? 0xff : 0x7ff));

  if (exponent == 2 * bias + 1) /* infinities have a half form; NaN only that one */
    return FALSE;
  if (exponent == 0) /* zeroes shrink; a subnormal of a wider form is too small for a narrower one */
    return fraction != 0;

  /* In the narrower form: normal from 1 - bias up; below it, one bit of the fraction is lost per step. */
  int power = exponent - bias;
  int lost = (int) (fraction_bits - shorter_fraction);
  if (power > shorter_bias)
    return TRUE;
  if (power < 1 - shorter_bias)
    lost += 1 - shorter_bias - power;
  return lost > (int) fraction_bits || (fraction & ((G_GUINT64_CONSTANT (1) << lost) - 1)) != 0;
}

/* Reads the argument of the head into @value; @width is the bytes it took after the initial one. */
static gboolean
read_argument (AkashiCursor *cursor, guint8 information, guint64 *value, guint *width, GError **error)
{
  if (information < ARGUMENT_1)
    {
      *value = information;
      *width = 0;
      return TRUE;
    }
  if (information > ARGUMENT_8)
    return refuse (error, information == 31 ? "indefinite length" : "a reserved head");

  *width = 1u << (information - ARGUMENT_1);
  if (!akashi_cursor_take_be (cursor, *width, value))
    return refuse (error, "cut short");
  return TRUE;
}

/* Whether an argument that took @width bytes could not have been shorter. */
static gboolean
is_argument_shortest (guint width, guint64 value)
{
  switch (width)
    {
    case 0:
      return TRUE;
    case 1:
      return value >= ARGUMENT_1;
    default:
      return value >> (width * 4) != 0;
    }
}

static gboolean
read_simple (AkashiCborItem *item, guint width, GError **error)
{
  if (width >= 2)
    {
      item->type = AKASHI_CBOR_FLOAT;
      return is_float_shortest (width, item->value) || refuse (error, "a float that is not in shortest form");
    }
  if (width == 1 || item->value < AKASHI_CBOR_FALSE || item->value > AKASHI_CBOR_NULL)
    return refuse (error, "a simple value other than false, true and null");
  item->type = AKASHI_CBOR_SIMPLE;
  return TRUE;
}

gboolean
akashi_cbor_read (AkashiCursor *cursor, AkashiCborItem *item, GError **error)
{
  AkashiCursor at = *cursor;
  AkashiCborItem read = { AKASHI_CBOR_UINT, 0, NULL };
  guint8 initial;
  guint width;

  if (!akashi_cursor_take_u8 (&at, &initial))
    return refuse (error, "cut short");
  if (!read_argument (&at, initial & 0x1f, &read.value, &width, error))
    return FALSE;

  if (initial >> 5 == MAJOR_SIMPLE)
    {
      if (!read_simple (&read, width, error))
        return FALSE;
    }
  else
    {
      read.type = (AkashiCborType) (initial >> 5);
      if (!is_argument_shortest (width, read.value))
        return refuse (error, "a head that is not in shortest form");
    }

  gboolean string = read.type == AKASHI_CBOR_BYTES || read.type == AKASHI_CBOR_TEXT;
  if (string && (read.value > at.left || !akashi_cursor_take (&at, (gsize) read.value, &read.data)))
    return refuse (error, "cut short");

  *cursor = at;
  *item = read;
  return TRUE;
}

static gboolean skip_item (AkashiCursor *cursor, guint depth, GError **error);

/* Keys must ascend, byte by byte. No key is the start of another, so a longer one needs no rule of its own.
 */
static gboolean
skip_pairs (AkashiCursor *cursor, guint64 count, guint depth, GError **error)
{
  const guint8 *before = NULL;
  gsize before_length = 0;

  for (guint64 i = 0; i < count; i++)
    {
      const guint8 *key = cursor->data;
      gsize left = cursor->left;
      if (!skip_item (cursor, depth, error))
        return FALSE;

      gsize length = left - cursor->left;
      if (before && memcmp (before, key, MIN (before_length, length)) >= 0)
        return refuse (error, "map keys that are not unique or not in order");
      before = key;
      before_length = length;
      if (!skip_item (cursor, depth, error))
        return FALSE;
    }
  return TRUE;
}

/* @depth: how many arrays, maps and tags this item stands in. */
static gboolean
skip_item (AkashiCursor *cursor, guint depth, GError **error)
{
  AkashiCborItem item;
  if (!akashi_cbor_read (cursor, &item, error))
    return FALSE;

  guint64 count = item.type == AKASHI_CBOR_TAG ? 1 : item.value;
  if (item.type != AKASHI_CBOR_ARRAY && item.type != AKASHI_CBOR_MAP && item.type != AKASHI_CBOR_TAG)
    return TRUE;
  if (depth >= AKASHI_MAX_CBOR_DEPTH)
    return refuse (error, "arrays, maps and tags too deep inside each other");
  if (item.type == AKASHI_CBOR_MAP)
    return skip_pairs (cursor, count, depth + 1, error);
  for (guint64 i = 0; i < count; i++)
    if (!skip_item (cursor, depth + 1, error))
      return FALSE;
  return TRUE;
}

gboolean
akashi_cbor_skip (AkashiCursor *cursor, GError **error)
{
  AkashiCursor at = *cursor;

  if (!skip_item (&at, 0, error))
    return FALSE;
  *cursor = at;
  return TRUE;
}

gboolean
akashi_cbor_scan (const guint8 *data, gsize length, GError **error)
{
  AkashiCursor cursor = akashi_cursor (data, length);

  if (!akashi_cbor_skip (&cursor, error))
    return FALSE;
  return cursor.left == 0 || refuse (error, "something after the end");
}

gboolean
akashi_cbor_item_get_int (const AkashiCborItem *item, gint64 *out)
{
  if ((item->type != AKASHI_CBOR_UINT && item->type != AKASHI_CBOR_NINT) || item->value > G_MAXINT64)
    return FALSE;
  *out = item->type == AKASHI_CBOR_UINT ? (gint64) item->value : -1 - (gint64) item->value;
  return TRUE;
}

void
akashi_cbor_write_head (GByteArray *out, AkashiCborType type, guint64 value)
{
  guint8 head[9];
  guint width = value < ARGUMENT_1     ? 0
                : value <= G_MAXUINT8  ? 1
                : value <= G_MAXUINT16 ? 2
                : value <= G_MAXUINT32 ? 4
                                       : 8;
  guint8 information = width == 0 ? (guint8) value : (guint8) (ARGUMENT_1 + g_bit_nth_lsf (width, -1));

  head[0] = (guint8) ((guint) type << 5 | information);
  for (guint i = 0; i < width; i++)
    head[1 + i] = (guint8) (value >> (8 * (width - 1 - i)));
  g_byte_array_append (out, head, 1 + width);
}

void
akashi_cbor_write_int (GByteArray *out, gint64 value)
{
  if (value >= 0)
    akashi_cbor_write_head (out, AKASHI_CBOR_UINT, (guint64) value);
  else
    akashi_cbor_write_head (out, AKASHI_CBOR_NINT, (guint64) (-1 - value));
}

void
akashi_cbor_write_bytes (GByteArray *out, const void *data, gsize length)
{
  akashi_cbor_write_head (out, AKASHI_CBOR_BYTES, length);
  g_byte_array_append (out, data, (guint) length);
}

void
akashi_cbor_write_text (GByteArray *out, const char *text)
{
  gsize length = strlen (text);
  akashi_cbor_write_head (out, AKASHI_CBOR_TEXT, length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

void
akashi_cbor_write_null (GByteArray *out)
{
  akashi_cbor_write_head (out, AKASHI_CBOR_SIMPLE, AKASHI_CBOR_NULL);
}
