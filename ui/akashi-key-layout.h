/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiKeyLayout:
 *
 * Lays out keys of equal size in rows, as many beside each other as the width holds, ten at most; the last
 * one takes what is left of its row.
 */
#define AKASHI_TYPE_KEY_LAYOUT (akashi_key_layout_get_type ())
G_DECLARE_FINAL_TYPE (AkashiKeyLayout, akashi_key_layout, AKASHI, KEY_LAYOUT, GtkLayoutManager)

G_END_DECLS
