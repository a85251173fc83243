/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-cose.h"

G_BEGIN_DECLS

/*
 * The claims of a signed label as CBOR (label.md, "The signed label"): a CWT (RFC 8392) with a private claim
 * for the product.
 */

/**
 * AkashiUnverifiedClaims:
 *
 * Claims of the right form that nobody has vouched for yet. They are not shown, spoken or looked up; the only
 * way to what they say is akashi_unverified_claims_accept().
 */
typedef struct _AkashiUnverifiedClaims AkashiUnverifiedClaims;

/**
 * akashi_unverified_claims_parse:
 * @payload: deterministic CBOR (akashi_cbor_scan()), or empty
 * @error: AKASHI_ERROR_MALFORMED_CLAIMS; the message names the claim
 *
 * Step 5 of label.md.
 */
AkashiUnverifiedClaims *akashi_unverified_claims_parse (GBytes *payload,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_unverified_claims_free (AkashiUnverifiedClaims *unverified);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiUnverifiedClaims, akashi_unverified_claims_free)

/**
 * akashi_unverified_claims_accept:
 * @verified: the proof that the payload these claims were read from was signed
 *
 * Returns: (transfer full) (nullable): the claims; %NULL where @verified is about another payload
 */
AkashiClaims *akashi_unverified_claims_accept (const AkashiUnverifiedClaims *unverified,
                                               const AkashiVerified *verified);

G_END_DECLS
