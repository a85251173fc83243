/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-pager.h"

G_BEGIN_DECLS

/* How tightly a page is set (akashi-page.c). */
typedef struct {
  guint8 density;
  guint8 n_spared; /* parts it does without */
  gboolean narrow, lead_full, wide_foot;
} AkashiPageFit;

/**
 * akashi_page_fit_key:
 * @page: with everything in it, as it will be laid out
 * @pager: (nullable): its rows; what turns them comes and goes by itself
 * @spares: (element-type GtkWidget): what the page can do without, there or not
 *
 * Returns: what a page is known by that says the same in the same room
 */
guint64 akashi_page_fit_key (GtkWidget *page, AkashiPager *pager, GPtrArray *spares);

/**
 * akashi_page_fit_find:
 *
 * How a page was set that said the same, until akashi_size_memo_forget(). It is laid out and painted once,
 * then, and not once for each step that is too wide. Where it does not fit after all, it is set more tightly
 * as ever. Returns: whether it is known
 */
gboolean akashi_page_fit_find (guint64 key, AkashiPageFit *fit);
void akashi_page_fit_keep (guint64 key, const AkashiPageFit *fit);

G_END_DECLS
