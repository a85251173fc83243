/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-scan.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any grey picture: the first two bytes are its sides, 1 to 256 pixels, what is missing is white. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size < 2)
    return 0;
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  g_autoptr (AkashiGrey) grey = akashi_grey_new (data[0] + 1u, data[1] + 1u, NULL);
  gsize pixels = (gsize) grey->width * grey->height;
  memset (grey->pixels, 255, pixels);
  memcpy (grey->pixels, data + 2, MIN (pixels, size - 2));

  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
  g_autoptr (GPtrArray) frame = akashi_scanner_scan_frame (scanner, grey);
  g_assert_cmpuint (codes->len, <=, AKASHI_MAX_CODES);
  g_assert_cmpuint (frame->len, <=, AKASHI_MAX_CODES);
  return 0;
}
