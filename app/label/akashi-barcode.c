/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode.h"

#include <string.h>

gboolean
akashi_barcode_expand_upce (const char *text, gsize length, char out[13])
{
  if (length != 8 || (text[0] != '0' && text[0] != '1'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  /* Which zeros were left out stands in the sixth digit of the body. */
  const char *body = text + 1;
  memcpy (out, "000000000000", 13);
  out[0] = text[0];
  out[11] = text[7];
  switch (body[5])
    {
    case '0':
    case '1':
    case '2':
      memcpy (out + 1, body, 2);
      out[3] = body[5];
      memcpy (out + 8, body + 2, 3);
      break;
    case '3':
      memcpy (out + 1, body, 3);
      memcpy (out + 9, body + 3, 2);
      break;
    case '4':
      memcpy (out + 1, body, 4);
      out[10] = body[4];
      break;
    default:
      memcpy (out + 1, body, 5);
      out[10] = body[5];
      break;
    }
  return TRUE;
}

static gboolean
read_upce (const char *text, gsize length, AkashiGtin *out)
{
  char expanded[13];
  return akashi_barcode_expand_upce (text, length, expanded) && akashi_gtin_parse (expanded, 12, out);
}

gboolean
akashi_barcode_read (const char *text, gsize length, AkashiGtin *out)
{
  if (length == 14) /* no symbol for the till */
    return FALSE;
  if (length == 8 && text[0] == '0' && read_upce (text, length, out))
    return TRUE;
  return akashi_gtin_parse (text, length, out) || read_upce (text, length, out);
}

gboolean
akashi_barcode_read_typed (const char *text, gsize length, AkashiGtin *out)
{
  return akashi_barcode_read (text, length, out) || akashi_gtin_parse (text, length, out);
}
