/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key-openssl.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <string.h>

/*
 * scrypt, RFC 7914: 16 MiB of memory, five times over. More memory than 32 MiB is refused by OpenSSL when it
 * reads the key back.
 */
#define SCRYPT_N 16384
#define SCRYPT_R 8
#define SCRYPT_P 5
#define SCRYPT_SALT_BYTES 16

struct _AkashiPrivateKey {
  EVP_PKEY *pkey;
  AkashiPublicKey *public;
};

static AkashiPrivateKey *
new_pkey (EVP_PKEY *pkey, GError **error)
{
  g_autoptr (AkashiPublicKey) public = akashi_public_key_new_pkey (pkey, error);

  if (!public)
    return NULL;
  if (akashi_public_key_type (public) == AKASHI_KEY_RSA)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "RSA keys only verify; sign with Ed25519 or P-256");
      return NULL;
    }

  AkashiPrivateKey *key = g_new0 (AkashiPrivateKey, 1);
  EVP_PKEY_up_ref (pkey);
  key->pkey = pkey;
  key->public = g_steal_pointer (&public);
  return key;
}

AkashiPrivateKey *
akashi_private_key_generate (AkashiKeyType type, GError **error)
{
  g_autoptr (EVP_PKEY) pkey = NULL;

  if (type == AKASHI_KEY_ED25519)
    pkey = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");
  else if (type == AKASHI_KEY_P256)
    pkey = EVP_PKEY_Q_keygen (NULL, NULL, "EC", "P-256");
  if (!pkey)
    {
      akashi_openssl_fail (error, type == AKASHI_KEY_RSA ? AKASHI_ERROR_INVALID : AKASHI_ERROR_FAILED,
                           "cannot make a key");
      return NULL;
    }
  return new_pkey (pkey, error);
}

static PKCS8_PRIV_KEY_INFO *
decrypt (const AkashiPem *block, const char *passphrase, GError **error)
{
  if (!passphrase)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_WRONG_PASSPHRASE, "the key needs a passphrase");
      return NULL;
    }

  const guint8 *at = block->data;
  g_autoptr (X509_SIG) box = d2i_X509_SIG (NULL, &at, block->length);
  if (!box)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not PKCS#8");
      return NULL;
    }

  PKCS8_PRIV_KEY_INFO *info = PKCS8_decrypt (box, passphrase, (int) strlen (passphrase));
  if (!info)
    akashi_openssl_fail (error, AKASHI_ERROR_WRONG_PASSPHRASE, "the passphrase does not open the key");
  return info;
}

static PKCS8_PRIV_KEY_INFO *
read_pkcs8 (const AkashiPem *block, const char *passphrase, GError **error)
{
  if (strcmp (block->name, PEM_STRING_PKCS8) == 0)
    return decrypt (block, passphrase, error);
  if (strcmp (block->name, PEM_STRING_PKCS8INF) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "PEM of a %s, not of a PKCS#8 private key",
                   block->name);
      return NULL;
    }

  const guint8 *at = block->data;
  PKCS8_PRIV_KEY_INFO *info = d2i_PKCS8_PRIV_KEY_INFO (NULL, &at, block->length);
  if (!info)
    akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not PKCS#8");
  return info;
}

AkashiPrivateKey *
akashi_private_key_new_pem (const char *pem, gsize length, const char *passphrase, GError **error)
{
  g_auto (AkashiPem) block = { NULL, NULL, 0 };
  if (!akashi_pem_read (&block, pem, length, error))
    return NULL;

  g_autoptr (PKCS8_PRIV_KEY_INFO) info = read_pkcs8 (&block, passphrase, error);
  if (!info)
    return NULL;

  g_autoptr (EVP_PKEY) pkey = EVP_PKCS82PKEY (info);
  if (!pkey)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not a private key this program knows");
      return NULL;
    }
  ERR_clear_error ();
  return new_pkey (pkey, error);
}

/* PBES2 (RFC 8018) with scrypt and AES-256-CBC; salt and IV are drawn at random. */
static X509_SIG *
encrypt (PKCS8_PRIV_KEY_INFO *info, const char *passphrase)
{
  g_autoptr (X509_ALGOR) method = PKCS5_pbe2_set_scrypt (EVP_aes_256_cbc (), NULL, SCRYPT_SALT_BYTES, NULL,
                                                         SCRYPT_N, SCRYPT_R, SCRYPT_P);
  if (!method)
    return NULL;

  X509_SIG *box = PKCS8_set0_pbe (passphrase, (int) strlen (passphrase), info, method);
  if (box)
    method = NULL; /* the box owns it now */
  return box;
}

static gboolean
write_pem (BIO *bio, PKCS8_PRIV_KEY_INFO *info, const char *passphrase)
{
  if (!passphrase)
    return PEM_write_bio_PKCS8_PRIV_KEY_INFO (bio, info) == 1;

  g_autoptr (X509_SIG) box = encrypt (info, passphrase);
  return box && PEM_write_bio_PKCS8 (bio, box) == 1;
}

char *
akashi_private_key_to_pem (const AkashiPrivateKey *key, const char *passphrase, GError **error)
{
  g_autoptr (PKCS8_PRIV_KEY_INFO) info = EVP_PKEY2PKCS8 (key->pkey);
  g_autoptr (BIO) bio = BIO_new (BIO_s_secmem ());

  if (!info || !bio || !write_pem (bio, info, passphrase))
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot write the private key");
      return NULL;
    }

  char *text = NULL;
  long length = BIO_get_mem_data (bio, &text);
  return g_strndup (text, (gsize) length);
}

void
akashi_private_key_free (AkashiPrivateKey *key)
{
  EVP_PKEY_free (key->pkey);
  akashi_public_key_unref (key->public);
  g_free (key);
}

AkashiPublicKey *
akashi_private_key_public (const AkashiPrivateKey *key)
{
  return akashi_public_key_ref (key->public);
}

GBytes *
akashi_private_key_sign (const AkashiPrivateKey *key, const void *data, gsize length, GError **error)
{
  const EVP_MD *digest
      = akashi_public_key_type (key->public) == AKASHI_KEY_ED25519 ? NULL : akashi_openssl_sha256 ();
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();
  guint8 signature[128]; /* Ed25519: 64 bytes; P-256 in DER: at most 72 */
  gsize signature_length = sizeof signature;

  if (!context || EVP_DigestSignInit (context, NULL, digest, NULL, key->pkey) != 1
      || EVP_DigestSign (context, signature, &signature_length, data, length) != 1)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot sign");
      return NULL;
    }
  return g_bytes_new (signature, signature_length);
}
