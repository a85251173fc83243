/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * GTK reads the name of a widget's class aloud where the widget has no name of its own (gtkatcontext.c). What
 * only holds other widgets, or is only to be looked at, says nothing instead. Whoever has something to say is
 * given its name afterwards (akashi_page_set_name()).
 */

/* @accessible: a widget, or a page of a stack */
void akashi_quiet (GtkAccessible *accessible);

/* @root and all under it, but for labels of both kinds and buttons, which are called what stands on them. */
void akashi_quiet_tree (GtkWidget *root);

/* The same without @root. */
void akashi_quiet_children (GtkWidget *root);

G_END_DECLS
