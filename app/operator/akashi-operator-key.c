/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-operator-key.h"

#include "akashi-atomic-file.h"
#include "akashi-limits.h"
#include "akashi-private-key-file.h"

#include <string.h>

static AkashiOperatorKey *
public_half (const AkashiPrivateKey *key)
{
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  AkashiOperatorKey *half = g_new0 (AkashiOperatorKey, 1);
  guint8 kid[8];
  g_autoptr (GString) hex = g_string_new (NULL);

  akashi_public_key_kid (public, kid);
  for (guint i = 0; i < G_N_ELEMENTS (kid); i++)
    g_string_append_printf (hex, "%02x", kid[i]);
  half->kid = g_strdup (hex->str);
  half->public_pem = akashi_public_key_to_pem (public);
  return half;
}

AkashiOperatorKey *
akashi_operator_key_create (const char *type, const char *path, const char *passphrase, GError **error)
{
  gboolean p256 = strcmp (type, "p256") == 0;
  if (!p256 && strcmp (type, "ed25519") != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                   "there is no key type %s, only ed25519 and p256", type);
      return NULL;
    }
  g_autoptr (AkashiPrivateKey) key
      = akashi_private_key_file_new (p256 ? AKASHI_KEY_P256 : AKASHI_KEY_ED25519, path, passphrase, error);
  return key ? public_half (key) : NULL;
}

void
akashi_operator_key_free (AkashiOperatorKey *key)
{
  g_free (key->kid);
  g_free (key->public_pem);
  g_free (key);
}

gboolean
akashi_operator_key_write_public (const AkashiOperatorKey *key, const char *path, GError **error)
{
  g_autoptr (GBytes) pem = g_bytes_new (key->public_pem, strlen (key->public_pem));
  return akashi_atomic_file_create (path, pem, 0644, error);
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
