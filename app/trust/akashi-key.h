/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_KEY_ED25519, /* RFC 8032 */
  AKASHI_KEY_P256,    /* ECDSA, NIST P-256 with SHA-256 */
  AKASHI_KEY_RSA,     /* only to verify TUF metadata (rsassa-pss-sha256), 2048 to 8192 bits */
} AkashiKeyType;

/* A public key. Immutable, reference-counted, may be used from any thread. */
typedef struct _AkashiPublicKey AkashiPublicKey;

/**
 * akashi_public_key_new_spki:
 * @spki: DER SubjectPublicKeyInfo
 * @error: AKASHI_ERROR_INVALID where it is no key, of another kind, or not in canonical form (P-256: named
 * curve, uncompressed point on the curve)
 */
AkashiPublicKey *akashi_public_key_new_spki (GBytes *spki, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from PEM (`-----BEGIN PUBLIC KEY-----`); any valid form of the key is accepted and made canonical.
 */
AkashiPublicKey *akashi_public_key_new_pem (const char *pem, gsize length,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

AkashiPublicKey *akashi_public_key_ref (AkashiPublicKey *key);
void akashi_public_key_unref (AkashiPublicKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPublicKey, akashi_public_key_unref)

AkashiKeyType akashi_public_key_type (const AkashiPublicKey *key);

/* Returns: (transfer none): canonical DER SubjectPublicKeyInfo. */
GBytes *akashi_public_key_spki (const AkashiPublicKey *key);

/* Returns: (transfer full): PEM SubjectPublicKeyInfo. */
char *akashi_public_key_to_pem (const AkashiPublicKey *key);

/* Writes the 8 bytes of the label key id: the start of SHA-256 over the SubjectPublicKeyInfo (label.md). */
void akashi_public_key_kid (const AkashiPublicKey *key, guint8 kid[8]);

/**
 * akashi_public_key_verify:
 * @data: what was signed
 * @signature: Ed25519: 64 bytes; P-256: DER ECDSA-Sig-Value; RSA: PSS with SHA-256, any salt length
 * @error: AKASHI_ERROR_SIGNATURE_MISMATCH where it does not match; AKASHI_ERROR_FAILED where the library
 * could not judge
 *
 * Returns: %TRUE if and only if @signature over @data is by @key
 */
gboolean akashi_public_key_verify (const AkashiPublicKey *key, const void *data, gsize length,
                                   const void *signature, gsize signature_length,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A private key: Ed25519 or P-256. Wiped when freed. */
typedef struct _AkashiPrivateKey AkashiPrivateKey;

AkashiPrivateKey *akashi_private_key_generate (AkashiKeyType type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_private_key_new_pem:
 * @pem: PKCS#8, encrypted or not
 * @passphrase: (nullable): UTF-8
 * @error: AKASHI_ERROR_WRONG_PASSPHRASE (wrong, or missing where one is needed), AKASHI_ERROR_INVALID
 */
AkashiPrivateKey *akashi_private_key_new_pem (const char *pem, gsize length, const char *passphrase,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): PKCS#8 PEM; encrypted (PBES2, AES-256-CBC, scrypt or PBKDF2) where @passphrase is
 * given. */
char *akashi_private_key_to_pem (const AkashiPrivateKey *key, const char *passphrase,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

void akashi_private_key_free (AkashiPrivateKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPrivateKey, akashi_private_key_free)

/* Returns: (transfer full): its public half. */
AkashiPublicKey *akashi_private_key_public (const AkashiPrivateKey *key);

/* Returns: (transfer full): the signature, in the form akashi_public_key_verify() takes. */
GBytes *akashi_private_key_sign (const AkashiPrivateKey *key, const void *data, gsize length,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
