/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters of one field that can be searched, once folded; what follows is not. */
#define AKASHI_MAX_FOLDED 256

/* How a text is folded. */
typedef enum {
  AKASHI_FOLD_TEXT, /* names, in any script */
  AKASHI_FOLD_CODE, /* numbers and model numbers: O is 0; I and l are 1 */
} AkashiFold;

/**
 * AkashiFolded:
 *
 * A text as it is compared in a search: letters and digits only. Two writings that a person takes for the
 * same have one such form; it is never shown.
 */
typedef struct {
  guint length;
  gunichar letters[AKASHI_MAX_FOLDED];
  guint8 starts[AKASHI_MAX_FOLDED]; /* whether a word begins here */
} AkashiFolded;

/**
 * akashi_search_fold:
 * @text: (not nullable): UTF-8; anything else folds to nothing
 * @length: in bytes
 *
 * NFKC (so full-width and half-width are one), lower case; katakana as hiragana, small kana as large ones; no
 * long vowel marks, dashes, spaces or punctuation; Latin letters without their accents, and `ae`, `oe`, `ue`
 * as the umlauts they stand for; Hangul as single letters, so that a syllable is found while it is being
 * typed. A word begins after a space, a dash or punctuation, and where the script changes.
 */
void akashi_search_fold (const char *text, gsize length, AkashiFold fold, AkashiFolded *out);

G_END_DECLS
