/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiPairLayout:
 *
 * Lays out two children, a value and an aside: on one line, the aside at the far end, where both fit; else
 * one above the other. Hidden children take no room.
 */
#define AKASHI_TYPE_PAIR_LAYOUT (akashi_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPairLayout, akashi_pair_layout, AKASHI, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
