/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest run of Japanese that is kept together, in widths of a kanji. */
#define AKASHI_LONGEST_PHRASE 13

/* How readily phrases are broken, from wide columns to narrow ones. */
#define AKASHI_LINE_BREAK_STEPS 3

typedef enum {
  AKASHI_TEXT_ANY,
  AKASHI_TEXT_JAPANESE, /* holds kana */
  AKASHI_TEXT_KOREAN,   /* holds Hangul */
  AKASHI_TEXT_HAN,      /* Chinese, or a Japanese name */
} AkashiTextScript;

/* Returns: what @text is written in, as far as its letters tell. */
AkashiTextScript akashi_line_break_script (const char *text);

/**
 * akashi_line_break_phrases:
 * @text: UTF-8
 *
 * Japanese may be broken between any two characters, and reads badly so. This finds the phrases (文節) that
 * should stay together: they end after a particle or other kana where kanji, katakana, Latin or a known word
 * begins, and after punctuation. It is a rule of thumb, not an analysis; what it misses is a line that is
 * broken less well.
 *
 * Korean is kept together word by word, between spaces; of Chinese, the words that our texts are made of; of
 * other texts, words and model numbers with a hyphen.
 *
 * Returns: (transfer full) (element-type gsize): pairs of byte offsets, start and end, of the phrases to keep
 *   together; empty where @text may be broken anywhere that its script allows
 */
GArray *akashi_line_break_phrases (const char *text);

/**
 * akashi_line_break_kept:
 * @start: of a phrase of @text
 * @end: of that phrase
 * @step: 0: all of it is kept together; up to AKASHI_LINE_BREAK_STEPS - 1: of a longer phrase only its end
 *
 * Returns: the byte from which on, up to @end, no line may begin
 */
gsize akashi_line_break_kept (const char *text, gsize start, gsize end, guint step);

G_END_DECLS
