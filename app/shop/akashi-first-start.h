/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * akashi_first_start_was_within:
 * @path: of the file that remembers it
 * @seconds: how long it may be ago
 *
 * Remembers now as the first start where none is remembered yet. No clock that somebody sets has a part in
 * it: the first start is known by the boot of the machine it was in, and by the time since that boot.
 *
 * Returns: whether the first start was in this boot and at most @seconds ago; FALSE, too, where it can be
 * neither read nor remembered
 */
gboolean akashi_first_start_was_within (const char *path, guint seconds);

G_END_DECLS
