/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiFitBin:
 *
 * Holds one child and takes any height. When the child needs more than that, it emits `overflow` (int: pixels
 * of height that are missing) while it is laid out, so that its owner can choose smaller
 * letters before anything is painted.
 */
#define AKASHI_TYPE_FIT_BIN (akashi_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (AkashiFitBin, akashi_fit_bin, AKASHI, FIT_BIN, GtkWidget)

/* Returns: whether the child needed more height than there was when it was laid out last. */
gboolean akashi_fit_bin_overflows (AkashiFitBin *bin);

G_END_DECLS
