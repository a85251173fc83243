/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-words.h"

G_BEGIN_DECLS

/* Inside the room: the lines of AkashiWords that are put together from the evidence. All (transfer full). */

/* One line per finding and note that the headline does not already say. */
char **akashi_why_lines (const char *language, const AkashiEvidence *evidence, const AkashiVerdict *verdict);

/* At most three lines, with the questions to a shop four: what you must do yourself, whom to ask, and what the
 * verdict itself advises. @of_verdict: %NULL-terminated, in English */
char **akashi_advice_lines (const char *language, const AkashiEvidence *evidence,
                            const AkashiVerdict *verdict, const char *const *of_verdict);

/* What was compared with what, whether the label itself is sealed, and what was not checked. */
char *akashi_compared_line (const char *language, const AkashiEvidence *evidence);

/* The list, its date, its age, and who copied it; "" where there is none. */
char *akashi_list_line (const char *language, const AkashiEvidence *evidence);

/* Whether a barcode or model was shown beside the label that no list knows: neither the same nor another. */
gboolean akashi_evidence_has_unknown_hand (const AkashiEvidence *evidence);

/* The end of security updates or of a label's term, as in "until March 2031": by the month where it is the
 * month's last day, else by the day. */
char *akashi_until_words (const char *language, AkashiDate until);

G_END_DECLS
