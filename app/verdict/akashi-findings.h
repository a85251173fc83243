/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/*
 * Inside the room: what each part of the evidence comes to. Every function adds its findings to a verdict
 * that is being made; none of them looks at the findings of another.
 */

/* Adds a finding; one that is there already is not added again. */
void akashi_findings_add (AkashiVerdict *verdict, AkashiVerdictCode code, AkashiCause cause);

/* Returns: whether there is a finding of the severity "bad". */
gboolean akashi_findings_any_bad (const AkashiVerdict *verdict);

/* Sorts worst first (equals stay in the order in which they were added) and makes the first one the verdict.
 */
void akashi_findings_conclude (AkashiVerdict *verdict);

/* Returns: whether what the list says may be relied on: it is fresh or ageing. */
gboolean akashi_freshness_is_usable (AkashiFreshnessState state);

/* Returns: whether the evidence holds verified claims that count (those of a revoked key do not). */
gboolean akashi_evidence_has_claims (const AkashiEvidence *evidence);

/* Returns: the last day of the verified claims, in the scheme's time zone. Only where there are claims. */
AkashiDate akashi_evidence_claimed_last_day (const AkashiEvidence *evidence);

/* Returns: whether the label was signed after the list was taken, so that the list cannot know it. */
gboolean akashi_evidence_is_newer_than_list (const AkashiEvidence *evidence);

/* The text and its address, and what came of the signature. */
void akashi_findings_of_text (const AkashiEvidence *evidence, AkashiVerdict *verdict);

/* The number's standing on the list, where no registration was found under it. */
void akashi_findings_of_missing (const AkashiEvidence *evidence, AkashiVerdict *verdict);

/* The registration that was found: its status, its dates, and where the label says more. */
void akashi_findings_of_registration (const AkashiEvidence *evidence, AkashiVerdict *verdict);

G_END_DECLS
