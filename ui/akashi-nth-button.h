/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer none) (nullable): the @n-th button under @root, seen or not, from 0 on; NULL: there are
 * not so many. */
GtkWidget *akashi_nth_button (GtkWidget *root, int n);

G_END_DECLS
