/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest run of Japanese that is kept together, in widths of a kanji. */
#define AKASHI_LONGEST_PHRASE 13

/**
 * akashi_line_break_phrases:
 * @text: UTF-8
 *
 * Japanese may be broken between any two characters, and reads badly so. This finds the phrases (文節) that
 * should stay together: they end after a particle or other kana where kanji, katakana, Latin or a known word
 * begins, and after punctuation. It is a rule of thumb, not an analysis; what it misses is a line that is
 * broken less well.
 *
 * Returns: (transfer full) (element-type gsize): pairs of byte offsets, start and end, of the phrases to keep
 *   together; empty where @text holds no kana
 */
GArray *akashi_line_break_phrases (const char *text);

G_END_DECLS
