/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-kiosk-keys.h"

gboolean
akashi_kiosk_keys_wakes (guint key, GdkModifierType state)
{
  static const guint kept[] = {
    GDK_KEY_Tab,  GDK_KEY_ISO_Left_Tab, GDK_KEY_Escape,   GDK_KEY_F2,    GDK_KEY_F3,
    GDK_KEY_F4,   GDK_KEY_Return,       GDK_KEY_KP_Enter, GDK_KEY_space, GDK_KEY_KP_Space,
    GDK_KEY_Left, GDK_KEY_Up,           GDK_KEY_Right,    GDK_KEY_Down,  GDK_KEY_F12,
  };
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  /* Shift, Control and the like alone. */
  if (key >= GDK_KEY_Shift_L && key <= GDK_KEY_Hyper_R)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (key == kept[i])
      return FALSE;
  return TRUE;
}

static void
on_touch (GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.keep", NULL);
}

static void
on_touch_on_first_page (GtkWidget *first_page)
{
  gtk_widget_activate_action (first_page, "win.begin", NULL);
}

static gboolean
on_key (GtkWidget *first_page, guint key, guint code G_GNUC_UNUSED, GdkModifierType state)
{
  gtk_widget_activate_action (first_page, "win.keep", NULL);
  if (!gtk_widget_get_child_visible (first_page) || !akashi_kiosk_keys_wakes (key, state))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (first_page, "win.begin", NULL);
  return GDK_EVENT_STOP;
}

static GtkEventController *
new_touch (void)
{
  GtkGesture *touch = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (touch), 0);
  return GTK_EVENT_CONTROLLER (touch);
}

void
akashi_kiosk_keys_watch (GtkWidget *window, GtkWidget *first_page)
{
  GtkEventController *touch = new_touch ();
  gtk_event_controller_set_propagation_phase (touch, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (touch, "pressed", G_CALLBACK (on_touch), window);
  gtk_widget_add_controller (window, touch);

  GtkEventController *wake = new_touch ();
  g_signal_connect_swapped (wake, "released", G_CALLBACK (on_touch_on_first_page), first_page);
  gtk_widget_add_controller (first_page, wake);

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), first_page);
  gtk_widget_add_controller (window, keys);
}
