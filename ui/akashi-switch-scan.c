/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-switch-scan.h"

/* No page has as many things that take the focus. */
#define MOST_STEPS 100

struct _AkashiSwitchScan {
  GtkWindow *window; /* not owned */
  AkashiSettings *settings;
  guint source; /* 0: switched off */
};

/* What only takes the focus to be read aloud is passed over: there is nothing to press. */
void
akashi_switch_scan_step (GtkWindow *window)
{
  for (guint i = 0; i < MOST_STEPS; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      if (GTK_IS_BUTTON (gtk_window_get_focus (window)))
        break;
    }
  gtk_window_set_focus_visible (window, TRUE);
}

static gboolean
on_time (gpointer data)
{
  akashi_switch_scan_step (((const AkashiSwitchScan *) data)->window);
  return G_SOURCE_CONTINUE;
}

static void
begin_anew (AkashiSwitchScan *self)
{
  guint seconds = akashi_settings_switch_scanning (self->settings);
  g_clear_handle_id (&self->source, g_source_remove);
  if (seconds > 0)
    self->source = g_timeout_add_seconds (seconds, on_time, self);
}

AkashiSwitchScan *
akashi_switch_scan_new (GtkWindow *window, AkashiSettings *settings)
{
  AkashiSwitchScan *self = g_new0 (AkashiSwitchScan, 1);
  self->window = window;
  self->settings = g_object_ref (settings);
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (begin_anew), self);
  g_signal_connect_swapped (akashi_settings_get_gsettings (settings), "changed::switch-scanning",
                            G_CALLBACK (begin_anew), self);
  begin_anew (self);
  return self;
}

void
akashi_switch_scan_free (AkashiSwitchScan *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_signal_handlers_disconnect_by_data (akashi_settings_get_gsettings (self->settings), self);
  g_object_unref (self->settings);
  g_free (self);
}
