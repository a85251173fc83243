/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-qr-content.h"
#include "akashi-qr-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Any modules of a small code: version, format in two bytes, then the darkness of each module, 128 being
 * neither. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size < 3)
    return 0;
  const AkashiQrPattern *pattern = akashi_qr_pattern (data[0] % 4u + 1);
  guint count = pattern->side * pattern->side;
  g_autoptr (AkashiQrContent) content = akashi_qr_content_new (pattern, (data[1] << 8 | data[2]) & 0x7FFF);
  g_autofree float *darkness = g_new0 (float, count);
  g_autofree gint8 *signs = g_new (gint8, count);
  for (guint i = 0; i < MIN (count, size - 3); i++)
    darkness[i] = (float) data[i + 3] - 128;

  gboolean whole = akashi_qr_content_add (content, darkness);
  g_assert_cmpint (whole, ==, content->left == 0);
  akashi_qr_content_signs (content, signs);
  if (!whole)
    return 0;
  g_autoptr (GBytes) words = akashi_qr_content_data (content);
  AkashiQrText text;
  akashi_qr_text_read (pattern->version, g_bytes_get_data (words, NULL), g_bytes_get_size (words), &text);
  akashi_qr_text_clear (&text);

  /* what is mended is right: seen so, it is the same again */
  g_autoptr (AkashiQrContent) again = akashi_qr_content_new (pattern, content->format);
  for (guint i = 0; i < count; i++)
    darkness[i] = signs[i];
  g_assert_true (akashi_qr_content_add (again, darkness));
  g_assert_cmpmem (again->words, again->blocks.words, content->words, content->blocks.words);
  return 0;
}
