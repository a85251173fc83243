/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-ruby-layout.h"

G_BEGIN_DECLS

/**
 * AkashiRubyLabel:
 *
 * Japanese with readings over its kanji. It breaks phrases only where its width leaves it no choice. What it
 * says to a screen reader is up to its owner.
 */
#define AKASHI_TYPE_RUBY_LABEL (akashi_ruby_label_get_type ())
G_DECLARE_FINAL_TYPE (AkashiRubyLabel, akashi_ruby_label, AKASHI, RUBY_LABEL, GtkWidget)

GtkWidget *akashi_ruby_label_new (void);

/* @text: with readings, as of akashi-readings.h */
void akashi_ruby_label_set_text (AkashiRubyLabel *label, const char *text);
void akashi_ruby_label_set_centered (AkashiRubyLabel *label, gboolean centered);

/* Returns: the least width at which no more phrases are broken than at @width. */
int akashi_ruby_label_get_least_width (AkashiRubyLabel *label, int width);

/* Returns: (transfer full) (element-type AkashiRubyPart): where its parts stand in it now */
GArray *akashi_ruby_label_get_parts (AkashiRubyLabel *label);

G_END_DECLS
