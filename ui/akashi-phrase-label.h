/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiPhraseLabel:
 *
 * Text that is broken where a person would break it: Japanese between phrases, and, where `balanced`, into
 * lines of about the same length. Never shortened: it asks for the height it needs.
 */
#define AKASHI_TYPE_PHRASE_LABEL (akashi_phrase_label_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPhraseLabel, akashi_phrase_label, AKASHI, PHRASE_LABEL, GtkWidget)

GtkWidget *akashi_phrase_label_new (const char *text);

/* @text: (nullable): plain text; empty or %NULL hides the label */
void akashi_phrase_label_set_text (AkashiPhraseLabel *label, const char *text);
const char *akashi_phrase_label_get_text (AkashiPhraseLabel *label);

G_END_DECLS
