/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-canonical-reader.h"

#include "akashi-limits.h"

#include <string.h>

gboolean
akashi_slice_is (const AkashiSlice *slice, const char *text)
{
  /* Most differ in their first letter already. */
  return slice->length > 0 && *slice->data == *text && strlen (text) == slice->length
         && memcmp (slice->data, text, slice->length) == 0;
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
      if (start[i] > '"' && start[i] != '\\') /* nearly all of them */
        continue;
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

/* An integer as canonical JSON writes it. Eighteen digits are an int64 whatever they are. */
static gboolean
check_integer (AkashiCursor *at)
{
  const guint8 *digits;
  gsize sign = at->left > 0 && *at->data == '-';
  gsize length = sign;

  while (length < at->left && g_ascii_isdigit ((char) at->data[length]))
    length++;
  if (length == sign || length - sign > 18 || (at->data[sign] == '0' && length > 1))
    return FALSE;
  return akashi_cursor_take (at, length, &digits);
}

static gboolean check_value (AkashiCursor *at, guint depth);

static gboolean
check_object (AkashiCursor *at, guint depth)
{
  AkashiSlice before = { "", 0, FALSE };
  AkashiSlice key;
  gboolean first = TRUE;
  gboolean end = FALSE;

  for (;;)
    {
      gboolean any = !first;
      if (!akashi_canonical_next_key (at, &first, &end, &key))
        return FALSE;
      if (end)
        return TRUE;
      int order = memcmp (before.data, key.data, MIN (before.length, key.length));
      if (key.escaped || (any && (order > 0 || (order == 0 && before.length >= key.length))))
        return FALSE;
      before = key;
      if (!check_value (at, depth + 1))
        return FALSE;
    }
}

static gboolean
check_array (AkashiCursor *at, guint depth)
{
  gboolean first = TRUE;
  gboolean end = FALSE;

  for (;;)
    {
      if (!akashi_canonical_next (at, ']', &first, &end))
        return FALSE;
      if (end)
        return TRUE;
      if (!check_value (at, depth + 1))
        return FALSE;
    }
}

static gboolean
check_value (AkashiCursor *at, guint depth)
{
  AkashiSlice text;

  if (depth > AKASHI_MAX_JSON_DEPTH || at->left == 0)
    return FALSE;
  switch (*at->data)
    {
    case '{':
      return akashi_canonical_take (at, '{') && check_object (at, depth);
    case '[':
      return akashi_canonical_take (at, '[') && check_array (at, depth);
    case '"':
      return akashi_canonical_take_text (at, &text);
    default:
      return take_word (at, "null") || take_word (at, "true") || take_word (at, "false")
             || check_integer (at);
    }
}

gboolean
akashi_canonical_is (const char *json, gsize length)
{
  AkashiCursor at = akashi_cursor (json, length);

  return length > 0 && *json == '{' && check_value (&at, 1) && at.left == 0
         && g_utf8_validate_len (json, length, NULL);
}

gboolean
akashi_canonical_has (const char *json, gsize length, const char *key)
{
  /* Most have it nowhere, and looking for letters is quicker than looking for keys. */
  if (!memmem (json, length, key, strlen (key)))
    return FALSE;

  AkashiCursor at = akashi_cursor (json, length);
  gboolean first = TRUE;
  gboolean end = FALSE;
  AkashiSlice found;

  if (!akashi_canonical_take (&at, '{'))
    return FALSE;
  while (akashi_canonical_next_key (&at, &first, &end, &found) && !end)
    if (akashi_slice_is (&found, key))
      return TRUE;
    else if (!akashi_canonical_skip (&at))
      return FALSE;
  return FALSE;
}
