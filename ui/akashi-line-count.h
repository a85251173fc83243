/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiLineCount:
 *
 * How a text falls into lines at any width, counted from one shaping of it. A GtkLabel asks Pango to wrap it
 * at one width after the other, and each time it is shaped anew; on a page that is opened for the first time
 * a person waits for that. Where it cannot be counted (several paragraphs or none, several typefaces,
 * words that have to be broken, readings over the letters), the widget is asked.
 */
typedef struct _AkashiLineCount AkashiLineCount;

/* @label: a GtkLabel or AkashiRubyLabel, in the style and with the text it has now; it has to outlive them.
 */
AkashiLineCount *akashi_line_count_new (GtkWidget *label);
void akashi_line_count_free (AkashiLineCount *lines);

gboolean akashi_line_count_are_counted (const AkashiLineCount *lines);

/* All of these are in pixels. */

/* @least: (out): of the widest piece that may not be broken. @natural: (out): of all of it in one line. */
void akashi_line_count_widths (const AkashiLineCount *lines, int *least, int *natural);

int akashi_line_count_height (const AkashiLineCount *lines, int width);

/* Returns: the least width at which the text takes no more lines than at @width, and at which none of them
 * reaches further: they are then about equally long. */
int akashi_line_count_balanced_width (const AkashiLineCount *lines, int width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLineCount, akashi_line_count_free)

G_END_DECLS
