/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict.h"

#include "akashi-findings.h"

static gboolean
is_label (AkashiCodeKind kind)
{
  return kind == AKASHI_CODE_SIGNED_LABEL || kind == AKASHI_CODE_SCHEME_LINK || kind == AKASHI_CODE_NUMBER;
}

static gboolean
is_product_code (AkashiCodeKind kind)
{
  return kind == AKASHI_CODE_DIGITAL_LINK || kind == AKASHI_CODE_PRODUCT_CODE
         || kind == AKASHI_CODE_PRODUCT_CODE_TYPED;
}

/* A scheme that has not started, or publishes no list: nothing can be looked up, and nothing can be missing.
 */
static gboolean
has_no_list (const AkashiEvidence *evidence)
{
  const AkashiScheme *scheme = evidence->scheme;

  /* Of a closed scheme that nobody supplies, that it is closed says more than that we have no list. */
  return scheme
         && (scheme->state == AKASHI_SCHEME_PLANNED || !scheme->has_list
             || (scheme->state == AKASHI_SCHEME_CLOSED && evidence->no_supplier));
}

static void
find_scheme (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  const AkashiScheme *scheme = evidence->scheme;

  if (!scheme || (!is_label (evidence->kind) && !evidence->registration)
      || akashi_evidence_is_ambiguous (evidence))
    return;
  if (scheme->state == AKASHI_SCHEME_PLANNED)
    akashi_findings_add (verdict, AKASHI_VERDICT_SCHEME_NOT_ACTIVE, AKASHI_CAUSE_PLANNED);
  else if (evidence->registration)
    return; /* what a closed scheme has on its list still counts */
  else if (scheme->state == AKASHI_SCHEME_CLOSED)
    akashi_findings_add (verdict, AKASHI_VERDICT_SCHEME_NOT_ACTIVE, AKASHI_CAUSE_CLOSED);
  else if (!scheme->has_list)
    akashi_findings_add (verdict, AKASHI_VERDICT_SCHEME_NOT_ACTIVE, AKASHI_CAUSE_NO_LIST);
}

/* Where the list cannot be relied on, that is a finding of its own, above everything but what is known to be
 * bad. */
static void
find_freshness (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  static const AkashiCause causes[] = {
    [AKASHI_FRESHNESS_TOO_OLD] = AKASHI_CAUSE_LIST_TOO_OLD,
    [AKASHI_FRESHNESS_NEVER] = AKASHI_CAUSE_NEVER_SYNCHRONISED,
    [AKASHI_FRESHNESS_DOUBTFUL_CLOCK] = AKASHI_CAUSE_CLOCK,
    [AKASHI_FRESHNESS_DAMAGED] = AKASHI_CAUSE_DAMAGED,
  };
  AkashiFreshnessState state = evidence->freshness.state;

  if (state == AKASHI_FRESHNESS_AGEING)
    verdict->notes |= AKASHI_NOTE_LIST_AGEING;
  if (akashi_freshness_is_usable (state))
    return;
  /* There was never a list to synchronise. */
  if (state == AKASHI_FRESHNESS_NEVER && is_label (evidence->kind) && has_no_list (evidence))
    return;
  gboolean nobody = state == AKASHI_FRESHNESS_NEVER && evidence->no_supplier;
  akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL,
                       nobody ? AKASHI_CAUSE_NO_SUPPLIER : causes[state]);
}

static void
find_label (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  if (akashi_evidence_is_ambiguous (evidence))
    {
      akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_SEVERAL_SCHEMES);
      return;
    }
  if (evidence->text_flags & AKASHI_TEXT_PROVISIONAL)
    akashi_findings_add (verdict, AKASHI_VERDICT_PROVISIONAL, AKASHI_CAUSE_NONE);
  if (akashi_evidence_has_claims (evidence) && akashi_evidence_knows_today (evidence)
      && evidence->claims->valid_from > evidence->now + 24 * 60 * 60)
    akashi_findings_add (verdict, AKASHI_VERDICT_PROVISIONAL, AKASHI_CAUSE_NOT_YET_VALID);

  if (evidence->registration)
    akashi_findings_of_registration (evidence, verdict);
  else if (has_no_list (evidence))
    return;
  else if (evidence->number && evidence->scheme)
    akashi_findings_of_missing (evidence, verdict);
  else if (evidence->kind == AKASHI_CODE_SCHEME_LINK)
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL,
                         evidence->scheme && evidence->scheme->link_patterns->len == 0
                             ? AKASHI_CAUSE_UNKNOWN_PAGE_FORM
                             : AKASHI_CAUSE_UNKNOWN_PAGE);
  else if (evidence->kind == AKASHI_CODE_NUMBER && evidence->number
           && akashi_freshness_is_usable (evidence->freshness.state))
    /* Typed, and by its form of no scheme we know the form of. */
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_TYPED_NOT_FOUND);
}

static void
find_product_code (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  if (evidence->registration)
    akashi_findings_of_registration (evidence, verdict);
  else if (evidence->out_of_scope)
    akashi_findings_add (verdict, AKASHI_VERDICT_OUT_OF_SCOPE, AKASHI_CAUSE_NONE);
  else if (akashi_freshness_is_usable (evidence->freshness.state)) /* else there was no list to find it on */
    akashi_findings_add (verdict, AKASHI_VERDICT_NO_REGISTRATION_FOUND, AKASHI_CAUSE_NONE);
}

static gboolean
is_matched (const AkashiEvidence *evidence)
{
  return evidence->comparison == AKASHI_COMPARISON_BARCODE || evidence->comparison == AKASHI_COMPARISON_MODEL
         || evidence->comparison == AKASHI_COMPARISON_PERSON;
}

/* The good end: in force, and nothing known against it. A caution may still stand above it. */
static void
find_good (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  if (!evidence->registration || evidence->registration->status != AKASHI_STATUS_IN_FORCE
      || akashi_evidence_is_ambiguous (evidence) || !akashi_freshness_is_usable (evidence->freshness.state)
      || akashi_findings_any_bad (verdict))
    return;
  gboolean confirmed = is_matched (evidence) && !(verdict->notes & AKASHI_NOTE_SIGNATURE_MISSING);
  akashi_findings_add (verdict, confirmed ? AKASHI_VERDICT_CONFIRMED : AKASHI_VERDICT_LISTED,
                       AKASHI_CAUSE_NONE);
}

AkashiVerdict
akashi_verdict_judge (const AkashiEvidence *evidence)
{
  AkashiVerdict verdict = { 0 };

  akashi_findings_of_text (evidence, &verdict);
  find_freshness (evidence, &verdict);
  find_scheme (evidence, &verdict);
  if (is_label (evidence->kind))
    find_label (evidence, &verdict);
  else if (is_product_code (evidence->kind))
    find_product_code (evidence, &verdict);
  if (evidence->comparison == AKASHI_COMPARISON_DIFFERENT && !akashi_evidence_is_ambiguous (evidence)
      && (evidence->registration || akashi_evidence_has_claims (evidence)))
    akashi_findings_add (&verdict, AKASHI_VERDICT_DIFFERENT_PRODUCT, AKASHI_CAUSE_NONE);
  find_good (evidence, &verdict);

  if (verdict.n_findings == 0)
    {
      if (is_label (evidence->kind))
        akashi_findings_add (&verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_UNREADABLE_LABEL);
      else
        akashi_findings_add (&verdict, AKASHI_VERDICT_NOT_A_LABEL, AKASHI_CAUSE_NONE);
    }
  akashi_findings_conclude (&verdict);
  return verdict;
}
