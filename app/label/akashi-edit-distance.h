/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * akashi_edit_distance_within:
 * @a: UTF-8
 * @b: UTF-8
 * @most: how many edits are allowed
 *
 * Edits are a character put in, left out, changed, or two neighbours swapped (optimal string alignment).
 *
 * Returns: whether @a becomes @b with at most @most edits; %FALSE for names of more than 63 characters, which
 * no domain label has
 */
gboolean akashi_edit_distance_within (const char *a, const char *b, guint most);

G_END_DECLS
