/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json.h"

#include <string.h>

#include "akashi-limits.h"

/* The parser recurses, so the depth is counted before it runs. */
static gboolean
depth_is_bounded (const char *text, gsize length)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      if (in_string)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '[' || c == '{')
        {
          if (++depth > AKASHI_MAX_JSON_DEPTH)
            return FALSE;
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

static gboolean
has_real (const json_t *value)
{
  if (json_is_real (value))
    return TRUE;
  if (json_is_array (value))
    {
      for (gsize i = 0; i < json_array_size (value); i++)
        if (has_real (json_array_get (value, i)))
          return TRUE;
    }
  else if (json_is_object (value))
    {
      /* iteration does not change the object; jansson's signatures take no const */
      json_t *object = (json_t *) (gsize) value;
      for (void *iter = json_object_iter (object); iter; iter = json_object_iter_next (object, iter))
        if (has_real (json_object_iter_value (iter)))
          return TRUE;
    }
  return FALSE;
}

/* jansson 2.14 writes beside its memory where an allocation fails while it reads: with GLib's the program
 * ends instead. */
static void
use_glib_memory (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      json_set_alloc_funcs (g_malloc, g_free);
      g_once_init_leave (&done, 1);
    }
}

json_t *
akashi_json_load (const void *data, gsize length, GError **error)
{
  json_error_t where;

  if (length == 0)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "not JSON: it is empty");
      return NULL;
    }
  if (!depth_is_bounded (data, length))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "not JSON we read: more than %d levels deep",
                   AKASHI_MAX_JSON_DEPTH);
      return NULL;
    }
  use_glib_memory ();
  g_autoptr (json_t) value = json_loadb (data, length, JSON_REJECT_DUPLICATES, &where);
  if (!value)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "not JSON we read: line %d: %s", where.line,
                   where.text);
      return NULL;
    }
  if (has_real (value))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "not JSON we read: a number is not an integer");
      return NULL;
    }
  return g_steal_pointer (&value);
}

static void
write_string (GByteArray *out, const char *text, gsize length)
{
  gsize start = 0;

  g_byte_array_append (out, (const guint8 *) "\"", 1);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '"' || text[i] == '\\')
      {
        g_byte_array_append (out, (const guint8 *) text + start, (guint) (i - start));
        g_byte_array_append (out, (const guint8 *) "\\", 1);
        start = i;
      }
  g_byte_array_append (out, (const guint8 *) text + start, (guint) (length - start));
  g_byte_array_append (out, (const guint8 *) "\"", 1);
}

static void
write_literal (GByteArray *out, const char *text)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

/* Bytes of UTF-8 compare as their code points do. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean write_value (GByteArray *out, const json_t *value);

static gboolean
write_object (GByteArray *out, const json_t *value)
{
  json_t *object = (json_t *) (gsize) value;
  g_autoptr (GPtrArray) keys = g_ptr_array_sized_new ((guint) json_object_size (object));

  for (void *iter = json_object_iter (object); iter; iter = json_object_iter_next (object, iter))
    g_ptr_array_add (keys, (gpointer) (gsize) json_object_iter_key (iter));
  g_ptr_array_sort (keys, compare_keys);

  write_literal (out, "{");
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      if (i > 0)
        write_literal (out, ",");
      write_string (out, key, strlen (key));
      write_literal (out, ":");
      if (!write_value (out, json_object_get (object, key)))
        return FALSE;
    }
  write_literal (out, "}");
  return TRUE;
}

static gboolean
write_array (GByteArray *out, const json_t *value)
{
  write_literal (out, "[");
  for (gsize i = 0; i < json_array_size (value); i++)
    {
      if (i > 0)
        write_literal (out, ",");
      if (!write_value (out, json_array_get (value, i)))
        return FALSE;
    }
  write_literal (out, "]");
  return TRUE;
}

static gboolean
write_value (GByteArray *out, const json_t *value)
{
  char number[32];

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      return write_object (out, value);
    case JSON_ARRAY:
      return write_array (out, value);
    case JSON_STRING:
      write_string (out, json_string_value (value), json_string_length (value));
      return TRUE;
    case JSON_INTEGER:
      g_snprintf (number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value (value));
      write_literal (out, number);
      return TRUE;
    case JSON_TRUE:
      write_literal (out, "true");
      return TRUE;
    case JSON_FALSE:
      write_literal (out, "false");
      return TRUE;
    case JSON_NULL:
      write_literal (out, "null");
      return TRUE;
    case JSON_REAL:
    default:
      return FALSE;
    }
}

GBytes *
akashi_json_canonical (const json_t *value, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (!write_value (out, value))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "canonical JSON has no floating-point numbers");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
