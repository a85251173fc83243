/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-freshness.h"
#include "akashi-mark.h"
#include "akashi-registration.h"
#include "akashi-scheme.h"

G_BEGIN_DECLS

/* The verdicts of verdicts.md, worst first: the worst finding wins, in this order. */
typedef enum {
  AKASHI_VERDICT_ALTERED,
  AKASHI_VERDICT_WRONG_ADDRESS,
  AKASHI_VERDICT_CONTRADICTS_LIST,
  AKASHI_VERDICT_DIFFERENT_PRODUCT,
  AKASHI_VERDICT_WITHDRAWN,
  AKASHI_VERDICT_SUSPENDED,
  AKASHI_VERDICT_NOT_IN_LIST,
  AKASHI_VERDICT_SUPPORT_ENDED,
  AKASHI_VERDICT_NO_UPDATES_PROMISED,
  AKASHI_VERDICT_CANNOT_TELL,
  AKASHI_VERDICT_UNKNOWN_SIGNER,
  AKASHI_VERDICT_SIGNATURE_WITHDRAWN,
  AKASHI_VERDICT_HIDDEN_ADDRESS,
  AKASHI_VERDICT_SCHEME_NOT_ACTIVE,
  AKASHI_VERDICT_PROVISIONAL,
  AKASHI_VERDICT_DELISTED,
  AKASHI_VERDICT_LABEL_EXPIRED,
  AKASHI_VERDICT_ENDS_SOON,
  AKASHI_VERDICT_LISTED,
  AKASHI_VERDICT_CONFIRMED,
  /* not about a registration */
  AKASHI_VERDICT_NO_REGISTRATION_FOUND,
  AKASHI_VERDICT_OUT_OF_SCOPE,
  AKASHI_VERDICT_OTHER_MARK,
  AKASHI_VERDICT_NOT_A_LABEL,
  AKASHI_N_VERDICTS
} AkashiVerdictCode;

/* Returns: (transfer none): `altered`, `wrong-address`, …, `not-a-label`. */
const char *akashi_verdict_name (AkashiVerdictCode code);

typedef enum {
  AKASHI_SEVERITY_GOOD,     /* circle with tick */
  AKASHI_SEVERITY_QUESTION, /* `listed`: good but not final; pale, no tick */
  AKASHI_SEVERITY_CAUTION,  /* triangle, clock, hourglass or question */
  AKASHI_SEVERITY_BAD,      /* octagon */
  AKASHI_SEVERITY_UNKNOWN,  /* square with question mark, grey */
  AKASHI_SEVERITY_INFO,     /* i */
} AkashiSeverity;

/* Returns: (transfer none): `good`, `question`, `caution`, `bad`, `unknown`, `info`. */
const char *akashi_severity_name (AkashiSeverity severity);
AkashiSeverity akashi_verdict_severity (AkashiVerdictCode code);

/* Which of a verdict's several texts applies; and notes, which never make a headline. */
typedef enum {
  AKASHI_CAUSE_NONE,
  /* altered */
  AKASHI_CAUSE_SEAL,     /* the signature does not match */
  AKASHI_CAUSE_CONTENTS, /* the key is out of time, another scheme's, or unknown under the scheme's own host
                          */
  /* scheme-not-active */
  AKASHI_CAUSE_PLANNED,
  AKASHI_CAUSE_CLOSED,
  AKASHI_CAUSE_NO_LIST,
  /* cannot-tell */
  AKASHI_CAUSE_LIST_TOO_OLD,
  AKASHI_CAUSE_LIST_AGEING, /* `not-in-list` from a list that is not recent */
  AKASHI_CAUSE_NEVER_SYNCHRONISED,
  AKASHI_CAUSE_CLOCK,
  AKASHI_CAUSE_DAMAGED,
  AKASHI_CAUSE_UNREADABLE_LABEL,     /* malformed-* */
  AKASHI_CAUSE_NEWER_THAN_PROGRAM,   /* unsupported-algorithm, S2. */
  AKASHI_CAUSE_NEWER_THAN_LIST,      /* nbf after as_of */
  AKASHI_CAUSE_UNKNOWN_KEY_OLD_LIST, /* official host and unknown key, definitions not fresh */
  AKASHI_CAUSE_UNKNOWN_PAGE,         /* the scheme's site, but not a page we can read: enter the number */
  AKASHI_CAUSE_UNKNOWN_PAGE_FORM,    /* the same, and nobody told us the form of its product pages */
  AKASHI_CAUSE_NO_SUPPLIER,          /* the scheme has a list, but no trusted registry supplies it here */
  AKASHI_CAUSE_TYPED_NOT_FOUND,      /* a typed number that is not found is asked for again */
  AKASHI_CAUSE_SEVERAL_SCHEMES,      /* a number several schemes may have: the person chooses */
  /* wrong-address */
  AKASHI_CAUSE_LOOK_ALIKE,      /* resembles a scheme's address */
  AKASHI_CAUSE_FOREIGN_ADDRESS, /* a signed label under a foreign address */
  /* contradicts-list */
  AKASHI_CAUSE_LEVEL,
  AKASHI_CAUSE_MODEL,
  AKASHI_CAUSE_DATES,
  /* provisional */
  AKASHI_CAUSE_NOT_YET_VALID, /* nbf more than a day ahead */
  AKASHI_N_CAUSES
} AkashiCause;

/* Returns: (transfer none): `none`, `seal`, `contents`, …. */
const char *akashi_cause_name (AkashiCause cause);

/* Findings that never make a verdict, shown under "why". Flags. */
typedef enum {
  AKASHI_NOTE_NOT_ENCRYPTED = 1 << 0,
  AKASHI_NOTE_SIGNATURE_MISSING = 1 << 1, /* `signed_since` and no signature: caps the verdict at `listed` */
  AKASHI_NOTE_LABEL_TERM_NEAR = 1 << 2,
  AKASHI_NOTE_SUPPORT_NOT_STATED = 1 << 3,
  AKASHI_NOTE_LIST_AGEING = 1 << 4,
  AKASHI_NOTE_MODEL_SUFFIX = 1 << 5, /* registered model with a suffix: ask the person */
} AkashiNote;

typedef struct {
  AkashiVerdictCode code;
  AkashiCause cause;
} AkashiFinding;

#define AKASHI_MAX_FINDINGS 16

/* A verdict: @findings[0] is the worst and is the verdict; the others stand under "why", worst first. */
typedef struct {
  AkashiVerdictCode code;
  AkashiCause cause;
  AkashiSeverity severity;
  AkashiFinding findings[AKASHI_MAX_FINDINGS];
  guint n_findings;
  guint notes; /* AkashiNote */
} AkashiVerdict;

/**
 * AkashiEvidence:
 *
 * Everything a verdict rests on. The pure function below reads nothing else. Strings and objects are
 * borrowed.
 */
typedef struct {
  AkashiCodeKind kind;
  guint text_flags; /* AkashiTextFlags */
  AkashiSignature signature;
  const AkashiClaims *claims;             /* (nullable): verified only */
  const AkashiScheme *scheme;             /* (nullable) */
  const AkashiRegistration *registration; /* (nullable): found by number, model or GTIN */
  const char *number;                     /* (nullable): that was looked up */
  const AkashiMark *mark;                 /* (nullable): the other mark it is */
  guint n_registrations;                  /* how many fit (a GTIN or model may have several) */
  guint n_schemes;                        /* candidates of a typed number */
  const AkashiOutOfScope *out_of_scope;   /* (nullable): the product code is known to be of such a kind */
  AkashiDate dropped_on; /* the number was dropped from the list on this day; or AKASHI_DATE_UNKNOWN */
  AkashiDate dropped_valid_until; /* the term it had when it was dropped; or AKASHI_DATE_UNKNOWN */
  AkashiFreshness freshness;      /* of the scheme's list; without scheme: of the worst of all */
  gboolean no_supplier; /* no trusted registry supplies the scheme's list; its definition is a shipped one */
  AkashiDate as_of;     /* of the list; or AKASHI_DATE_UNKNOWN */
  gint64 serial;        /* of the list; -1: none */
  gboolean sample;      /* a sample root is trusted */
  gint64 now;           /* effective time, seconds */
  AkashiDate today;     /* in the scheme's time zone */
  guint ends_soon_months; /* setting; AKASHI_ENDS_SOON_MONTHS */
  AkashiComparison comparison;
  const char *compared_with; /* (nullable): model or GTIN in hand, as given */
  gboolean model_suffix;     /* in hand is a registered model with a suffix: the person is asked */
} AkashiEvidence;

/**
 * akashi_evidence_support_until:
 *
 * Returns: the last day of security updates: as the list says, else as the verified label says;
 * AKASHI_DATE_NONE where none are promised, AKASHI_DATE_UNKNOWN where neither says
 */
AkashiDate akashi_evidence_support_until (const AkashiEvidence *evidence);

/* Returns: the last day of the label's term, as the list says, else as the verified label says; or
 * AKASHI_DATE_UNKNOWN. */
AkashiDate akashi_evidence_label_until (const AkashiEvidence *evidence);

/* Returns: whether today's date may be relied on: FALSE where the clock is doubtful. */
gboolean akashi_evidence_knows_today (const AkashiEvidence *evidence);

/* Returns: whether the number fits several schemes and the person has to choose before any of them speaks. */
gboolean akashi_evidence_is_ambiguous (const AkashiEvidence *evidence);

/* Returns: the verdict on @evidence. Pure: same evidence, same verdict. */
AkashiVerdict akashi_verdict_judge (const AkashiEvidence *evidence);

/* What is in hand, to be compared with a label. */
typedef struct {
  AkashiGtin gtin;                      /* 0: none */
  const char *model;                    /* (nullable) */
  const AkashiRegistration *gtin_owner; /* (nullable): a registration that lists @gtin (any scheme) */
  const AkashiRegistration
      *model_owner; /* (nullable): another registration of the scheme that lists @model exactly */
} AkashiInHand;

/**
 * akashi_comparison_judge:
 * @claims: (nullable): verified claims of the label
 * @registration: (nullable): the label's registration
 * @in_hand: what is in hand
 * @model_suffix: (out) (optional): whether it is a registered model with a suffix
 *
 * Different only where what is in hand is known to belong to another model; an unknown code is "not
 * compared".
 */
AkashiComparison akashi_comparison_judge (const AkashiClaims *claims, const AkashiRegistration *registration,
                                          const AkashiInHand *in_hand, gboolean *model_suffix);

G_END_DECLS
