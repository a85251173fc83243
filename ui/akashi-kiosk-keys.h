/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_kiosk_keys_wakes:
 * @key: a key of the keyboard
 * @state: keys held with it
 *
 * Returns: whether @key wakes the first page; keys that move between buttons, press them or switch something
 * keep their meaning there
 */
gboolean akashi_kiosk_keys_wakes (guint key, GdkModifierType state);

/**
 * akashi_kiosk_keys_watch:
 * @window: every touch and every key activates its `win.keep`
 * @first_page: while it is shown, a touch on it or a key that wakes activates `win.begin`
 */
void akashi_kiosk_keys_watch (GtkWidget *window, GtkWidget *first_page);

G_END_DECLS
