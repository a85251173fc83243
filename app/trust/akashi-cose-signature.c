/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cose-signature.h"

#include "akashi-cbor.h"
#include "akashi-key-openssl.h"

#define HALF (AKASHI_COSE_SIGNATURE_BYTES / 2)

GByteArray *
akashi_cose_to_be_signed (GBytes *protected, GBytes *payload)
{
  gsize protected_length, payload_length;
  const guint8 *protected_data = g_bytes_get_data (protected, &protected_length);
  const guint8 *payload_data = g_bytes_get_data (payload, &payload_length);
  GByteArray *out = g_byte_array_sized_new ((guint) (protected_length + payload_length + 32));

  akashi_cbor_write_head (out, AKASHI_CBOR_ARRAY, 4);
  akashi_cbor_write_text (out, "Signature1");
  akashi_cbor_write_bytes (out, protected_data, protected_length);
  akashi_cbor_write_bytes (out, "", 0);
  akashi_cbor_write_bytes (out, payload_data, payload_length);
  return out;
}

GBytes *
akashi_cose_signature_to_der (const guint8 signature[AKASHI_COSE_SIGNATURE_BYTES], GError **error)
{
  g_autoptr (ECDSA_SIG) pair = ECDSA_SIG_new ();
  g_autoptr (BIGNUM) r = BN_bin2bn (signature, HALF, NULL);
  g_autoptr (BIGNUM) s = BN_bin2bn (signature + HALF, HALF, NULL);
  guint8 *der = NULL;

  if (!pair || !r || !s || ECDSA_SIG_set0 (pair, r, s) != 1)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot take the signature apart");
      return NULL;
    }
  r = s = NULL; /* the pair owns them now */

  int length = i2d_ECDSA_SIG (pair, &der);
  if (length <= 0)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot write the signature");
      return NULL;
    }
  GBytes *bytes = g_bytes_new (der, (gsize) length);
  OPENSSL_free (der);
  return bytes;
}

gboolean
akashi_cose_signature_from_der (GBytes *der, guint8 signature[AKASHI_COSE_SIGNATURE_BYTES], GError **error)
{
  gsize length;
  const guint8 *at = g_bytes_get_data (der, &length);
  g_autoptr (ECDSA_SIG) pair = d2i_ECDSA_SIG (NULL, &at, (long) length);

  if (!pair || BN_bn2binpad (ECDSA_SIG_get0_r (pair), signature, HALF) != HALF
      || BN_bn2binpad (ECDSA_SIG_get0_s (pair), signature + HALF, HALF) != HALF)
    {
      akashi_openssl_fail (error, AKASHI_ERROR_FAILED, "cannot write the signature as r and s");
      return FALSE;
    }
  return TRUE;
}
