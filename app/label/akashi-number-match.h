/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-label.h"

G_BEGIN_DECLS

/**
 * akashi_number_pattern_without_dashes:
 * @pattern: a pattern of registration numbers, as in `MH-[0-9]{4}`
 *
 * Returns: (transfer full) (nullable): the pattern of the same numbers as akashi_number_normalize() leaves
 * them
 *   (`MH[0-9]{4}`, ASCII letters in either case); %NULL where it would be the same or none
 */
AkashiPattern *akashi_number_pattern_without_dashes (const AkashiPattern *pattern);

/**
 * akashi_number_match:
 * @text: UTF-8
 * @typed: whether a person wrote it: then full-width characters, letters in either case, spaces and dashes
 * are read as what was meant
 *
 * Returns: (transfer full) (element-type AkashiNumberCandidate): every scheme with a number of this form,
 * each once, in the order of the definitions; empty where there is none
 */
GPtrArray *akashi_number_match (const AkashiLabelReader *reader, const char *text, gboolean typed);

/* Returns: whether @number has the form of a provisional number of @scheme. */
gboolean akashi_number_is_provisional (const AkashiScheme *scheme, const char *number);

void akashi_number_candidate_free (AkashiNumberCandidate *candidate);

G_END_DECLS
