/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json-pointer.h"

#include <string.h>

/* Returns: (transfer full): the first token of @pointer, which then stands after it. */
static char *
take_token (const char **pointer)
{
  const char *start = *pointer + 1;
  gsize length = strcspn (start, "/");
  GString *token = g_string_new_len (start, (gssize) length);

  *pointer = start + length;
  g_string_replace (token, "~1", "/", 0);
  g_string_replace (token, "~0", "~", 0);
  return g_string_free (token, FALSE);
}

static gboolean
read_index (const char *token, guint64 *out)
{
  return g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT32, out, NULL);
}

const json_t *
akashi_json_pointer_find (const json_t *root, const char *pointer)
{
  const json_t *at = root;

  while (at && *pointer == '/')
    {
      g_autofree char *token = take_token (&pointer);
      guint64 index;
      if (json_is_array (at))
        at = read_index (token, &index) ? json_array_get (at, index) : NULL;
      else
        at = json_object_get (at, token);
    }
  return *pointer == '\0' ? at : NULL;
}

/* A walk over JSON that is known to be well-formed. */
typedef struct {
  const char *at;
  const char *end;
  guint line;
} Walk;

static void
skip_space (Walk *walk)
{
  for (; walk->at < walk->end && strchr (" \t\r\n,:", *walk->at); walk->at++)
    walk->line += *walk->at == '\n';
}

/* Returns: (transfer full): the raw text between the quotes; enough to compare keys that need no escapes. */
static char *
take_string (Walk *walk)
{
  const char *start = ++walk->at;

  while (walk->at < walk->end && *walk->at != '"')
    walk->at += *walk->at == '\\' ? 2 : 1;
  walk->at = MIN (walk->at, walk->end);
  char *text = g_strndup (start, (gsize) (walk->at - start));
  walk->at = MIN (walk->at + 1, walk->end);
  return text;
}

static void
skip_value (Walk *walk)
{
  guint depth = 0;

  do
    {
      skip_space (walk);
      if (walk->at >= walk->end)
        return;
      if (*walk->at == '"')
        g_free (take_string (walk));
      else if (strchr ("[{", *walk->at))
        depth++, walk->at++;
      else if (strchr ("]}", *walk->at))
        depth--, walk->at++;
      else
        walk->at += strcspn (walk->at, " \t\r\n,:]}");
  } while (depth > 0);
}

/* Goes to the member @token of the value it stands before. Returns: whether there is one. */
static gboolean
enter (Walk *walk, const char *token)
{
  guint64 wanted = G_MAXUINT64;
  gboolean object = *walk->at == '{';

  if (!object && *walk->at != '[')
    return FALSE;
  if (!object && !read_index (token, &wanted))
    return FALSE;
  walk->at++;
  for (guint64 index = 0;; index++)
    {
      skip_space (walk);
      if (walk->at >= walk->end || strchr ("]}", *walk->at))
        return FALSE;
      g_autofree char *key = object ? take_string (walk) : NULL;
      skip_space (walk);
      if (object ? strcmp (key, token) == 0 : index == wanted)
        return TRUE;
      skip_value (walk);
    }
}

guint
akashi_json_pointer_line (const char *text, gsize length, const char *pointer)
{
  /* The walk looks one byte past what it has read: a copy ends in NUL. */
  g_autofree char *copy = g_strndup (text, length);
  Walk walk = { copy, copy + strlen (copy), 1 };
  guint line;

  skip_space (&walk);
  line = walk.line;
  while (*pointer == '/')
    {
      g_autofree char *token = take_token (&pointer);
      if (walk.at >= walk.end || !enter (&walk, token))
        return line;
      line = walk.line;
    }
  return line;
}

void
akashi_json_add_line (GError **error, const char *text, gsize length)
{
  static const char field_open[] = "field “";

  if (!error || !*error)
    return;
  const char *message = (*error)->message;
  GString *pointer = g_string_new ("");
  if (*message == '/')
    g_string_append_len (pointer, message, (gssize) strcspn (message, ": "));
  const char *field = strstr (message, field_open);
  const char *field_end = field ? strstr (field, "”") : NULL;
  if (field_end)
    {
      field += strlen (field_open);
      g_autofree char *name = g_strndup (field, (gsize) (field_end - field));
      g_auto (GStrv) parts = g_strsplit (name, "/", -1);
      g_autofree char *escaped = g_strjoinv ("~1", parts);
      g_string_append_printf (pointer, "/%s", escaped);
    }
  g_prefix_error (error, "line %u: ", akashi_json_pointer_line (text, length, pointer->str));
  g_string_free (pointer, TRUE);
}
