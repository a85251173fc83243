/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiPhraseLabel:
 *
 * Text that is broken where a person would break it: Japanese between phrases, and, where `balanced`, into
 * lines of about the same length. Readings stand over their kanji, and are neither spoken nor handed out.
 * Never shortened: it asks for the height it needs. Where `whole-words`, it asks for the width of its longest
 * word, too; else that is torn in a narrow column.
 */
#define AKASHI_TYPE_PHRASE_LABEL (akashi_phrase_label_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPhraseLabel, akashi_phrase_label, AKASHI, PHRASE_LABEL, GtkWidget)

GtkWidget *akashi_phrase_label_new (const char *text);

/* @text: (nullable): plain text, or one with readings (akashi-readings.h), which then stand over its kanji;
 * empty or %NULL hides the label */
void akashi_phrase_label_set_text (AkashiPhraseLabel *label, const char *text);

/* The same in a language of its own, as a BCP 47 tag. */
void akashi_phrase_label_set_text_in (AkashiPhraseLabel *label, const char *text, const char *tag);

/* The text of @label, which stands on @button; it is what a screen reader calls the button, too. */
void akashi_phrase_label_set_on (AkashiPhraseLabel *label, GtkWidget *button, const char *text);

/* Returns: (transfer none) (nullable): the tag of that language; %NULL where the text is in that of the page.
 */
const char *akashi_phrase_label_get_own_tag (AkashiPhraseLabel *label);

/* @tag: (nullable): the language of texts that labels are given from now on. Text with kana is Japanese and
 * text with Hangul Korean all the same: names of makers and products often stand in another language. */
void akashi_phrase_label_set_language (const char *tag);

/* Returns: (transfer none): the text without readings. */
const char *akashi_phrase_label_get_text (AkashiPhraseLabel *label);

/* @whole: (nullable): the text that this label shows a part of, and that is read aloud instead: once, where
 * several parts follow each other; "": nothing is */
void akashi_phrase_label_set_whole (AkashiPhraseLabel *label, const char *whole);

/* Returns: (transfer none): what is read aloud, without readings. */
const char *akashi_phrase_label_get_whole (AkashiPhraseLabel *label);

G_END_DECLS
