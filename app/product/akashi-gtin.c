/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-gtin.h"

gboolean
akashi_gtin_is_valid (AkashiGtin gtin)
{
  if (gtin == 0 || gtin > AKASHI_GTIN_MAX)
    return FALSE;

  guint sum = 0;
  guint weight = 1;
  for (guint64 rest = gtin; rest > 0; rest /= 10, weight = 4 - weight)
    sum += (guint) (rest % 10) * weight;
  return sum % 10 == 0;
}

gboolean
akashi_gtin_parse (const char *text, gsize length, AkashiGtin *out)
{
  if (length != 8 && length != 12 && length != 13 && length != 14)
    return FALSE;

  AkashiGtin gtin = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      gtin = gtin * 10 + (guint64) (text[i] - '0');
    }
  if (!akashi_gtin_is_valid (gtin))
    return FALSE;
  *out = gtin;
  return TRUE;
}

char *
akashi_gtin_format (AkashiGtin gtin)
{
  return g_strdup_printf ("%014" G_GUINT64_FORMAT, gtin);
}

gboolean
akashi_gtin_identifies_product (AkashiGtin gtin)
{
  if (gtin < G_GUINT64_CONSTANT (100000000)) /* GTIN-8 */
    return TRUE;

  /* The indicator digit of a GTIN-14 stands before the 13-digit form. */
  guint prefix = (guint) (gtin / G_GUINT64_CONSTANT (10000000000) % 1000);
  guint two = prefix / 10;
  return !(two == 2 || two == 4 || (two >= 20 && two <= 29) || (prefix >= 977 && prefix <= 979));
}
