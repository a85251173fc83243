/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* Inside trust/: what reading and signing a COSE_Sign1 share. */

#define AKASHI_COSE_TAG_SIGN1 18
#define AKASHI_COSE_HEADER_ALGORITHM 1
#define AKASHI_COSE_HEADER_KID 4

/* Bytes of a signature in COSE: Ed25519's own form (RFC 8032), and r‖s of ECDSA on P-256 (RFC 9053
 * section 2.1). */
#define AKASHI_COSE_SIGNATURE_BYTES 64

/**
 * akashi_cose_to_be_signed:
 * @protected: contents of the protected header's byte string
 * @payload: contents of the payload's byte string
 *
 * Returns: (transfer full): the Sig_structure of RFC 9052 section 4.4, without external data: the bytes that
 * are signed
 */
GByteArray *akashi_cose_to_be_signed (GBytes *protected, GBytes *payload);

/* Returns: (transfer full): r‖s as DER ECDSA-Sig-Value (RFC 3279 section 2.2.3), the form keys verify. */
GBytes *akashi_cose_signature_to_der (const guint8 signature[AKASHI_COSE_SIGNATURE_BYTES],
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The other way round, into @signature. */
gboolean akashi_cose_signature_from_der (GBytes *der, guint8 signature[AKASHI_COSE_SIGNATURE_BYTES],
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
