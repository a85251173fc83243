/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode-artwork.h"

#include <string.h>

#define DIGITS 13

/* Number set A (odd parity); B is C mirrored, C is A with dark and light exchanged. */
static const char *const set_a[] = { "0001101", "0011001", "0010011", "0111101", "0100011",
                                     "0110001", "0101111", "0111011", "0110111", "0001011" };

/* Which of the six left digits are of set B: how the first digit is written. */
static const char *const parities[]
    = { "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA" };

static void
write_digit (char *out, int digit, char set)
{
  for (guint i = 0; i < 7; i++)
    {
      char a = set_a[digit][set == 'B' ? 6 - i : i];
      out[i] = set == 'A' ? a : (a == '0' ? '1' : '0');
    }
}

static gboolean
format_digits (AkashiGtin gtin, char out[DIGITS + 1])
{
  if (!akashi_gtin_is_valid (gtin) || gtin > G_GUINT64_CONSTANT (9999999999999)
      || gtin <= G_GUINT64_CONSTANT (9999999999))
    return FALSE;
  g_snprintf (out, DIGITS + 1, "%013" G_GUINT64_FORMAT, gtin);
  return TRUE;
}

gboolean
akashi_barcode_artwork_ean13 (AkashiGtin gtin, char out[AKASHI_EAN13_MODULES + 1])
{
  char digits[DIGITS + 1];
  if (!format_digits (gtin, digits))
    return FALSE;

  const char *parity = parities[digits[0] - '0'];
  memcpy (out, "101", 3);
  for (guint i = 0; i < 6; i++)
    write_digit (out + 3 + 7 * i, digits[1 + i] - '0', parity[i]);
  memcpy (out + 45, "01010", 5);
  for (guint i = 0; i < 6; i++)
    write_digit (out + 50 + 7 * i, digits[7 + i] - '0', 'C');
  memcpy (out + 92, "101", 4);
  return TRUE;
}
