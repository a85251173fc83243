/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-fact-row.h"
#include "akashi-words.h"

G_BEGIN_DECLS

/**
 * akashi_verdict_facts_set_bar:
 * @row: the fact of security updates, already set
 * @fact: the same in words
 *
 * Draws the time left on the row's bar, in the colour of @severity; without a date there is no bar.
 */
void akashi_verdict_facts_set_bar (AkashiFactRow *row, const char *language, const AkashiEvidence *evidence,
                                   const AkashiFact *fact, AkashiSeverity severity);

G_END_DECLS
