/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-cell.h"

#include <string.h>

/* White space that people do not see, and that programs put there. */
static gsize
space_at (const char *at, gsize left)
{
  static const char *const wide[] = { "\u3000", "\u00A0", "\u200B", "\uFEFF", "\u2009", "\u202F" };

  if (left == 0)
    return 0;
  if ((guchar) *at <= ' ')
    return strchr (" \t\r\n\f\v", *at) && *at != '\0' ? 1 : 0;
  if ((guchar) *at < 0x80)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      gsize length = strlen (wide[i]);
      if (left >= length && memcmp (at, wide[i], length) == 0)
        return length;
    }
  return 0;
}

/* Length of the white space that ends before @end. */
static gsize
space_before (const char *start, const char *end)
{
  if (end == start)
    return 0;
  if ((guchar) end[-1] < 0x80)
    return space_at (end - 1, 1);
  const char *at = end - 1;
  while (at > start && ((guchar) *at & 0xC0) == 0x80)
    at--;
  gsize length = (gsize) (end - at);
  return space_at (at, length) == length ? length : 0;
}

AkashiCellText
akashi_cell_trim (AkashiCellText text)
{
  const char *start = text.data;
  const char *end = text.data + text.length;
  gsize space;

  while ((space = space_at (start, (gsize) (end - start))) > 0)
    start += space;
  while ((space = space_before (start, end)) > 0)
    end -= space;
  return (AkashiCellText){ start, (gsize) (end - start) };
}

gboolean
akashi_cell_has_control (AkashiCellText text)
{
  for (gsize i = 0; i < text.length; i++)
    {
      guchar c = (guchar) text.data[i];
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
        return TRUE;
    }
  return FALSE;
}

AkashiCellText
akashi_cell_without_notes (AkashiCellText text, char *const *marks)
{
  gsize length = text.length;

  for (; marks && *marks; marks++)
    {
      const char *note = memmem (text.data, length, *marks, strlen (*marks));
      if (note)
        length = (gsize) (note - text.data);
    }
  return akashi_cell_trim ((AkashiCellText){ text.data, length });
}

/* Length of the separator at @at; 0 where there is none. */
static gsize
separator_at (const char *at, gsize left, char *const *separators)
{
  for (; separators && *separators; separators++)
    {
      gsize length = strlen (*separators);
      if (left >= length && memcmp (at, *separators, length) == 0)
        return length;
    }
  return 0;
}

static void
add_part (const char *start, const char *end, GArray *parts)
{
  AkashiCellText part = akashi_cell_trim ((AkashiCellText){ start, (gsize) (end - start) });
  if (part.length > 0)
    g_array_append_val (parts, part);
}

static void
split_line (AkashiCellText line, char *const *separators, GArray *parts)
{
  const char *end = line.data + line.length;
  const char *start = line.data;

  for (const char *at = start; at < end;)
    {
      gsize length = separator_at (at, (gsize) (end - at), separators);
      if (length > 0)
        {
          add_part (start, at, parts);
          start = at + length;
        }
      at += length > 0 ? length : 1;
    }
  add_part (start, end, parts);
}

void
akashi_cell_split (AkashiCellText text, char *const *separators, char *const *marks, GArray *parts)
{
  const char *end = text.data + text.length;

  for (const char *start = text.data; start < end;)
    {
      const char *stop = start;
      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      AkashiCellText line = { start, (gsize) (stop - start) };
      split_line (akashi_cell_without_notes (line, marks), separators, parts);
      start = stop + 1;
    }
}

void
akashi_cell_append_line (GString *out, AkashiCellText text)
{
  const char *end = text.data + text.length;
  const char *run = text.data;

  for (const char *at = text.data; at < end; at++)
    {
      if (*at != '\n' && *at != '\r' && *at != '\t')
        continue;
      g_string_append_len (out, run, at - run);
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
      run = at--;
    }
  g_string_append_len (out, run, end - run);
}

/* The ASCII form of a full-width character; 0 where @c is none. */
static char
narrow (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return (char) (c - 0xFEE0);
  if (c == 0x3000 || c == 0x00A0)
    return ' ';
  return c == 0x2212 || c == 0x2010 || c == 0x2011 ? '-' : '\0';
}

gboolean
akashi_cell_fold (AkashiCellText text, char *out, gsize size)
{
  const char *end = text.data + text.length;
  gsize length = 0;

  for (const char *at = text.data; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
      char ascii = c < 0x80 ? (char) c : narrow (c);
      const char *piece = ascii ? &ascii : c == 0x32FF ? "令和" : at;
      gsize piece_length = ascii ? 1 : c == 0x32FF ? strlen ("令和") : (gsize) (g_utf8_next_char (at) - at);
      if (length + piece_length >= size)
        return FALSE;
      memcpy (out + length, piece, piece_length);
      length += piece_length;
    }
  out[length] = '\0';
  return TRUE;
}

char *
akashi_cell_key (AkashiCellText text)
{
  g_autofree char *normal = g_utf8_normalize (text.data, (gssize) text.length, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  char *key = g_malloc (strlen (folded) + 1);
  gsize length = 0;
  gsize left = strlen (folded);

  for (const char *at = folded; left > 0;)
    {
      gsize space = space_at (at, left);
      gsize step = space > 0 ? space : 1;
      if (space == 0)
        key[length++] = *at;
      at += step;
      left -= step;
    }
  key[length] = '\0';
  return key;
}
