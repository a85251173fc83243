/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What is shown, as it is said: for a speech service as text, and for a machine without one as a list of
 * clips that are played one after the other.
 *
 * The text goes back to the table of words that it came from: a whole text is one clip; of a text with gaps
 * the pieces between them are, and what fills a gap is said in its turn: numbers and dates from parts, model
 * numbers letter by letter. Only a name out of a list has no clip; there a clip says that it is on the
 * screen. So everything that is shown can be said, in every language, with the clips of one inventory, and
 * no page needs to be written twice.
 *
 * Japanese is said in plain Japanese, in kana: plain words are the easier ones to understand by ear, their
 * readings are in the tables (akashi-readings.h), and the free speech engines read nothing but kana.
 */

/* One thing to be said. */
typedef struct {
  char *spoken; /* for a speech service: the text, Japanese in kana as far as its reading is known */
  char **clips; /* the spoken texts of its clips, in their order; each is one of the inventory */
} AkashiUtterance;

void akashi_utterance_free (AkashiUtterance *utterance);

/* Returns: (transfer none): the voice that speaks @language (one of akashi_words_languages()): `ja`, `en`,
 * `zh_CN` or `ko`; the name of its folder of clips. */
const char *akashi_speech_voice (const char *language);

/**
 * akashi_speech_utterances:
 * @language: one of akashi_words_languages()
 * @text: as shown in @language, with or without readings; lines are said one by one
 *
 * Thread-safe. Takes as long as it takes to compare @text with every text of the language; what is longer
 * than AKASHI_SPEECH_TEXT_MAX is cut there.
 *
 * Returns: (transfer full) (element-type AkashiUtterance): empty where there is nothing to be said
 */
GPtrArray *akashi_speech_utterances (const char *language, const char *text);

/* Returns: (transfer full): the spoken text of every clip of @voice, each once. */
char **akashi_speech_inventory (const char *voice);

/* Returns: (transfer full): the name of the clip that says @spoken, without the ending: another text never
 * has the same, so that a clip of an older text is not played for a newer one. */
char *akashi_speech_clip_name (const char *spoken);

G_END_DECLS
