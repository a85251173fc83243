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

G_END_DECLS
