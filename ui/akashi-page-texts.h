/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_page_texts:
 * @root: a page, or anything with texts in it
 * @language: of what has no language of its own; one of akashi_words_languages()
 *
 * What a listener is told of @root, in the order of reading: what it says first, then its rows, then what can
 * be touched. Of rows that are turned over (#AkashiPager) those that are seen now and all that follow: who
 * listens need not turn them over, and who has turned some over does not hear them again. Keys of a keyboard
 * on the glass are not read out.
 *
 * Returns: (transfer full) (element-type AkashiSaying)
 */
GPtrArray *akashi_page_texts (GtkWidget *root, const char *language);

G_END_DECLS
