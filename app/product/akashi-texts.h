/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiTexts:
 *
 * One text in several languages, as it stands in a scheme definition or a registration. Languages are tags
 * (`ja`, `en`, `zh_CN`, `ko`, `ja@easy`). Immutable once built.
 */
typedef struct _AkashiTexts AkashiTexts;

/* Returns: (transfer full): an empty one. */
AkashiTexts *akashi_texts_new (void);
AkashiTexts *akashi_texts_ref (AkashiTexts *texts);
void akashi_texts_unref (AkashiTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiTexts, akashi_texts_unref)

/* Adds or replaces the text of a language; both are copied. What was handed out before is gone. */
void akashi_texts_set (AkashiTexts *texts, const char *language, const char *text);

/**
 * akashi_texts_get:
 * @texts: (nullable): texts
 * @language: the language wanted
 *
 * Returns: (transfer none) (nullable): the text in @language; else, in this order, in the language without
 * its modifier (`ja@easy` → `ja`), in English, in Japanese, in the first language by name; %NULL where there
 * is none
 */
const char *akashi_texts_get (const AkashiTexts *texts, const char *language);

/* Returns: in how many languages there is a text. */
guint akashi_texts_count (const AkashiTexts *texts);

/**
 * akashi_texts_next:
 * @language: (out) (transfer none)
 * @text: (inout) (transfer none): the one handed out last; %NULL before the first
 *
 * Hands out one text after the other, in the order in which they were set.
 *
 * Returns: FALSE where there is none left
 */
gboolean akashi_texts_next (const AkashiTexts *texts, const char **language, const char **text);

G_END_DECLS
