/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-secret-hash.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

#define PREFIX "scrypt$15$8$1$"
#define COST (1u << 15)
#define BLOCK 8
#define LANES 1
#define MEMORY (64ul * 1024 * 1024) /* bytes that are allowed; it needs half of them */
#define SALT_BYTES 16
#define HASH_BYTES 32
#define LONGEST_SECRET 64

typedef struct {
  guint8 salt[SALT_BYTES], hash[HASH_BYTES];
} Parts;

static gboolean
fail (GError **error)
{
  char text[256];
  ERR_error_string_n (ERR_get_error (), text, sizeof text);
  ERR_clear_error ();
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "hashing a secret: %s", text);
  return FALSE;
}

static gboolean
derive (const char *secret, Parts *parts, GError **error)
{
  gsize length = strlen (secret);
  if (length == 0 || length > LONGEST_SECRET)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a secret has 1 to %d bytes", LONGEST_SECRET);
      return FALSE;
    }
  return EVP_PBE_scrypt (secret, length, parts->salt, SALT_BYTES, COST, BLOCK, LANES, MEMORY, parts->hash,
                         HASH_BYTES)
                 == 1
             ? TRUE
             : fail (error);
}

static void
append_hex (GString *text, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
}

static gboolean
parse_hex (const char *text, guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (text[2 * i + 1]);
      if (low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

static gboolean
parse (const char *text, Parts *parts)
{
  gsize prefix = strlen (PREFIX);
  return strlen (text) == prefix + 2 * SALT_BYTES + 1 + 2 * HASH_BYTES && g_str_has_prefix (text, PREFIX)
         && text[prefix + 2 * SALT_BYTES] == '$' && parse_hex (text + prefix, parts->salt, SALT_BYTES)
         && parse_hex (text + prefix + 2 * SALT_BYTES + 1, parts->hash, HASH_BYTES);
}

char *
akashi_secret_hash_new (const char *secret, GError **error)
{
  Parts parts;
  if (RAND_bytes (parts.salt, SALT_BYTES) != 1)
    {
      fail (error);
      return NULL;
    }
  if (!derive (secret, &parts, error))
    return NULL;
  GString *text = g_string_new (PREFIX);
  append_hex (text, parts.salt, SALT_BYTES);
  g_string_append_c (text, '$');
  append_hex (text, parts.hash, HASH_BYTES);
  return g_string_free (text, FALSE);
}

gboolean
akashi_secret_hash_matches (const char *hash, const char *secret, gboolean *matches, GError **error)
{
  Parts kept, tried;
  if (!parse (hash, &kept))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "this is no hash of a secret");
      return FALSE;
    }
  memcpy (tried.salt, kept.salt, SALT_BYTES);
  if (!derive (secret, &tried, error))
    return FALSE;
  *matches = CRYPTO_memcmp (kept.hash, tried.hash, HASH_BYTES) == 0;
  return TRUE;
}
