/* SPDX-License-Identifier: Apache-2.0 */
/* What the scan takes has one writing: reading its heads and writing them again gives the same bytes. */
#include "akashi-cbor.h"
#include "akashi-cose.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
write_again (GByteArray *out, const AkashiCborItem *item, const guint8 *start, gsize length)
{
  if (item->type == AKASHI_CBOR_FLOAT)
    {
      g_byte_array_append (out, start, (guint) length);
      return;
    }
  akashi_cbor_write_head (out, item->type, item->value);
  if (item->data)
    g_byte_array_append (out, item->data, (guint) item->value);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiUnverifiedCose) cose = akashi_unverified_cose_parse (data, size, NULL);
  gboolean good = akashi_cbor_scan (data, size, &error);

  g_assert (good == (error == NULL));
  g_assert (good || !cose);
  if (!good)
    return 0;

  g_autoptr (GByteArray) out = g_byte_array_new ();
  AkashiCursor cursor = akashi_cursor (data, size);
  while (cursor.left > 0)
    {
      AkashiCursor before = cursor;
      AkashiCborItem item;
      g_assert (akashi_cbor_read (&cursor, &item, NULL));
      write_again (out, &item, before.data, before.left - cursor.left);
    }
  g_assert (out->len == size && memcmp (out->data, data, size) == 0);
  return 0;
}
