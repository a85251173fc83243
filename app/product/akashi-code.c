/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code.h"

const char *
akashi_code_kind_name (AkashiCodeKind kind)
{
  static const char *const names[] = {
    [AKASHI_CODE_SIGNED_LABEL] = "signed-label",
    [AKASHI_CODE_SCHEME_LINK] = "scheme-link",
    [AKASHI_CODE_LOOK_ALIKE] = "look-alike",
    [AKASHI_CODE_OTHER_MARK] = "other-mark",
    [AKASHI_CODE_DIGITAL_LINK] = "digital-link",
    [AKASHI_CODE_PRODUCT_CODE] = "product-code",
    [AKASHI_CODE_NUMBER] = "number",
    [AKASHI_CODE_PRODUCT_CODE_TYPED] = "product-code-typed",
    [AKASHI_CODE_SOMETHING_ELSE] = "something-else",
  };
  return names[kind];
}

const char *
akashi_signature_name (AkashiSignature signature)
{
  static const char *const names[] = {
    [AKASHI_SIGNATURE_NONE] = "none",
    [AKASHI_SIGNATURE_VERIFIED] = "verified",
    [AKASHI_SIGNATURE_MALFORMED_BASE32] = "malformed-base32",
    [AKASHI_SIGNATURE_MALFORMED_CBOR] = "malformed-cbor",
    [AKASHI_SIGNATURE_MALFORMED_COSE] = "malformed-cose",
    [AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM] = "unsupported-algorithm",
    [AKASHI_SIGNATURE_MALFORMED_CLAIMS] = "malformed-claims",
    [AKASHI_SIGNATURE_UNKNOWN_KEY] = "unknown-key",
    [AKASHI_SIGNATURE_MISMATCH] = "signature-mismatch",
    [AKASHI_SIGNATURE_WRONG_SCHEME] = "wrong-scheme",
    [AKASHI_SIGNATURE_KEY_EXPIRED] = "key-not-valid",
    [AKASHI_SIGNATURE_KEY_REVOKED] = "key-not-valid",
    [AKASHI_SIGNATURE_WRONG_ADDRESS] = "wrong-address",
  };
  return names[signature];
}

const char *
akashi_comparison_name (AkashiComparison comparison)
{
  static const char *const names[] = {
    [AKASHI_COMPARISON_NONE] = "not-compared", [AKASHI_COMPARISON_BARCODE] = "barcode",
    [AKASHI_COMPARISON_MODEL] = "model",       [AKASHI_COMPARISON_PERSON] = "person",
    [AKASHI_COMPARISON_UNSURE] = "unsure",     [AKASHI_COMPARISON_DIFFERENT] = "different",
  };
  return names[comparison];
}

AkashiClaims *
akashi_claims_new (void)
{
  AkashiClaims *claims = g_new0 (AkashiClaims, 1);
  g_atomic_ref_count_init (&claims->refs);
  claims->gtins = g_array_new (FALSE, FALSE, sizeof (AkashiGtin));
  claims->support_until = AKASHI_DATE_UNKNOWN;
  return claims;
}

AkashiClaims *
akashi_claims_ref (AkashiClaims *claims)
{
  g_atomic_ref_count_inc (&claims->refs);
  return claims;
}

void
akashi_claims_unref (AkashiClaims *claims)
{
  if (!g_atomic_ref_count_dec (&claims->refs))
    return;
  g_free (claims->scheme);
  g_free (claims->number);
  g_strfreev (claims->models);
  g_array_unref (claims->gtins);
  g_free (claims->maker);
  g_free (claims);
}
