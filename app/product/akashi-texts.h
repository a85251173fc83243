/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiTexts:
 *
 * One text in several languages, as it stands in a scheme definition or a registration. Keys are language
 * tags
 * (`ja`, `en`, `zh_CN`, `ko`, `ja@easy`). Immutable once built; a plain #GHashTable of strings underneath.
 */
typedef GHashTable AkashiTexts;

/* Returns: (transfer full): an empty one. */
AkashiTexts *akashi_texts_new (void);

/* Adds or replaces the text of a language; both are copied. */
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
const char *akashi_texts_get (AkashiTexts *texts, const char *language);

G_END_DECLS
