/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-json-field.h"
#include "akashi-limits.h"
#include "akashi-registry.h"

#include <string.h>

static void
delta_free (gpointer data)
{
  AkashiListDelta *delta = data;

  g_free (delta->file);
  g_free (delta);
}

void
akashi_list_index_free (AkashiListIndex *index)
{
  g_clear_pointer (&index->deltas, g_ptr_array_unref);
  g_free (index->full);
  g_free (index->digest);
  g_free (index);
}

static gboolean
refuse (const char *problem, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s", problem);
  return FALSE;
}

static gboolean
read_identity (const json_t *root, const char *scheme, AkashiListIndex *into, GError **error)
{
  const char *named = NULL;
  const char *published = NULL;

  if (!akashi_json_get_text (root, "scheme", AKASHI_FIELD_REQUIRED, &named, error))
    return FALSE;
  if (strcmp (named, scheme) != 0)
    return refuse ("it is the index of another scheme", error);
  if (!akashi_json_get_integer (root, "serial", AKASHI_FIELD_REQUIRED, 0, AKASHI_MAX_SERIAL, &into->serial,
                                error)
      || !akashi_json_get_date (root, "as_of", AKASHI_FIELD_REQUIRED, &into->as_of, error)
      || !akashi_json_get_text (root, "published", AKASHI_FIELD_REQUIRED, &published, error))
    return FALSE;
  if (!akashi_time_parse (published, &into->published))
    return refuse ("field “published” is not an RFC 3339 time", error);
  return TRUE;
}

/* `<scheme>/<file>`: a scheme's index cannot name another scheme's file. */
static gboolean
is_of_scheme (const char *file, const char *scheme)
{
  gsize length = strlen (scheme);

  return strncmp (file, scheme, length) == 0 && file[length] == '/' && file[length + 1] != '\0'
         && strchr (file + length + 1, '/') == NULL;
}

static gboolean
check_full (const char *full, const char *scheme, GError **error)
{
  return is_of_scheme (full, scheme) || refuse ("field “full” names no file of this scheme", error);
}

static gboolean
read_delta (const json_t *object, const char *scheme, AkashiListIndex *into, GError **error)
{
  AkashiListDelta *delta = g_new0 (AkashiListDelta, 1);

  g_ptr_array_add (into->deltas, delta);
  if (!akashi_json_get_integer (object, "from", AKASHI_FIELD_REQUIRED, 0, AKASHI_MAX_SERIAL, &delta->from,
                                error)
      || !akashi_json_get_integer (object, "to", AKASHI_FIELD_REQUIRED, 0, AKASHI_MAX_SERIAL, &delta->to,
                                   error)
      || !akashi_json_dup_text (object, "file", AKASHI_FIELD_REQUIRED, &delta->file, error))
    return FALSE;
  if (delta->from >= delta->to || delta->to > into->serial)
    return refuse ("a delta leads back, or past the list", error);
  return is_of_scheme (delta->file, scheme) || refuse ("a delta is no file of this scheme", error);
}

static gboolean
read_deltas (const json_t *root, const char *scheme, AkashiListIndex *into, GError **error)
{
  json_t *deltas;

  into->deltas = g_ptr_array_new_with_free_func (delta_free);
  if (!akashi_json_get_objects (root, "deltas", AKASHI_FIELD_OPTIONAL, &deltas, error))
    return FALSE;
  if (json_array_size (deltas) > AKASHI_MAX_DELTAS)
    return refuse ("there are too many deltas", error);
  for (gsize i = 0; i < json_array_size (deltas); i++)
    if (!read_delta (json_array_get (deltas, i), scheme, into, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_digest (const char *digest, GError **error)
{
  if (strlen (digest) == 64 && strspn (digest, "0123456789abcdef") == 64)
    return TRUE;
  return refuse ("field “digest” is not 64 lower-case hexadecimal digits", error);
}

static gboolean
read_contents (const json_t *root, const char *scheme, AkashiListIndex *into, GError **error)
{
  return akashi_json_dup_text (root, "full", AKASHI_FIELD_REQUIRED, &into->full, error)
         && check_full (into->full, scheme, error)
         && akashi_json_get_integer (root, "rows", AKASHI_FIELD_REQUIRED, 0, AKASHI_MAX_SERIAL, &into->rows,
                                     error)
         && akashi_json_dup_text (root, "digest", AKASHI_FIELD_REQUIRED, &into->digest, error)
         && check_digest (into->digest, error)
         && akashi_json_get_boolean (root, "shrinks", &into->shrinks, error)
         && read_deltas (root, scheme, into, error);
}

AkashiListIndex *
akashi_list_index_new (GBytes *json, const char *scheme, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (length > AKASHI_MAX_INDEX_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "index.json of %s is longer than %d bytes",
                   scheme, AKASHI_MAX_INDEX_BYTES);
      return NULL;
    }

  g_autoptr (json_t) root = akashi_json_load_object (data, length, error);
  g_autoptr (AkashiListIndex) index = g_new0 (AkashiListIndex, 1);
  if (root && read_identity (root, scheme, index, error) && read_contents (root, scheme, index, error))
    return g_steal_pointer (&index);
  g_prefix_error (error, "index.json of %s: ", scheme);
  return NULL;
}
