/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiBarLayout:
 *
 * Children in one row, of equal width where each then has the width it likes; else each as wide as it needs.
 * In two rows where one does not hold them. Room between them is their own margin.
 */
#define AKASHI_TYPE_BAR_LAYOUT (akashi_bar_layout_get_type ())
G_DECLARE_FINAL_TYPE (AkashiBarLayout, akashi_bar_layout, AKASHI, BAR_LAYOUT, GtkLayoutManager)

G_END_DECLS
