/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-guarantee.h"

G_BEGIN_DECLS

/* What is said about guarantees. All (transfer none) unless it says otherwise. */

/* Returns: the promise itself, one short line. */
const char *akashi_words_guarantee (const char *language, const AkashiGuarantee *guarantee);

/* Returns: (transfer full): what it protects, as in `confidentiality, privacy`. */
char *akashi_words_protects (const char *language, guint protects);

/* Returns: the heading of the guarantees that so many baselines ask for. */
const char *akashi_words_overlap (const char *language, AkashiOverlap overlap);

/* Returns: (nullable): as in `recommended only`; %NULL for a must. */
const char *akashi_words_strength (const char *language, AkashiStrength strength);

/**
 * akashi_words_demand:
 *
 * Returns: (transfer full): where and how the baseline asks for it, as in `5.3-4A, 5.3-4B (V2.1.1: 5.3-4),
 * recommended only`; `asked for` where no more is known
 */
char *akashi_words_demand (const char *language, const AkashiDemand *demand);

G_END_DECLS
