/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-verdict.h"

G_BEGIN_DECLS

/**
 * akashi_words_difference:
 * @first: of one product, @second: of another
 *
 * Returns: (transfer full): in one sentence by how long their security updates differ; neither is called the
 * better one
 */
char *akashi_words_difference (const char *language, const AkashiEvidence *first,
                               const AkashiEvidence *second);

/**
 * akashi_words_not_covered:
 *
 * Returns: (transfer full): what the label of @evidence says nothing about, a line each; promises that it
 * does not make are not among them (akashi_registration_get_guarantees())
 */
char **akashi_words_not_covered (const char *language, const AkashiEvidence *evidence);

G_END_DECLS
