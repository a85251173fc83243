/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The keyboard that a hand scanner pretends to be. */
typedef enum {
  AKASHI_HAND_LAYOUT_AUTO, /* told from what it types */
  AKASHI_HAND_LAYOUT_US,
  AKASHI_HAND_LAYOUT_JIS, /* JIS X 6002 */
} AkashiHandLayout;

/**
 * akashi_hand_keys_letter:
 * @layout: not AUTO
 * @code: of the key, as in linux/input-event-codes.h; a key of the keyboard, whatever this machine's own
 *   layout or input method make of it
 * @shift: whether it is typed with Shift
 *
 * Returns: what the scanner means by it, one of ASCII's printable characters; '\0': no such key
 */
char akashi_hand_keys_letter (AkashiHandLayout layout, guint code, gboolean shift);

/* Returns: whether the key ends a scan: Enter or Tab. */
gboolean akashi_hand_keys_is_end (guint code);

/* Returns: whether the key is held with others and types nothing itself: Shift. */
gboolean akashi_hand_keys_is_shift (guint code);

G_END_DECLS
