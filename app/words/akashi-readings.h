/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Readings (furigana) of kanji, as data in the text: `{漢字|かんじ}`. They stand in data/po/ja@easy.po; texts
 * in the language akashi_words_with_readings() keep them, also when they are put together from several, and
 * these functions turn such a text into what is shown. Texts in `ja@easy` itself are without them.
 *
 * A day, whose reading depends on the number before it, is written `%d{日|*}`. Braces of any other form, as
 * in a name out of a list, are text.
 */

/* A piece of text, and how it is read. */
typedef struct {
  char *text;
  char *reading; /* (nullable): in kana, for a small line above @text; %NULL: @text needs none */
} AkashiReadingSpan;

/* Returns: (transfer full) (element-type AkashiReadingSpan): the pieces of @text, in their order */
GPtrArray *akashi_reading_spans (const char *text);

/* Returns: (transfer full): @text without readings */
char *akashi_readings_strip (const char *text);

/* Returns: (transfer full): @text with readings in brackets, as in 「漢字(かんじ)」, for where there is no
 * small line */
char *akashi_readings_in_brackets (const char *text);

G_END_DECLS
