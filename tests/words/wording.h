/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

/* What may never be said (verdicts.md, "What may be said"), language by language. */

/* One Chinese character. */
#define WORDING_HAN "[\\x{3400}-\\x{4dbf}\\x{4e00}-\\x{9fff}\\x{3005}]"

/* Returns: whether the regular expression @pattern is found in @text; compiled once. */
gboolean wording_finds (const char *pattern, const char *text);

/* @compensated: the text stands only where compensation is registered
 * Returns: (nullable): the rule that @text breaks in @language; %NULL: none */
const char *wording_fault (const char *language, const char *text, gboolean compensated);

/* Returns: whether @text is written in letters that @language does not have: kana in Chinese, and the like.
 */
gboolean wording_in_foreign_script (const char *language, const char *text);

/* Returns: whether @text holds a letter of the script that only @language is written in. */
gboolean wording_in_own_script (const char *language, const char *text);
