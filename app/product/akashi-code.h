/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-gtin.h"

G_BEGIN_DECLS

/* What one scanned or typed text turned out to be: exactly one of these (label.md, "Everything a scan can
 * be"). */
typedef enum {
  AKASHI_CODE_SIGNED_LABEL,
  AKASHI_CODE_SCHEME_LINK,
  AKASHI_CODE_LOOK_ALIKE,
  AKASHI_CODE_OTHER_MARK,
  AKASHI_CODE_DIGITAL_LINK, /* GS1 Digital Link */
  AKASHI_CODE_PRODUCT_CODE, /* a barcode, scanned */
  AKASHI_CODE_NUMBER,       /* registration number, typed or a text alone */
  AKASHI_CODE_PRODUCT_CODE_TYPED,
  AKASHI_CODE_SOMETHING_ELSE,
} AkashiCodeKind;

/* Returns: (transfer none): `signed-label`, `scheme-link`, `look-alike`, …, `something-else`. */
const char *akashi_code_kind_name (AkashiCodeKind kind);

/* What came of the signature of a text: the outcomes of label.md, "Verifying". */
typedef enum {
  AKASHI_SIGNATURE_NONE, /* not an attempt at a signed label */
  AKASHI_SIGNATURE_VERIFIED,
  AKASHI_SIGNATURE_MALFORMED_BASE32,
  AKASHI_SIGNATURE_MALFORMED_CBOR,
  AKASHI_SIGNATURE_MALFORMED_COSE,
  AKASHI_SIGNATURE_UNSUPPORTED_ALGORITHM,
  AKASHI_SIGNATURE_MALFORMED_CLAIMS,
  AKASHI_SIGNATURE_UNKNOWN_KEY,
  AKASHI_SIGNATURE_MISMATCH,
  AKASHI_SIGNATURE_WRONG_SCHEME,
  AKASHI_SIGNATURE_KEY_EXPIRED, /* printed as `key-not-valid`: the key's days do not cover the label */
  AKASHI_SIGNATURE_KEY_REVOKED, /* printed as `key-not-valid`: the key was revoked */
  AKASHI_SIGNATURE_WRONG_ADDRESS,
} AkashiSignature;

/* Returns: (transfer none): `none`, `verified`, or the refusal as in label.md (`signature-mismatch`, …). */
const char *akashi_signature_name (AkashiSignature signature);

/* What else was seen in a text, whatever its kind. Flags. */
typedef enum {
  AKASHI_TEXT_NOT_ENCRYPTED = 1 << 0,  /* `http:` on an official host */
  AKASHI_TEXT_HIDDEN_ADDRESS = 1 << 1, /* a shortener or redirector: where it leads cannot be seen */
  AKASHI_TEXT_LOOK_ALIKE = 1 << 2,     /* resembles a scheme's address and is not one */
  AKASHI_TEXT_UNKNOWN_FORM = 1 << 3,   /* a scheme's own host, but no page we can read a number from */
  AKASHI_TEXT_NEWER_VERSION = 1 << 4,  /* `S2.` and so on: newer than this program */
  AKASHI_TEXT_OFFICIAL_HOST = 1 << 5,  /* the address is on a scheme's own host, by exact comparison */
  AKASHI_TEXT_PROVISIONAL = 1 << 6,    /* the number has the form of a provisional one */
  AKASHI_TEXT_FOREIGN_HOST = 1 << 7,   /* an address on no scheme's host */
} AkashiTextFlags;

/**
 * AkashiClaims:
 *
 * What a signed label says. Only label/ hands one out, and only after the signature was verified; it proves
 * that the scheme said these words about this model, then. It does not prove that the item in hand is that
 * product, or that the registration is still in force.
 */
typedef struct {
  gatomicrefcount refs;
  char *scheme;
  char *number;
  gint64 valid_from;  /* seconds since 1970-01-01 UTC */
  gint64 valid_until; /* not including this second */
  char **models;      /* at least one */
  GArray *gtins;      /* of AkashiGtin; may be empty */
  guint level;
  AkashiDate support_until; /* AKASHI_DATE_NONE: promises no updates; AKASHI_DATE_UNKNOWN: not said */
  char *maker;              /* (nullable) */
} AkashiClaims;

AkashiClaims *akashi_claims_new (void);
AkashiClaims *akashi_claims_ref (AkashiClaims *claims);
void akashi_claims_unref (AkashiClaims *claims);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiClaims, akashi_claims_unref)

/* Whether the product in hand is the one the label is about (verdicts.md). */
typedef enum {
  AKASHI_COMPARISON_NONE,      /* not compared */
  AKASHI_COMPARISON_BARCODE,   /* matched by barcode */
  AKASHI_COMPARISON_MODEL,     /* matched by model */
  AKASHI_COMPARISON_PERSON,    /* the person said so: never worded as what the machine compared */
  AKASHI_COMPARISON_UNSURE,    /* the person is not sure */
  AKASHI_COMPARISON_DIFFERENT, /* known to be another model */
} AkashiComparison;

/* Returns: (transfer none): `not-compared`, `barcode`, `model`, `person`, `unsure`, `different`. */
const char *akashi_comparison_name (AkashiComparison comparison);

G_END_DECLS
