/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AkashiFitBin:
 *
 * Holds one child and takes any height. When the child needs more than that, it says so, so that its owner can
 * choose smaller letters before anything is painted.
 */
#define AKASHI_TYPE_FIT_BIN (akashi_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (AkashiFitBin, akashi_fit_bin, AKASHI, FIT_BIN, GtkWidget)

/* Returns: pixels of height that the child lacked when it was laid out last; 0: none. */
int akashi_fit_bin_lacks (AkashiFitBin *bin);

G_END_DECLS
