/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-canonical-reader.h"

#include "akashi-limits.h"

#include <string.h>

gboolean
akashi_slice_is (const AkashiSlice *slice, const char *text)
{
  return strlen (text) == slice->length && memcmp (slice->data, text, slice->length) == 0;
}

char *
akashi_slice_dup (const AkashiSlice *slice)
{
  char *copy = g_malloc (slice->length + 1);
  gsize length = 0;

  if (!slice->escaped)
    {
      memcpy (copy, slice->data, slice->length);
      length = slice->length;
    }
  else
    for (gsize i = 0; i < slice->length; i++)
      {
        if (slice->data[i] == '\\')
          i++;
        copy[length++] = slice->data[i];
      }
  copy[length] = '\0';
  return copy;
}

gboolean
akashi_canonical_take (AkashiCursor *at, char wanted)
{
  const guint8 *byte;

  return at->left > 0 && *at->data == (guint8) wanted && akashi_cursor_take (at, 1, &byte);
}

static gboolean
take_word (AkashiCursor *at, const char *word)
{
  gsize length = strlen (word);
  const guint8 *bytes;

  return at->left >= length && memcmp (at->data, word, length) == 0
         && akashi_cursor_take (at, length, &bytes);
}

gboolean
akashi_canonical_take_null (AkashiCursor *at)
{
  return take_word (at, "null");
}

gboolean
akashi_canonical_take_text (AkashiCursor *at, AkashiSlice *out)
{
  if (!akashi_canonical_take (at, '"'))
    return FALSE;

  const guint8 *start = at->data;
  gboolean escaped = FALSE;
  gsize i = 0;
  for (; i < at->left && start[i] != '"'; i++)
    {
      if (start[i] < 0x20)
        return FALSE;
      if (start[i] != '\\')
        continue;
      escaped = TRUE;
      i++;
      if (i == at->left || (start[i] != '"' && start[i] != '\\'))
        return FALSE;
    }
  *out = (AkashiSlice){ (const char *) start, i, escaped };
  return akashi_cursor_take (at, i, &start) && akashi_canonical_take (at, '"');
}

gboolean
akashi_canonical_take_integer (AkashiCursor *at, gint64 *out)
{
  char digits[24] = "";
  gsize length = 0;
  char *end;

  while (length < at->left && length < sizeof digits - 1 && strchr ("-0123456789", at->data[length])
         && at->data[length] != '\0')
    {
      digits[length] = (char) at->data[length];
      length++;
    }
  if (length == 0)
    return FALSE;
  *out = g_ascii_strtoll (digits, &end, 10);
  const guint8 *bytes;
  return *end == '\0' && akashi_cursor_take (at, length, &bytes);
}

gboolean
akashi_canonical_next (AkashiCursor *at, char close, gboolean *first, gboolean *end)
{
  *end = akashi_canonical_take (at, close);
  if (*end || *first)
    {
      *first = FALSE;
      return TRUE;
    }
  return akashi_canonical_take (at, ',');
}

gboolean
akashi_canonical_next_key (AkashiCursor *at, gboolean *first, gboolean *end, AkashiSlice *key)
{
  if (!akashi_canonical_next (at, '}', first, end))
    return FALSE;
  return *end || (akashi_canonical_take_text (at, key) && akashi_canonical_take (at, ':'));
}

static gboolean skip (AkashiCursor *at, guint depth);

static gboolean
skip_members (AkashiCursor *at, char close, guint depth)
{
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice key;

  for (;;)
    {
      if (!(close == '}' ? akashi_canonical_next_key (at, &first, &end, &key)
                         : akashi_canonical_next (at, close, &first, &end)))
        return FALSE;
      if (end)
        return TRUE;
      if (!skip (at, depth + 1))
        return FALSE;
    }
}

static gboolean
skip (AkashiCursor *at, guint depth)
{
  AkashiSlice text;
  gint64 number;

  if (depth > AKASHI_MAX_JSON_DEPTH)
    return FALSE;
  if (akashi_canonical_take (at, '{'))
    return skip_members (at, '}', depth);
  if (akashi_canonical_take (at, '['))
    return skip_members (at, ']', depth);
  return akashi_canonical_take_text (at, &text) || akashi_canonical_take_integer (at, &number)
         || take_word (at, "null") || take_word (at, "true") || take_word (at, "false");
}

gboolean
akashi_canonical_skip (AkashiCursor *at)
{
  return skip (at, 1);
}
