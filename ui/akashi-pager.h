/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-phrase-label.h"

G_BEGIN_DECLS

/**
 * AkashiPager:
 *
 * A column of rows that is never cut: where not all of them fit, it shows as many whole rows as there is room
 * for, and under them one button (action `pager.next`) that goes on to the next ones, and from the last back
 * to the first. On wide glass, where height is dear, that button may stand elsewhere.
 *
 * A row of the class `section` is a heading, one of the class `goes-on` a part of a value that goes on in the
 * next row: neither is the last one shown, unless it would be the only one.
 *
 * Its owner asks after every layout how much height is missing, and chooses smaller letters before anything
 * is painted.
 */
#define AKASHI_TYPE_PAGER (akashi_pager_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPager, akashi_pager, AKASHI, PAGER, GtkWidget)

/* @row: (transfer floating): stands last; taken out again with gtk_widget_unparent(). The only one there is
 * gets all the height where it expands. */
void akashi_pager_append (AkashiPager *pager, GtkWidget *row);

/* Back to the first row. */
void akashi_pager_rewind (AkashiPager *pager);

/* Returns: how many rows come before the first one shown. */
guint akashi_pager_get_begin (AkashiPager *pager);

/* Goes on to the rows from that one on; where there are not so many, or all fit, to the first. */
void akashi_pager_turn_to (AkashiPager *pager, guint begin);

/* What the button says before the last rows are shown, and on them. */
void akashi_pager_set_words (AkashiPager *pager, const char *next, const char *first);

/* Goes on to the next rows, and from the last back to the first. */
void akashi_pager_next (AkashiPager *pager);

/* @button: (nullable) (transfer none): calls akashi_pager_next(); %NULL: there is none any more. @text:
 * (nullable): on it */
void akashi_pager_set_far_button (AkashiPager *pager, GtkWidget *button, AkashiPhraseLabel *text);

/* Whether the far button, where there is one, stands for the one under the rows. */
void akashi_pager_set_far (AkashiPager *pager, gboolean far);

/* Shows the far button where it is needed, hides it where it is not. Returns: whether that changed anything.
 */
gboolean akashi_pager_update_far_button (AkashiPager *pager);

/* Fewer words than akashi_pager_set_words() has, for the far button. */
void akashi_pager_set_far_words (AkashiPager *pager, const char *next, const char *first);

/* Whether there is hardly room for the far button where it stands: it is shown only while squeezed in. */
void akashi_pager_set_far_dear (AkashiPager *pager, gboolean dear);

/* Squeezes the far button in, or lets it go again. */
void akashi_pager_squeeze (AkashiPager *pager, gboolean squeezed);

/* Whether rows that all fit stand in the middle of the height, or at its top. */
void akashi_pager_set_centered (AkashiPager *pager, gboolean centered);

/* Whether rows that leave room on their screen stand at its bottom: for buttons among them, which a hand
 * reaches there. */
void akashi_pager_set_lowered (AkashiPager *pager, gboolean lowered);

/* Returns: whether @button is its button, which is a child and no row, or the far one. */
gboolean akashi_pager_is_turned_by (AkashiPager *pager, GtkWidget *button);

/* Returns: whether all rows were shown at once when the pager was laid out last. */
gboolean akashi_pager_is_whole (AkashiPager *pager);

/* Returns: pixels of height that were missing for all rows when the pager was laid out last; 0: none. */
int akashi_pager_lacks (AkashiPager *pager);

/* Returns: whether a row was higher than all the room there is when the pager was laid out last. */
gboolean akashi_pager_is_cut (AkashiPager *pager);

/* Returns: whether it was cut, or room would be gained by squeezing the far button in. */
gboolean akashi_pager_is_tight (AkashiPager *pager);

/* Returns: whether the first row is among those shown. */
gboolean akashi_pager_is_first (AkashiPager *pager);

G_END_DECLS
