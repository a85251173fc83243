/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

#define N_FRESHNESS_STATES (AKASHI_FRESHNESS_DAMAGED + 1)
#define N_COMPARISONS (AKASHI_COMPARISON_DIFFERENT + 1)

/* One piece of evidence with all it borrows from: a sealed label of a registered product, list three days
 * old. */
typedef struct {
  AkashiScheme *scheme;
  AkashiRegistration *registration;
  AkashiClaims *claims;
  AkashiOutOfScope *kind;
  AkashiEvidence evidence;
} VerdictWorld;

void verdict_world_init (VerdictWorld *world);
void verdict_world_clear (VerdictWorld *world);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VerdictWorld, verdict_world_clear)

/* Returns: the day of an ISO date. */
AkashiDate verdict_world_day (const char *iso);

/* One row of the table: what is the case, and the verdict that verdicts.md and registry.md ask for in each
 * state of freshness, written by hand. */
typedef struct {
  const char *name;
  void (*arrange) (VerdictWorld *world);
  gboolean comparable; /* there is a product the one in hand can differ from */
  gboolean capped;     /* a match does not make it `confirmed` */
  AkashiFinding expected[N_FRESHNESS_STATES];
} VerdictScenario;

extern const VerdictScenario verdict_scenarios[];
extern const guint n_verdict_scenarios;

/* What is expected of @scenario in a state, with a comparison: the rules of verdicts.md, by hand. */
AkashiFinding verdict_scenario_expect (const VerdictScenario *scenario, AkashiFreshnessState state,
                                       AkashiComparison comparison);

/* Arranges @scenario in @world, in a state, with a comparison. */
void verdict_scenario_arrange (const VerdictScenario *scenario, VerdictWorld *world,
                               AkashiFreshnessState state, AkashiComparison comparison);
