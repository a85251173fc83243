/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-counsel.h"

G_BEGIN_DECLS

/* What is said where no label decides, and whom to ask. */

/* Returns: (transfer none): a text of `data/advice.json` in @language: a name, a line, a step, a question. */
const char *akashi_words_counsel (const char *language, const char *text);

/**
 * akashi_words_ask:
 * @ask: whom
 * @contact: (nullable): the desk of the country one is in; without one it is left out
 *
 * Returns: (transfer full): one line each, in the order of AkashiAsk, %NULL-terminated, as in `the shop`,
 * `Consumer hotline: 188`
 */
char **akashi_words_ask (const char *language, AkashiAsk ask, const AkashiContact *contact);

/* Returns: (transfer full): the desk with its number, else its page, as in `Consumer hotline: 188`. */
char *akashi_words_contact (const char *language, const AkashiContact *contact);

G_END_DECLS
