/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-door.h"

/* The corner is a square; its side as a share of the window's shorter one. */
#define CORNER_SHARE 6

typedef struct {
  GtkWidget *window, *first_page; /* not owned: the gesture that this belongs to is theirs */
  GtkGesture *gesture;            /* likewise */
  guint timer;                    /* source; 0: no finger is held there */
} Door;

static void
door_free (gpointer data, GClosure *closure G_GNUC_UNUSED)
{
  Door *door = data;
  g_clear_handle_id (&door->timer, g_source_remove);
  g_free (door);
}

static gboolean
on_held (gpointer data)
{
  Door *door = data;
  door->timer = 0;
  /* Its release is no touch that begins a customer's turn. */
  gtk_gesture_set_state (door->gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (door->window, "staff.open", NULL);
  return G_SOURCE_REMOVE;
}

static void
on_pressed (GtkGesture *gesture G_GNUC_UNUSED, int n G_GNUC_UNUSED, double x, double y, gpointer data)
{
  Door *door = data;
  int width = gtk_widget_get_width (door->window);
  int corner = MIN (width, gtk_widget_get_height (door->window)) / CORNER_SHARE;
  g_clear_handle_id (&door->timer, g_source_remove);
  if (gtk_widget_get_child_visible (door->first_page) && x >= width - corner && y <= corner)
    door->timer = g_timeout_add_seconds (AKASHI_STAFF_DOOR_HOLD_S, on_held, door);
}

/* Lifted, or taken over by another gesture. */
static void
on_end (GtkGesture *gesture G_GNUC_UNUSED, GdkEventSequence *sequence G_GNUC_UNUSED, gpointer data)
{
  Door *door = data;
  g_clear_handle_id (&door->timer, g_source_remove);
}

void
akashi_staff_door_watch (GtkWidget *window, GtkWidget *first_page)
{
  Door *door = g_new0 (Door, 1);
  door->window = window;
  door->first_page = first_page;
  door->gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (door->gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (door->gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (door->gesture, "pressed", G_CALLBACK (on_pressed), door);
  g_signal_connect_data (door->gesture, "end", G_CALLBACK (on_end), door, door_free, 0);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (door->gesture));

  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F12, 0), gtk_named_action_new ("staff.open")));
  gtk_widget_add_controller (window, keys);
}
