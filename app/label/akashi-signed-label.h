/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-key.h"
#include "akashi-keyring.h"

G_BEGIN_DECLS

/*
 * The signed label, version S1 (label.md): steps 1 to 10 of "Verifying" on the base32 part. Step 11, the
 * address, is judged by the caller, who has taken the text apart.
 */

/**
 * akashi_signed_label_verify:
 * @base32: what follows `S1.`
 * @length: its length
 * @out_claims: (out) (transfer full): the claims; set where the outcome is AKASHI_SIGNATURE_VERIFIED or
 *   AKASHI_SIGNATURE_KEY_REVOKED (the signature did match; the caller may use the number only)
 * @out_scheme: (out) (transfer full) (nullable): the scheme that owns the key, set once the key is known
 * (step 6)
 *
 * Returns: the outcome of steps 1 to 10
 */
AkashiSignature akashi_signed_label_verify (const AkashiKeyring *keyring, const char *base32, gsize length,
                                            AkashiClaims **out_claims, AkashiScheme **out_scheme);

/**
 * akashi_signed_label_sign:
 * @claims: what the scheme says; checked by the rules of step 5
 * @key: Ed25519 or P-256
 * @prefix: (nullable): what stands before `S1.`, as in `HTTPS://LABEL.EXAMPLE/`; upper case keeps the code
 * small
 * @error: AKASHI_ERROR_MALFORMED_CLAIMS (the message names the claim), AKASHI_ERROR_TOO_LARGE,
 *   AKASHI_ERROR_INVALID (@prefix)
 *
 * Returns: (transfer full): the text to print, algorithm -19 or -9
 */
char *akashi_signed_label_sign (const AkashiClaims *claims, const AkashiPrivateKey *key, const char *prefix,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
