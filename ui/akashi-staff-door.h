/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a finger has to be held in the corner; seconds. */
#define AKASHI_STAFF_DOOR_HOLD_S 3

/**
 * akashi_staff_door_watch:
 * @first_page: the one on which the corner is watched
 *
 * From now on F12 on any page, and a finger held in the upper right corner of @first_page, activate
 * `staff.open`. Nothing can be seen of the corner; a customer who touches it begins, as everywhere else
 * there.
 */
void akashi_staff_door_watch (GtkWidget *window, GtkWidget *first_page);

G_END_DECLS
