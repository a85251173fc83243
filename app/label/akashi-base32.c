/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-base32.h"

#define BITS 5

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_MALFORMED_BASE32, why);
  return FALSE;
}

static int
value_of (char letter)
{
  if (letter >= 'A' && letter <= 'Z')
    return letter - 'A';
  if (letter >= 'a' && letter <= 'z')
    return letter - 'a';
  if (letter >= '2' && letter <= '7')
    return 26 + letter - '2';
  return -1;
}

static gboolean
decode_into (GByteArray *out, const char *text, gsize length, GError **error)
{
  guint32 pending = 0;
  guint pending_bits = 0;
  gsize written = 0;

  for (gsize i = 0; i < length; i++)
    {
      int value = value_of (text[i]);
      if (value < 0)
        return refuse (error, "a character outside base32");
      pending = (pending << BITS) | (guint32) value;
      pending_bits += BITS;
      if (pending_bits >= 8)
        {
          pending_bits -= 8;
          out->data[written++] = (guint8) (pending >> pending_bits);
          pending &= (1u << pending_bits) - 1;
        }
    }
  if (pending_bits >= BITS)
    return refuse (error, "a length no base32 has");
  if (pending != 0)
    return refuse (error, "trailing bits that are not zero");
  return TRUE;
}

GByteArray *
akashi_base32_decode (const char *text, gsize length, GError **error)
{
  if (length == 0)
    {
      refuse (error, "nothing to decode");
      return NULL;
    }

  /* Five bits a character: the whole bytes in them, whatever comes of the rest. */
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_byte_array_set_size (out, (guint) (length / 8 * BITS + length % 8 * BITS / 8));
  if (!decode_into (out, text, length, error))
    return NULL;
  return g_steal_pointer (&out);
}

char *
akashi_base32_encode (const guint8 *data, gsize length)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  g_autoptr (GString) out = g_string_sized_new (length * 8 / BITS + 2);
  guint32 pending = 0;
  guint pending_bits = 0;

  for (gsize i = 0; i < length; i++)
    {
      pending = (pending << 8) | data[i];
      pending_bits += 8;
      while (pending_bits >= BITS)
        {
          pending_bits -= BITS;
          g_string_append_c (out, alphabet[(pending >> pending_bits) & 0x1f]);
        }
      pending &= (1u << pending_bits) - 1;
    }
  if (pending_bits > 0)
    g_string_append_c (out, alphabet[(pending << (BITS - pending_bits)) & 0x1f]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
