/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What a code holds, as it stands behind its error correction: the first byte is its version. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  AkashiQrText text;
  if (size < 1)
    return 0;
  gboolean read = akashi_qr_text_read (data[0] % 40u + 1, data + 1, size - 1, &text);
  g_assert_cmpint (read, ==, text.text != NULL);
  if (read)
    {
      g_assert_cmpuint (g_bytes_get_size (text.text), >, 0);
      /* a digit takes 10/3 bits, a Hanzi of three bytes 13: never more than 3 bytes of text to one of data */
      g_assert_cmpuint (g_bytes_get_size (text.text), <=, 3 * size);
      g_assert_true (text.parts == 0 || text.part < text.parts);
    }
  akashi_qr_text_clear (&text);
  return 0;
}
