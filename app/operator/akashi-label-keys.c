/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-label-keys.h"

#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-json.h"
#include "akashi-key.h"
#include "akashi-limits.h"
#include "akashi-scheme-json.h"

static json_t *
read_definition (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = akashi_atomic_file_read (path, AKASHI_MAX_SCHEME_BYTES, error);
  if (!bytes)
    return NULL;
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (bytes, error);
  return scheme ? akashi_json_load (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error) : NULL;
}

static gboolean
write_definition (const char *path, json_t *root, GError **error)
{
  json_int_t version = json_integer_value (json_object_get (root, "version"));
  json_object_set_new (root, "version", json_integer (version + 1));

  char *dumped = json_dumps (root, JSON_INDENT (1));
  g_autofree char *lines = g_strconcat (dumped, "\n", NULL);
  free (dumped);
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  g_autoptr (AkashiScheme) read_back = akashi_scheme_new_json (bytes, error);
  return read_back && akashi_atomic_file_write (path, bytes, 0644, error);
}

static json_t *
find_key (json_t *root, const char *kid)
{
  json_t *key;
  size_t i;

  json_array_foreach (json_object_get (root, "label_keys"), i, key)
  {
    const char *each = json_string_value (json_object_get (key, "kid"));
    if (each && g_ascii_strcasecmp (each, kid) == 0)
      return key;
  }
  return NULL;
}

static char *
kid_of (const AkashiPublicKey *key)
{
  guint8 kid[8];
  GString *hex = g_string_new (NULL);

  akashi_public_key_kid (key, kid);
  for (guint i = 0; i < G_N_ELEMENTS (kid); i++)
    g_string_append_printf (hex, "%02x", kid[i]);
  return g_string_free (hex, FALSE);
}

gboolean
akashi_label_keys_add (const char *definition_path, const char *public_path, AkashiDate from,
                       AkashiDate until, char **kid, GError **error)
{
  g_autoptr (json_t) root = read_definition (definition_path, error);
  g_autoptr (GBytes) file
      = root ? akashi_atomic_file_read (public_path, AKASHI_MAX_KEY_FILE_BYTES, error) : NULL;
  g_autoptr (AkashiPublicKey) key
      = file ? akashi_public_key_new_pem (g_bytes_get_data (file, NULL), g_bytes_get_size (file), error)
             : NULL;
  if (!key)
    return FALSE;
  g_autofree char *id = kid_of (key);
  if (find_key (root, id))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: the key %s is in it already",
                   definition_path, id);
      return FALSE;
    }
  json_t *keys = json_object_get (root, "label_keys");
  if (!keys)
    json_object_set_new (root, "label_keys", keys = json_array ());
  g_autofree char *pem = akashi_public_key_to_pem (key);
  g_autofree char *first = akashi_date_format (from);
  g_autofree char *last = akashi_date_format (until);
  json_array_append_new (keys, json_pack ("{s:s, s:s, s:s, s:s}", "kid", id, "spki_pem", pem, "valid_from",
                                          first, "valid_until", last));
  if (!write_definition (definition_path, root, error))
    return FALSE;
  *kid = g_steal_pointer (&id);
  return TRUE;
}

gboolean
akashi_label_keys_revoke (const char *definition_path, const char *kid, AkashiDate on, GError **error)
{
  g_autoptr (json_t) root = read_definition (definition_path, error);
  if (!root)
    return FALSE;
  json_t *key = find_key (root, kid);
  if (!key)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: there is no label key %s in it",
                   definition_path, kid);
      return FALSE;
    }
  const char *before = json_string_value (json_object_get (key, "revoked"));
  g_autofree char *day = akashi_date_format (on);
  if (before && strcmp (before, day) <= 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: the key %s is revoked since %s",
                   definition_path, kid, before);
      return FALSE;
    }
  json_object_set_new (key, "revoked", json_string (day));
  return write_definition (definition_path, root, error);
}
