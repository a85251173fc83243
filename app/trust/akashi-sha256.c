/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sha256.h"

#include "akashi-key-openssl.h"

#include <openssl/err.h>

struct _AkashiSha256 {
  EVP_MD_CTX *context; /* (nullable): without memory for it, GLib's does, more slowly */
};

AkashiSha256 *
akashi_sha256_new (void)
{
  AkashiSha256 *sha256 = g_new (AkashiSha256, 1);

  sha256->context = EVP_MD_CTX_new ();
  if (sha256->context && EVP_DigestInit_ex2 (sha256->context, akashi_openssl_sha256 (), NULL) != 1)
    g_clear_pointer (&sha256->context, EVP_MD_CTX_free);
  ERR_clear_error ();
  return sha256;
}

void
akashi_sha256_free (AkashiSha256 *sha256)
{
  g_clear_pointer (&sha256->context, EVP_MD_CTX_free);
  g_free (sha256);
}

static gboolean
digest_quickly (EVP_MD_CTX *context, const void *bytes, gsize length, guint8 *out)
{
  return context && EVP_DigestInit_ex2 (context, NULL, NULL) == 1
         && EVP_DigestUpdate (context, bytes, length) == 1 && EVP_DigestFinal_ex (context, out, NULL) == 1;
}

void
akashi_sha256_digest (AkashiSha256 *sha256, const void *bytes, gsize length, guint8 out[AKASHI_SHA256_BYTES])
{
  if (digest_quickly (sha256->context, bytes, length, out))
    return;
  ERR_clear_error ();
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = AKASHI_SHA256_BYTES;
  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, out, &size);
  g_checksum_free (checksum);
}
