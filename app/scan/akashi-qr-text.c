/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-text.h"

#define GROUP_SEPARATOR 0x1D /* what stands for FNC1 between fields */

typedef enum {
  MODE_END = 0,
  MODE_NUMERIC = 1,
  MODE_ALPHANUMERIC = 2,
  MODE_PART = 3,
  MODE_BYTES = 4,
  MODE_FNC1_FIRST = 5,
  MODE_ECI = 7,
  MODE_KANJI = 8,
  MODE_FNC1_SECOND = 9,
  MODE_HANZI = 13, /* GB/T 18284 */
} Mode;

typedef struct {
  const guint8 *data;
  gsize bits, at;
  gboolean failed; /* more was asked for than there is, or what is there means nothing */
  guint version;
  gboolean fnc1;
  guint8 parity; /* of what was put out */
  GByteArray *out;
} Reader;

static gsize
left (const Reader *reader)
{
  return reader->bits - reader->at;
}

static guint
take (Reader *reader, guint count)
{
  guint value = 0;
  if (left (reader) < count)
    {
      reader->failed = TRUE;
      return 0;
    }
  for (; count > 0; count--, reader->at++)
    value = value << 1 | (reader->data[reader->at / 8] >> (7 - reader->at % 8) & 1u);
  return value;
}

static void
put (Reader *reader, guint value)
{
  guint8 byte = (guint8) value;
  reader->parity ^= byte;
  g_byte_array_append (reader->out, &byte, 1);
}

/* How many characters follow: the count has more bits in larger versions. */
static guint
take_count (Reader *reader, guint small, guint middle, guint large)
{
  return take (reader, reader->version < 10 ? small : (reader->version < 27 ? middle : large));
}

static void
read_numeric (Reader *reader)
{
  guint count = take_count (reader, 10, 12, 14);
  while (count > 0 && !reader->failed)
    {
      guint digits = MIN (count, 3), most = digits == 3 ? 1000 : (digits == 2 ? 100 : 10);
      guint value = take (reader, digits * 3 + 1);
      if (value >= most)
        reader->failed = TRUE;
      for (guint unit = most / 10; unit > 0; unit /= 10)
        put (reader, '0' + value / unit % 10);
      count -= digits;
    }
}

/* Where FNC1 is used, `%` stands for it and `%%` for itself. */
static void
put_alphanumeric (Reader *reader, guint value, gboolean *percent)
{
  static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  if (value >= sizeof letters - 1)
    {
      reader->failed = TRUE;
      return;
    }
  if (*percent)
    {
      *percent = FALSE;
      put (reader, letters[value] == '%' ? '%' : GROUP_SEPARATOR);
      if (letters[value] == '%')
        return;
    }
  if (reader->fnc1 && letters[value] == '%')
    *percent = TRUE;
  else
    put (reader, (guchar) letters[value]);
}

static void
read_alphanumeric (Reader *reader)
{
  guint count = take_count (reader, 9, 11, 13);
  gboolean percent = FALSE;
  for (; count > 1 && !reader->failed; count -= 2)
    {
      guint value = take (reader, 11);
      put_alphanumeric (reader, value / 45, &percent);
      put_alphanumeric (reader, value % 45, &percent);
    }
  if (count == 1)
    put_alphanumeric (reader, take (reader, 6), &percent);
  if (percent)
    put (reader, GROUP_SEPARATOR);
}

static void
read_bytes (Reader *reader)
{
  for (guint count = take_count (reader, 8, 16, 16); count > 0 && !reader->failed; count--)
    put (reader, take (reader, 8));
}

/* Thirteen bits a character: its row and its column of a square with @columns. */
static guint
take_double (Reader *reader, guint columns, guint split, guint low, guint high)
{
  guint value = take (reader, 13), code = value / columns << 8 | value % columns;
  return code + (code < split ? low : high);
}

static void
read_kanji (Reader *reader)
{
  for (guint count = take_count (reader, 8, 10, 12); count > 0 && !reader->failed; count--)
    {
      guint code = take_double (reader, 0xC0, 0x1F00, 0x8140, 0xC140);
      put (reader, code >> 8);
      put (reader, code & 0xFF);
    }
}

static void
read_hanzi (Reader *reader)
{
  take (reader, 4); /* which set: there is one */
  for (guint count = take_count (reader, 8, 10, 12); count > 0 && !reader->failed; count--)
    {
      guint code = take_double (reader, 0x60, 0x0A00, 0xA1A1, 0xA6A1);
      const char bytes[2] = { (char) (code >> 8), (char) code };
      reader->parity ^= (guint8) (code >> 8 ^ code); /* of what was encoded, not of what is made of it */
      gsize length;
      g_autofree char *utf8 = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, &length, NULL);
      if (utf8 == NULL)
        reader->failed = TRUE;
      else
        g_byte_array_append (reader->out, (const guint8 *) utf8, (guint) length);
    }
}

static void
read_eci (Reader *reader)
{
  guint first = take (reader, 8);
  if (first >= 0xC0)
    take (reader, 16);
  else if (first >= 0x80)
    take (reader, 8);
}

/* It is the first that a code says. */
static void
read_part (Reader *reader, AkashiQrText *text)
{
  if (text->parts > 0 || reader->out->len > 0)
    reader->failed = TRUE;
  text->part = take (reader, 4);
  text->parts = take (reader, 4) + 1;
  text->parity = (guint8) take (reader, 8);
  if (text->part >= text->parts)
    reader->failed = TRUE;
}

static void
read_segment (Reader *reader, Mode mode, AkashiQrText *text)
{
  switch (mode)
    {
    case MODE_NUMERIC:
      read_numeric (reader);
      break;
    case MODE_ALPHANUMERIC:
      read_alphanumeric (reader);
      break;
    case MODE_PART:
      read_part (reader, text);
      break;
    case MODE_BYTES:
      read_bytes (reader);
      break;
    case MODE_FNC1_SECOND:
      take (reader, 8); /* whose application it is */
      reader->fnc1 = TRUE;
      break;
    case MODE_FNC1_FIRST:
      reader->fnc1 = TRUE;
      break;
    case MODE_ECI:
      read_eci (reader);
      break;
    case MODE_KANJI:
      read_kanji (reader);
      break;
    case MODE_HANZI:
      read_hanzi (reader);
      break;
    case MODE_END:
    default:
      reader->failed = TRUE;
      break;
    }
}

gboolean
akashi_qr_text_read (guint version, const guint8 *data, gsize length, AkashiQrText *text)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Reader reader = { .data = data, .bits = length * 8, .version = version, .out = out };

  *text = (AkashiQrText){ 0 };
  while (!reader.failed && left (&reader) >= 4)
    {
      Mode mode = (Mode) take (&reader, 4);
      if (mode == MODE_END)
        break;
      read_segment (&reader, mode, text);
    }
  if (reader.failed || out->len == 0)
    {
      *text = (AkashiQrText){ 0 };
      return FALSE;
    }
  text->own_parity = reader.parity;
  text->text = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return TRUE;
}

void
akashi_qr_text_clear (AkashiQrText *text)
{
  g_clear_pointer (&text->text, g_bytes_unref);
}
