/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-operator-key.h"

#include "akashi-atomic-file.h"
#include "akashi-limits.h"

#include <string.h>

AkashiPrivateKey *
akashi_operator_key_new (AkashiKeyType type, const char *path, const char *passphrase, GError **error)
{
  if (!passphrase || !*passphrase)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE, "a new key needs a passphrase");
      return NULL;
    }
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (type, error);
  if (!key)
    return NULL;
  char *pem = akashi_private_key_to_pem (key, passphrase, error);
  if (!pem)
    return NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (pem, strlen (pem));
  return akashi_atomic_file_create (path, bytes, 0600, error) ? g_steal_pointer (&key) : NULL;
}

AkashiPrivateKey *
akashi_operator_key_load (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (GBytes) bytes = akashi_atomic_file_read (path, AKASHI_MAX_KEY_FILE_BYTES, error);
  if (!bytes)
    return NULL;
  gsize length;
  const char *pem = g_bytes_get_data (bytes, &length);
  AkashiPrivateKey *key = akashi_private_key_new_pem (pem, length, passphrase, error);
  if (!key)
    g_prefix_error (error, "%s: ", path);
  return key;
}

gboolean
akashi_operator_key_is_locked (const char *path)
{
  g_autoptr (GBytes) bytes = akashi_atomic_file_read (path, AKASHI_MAX_KEY_FILE_BYTES, NULL);
  if (!bytes)
    return FALSE;
  gsize length;
  const char *pem = g_bytes_get_data (bytes, &length);
  return g_strstr_len (pem, (gssize) length, "-----BEGIN ENCRYPTED PRIVATE KEY-----") != NULL;
}

char *
akashi_operator_key_kid (const AkashiPrivateKey *key)
{
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  guint8 kid[8];
  GString *hex = g_string_new (NULL);

  akashi_public_key_kid (public, kid);
  for (guint i = 0; i < G_N_ELEMENTS (kid); i++)
    g_string_append_printf (hex, "%02x", kid[i]);
  return g_string_free (hex, FALSE);
}
