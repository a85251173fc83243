/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiCursor:
 * @data: next byte to read
 * @left: bytes that may still be read
 *
 * A place in a run of bytes that cannot be read past its end. It borrows the bytes.
 */
typedef struct {
  const guint8 *data;
  gsize left;
} AkashiCursor;

static inline AkashiCursor
akashi_cursor (const void *data, gsize length)
{
  return (AkashiCursor){ data, length };
}

/* Takes @length bytes: sets @out to the first of them; FALSE, and nothing is taken, where fewer are left. */
static inline gboolean
akashi_cursor_take (AkashiCursor *cursor, gsize length, const guint8 **out)
{
  if (length > cursor->left)
    return FALSE;
  *out = cursor->data;
  cursor->data += length;
  cursor->left -= length;
  return TRUE;
}

/* Takes one byte; FALSE at the end. */
static inline gboolean
akashi_cursor_take_u8 (AkashiCursor *cursor, guint8 *out)
{
  const guint8 *byte;
  if (!akashi_cursor_take (cursor, 1, &byte))
    return FALSE;
  *out = *byte;
  return TRUE;
}

/* Takes an unsigned integer of @width (1 to 8) bytes, most significant first; FALSE where fewer are left. */
static inline gboolean
akashi_cursor_take_be (AkashiCursor *cursor, guint width, guint64 *out)
{
  const guint8 *bytes;
  if (!akashi_cursor_take (cursor, width, &bytes))
    return FALSE;
  *out = 0;
  for (guint i = 0; i < width; i++)
    *out = (*out << 8) | bytes[i];
  return TRUE;
}

G_END_DECLS
