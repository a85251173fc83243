/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-private-key-file.h"

#include "akashi-atomic-file.h"
#include "akashi-limits.h"

#include <string.h>

static gboolean
save (const AkashiPrivateKey *key, const char *path, const char *passphrase, GError **error)
{
  if (!passphrase || !*passphrase)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE,
                   "a key is not written without a passphrase");
      return FALSE;
    }
  char *pem = akashi_private_key_to_pem (key, passphrase, error);
  if (!pem)
    return FALSE;
  g_autoptr (GBytes) bytes = g_bytes_new_take (pem, strlen (pem));
  return akashi_atomic_file_create (path, bytes, 0600, error);
}

AkashiPrivateKey *
akashi_private_key_file_new (AkashiKeyType type, const char *path, const char *passphrase, GError **error)
{
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_generate (type, error);
  return key && save (key, path, passphrase, error) ? g_steal_pointer (&key) : NULL;
}

AkashiPrivateKey *
akashi_private_key_file_load (const char *path, const char *passphrase, GError **error)
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

static gboolean
is_same_key (const AkashiPrivateKey *a, const AkashiPrivateKey *b)
{
  g_autoptr (AkashiPublicKey) public_a = akashi_private_key_public (a);
  g_autoptr (AkashiPublicKey) public_b = akashi_private_key_public (b);
  return g_bytes_equal (akashi_public_key_spki (public_a), akashi_public_key_spki (public_b));
}

gboolean
akashi_private_key_file_take_over (const char *from, const char *to, const char *passphrase, GError **error)
{
  g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (from, passphrase, error);
  if (!key)
    return FALSE;
  if (!g_file_test (to, G_FILE_TEST_EXISTS))
    return save (key, to, passphrase, error);

  g_autoptr (AkashiPrivateKey) there = akashi_private_key_file_load (to, passphrase, error);
  if (!there || is_same_key (key, there))
    return there != NULL;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "%s holds another key", to);
  return FALSE;
}
