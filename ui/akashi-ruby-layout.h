/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * AkashiRubyLayout:
 *
 * Text with readings over its kanji (furigana), on Pango, which has none of its own. Over each span stands
 * its reading, half as large and centred; a reading that is longer than its span spreads it. Neither is ever
 * separated from the other. Lines are broken as akashi-line-break.h says, and only those with readings are
 * higher. Sizes are pixels.
 */
typedef struct _AkashiRubyLayout AkashiRubyLayout;

/* Size of a reading's letters, to those under it. */
#define AKASHI_RUBY_SIZE 0.5

/* @text: with readings, as of akashi-readings.h; Japanese */
AkashiRubyLayout *akashi_ruby_layout_new (PangoContext *context, const char *text);
void akashi_ruby_layout_free (AkashiRubyLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRubyLayout, akashi_ruby_layout_free)

/* @step: how readily phrases are broken, 0 to AKASHI_LINE_BREAK_STEPS - 1. Returns: the least width at which
 * all of it fits. */
int akashi_ruby_layout_get_minimum_width (AkashiRubyLayout *layout, guint step);

/* Returns: the width at which no line has to be broken. */
int akashi_ruby_layout_get_natural_width (AkashiRubyLayout *layout);

int akashi_ruby_layout_get_height (AkashiRubyLayout *layout, guint step, int width);

/* A span of text where it stands, or the reading over it. */
typedef struct {
  PangoLayout *text; /* (transfer none) */
  guint line;
  gboolean is_reading; /* of the part before it */
  double x, y, width, height;
} AkashiRubyPart;

/* Returns: (transfer full) (element-type AkashiRubyPart): all of it in lines of at most @width, valid as long
 * as @layout */
GArray *akashi_ruby_layout_get_parts (AkashiRubyLayout *layout, guint step, int width, gboolean centered);

G_END_DECLS
