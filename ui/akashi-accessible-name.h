/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the name by which a screen reader calls @widget. @text: with or without readings of kanji, which are
 * not part of it: who listens is not told everything twice. */
void akashi_accessible_name_set (GtkWidget *widget, const char *text);

G_END_DECLS
