/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-pattern-pairs.h"

G_BEGIN_DECLS

/* How a scheme's product pages may be addressed. */
typedef struct {
  const char *scheme; /* id */
  const char *host;   /* in lower case */
  const char
      *pattern; /* over path and query; what stands in its parentheses is the number (akashi-pattern.h) */
  const char *source; /* where the labels were seen, for the definition's facts */
  AkashiDate checked_on;
} AkashiPatternProposal;

/* A label that speaks against a proposal. */
typedef struct {
  guint64 line;
  char *problem; /* names the field */
} AkashiPatternObjection;

void akashi_pattern_objection_free (AkashiPatternObjection *objection);

/**
 * akashi_pattern_proposal_try:
 * @pairs: (element-type AkashiPatternPair)
 * @error: AKASHI_ERROR_INVALID where host or pattern have not the form they must have
 *
 * Reads each text as a label is read: `https`, its raw authority exactly the host, its path and query as the
 * pattern says, and the number in it the one printed beside it (compared as numbers are looked up).
 *
 * Returns: (transfer container) (element-type AkashiPatternObjection): empty where all agree
 */
GPtrArray *akashi_pattern_proposal_try (const AkashiPatternProposal *proposal, const GPtrArray *pairs,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_pattern_proposal_add:
 * @definition: of the scheme
 * @n_pairs: how many labels agreed
 * @error: AKASHI_ERROR_INVALID where @definition is not valid, is another scheme's, has this page already, or
 * the host is another scheme's; the message names line and field
 *
 * Returns: (transfer full): the definition with the page, where it comes from, and the next version
 */
GBytes *akashi_pattern_proposal_add (const AkashiPatternProposal *proposal, GBytes *definition, guint n_pairs,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
