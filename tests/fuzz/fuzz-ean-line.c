/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-barcode.h"
#include "akashi-ean-line.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any line of grey values. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree float *line = g_new (float, size);
  AkashiEanRead read;
  for (gsize i = 0; i < size; i++)
    line[i] = data[i];
  if (!akashi_ean_read_line (line, (guint) size, &read))
    return 0;
  gsize digits = strlen (read.digits);
  if (read.symbology == AKASHI_SYMBOLOGY_UPCE)
    {
      char expanded[13];
      g_assert_true (akashi_barcode_expand_upce (read.digits, digits, expanded));
      memcpy (read.digits, expanded, sizeof expanded);
      digits = 12;
    }
  guint sum = 0;
  g_assert_cmpuint (digits, ==,
                    read.symbology == AKASHI_SYMBOLOGY_EAN13
                        ? 13
                        : (read.symbology == AKASHI_SYMBOLOGY_EAN8 ? 8 : 12));
  for (gsize i = 0; i < digits; i++)
    sum += (guint) (read.digits[i] - '0') * ((digits - i) % 2 == 0 ? 3 : 1);
  g_assert_cmpuint (sum % 10, ==, 0);
  g_assert_true (read.start >= 0 && read.end >= 0 && read.start < size && read.end < size);
  return 0;
}
