/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key.h"

#include "akashi-key-openssl.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <string.h>

#define ED25519_SIGNATURE_BYTES 64
#define P256_COORDINATE_BYTES 32
#define MAX_ECDSA_BYTES 128 /* of P-256 in DER: at most 72 */
#define RSA_MIN_BITS 2048
#define RSA_MAX_BITS 8192

struct _AkashiPublicKey {
  gatomicrefcount refs;
  AkashiKeyType type;
  EVP_PKEY *pkey;
  GBytes *spki;
  guint8 kid[8];
};

/* RFC 5480: id-ecPublicKey, named curve prime256v1, a BIT STRING with an uncompressed point. Its X and Y
 * follow. */
static const guint8 p256_prefix[]
    = { 0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06,
        0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04 };

static gboolean
find_type (EVP_PKEY *pkey, AkashiKeyType *type)
{
  if (EVP_PKEY_is_a (pkey, "ED25519"))
    *type = AKASHI_KEY_ED25519;
  else if (EVP_PKEY_is_a (pkey, "EC"))
    *type = AKASHI_KEY_P256;
  else if (EVP_PKEY_is_a (pkey, "RSA"))
    *type = AKASHI_KEY_RSA;
  else
    return FALSE;
  return TRUE;
}

/* Writes one coordinate of the point, most significant byte first. */
static gboolean
append_coordinate (EVP_PKEY *pkey, const char *name, guint8 *out)
{
  g_autoptr (BIGNUM) number = NULL;
  BIGNUM *read = NULL;

  if (EVP_PKEY_get_bn_param (pkey, name, &read) != 1)
    return FALSE;
  number = read;
  return BN_bn2binpad (number, out, P256_COORDINATE_BYTES) == P256_COORDINATE_BYTES;
}

/* The DER is written anew, so that explicit parameters or a compressed point do not give one key two ids. */
static GBytes *
canonical_p256 (EVP_PKEY *pkey)
{
  guint8 der[sizeof p256_prefix + 2 * P256_COORDINATE_BYTES];
  guint8 *x = der + sizeof p256_prefix;
  char curve[64];

  if (EVP_PKEY_get_group_name (pkey, curve, sizeof curve, NULL) != 1 || strcmp (curve, "prime256v1") != 0)
    return NULL;
  memcpy (der, p256_prefix, sizeof p256_prefix);
  if (!append_coordinate (pkey, OSSL_PKEY_PARAM_EC_PUB_X, x)
      || !append_coordinate (pkey, OSSL_PKEY_PARAM_EC_PUB_Y, x + P256_COORDINATE_BYTES))
    return NULL;
  return g_bytes_new (der, sizeof der);
}

static GBytes *
canonical_spki (EVP_PKEY *pkey, AkashiKeyType type)
{
  if (type == AKASHI_KEY_P256)
    return canonical_p256 (pkey);
  if (type == AKASHI_KEY_RSA
      && (EVP_PKEY_get_bits (pkey) < RSA_MIN_BITS || EVP_PKEY_get_bits (pkey) > RSA_MAX_BITS))
    return NULL;

  guint8 *der = NULL;
  int length = i2d_PUBKEY (pkey, &der);
  if (length <= 0)
    return NULL;
  GBytes *spki = g_bytes_new (der, (gsize) length);
  OPENSSL_free (der);
  return spki;
}

/* Reads DER to its very end. */
static EVP_PKEY *
read_spki (const guint8 *der, gsize length)
{
  const guint8 *at = der;
  g_autoptr (EVP_PKEY) pkey = d2i_PUBKEY (NULL, &at, (long) length);

  if (!pkey || at != der + length)
    return NULL;
  return g_steal_pointer (&pkey);
}

AkashiPublicKey *
akashi_public_key_new_pkey (EVP_PKEY *pkey, GError **error)
{
  AkashiKeyType type;
  if (!find_type (pkey, &type))
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "a key of another kind than Ed25519, P-256 and RSA");
      return NULL;
    }

  g_autoptr (GBytes) spki = canonical_spki (pkey, type);
  if (!spki)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID,
                           type == AKASHI_KEY_RSA ? "an RSA key of fewer than 2048 or more than 8192 bits"
                                                  : "a key on another curve than P-256");
      return NULL;
    }

  /* The key that verifies is the one its canonical bytes, and so its id, name. */
  gsize length;
  const guint8 *der = g_bytes_get_data (spki, &length);
  g_autoptr (EVP_PKEY) canonical = read_spki (der, length);
  if (!canonical)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not a valid public key");
      return NULL;
    }
  ERR_clear_error ();

  guint8 digest[SHA256_DIGEST_LENGTH];
  AkashiPublicKey *key = g_new0 (AkashiPublicKey, 1);
  g_atomic_ref_count_init (&key->refs);
  key->type = type;
  key->pkey = g_steal_pointer (&canonical);
  key->spki = g_steal_pointer (&spki);
  SHA256 (der, length, digest);
  memcpy (key->kid, digest, sizeof key->kid);
  return key;
}

static AkashiPublicKey *
new_der (const guint8 *der, gsize length, GError **error)
{
  g_autoptr (EVP_PKEY) pkey = length <= G_MAXINT32 ? read_spki (der, length) : NULL;
  if (!pkey)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_INVALID, "not a SubjectPublicKeyInfo");
      return NULL;
    }
  return akashi_public_key_new_pkey (pkey, error);
}

AkashiPublicKey *
akashi_public_key_new_spki (GBytes *spki, GError **error)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (spki, &length);
  g_autoptr (AkashiPublicKey) key = new_der (der, length, error);

  if (!key)
    return NULL;
  if (!g_bytes_equal (spki, key->spki))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "a public key that is not in canonical form");
      return NULL;
    }
  return g_steal_pointer (&key);
}

AkashiPublicKey *
akashi_public_key_new_pem (const char *pem, gsize length, GError **error)
{
  g_auto (AkashiPem) block = { NULL, NULL, 0 };

  if (!akashi_pem_read (&block, pem, length, error))
    return NULL;
  if (strcmp (block.name, PEM_STRING_PUBLIC) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "PEM of a %s, not of a public key", block.name);
      return NULL;
    }
  return new_der (block.data, (gsize) block.length, error);
}

AkashiPublicKey *
akashi_public_key_ref (AkashiPublicKey *key)
{
  g_atomic_ref_count_inc (&key->refs);
  return key;
}

void
akashi_public_key_unref (AkashiPublicKey *key)
{
  if (!g_atomic_ref_count_dec (&key->refs))
    return;
  EVP_PKEY_free (key->pkey);
  g_bytes_unref (key->spki);
  g_free (key);
}

AkashiKeyType
akashi_public_key_type (const AkashiPublicKey *key)
{
  return key->type;
}

GBytes *
akashi_public_key_spki (const AkashiPublicKey *key)
{
  return key->spki;
}

char *
akashi_public_key_to_pem (const AkashiPublicKey *key)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (key->spki, &length);
  g_autofree char *base64 = g_base64_encode (der, length);
  g_autoptr (GString) pem = g_string_new ("-----BEGIN PUBLIC KEY-----\n");

  /* RFC 7468 section 2: lines of 64 characters. */
  for (const char *line = base64; *line; line += MIN (strlen (line), 64))
    g_string_append_printf (pem, "%.64s\n", line);
  g_string_append (pem, "-----END PUBLIC KEY-----\n");
  return g_strdup (pem->str);
}

void
akashi_public_key_kid (const AkashiPublicKey *key, guint8 kid[8])
{
  memcpy (kid, key->kid, sizeof key->kid);
}

/* DER has one writing; OpenSSL refuses others too, but as if it could not judge them. */
static gboolean
is_der_signature (const guint8 *signature, gsize length)
{
  const guint8 *at = signature;
  guint8 *written = NULL;
  g_autoptr (ECDSA_SIG) pair = length <= MAX_ECDSA_BYTES ? d2i_ECDSA_SIG (NULL, &at, (long) length) : NULL;
  int written_length = pair ? i2d_ECDSA_SIG (pair, &written) : -1;
  gboolean same
      = written_length >= 0 && (gsize) written_length == length && memcmp (written, signature, length) == 0;

  OPENSSL_free (written);
  return same;
}

/* A signature of the wrong form does not match; it is no failure of the library. */
static gboolean
is_signature_formed (AkashiKeyType type, const guint8 *signature, gsize length)
{
  if (type == AKASHI_KEY_ED25519)
    return length == ED25519_SIGNATURE_BYTES;
  if (type == AKASHI_KEY_RSA)
    return length <= RSA_MAX_BITS / 8;

  return is_der_signature (signature, length);
}

static gboolean
start_verifying (const AkashiPublicKey *key, EVP_MD_CTX *context)
{
  EVP_PKEY_CTX *options = NULL;
  const EVP_MD *digest = key->type == AKASHI_KEY_ED25519 ? NULL : akashi_openssl_sha256 ();

  if (EVP_DigestVerifyInit (context, &options, digest, NULL, key->pkey) != 1)
    return FALSE;
  return key->type != AKASHI_KEY_RSA
         || (EVP_PKEY_CTX_set_rsa_padding (options, RSA_PKCS1_PSS_PADDING) == 1
             && EVP_PKEY_CTX_set_rsa_pss_saltlen (options, RSA_PSS_SALTLEN_AUTO) == 1);
}

gboolean
akashi_public_key_verify (const AkashiPublicKey *key, const void *data, gsize length, const void *signature,
                          gsize signature_length, GError **error)
{
  g_autoptr (EVP_MD_CTX) context = EVP_MD_CTX_new ();

  if (!context || !start_verifying (key, context))
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot verify a signature");
      return FALSE;
    }

  int matches = is_signature_formed (key->type, signature, signature_length)
                    ? EVP_DigestVerify (context, signature, signature_length, data, length)
                    : 0;
  if (matches == 1)
    return TRUE;
  if (matches == 0)
    akashi_openssl_fail (error, AKASHI_ERROR_SIGNATURE_MISMATCH, "the signature does not match");
  else
    akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot judge the signature");
  return FALSE;
}
