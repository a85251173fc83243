/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiSplitLayout:
 *
 * Lays out two children: on a tall screen the first above at its natural height and the second below with the
 * rest; on a wide screen the first at the left with a share of the width, or what it needs, and the second at
 * the right. A third one stands under the second, as high as it needs to be.
 */
#define AKASHI_TYPE_SPLIT_LAYOUT (akashi_split_layout_get_type ())
G_DECLARE_FINAL_TYPE (AkashiSplitLayout, akashi_split_layout, AKASHI, SPLIT_LAYOUT, GtkLayoutManager)

/* @share: hundredths of the width the first child has on a wide screen. */
void akashi_split_layout_set (AkashiSplitLayout *layout, gboolean landscape, guint share);

/* @wide_foot: on a wide screen the third child stands under both others. */
void akashi_split_layout_set_wide_foot (AkashiSplitLayout *layout, gboolean wide_foot);

/* @over: both have all of the room, and what uses them shows one at a time. */
void akashi_split_layout_set_over (AkashiSplitLayout *layout, gboolean over);

G_END_DECLS
