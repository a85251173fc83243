/* SPDX-License-Identifier: Apache-2.0 */
/* What several findings ask of the evidence, and how findings are kept. */
#include "akashi-findings.h"

void
akashi_findings_add (AkashiVerdict *verdict, AkashiVerdictCode code, AkashiCause cause)
{
  for (guint i = 0; i < verdict->n_findings; i++)
    if (verdict->findings[i].code == code && verdict->findings[i].cause == cause)
      return;
  g_return_if_fail (verdict->n_findings < AKASHI_MAX_FINDINGS);
  verdict->findings[verdict->n_findings++] = (AkashiFinding){ code, cause };
}

gboolean
akashi_findings_any_bad (const AkashiVerdict *verdict)
{
  for (guint i = 0; i < verdict->n_findings; i++)
    if (akashi_verdict_severity (verdict->findings[i].code) == AKASHI_SEVERITY_BAD)
      return TRUE;
  return FALSE;
}

void
akashi_findings_conclude (AkashiVerdict *verdict)
{
  /* Insertion sort: stable, and there are a handful. The codes are numbered worst first. */
  for (guint i = 1; i < verdict->n_findings; i++)
    {
      AkashiFinding moving = verdict->findings[i];
      guint at = i;
      for (; at > 0 && verdict->findings[at - 1].code > moving.code; at--)
        verdict->findings[at] = verdict->findings[at - 1];
      verdict->findings[at] = moving;
    }
  verdict->code = verdict->findings[0].code;
  verdict->cause = verdict->findings[0].cause;
  verdict->severity = akashi_verdict_severity (verdict->code);
}

gboolean
akashi_freshness_is_usable (AkashiFreshnessState state)
{
  return state == AKASHI_FRESHNESS_FRESH || state == AKASHI_FRESHNESS_AGEING;
}

gboolean
akashi_evidence_has_claims (const AkashiEvidence *evidence)
{
  return evidence->claims != NULL
         && (evidence->signature == AKASHI_SIGNATURE_VERIFIED
             || evidence->signature == AKASHI_SIGNATURE_WRONG_ADDRESS);
}

static const char *
zone (const AkashiEvidence *evidence)
{
  return evidence->scheme ? evidence->scheme->time_zone : NULL;
}

AkashiDate
akashi_evidence_claimed_last_day (const AkashiEvidence *evidence)
{
  /* `exp` is the first second in which the label is over (label.md). */
  return akashi_date_at (evidence->claims->valid_until - 1, zone (evidence));
}

gboolean
akashi_evidence_is_newer_than_list (const AkashiEvidence *evidence)
{
  return akashi_evidence_has_claims (evidence) && akashi_date_is_day (evidence->as_of)
         && akashi_date_at (evidence->claims->valid_from, zone (evidence)) > evidence->as_of;
}

AkashiDate
akashi_evidence_support_until (const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;

  if (registration && registration->support_until != AKASHI_DATE_UNKNOWN)
    return registration->support_until;
  if (registration && registration->updates == AKASHI_UPDATES_NONE)
    return AKASHI_DATE_NONE;
  return akashi_evidence_has_claims (evidence) ? evidence->claims->support_until : AKASHI_DATE_UNKNOWN;
}

AkashiDate
akashi_evidence_label_until (const AkashiEvidence *evidence)
{
  if (evidence->registration && akashi_date_is_day (evidence->registration->valid_until))
    return evidence->registration->valid_until;
  return akashi_evidence_has_claims (evidence) ? akashi_evidence_claimed_last_day (evidence)
                                               : AKASHI_DATE_UNKNOWN;
}

gboolean
akashi_evidence_knows_today (const AkashiEvidence *evidence)
{
  return evidence->freshness.state != AKASHI_FRESHNESS_DOUBTFUL_CLOCK;
}

gboolean
akashi_evidence_is_ambiguous (const AkashiEvidence *evidence)
{
  return evidence->kind == AKASHI_CODE_NUMBER && evidence->n_schemes > 1;
}
