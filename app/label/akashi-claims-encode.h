/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"

G_BEGIN_DECLS

/**
 * akashi_claims_encode:
 * @claims: what a scheme says
 *
 * Writes whatever @claims hold; akashi_unverified_claims_parse() of the result tells whether it may be
 * signed.
 *
 * Returns: (transfer full): deterministic CBOR
 */
GBytes *akashi_claims_encode (const AkashiClaims *claims);

G_END_DECLS
