/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code-lines.h"

#include "akashi-limits.h"

#include <string.h>

struct _AkashiCodeLines {
  GString *bytes; /* not handed out yet */
  gboolean lost;  /* the line under way is too long */
};

AkashiCodeLines *
akashi_code_lines_new (void)
{
  AkashiCodeLines *lines = g_new0 (AkashiCodeLines, 1);
  lines->bytes = g_string_new (NULL);
  return lines;
}

void
akashi_code_lines_free (AkashiCodeLines *lines)
{
  g_string_free (lines->bytes, TRUE);
  g_free (lines);
}

void
akashi_code_lines_add (AkashiCodeLines *lines, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (lines->bytes, bytes[i] == '\r' ? '\n' : (char) bytes[i]);
}

static gboolean
is_text (const char *line, gsize length)
{
  if (length == 0 || length > AKASHI_MAX_TEXT_BYTES || !g_utf8_validate (line, (gssize) length, NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (line[i]))
      return FALSE;
  return TRUE;
}

/* A line without an end does not grow for ever. */
static void
drop_too_long (AkashiCodeLines *lines)
{
  if (lines->bytes->len <= AKASHI_MAX_TEXT_BYTES)
    return;
  lines->lost = TRUE;
  g_string_truncate (lines->bytes, 0);
}

char *
akashi_code_lines_next (AkashiCodeLines *lines)
{
  const char *end;
  while ((end = memchr (lines->bytes->str, '\n', lines->bytes->len)) != NULL)
    {
      gsize length = (gsize) (end - lines->bytes->str);
      gboolean whole = !lines->lost && is_text (lines->bytes->str, length);
      g_autofree char *line = whole ? g_strndup (lines->bytes->str, length) : NULL;
      lines->lost = FALSE;
      g_string_erase (lines->bytes, 0, (gssize) length + 1);
      if (line != NULL)
        return g_steal_pointer (&line);
    }
  drop_too_long (lines);
  return NULL;
}
