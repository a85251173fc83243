/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-cbor.h"
#include "akashi-cose-signature.h"
#include "akashi-cose.h"
#include "akashi-limits.h"

#include <string.h>

static GBytes *
new_header (const AkashiPublicKey *public)
{
  GByteArray *out = g_byte_array_new ();
  guint8 kid[AKASHI_COSE_KID_BYTES];
  gboolean ed25519 = akashi_public_key_type (public) == AKASHI_KEY_ED25519;

  akashi_public_key_kid (public, kid);
  akashi_cbor_write_head (out, AKASHI_CBOR_MAP, 2);
  akashi_cbor_write_int (out, AKASHI_COSE_HEADER_ALGORITHM);
  akashi_cbor_write_int (out, ed25519 ? AKASHI_COSE_ED25519 : AKASHI_COSE_ESP256);
  akashi_cbor_write_int (out, AKASHI_COSE_HEADER_KID);
  akashi_cbor_write_bytes (out, kid, sizeof kid);
  return g_byte_array_free_to_bytes (out);
}

/* Signs what a reader will check, in COSE's form of a signature. */
static gboolean
make_signature (GBytes *header, GBytes *payload, const AkashiPrivateKey *key,
                guint8 out[AKASHI_COSE_SIGNATURE_BYTES], GError **error)
{
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (GByteArray) message = akashi_cose_to_be_signed (header, payload);
  g_autoptr (GBytes) signature = akashi_private_key_sign (key, message->data, message->len, error);

  if (!signature)
    return FALSE;
  if (akashi_public_key_type (public) != AKASHI_KEY_ED25519)
    return akashi_cose_signature_from_der (signature, out, error);
  if (g_bytes_get_size (signature) != AKASHI_COSE_SIGNATURE_BYTES)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "a signature of the wrong length");
      return FALSE;
    }
  memcpy (out, g_bytes_get_data (signature, NULL), AKASHI_COSE_SIGNATURE_BYTES);
  return TRUE;
}

/* What cannot be read back must not be printed: a fault while signing would spoil every box. */
static gboolean
check_readable (GByteArray *signed_bytes, const AkashiPrivateKey *key, GError **error)
{
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (AkashiUnverifiedCose) cose
      = akashi_unverified_cose_parse (signed_bytes->data, signed_bytes->len, error);
  if (!cose)
    return FALSE;

  g_autoptr (AkashiVerified) verified = akashi_cose_verify (cose, public, error);
  return verified != NULL;
}

GBytes *
akashi_cose_sign (GBytes *payload, const AkashiPrivateKey *key, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);
  if (length > AKASHI_MAX_LABEL_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "more than %d bytes to sign",
                   AKASHI_MAX_LABEL_BYTES);
      return NULL;
    }

  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (GBytes) header = new_header (public);
  guint8 signature[AKASHI_COSE_SIGNATURE_BYTES];
  if (!make_signature (header, payload, key, signature, error))
    return NULL;

  g_autoptr (GByteArray) out = g_byte_array_new ();
  akashi_cbor_write_head (out, AKASHI_CBOR_TAG, AKASHI_COSE_TAG_SIGN1);
  akashi_cbor_write_head (out, AKASHI_CBOR_ARRAY, 4);
  akashi_cbor_write_bytes (out, g_bytes_get_data (header, NULL), g_bytes_get_size (header));
  akashi_cbor_write_head (out, AKASHI_CBOR_MAP, 0);
  akashi_cbor_write_bytes (out, data, length);
  akashi_cbor_write_bytes (out, signature, sizeof signature);
  if (out->len > AKASHI_MAX_LABEL_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "a label of %u bytes; at most %d", out->len,
                   AKASHI_MAX_LABEL_BYTES);
      return NULL;
    }
  if (!check_readable (out, key, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
