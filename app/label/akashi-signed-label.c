/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-signed-label.h"

#include "akashi-base32.h"
#include "akashi-cose.h"
#include "akashi-unverified-claims.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

/* The refusals of label.md as outcomes. What the library could not judge did not match. */
static AkashiSignature
outcome_of (const GError *error)
{
  static const struct {
    AkashiError code;
    AkashiSignature outcome;
  } outcomes[] = {
    { AKASHI_ERROR_MALFORMED_BASE32, AKASHI_SIGNATURE_MALFORMED_BASE32 },
    { AKASHI_ERROR_MALFORMED_CBOR, AKASHI_SIGNATURE_MALFORMED_CBOR },
    { AKASHI_ERROR_MALFORMED_COSE, AKASHI_SIGNATURE_MALFORMED_COSE },
    { AKASHI_ERROR_UNSUPPORTED_ALGORITHM, AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM },
    { AKASHI_ERROR_MALFORMED_CLAIMS, AKASHI_SIGNATURE_MALFORMED_CLAIMS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_error_matches (error, AKASHI_ERROR, (int) outcomes[i].code))
      return outcomes[i].outcome;
  return AKASHI_SIGNATURE_MISMATCH;
}

/*
 * Step 10. Days before revocation: a date the key never had is no honest box's, and must not pass for one
 * whose key was withdrawn later.
 */
static AkashiSignature
judge_key (const AkashiLabelKey *days, const AkashiClaims *claims)
{
  gint64 day = claims->valid_from / SECONDS_PER_DAY;

  if (day < days->valid_from || day > days->valid_until)
    return AKASHI_SIGNATURE_KEY_EXPIRED;
  if (days->revoked != AKASHI_DATE_UNKNOWN)
    return AKASHI_SIGNATURE_KEY_REVOKED;
  return AKASHI_SIGNATURE_VERIFIED;
}

/* Steps 7 to 10, with the key that the label names. */
static AkashiSignature
verify_with (const AkashiKeyringEntry *entry, const AkashiUnverifiedCose *cose,
             const AkashiUnverifiedClaims *unverified, AkashiClaims **out_claims)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiVerified) verified = akashi_cose_verify (cose, entry->key, &error);
  if (!verified)
    return outcome_of (error);

  g_autoptr (AkashiClaims) claims = akashi_unverified_claims_accept (unverified, verified);
  if (!claims)
    return AKASHI_SIGNATURE_MISMATCH;
  if (strcmp (claims->scheme, entry->scheme->id) != 0)
    return AKASHI_SIGNATURE_WRONG_SCHEME;

  AkashiSignature outcome = judge_key (entry->days, claims);
  if (outcome != AKASHI_SIGNATURE_KEY_EXPIRED)
    *out_claims = g_steal_pointer (&claims);
  return outcome;
}

AkashiSignature
akashi_signed_label_verify (const AkashiKeyring *keyring, const char *base32, gsize length,
                            AkashiClaims **out_claims, AkashiScheme **out_scheme)
{
  g_autoptr (GError) error = NULL;
  *out_claims = NULL;
  *out_scheme = NULL;

  g_autoptr (GByteArray) bytes = akashi_base32_decode (base32, length, &error);
  if (!bytes)
    return outcome_of (error);
  g_autoptr (AkashiUnverifiedCose) cose = akashi_unverified_cose_parse (bytes->data, bytes->len, &error);
  if (!cose)
    return outcome_of (error);
  g_autoptr (AkashiUnverifiedClaims) unverified
      = akashi_unverified_claims_parse (akashi_unverified_cose_payload (cose), &error);
  if (!unverified)
    return outcome_of (error);

  const AkashiKeyringEntry *entry = akashi_keyring_find (keyring, akashi_unverified_cose_kid (cose));
  if (!entry)
    return AKASHI_SIGNATURE_UNKNOWN_KEY;
  *out_scheme = akashi_scheme_ref (entry->scheme);
  return verify_with (entry, cose, unverified, out_claims);
}
