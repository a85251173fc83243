/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_size_memo_text:
 * @text: as it is shown, with readings
 * @style: (nullable): what else its size depends on, besides the typeface
 *
 * Returns: what the text is known by here. Of the text itself nothing is kept: it may be of a customer.
 */
guint64 akashi_size_memo_text (const char *text, const char *style);

/**
 * akashi_size_memo_key:
 * @text: as above
 * @widget: whose typeface is used
 * @what: any number: which of the text's sizes
 * @for_size: the other one; pixels, or -1
 */
guint64 akashi_size_memo_key (guint64 text, GtkWidget *widget, guint what, int for_size);

/**
 * akashi_size_memo_find:
 * @minimum: (out): pixels
 * @natural: (out): pixels
 *
 * Sizes of texts that were measured before: shaping a text takes most of the time in which a page opens, and
 * a page that is opened again says what it said. Returns: whether they are known
 */
gboolean akashi_size_memo_find (guint64 key, int *minimum, int *natural);
void akashi_size_memo_keep (guint64 key, int minimum, int natural);
void akashi_size_memo_forget (void);

G_END_DECLS
