/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-findings.h"

#include "akashi-limits.h"

static void
find_status (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiStatus status = evidence->registration->status;

  if (status == AKASHI_STATUS_WITHDRAWN)
    akashi_findings_add (verdict, AKASHI_VERDICT_WITHDRAWN, AKASHI_CAUSE_NONE);
  else if (status == AKASHI_STATUS_SUSPENDED)
    akashi_findings_add (verdict, AKASHI_VERDICT_SUSPENDED, AKASHI_CAUSE_NONE);
  else if (status == AKASHI_STATUS_EXPIRED)
    akashi_findings_add (verdict, AKASHI_VERDICT_LABEL_EXPIRED, AKASHI_CAUSE_NONE);
  else if (status == AKASHI_STATUS_PROVISIONAL)
    akashi_findings_add (verdict, AKASHI_VERDICT_PROVISIONAL, AKASHI_CAUSE_NONE);
  else if (status != AKASHI_STATUS_IN_FORCE)
    /* A status this program has no word for is not "in force". */
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NEWER_THAN_PROGRAM);
}

static void
find_support (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiDate until = akashi_evidence_support_until (evidence);
  guint months = evidence->ends_soon_months > 0 ? evidence->ends_soon_months : AKASHI_ENDS_SOON_MONTHS;

  if (until == AKASHI_DATE_UNKNOWN)
    verdict->notes |= AKASHI_NOTE_SUPPORT_NOT_STATED;
  else if (until == AKASHI_DATE_NONE)
    akashi_findings_add (verdict, AKASHI_VERDICT_NO_UPDATES_PROMISED, AKASHI_CAUSE_NONE);
  else if (akashi_evidence_knows_today (evidence) && until < evidence->today)
    akashi_findings_add (verdict, AKASHI_VERDICT_SUPPORT_ENDED, AKASHI_CAUSE_NONE);
  else if (akashi_evidence_knows_today (evidence)
           && until <= akashi_date_add_months (evidence->today, (int) months))
    akashi_findings_add (verdict, AKASHI_VERDICT_ENDS_SOON, AKASHI_CAUSE_NONE);
}

static void
find_term (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiDate until = akashi_evidence_label_until (evidence);
  guint window = evidence->scheme ? evidence->scheme->renewal_window_months : 0;

  if (!akashi_date_is_day (until) || !akashi_evidence_knows_today (evidence))
    return;
  if (until < evidence->today)
    akashi_findings_add (verdict, AKASHI_VERDICT_LABEL_EXPIRED, AKASHI_CAUSE_NONE);
  else if (until <= akashi_date_add_months (evidence->today,
                                            (int) (window ? window : AKASHI_LABEL_TERM_NEAR_MONTHS)))
    verdict->notes |= AKASHI_NOTE_LABEL_TERM_NEAR;
}

static gboolean
claims_later_dates (const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  AkashiDate claimed = evidence->claims->support_until;

  if (akashi_date_is_day (registration->valid_until)
      && akashi_evidence_claimed_last_day (evidence) > registration->valid_until)
    return TRUE;
  if (!akashi_date_is_day (claimed) || registration->support_until == AKASHI_DATE_UNKNOWN)
    return FALSE;
  /* "none" on the list is before every day. */
  return registration->support_until == AKASHI_DATE_NONE || claimed > registration->support_until;
}

static gboolean
claims_other_model (const AkashiEvidence *evidence)
{
  if (evidence->registration->models->len == 0)
    return FALSE;
  for (char **model = evidence->claims->models; model && *model; model++)
    if (!akashi_registration_find_model (evidence->registration, *model))
      return TRUE;
  return FALSE;
}

/* Where the label says more than the list. A label that says less, or a field the list lacks, never
 * contradicts. */
static void
find_contradictions (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  const AkashiRegistration *registration = evidence->registration;
  const struct {
    gboolean more;
    AkashiCause cause;
  } cases[] = {
    { registration->level >= 0 && evidence->claims->level > (guint) registration->level, AKASHI_CAUSE_LEVEL },
    { claims_other_model (evidence), AKASHI_CAUSE_MODEL },
    { claims_later_dates (evidence), AKASHI_CAUSE_DATES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!cases[i].more)
        continue;
      /* A list that was taken before the label was signed cannot speak against it. */
      if (akashi_evidence_is_newer_than_list (evidence))
        akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NEWER_THAN_LIST);
      else
        akashi_findings_add (verdict, AKASHI_VERDICT_CONTRADICTS_LIST, cases[i].cause);
    }
}

static gboolean
signature_is_missing (const AkashiEvidence *evidence)
{
  AkashiDate since = evidence->scheme ? evidence->scheme->signed_since : AKASHI_DATE_UNKNOWN;
  AkashiDate issued = evidence->registration->issued;

  /* Only a label that was scanned can be seen to carry none. */
  return evidence->kind == AKASHI_CODE_SCHEME_LINK && evidence->signature == AKASHI_SIGNATURE_NONE
         && akashi_date_is_day (since) && (akashi_date_is_day (issued) ? issued : evidence->today) >= since;
}

void
akashi_findings_of_registration (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  find_status (evidence, verdict);
  find_support (evidence, verdict);
  find_term (evidence, verdict);
  if (akashi_evidence_has_claims (evidence))
    find_contradictions (evidence, verdict);
  if (signature_is_missing (evidence))
    verdict->notes |= AKASHI_NOTE_SIGNATURE_MISSING;
  if (evidence->model_suffix)
    verdict->notes |= AKASHI_NOTE_MODEL_SUFFIX;
}

/* The number was dropped from the list: after its term, which is its ordinary end, or before it. */
static void
find_drop (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiDate until = evidence->dropped_valid_until;

  if (until == AKASHI_DATE_UNKNOWN && akashi_evidence_has_claims (evidence))
    until = akashi_evidence_claimed_last_day (evidence);
  gboolean after_term = akashi_date_is_day (until) && evidence->dropped_on > until;
  if (!after_term)
    akashi_findings_add (verdict, AKASHI_VERDICT_DELISTED, AKASHI_CAUSE_NONE);
  if (after_term
      || (akashi_date_is_day (until) && akashi_evidence_knows_today (evidence) && until < evidence->today))
    akashi_findings_add (verdict, AKASHI_VERDICT_LABEL_EXPIRED, AKASHI_CAUSE_NONE);
}

void
akashi_findings_of_missing (const AkashiEvidence *evidence, AkashiVerdict *verdict)
{
  AkashiFreshnessState state = evidence->freshness.state;

  if (akashi_date_is_day (evidence->dropped_on))
    find_drop (evidence, verdict);
  if (akashi_evidence_is_newer_than_list (evidence))
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_NEWER_THAN_LIST);
  else if (akashi_date_is_day (evidence->dropped_on) || !akashi_freshness_is_usable (state)
           || (evidence->text_flags & AKASHI_TEXT_PROVISIONAL))
    return; /* told already, not to be told from such a list, or not to be expected on one */
  else if (evidence->kind == AKASHI_CODE_NUMBER)
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_TYPED_NOT_FOUND);
  else if (state == AKASHI_FRESHNESS_AGEING)
    akashi_findings_add (verdict, AKASHI_VERDICT_CANNOT_TELL, AKASHI_CAUSE_LIST_AGEING);
  else
    akashi_findings_add (verdict, AKASHI_VERDICT_NOT_IN_LIST, AKASHI_CAUSE_NONE);
}
