/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-mark.h"

G_BEGIN_DECLS

/* Returns: (transfer none): the mark's name. */
const char *akashi_words_mark_name (const char *language, const AkashiMark *mark);

/**
 * akashi_words_marks_search:
 * @marks: (element-type AkashiMark)
 * @text: an id, or a name in any language or script
 *
 * Returns: (transfer container) (element-type AkashiMark): those it names: `PSE` names two marks; empty where
 * it names none
 */
GPtrArray *akashi_words_marks_search (GPtrArray *marks, const char *text);

/* One line about a mark, as in `What it is not` and that. Both (transfer none). */
typedef struct {
  const char *label;
  const char *value;
} AkashiMarkFact;

/**
 * akashi_words_mark_facts:
 *
 * Returns: (transfer full): what it means, what it does not, what it looks like, how it differs from a
 * security label, who runs it, mandatory or not, and, where there is a judgement, how often it is mistaken;
 * ends with an entry whose label is %NULL. To be freed with g_free()
 */
AkashiMarkFact *akashi_words_mark_facts (const char *language, const AkashiMark *mark);

G_END_DECLS
