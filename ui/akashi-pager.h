/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiPager:
 *
 * A column of rows that is never cut: where not all of them fit, it shows as many whole rows as there is room
 * for, and under them one button (action `pager.next`) that goes on to the next ones, and from the last back
 * to the first. It emits `overflow` (int: pixels of height that are missing) while it is laid out whenever
 * not all rows fit, so that its owner can choose smaller letters before anything is painted.
 */
#define AKASHI_TYPE_PAGER (akashi_pager_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPager, akashi_pager, AKASHI, PAGER, GtkWidget)

/* @row: (transfer floating): stands last; taken out again with gtk_widget_unparent() */
void akashi_pager_append (AkashiPager *pager, GtkWidget *row);

/* Back to the first row. */
void akashi_pager_rewind (AkashiPager *pager);

/* Returns: how many rows come before the first one shown. */
guint akashi_pager_get_begin (AkashiPager *pager);

/* Goes on to the rows from that one on; where there are not so many, or all fit, to the first. */
void akashi_pager_turn_to (AkashiPager *pager, guint begin);

/* What the button says before the last rows are shown, and on them. */
void akashi_pager_set_words (AkashiPager *pager, const char *next, const char *first);

/* Whether rows that all fit stand in the middle of the height, or at its top. */
void akashi_pager_set_centered (AkashiPager *pager, gboolean centered);

/* Whether rows that leave room on their screen stand at its bottom: for buttons among them, which a hand
 * reaches there. */
void akashi_pager_set_lowered (AkashiPager *pager, gboolean lowered);

/* Returns: whether @child is the button, and no row. */
gboolean akashi_pager_is_button (AkashiPager *pager, GtkWidget *child);

/* Returns: whether all rows were shown at once when the pager was laid out last. */
gboolean akashi_pager_is_whole (AkashiPager *pager);

/* Returns: whether a row was higher than all the room there is when the pager was laid out last. */
gboolean akashi_pager_is_cut (AkashiPager *pager);

/* Returns: whether the first row is among those shown. */
gboolean akashi_pager_is_first (AkashiPager *pager);

G_END_DECLS
