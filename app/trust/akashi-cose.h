/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-key.h"

G_BEGIN_DECLS

/*
 * COSE_Sign1 (RFC 9052 section 4.2) in the one form of label.md: protected { 1 => alg, 4 => kid },
 * unprotected empty, payload in place, no external data, deterministic CBOR throughout.
 */

/* Bytes of a key id in the protected header. */
#define AKASHI_COSE_KID_BYTES 8

/* Algorithms that are read (RFC 9864, RFC 9053); those of RFC 9864 are written. */
typedef enum {
  AKASHI_COSE_ED25519 = -19,
  AKASHI_COSE_ESP256 = -9,
  AKASHI_COSE_EDDSA = -8, /* with an Ed25519 key only */
  AKASHI_COSE_ES256 = -7,
} AkashiCoseAlgorithm;

/**
 * AkashiUnverifiedCose:
 *
 * A COSE_Sign1 taken apart. Nothing in it is proved: whoever printed it chose every byte. Immutable.
 */
typedef struct _AkashiUnverifiedCose AkashiUnverifiedCose;

/**
 * akashi_unverified_cose_parse:
 * @data: the bytes of one label; copied
 * @error: in this order: AKASHI_ERROR_MALFORMED_CBOR (more than AKASHI_MAX_LABEL_BYTES; the outer item, or
 * what is in `protected` or `payload`, is not deterministic CBOR), AKASHI_ERROR_MALFORMED_COSE,
 *   AKASHI_ERROR_UNSUPPORTED_ALGORITHM
 *
 * Steps 2 to 4 of label.md. The payload is known to be deterministic CBOR, or empty; text in it may not be
 * UTF-8.
 */
AkashiUnverifiedCose *akashi_unverified_cose_parse (const guint8 *data, gsize length,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_unverified_cose_free (AkashiUnverifiedCose *cose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiUnverifiedCose, akashi_unverified_cose_free)

/* Returns: (transfer none): AKASHI_COSE_KID_BYTES bytes: which key is said to have signed. */
const guint8 *akashi_unverified_cose_kid (const AkashiUnverifiedCose *cose);

/* Returns: (transfer none): what is said to be signed. */
GBytes *akashi_unverified_cose_payload (const AkashiUnverifiedCose *cose);

/**
 * AkashiVerified:
 *
 * A payload whose signature a key matched. Only akashi_cose_verify() makes one: holding it is the proof that
 * the owner of that key signed these bytes. Whose key it is, and whether it may sign, is for the caller to
 * know.
 */
typedef struct _AkashiVerified AkashiVerified;

/**
 * akashi_cose_verify:
 * @key: the key that its key id names
 * @error: AKASHI_ERROR_UNSUPPORTED_ALGORITHM where the algorithm is not one for @key (step 7),
 *   AKASHI_ERROR_SIGNATURE_MISMATCH (step 8), AKASHI_ERROR_FAILED where the library could not judge
 *
 * Returns: (transfer full): the proof
 */
AkashiVerified *akashi_cose_verify (const AkashiUnverifiedCose *cose, const AkashiPublicKey *key,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_verified_free (AkashiVerified *verified);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiVerified, akashi_verified_free)

/* Returns: (transfer none): what was signed. */
GBytes *akashi_verified_payload (const AkashiVerified *verified);

/**
 * akashi_cose_sign:
 * @payload: deterministic CBOR
 * @key: Ed25519 (-19) or P-256 (-9)
 * @error: AKASHI_ERROR_MALFORMED_CBOR (the payload), AKASHI_ERROR_TOO_LARGE, AKASHI_ERROR_FAILED
 *
 * Returns: (transfer full): a COSE_Sign1, tagged 18, that was verified again before it was given out
 */
GBytes *akashi_cose_sign (GBytes *payload, const AkashiPrivateKey *key,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
