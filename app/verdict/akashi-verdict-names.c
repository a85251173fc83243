/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict.h"

/* Names are part of the command line's output and do not change. */
static const struct {
  const char *name;
  AkashiSeverity severity;
} verdicts[AKASHI_N_VERDICTS] = {
  [AKASHI_VERDICT_ALTERED] = { "altered", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_WRONG_ADDRESS] = { "wrong-address", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_CONTRADICTS_LIST] = { "contradicts-list", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_DIFFERENT_PRODUCT] = { "different-product", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_WITHDRAWN] = { "withdrawn", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_SUSPENDED] = { "suspended", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_NOT_IN_LIST] = { "not-in-list", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_SUPPORT_ENDED] = { "support-ended", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_NO_UPDATES_PROMISED] = { "no-updates-promised", AKASHI_SEVERITY_BAD },
  [AKASHI_VERDICT_CANNOT_TELL] = { "cannot-tell", AKASHI_SEVERITY_UNKNOWN },
  [AKASHI_VERDICT_UNKNOWN_SIGNER] = { "unknown-signer", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_SIGNATURE_WITHDRAWN] = { "signature-withdrawn", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_HIDDEN_ADDRESS] = { "hidden-address", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_SCHEME_NOT_ACTIVE] = { "scheme-not-active", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_PROVISIONAL] = { "provisional", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_DELISTED] = { "delisted", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_LABEL_EXPIRED] = { "label-expired", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_ENDS_SOON] = { "ends-soon", AKASHI_SEVERITY_CAUTION },
  [AKASHI_VERDICT_LISTED] = { "listed", AKASHI_SEVERITY_QUESTION },
  [AKASHI_VERDICT_CONFIRMED] = { "confirmed", AKASHI_SEVERITY_GOOD },
  [AKASHI_VERDICT_NO_REGISTRATION_FOUND] = { "no-registration-found", AKASHI_SEVERITY_INFO },
  [AKASHI_VERDICT_OUT_OF_SCOPE] = { "out-of-scope", AKASHI_SEVERITY_INFO },
  [AKASHI_VERDICT_OTHER_MARK] = { "other-mark", AKASHI_SEVERITY_INFO },
  [AKASHI_VERDICT_NOT_A_LABEL] = { "not-a-label", AKASHI_SEVERITY_INFO },
};

static const char *const causes[AKASHI_N_CAUSES] = {
  [AKASHI_CAUSE_NONE] = "none",
  [AKASHI_CAUSE_SEAL] = "seal",
  [AKASHI_CAUSE_CONTENTS] = "contents",
  [AKASHI_CAUSE_PLANNED] = "planned",
  [AKASHI_CAUSE_CLOSED] = "closed",
  [AKASHI_CAUSE_NO_LIST] = "no-list",
  [AKASHI_CAUSE_LIST_TOO_OLD] = "list-too-old",
  [AKASHI_CAUSE_LIST_AGEING] = "list-ageing",
  [AKASHI_CAUSE_NEVER_SYNCHRONISED] = "never-synchronised",
  [AKASHI_CAUSE_CLOCK] = "clock",
  [AKASHI_CAUSE_DAMAGED] = "damaged",
  [AKASHI_CAUSE_UNREADABLE_LABEL] = "unreadable-label",
  [AKASHI_CAUSE_NEWER_THAN_PROGRAM] = "newer-than-program",
  [AKASHI_CAUSE_NEWER_THAN_LIST] = "newer-than-list",
  [AKASHI_CAUSE_UNKNOWN_KEY_OLD_LIST] = "unknown-key-old-list",
  [AKASHI_CAUSE_UNKNOWN_PAGE] = "unknown-page",
  [AKASHI_CAUSE_UNKNOWN_PAGE_FORM] = "unknown-page-form",
  [AKASHI_CAUSE_NO_SUPPLIER] = "no-supplier",
  [AKASHI_CAUSE_TYPED_NOT_FOUND] = "typed-not-found",
  [AKASHI_CAUSE_SEVERAL_SCHEMES] = "several-schemes",
  [AKASHI_CAUSE_LOOK_ALIKE] = "look-alike",
  [AKASHI_CAUSE_FOREIGN_ADDRESS] = "foreign-address",
  [AKASHI_CAUSE_LEVEL] = "level",
  [AKASHI_CAUSE_MODEL] = "model",
  [AKASHI_CAUSE_DATES] = "dates",
  [AKASHI_CAUSE_NOT_YET_VALID] = "not-yet-valid",
};

const char *
akashi_verdict_name (AkashiVerdictCode code)
{
  return (guint) code < G_N_ELEMENTS (verdicts) ? verdicts[code].name : "cannot-tell";
}

AkashiSeverity
akashi_verdict_severity (AkashiVerdictCode code)
{
  return (guint) code < G_N_ELEMENTS (verdicts) ? verdicts[code].severity : AKASHI_SEVERITY_UNKNOWN;
}

const char *
akashi_severity_name (AkashiSeverity severity)
{
  static const char *const names[] = { "good", "question", "caution", "bad", "unknown", "info" };
  return (guint) severity < G_N_ELEMENTS (names) ? names[severity] : "unknown";
}

const char *
akashi_cause_name (AkashiCause cause)
{
  return (guint) cause < G_N_ELEMENTS (causes) ? causes[cause] : "none";
}
