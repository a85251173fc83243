/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-hand-keys.h"

G_BEGIN_DECLS

/* A key that a hand scanner presses. */
typedef struct {
  guint code; /* as in linux/input-event-codes.h */
  gboolean shift;
} HandKey;

/* Returns: the key of a keyboard that types @letter; it must have one. */
HandKey hand_keyboard_find (AkashiHandLayout layout, char letter);

G_END_DECLS
