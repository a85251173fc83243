/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * akashi_press_set:
 * @action: as in `win.open`
 * @target: (nullable): as in `clerk`
 *
 * Says what a press of @button does. As the action name of a GtkActionable does, for buttons that come and go
 * or that change: up to GTK 4.8 each of those leaves something behind in every widget around it, for as long
 * as that lives. It does not follow whether the action is enabled.
 */
void akashi_press_set (GtkButton *button, const char *action, const char *target);

G_END_DECLS
