/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-hand-input.h"

/* What X11 and Wayland add to the kernel's code of a key. */
#define FIRST_CODE 8

/* Held with a key, these make it somebody's command. */
#define COMMANDS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

struct _AkashiHandInput {
  GtkWidget *window; /* not owned */
  AkashiSettings *settings;
  AkashiHandInputScanned scanned;
  AkashiHandInputSetUp set_up;
  gpointer user_data;
  AkashiHandScanner *scanner;
  GtkEventController *keys; /* of the window */
  gint64 last;              /* time of the last key */
  guint silence;            /* source: no further key came */
};

/* What the owner has chosen no code from a customer changes. */
static void
take_layout (AkashiHandInput *input, AkashiHandLayout layout)
{
  AkashiHandLayout chosen = akashi_settings_hand_scanner_keyboard (input->settings);
  if (chosen != AKASHI_HAND_LAYOUT_AUTO && chosen != layout)
    return;
  if (chosen != layout)
    akashi_settings_set_hand_scanner_keyboard (input->settings, layout);
  input->set_up (layout, input->user_data);
}

/* Hands out what is whole. */
static void
take (AkashiHandInput *input, gint64 time)
{
  AkashiHandLayout layout;
  g_autofree char *text = akashi_hand_scanner_take (input->scanner, time);
  if (text != NULL)
    input->scanned (text, input->user_data);
  else if (akashi_hand_scanner_set_up (input->scanner, &layout))
    take_layout (input, layout);
}

static gboolean
on_silence (gpointer data)
{
  AkashiHandInput *input = data;
  input->silence = 0;
  take (input, input->last + AKASHI_HAND_SILENCE_US + 1);
  return G_SOURCE_REMOVE;
}

/* Behind every key that waits to be looked at: after a moment in which the screen was busy, they all do. */
static void
wait_for_silence (AkashiHandInput *input)
{
  input->silence
      = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, AKASHI_HAND_SILENCE_US / 1000, on_silence, input, NULL);
}

/* When the key was pressed, not when it was looked at: a busy screen does not make a person a scanner. */
static gint64
time_of_key (AkashiHandInput *input)
{
  guint32 ms = gtk_event_controller_get_current_event_time (input->keys);
  return ms == GDK_CURRENT_TIME ? g_get_monotonic_time () : (gint64) ms * 1000;
}

static gboolean
on_pressed (AkashiHandInput *input, guint key G_GNUC_UNUSED, guint code, GdkModifierType state)
{
  if (code <= FIRST_CODE || (state & COMMANDS) != 0)
    return GDK_EVENT_PROPAGATE;
  gint64 time = time_of_key (input);
  /* A timer of the scan before would end this one at its first letters. */
  g_clear_handle_id (&input->silence, g_source_remove);
  take (input, time);
  input->last = time;
  gboolean taken
      = akashi_hand_scanner_press (input->scanner, code - FIRST_CODE, (state & GDK_SHIFT_MASK) != 0, time);
  take (input, time);
  if (taken)
    wait_for_silence (input);
  return taken ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_released (AkashiHandInput *input, guint key G_GNUC_UNUSED, guint code)
{
  if (code > FIRST_CODE)
    akashi_hand_scanner_release (input->scanner, code - FIRST_CODE);
}

static void
on_setting (AkashiHandInput *input)
{
  akashi_hand_scanner_set_layout (input->scanner, akashi_settings_hand_scanner_keyboard (input->settings));
}

AkashiHandInput *
akashi_hand_input_new (GtkWidget *window, AkashiSettings *settings, AkashiHandInputScanned scanned,
                       AkashiHandInputSetUp set_up, gpointer user_data)
{
  AkashiHandInput *input = g_new0 (AkashiHandInput, 1);
  input->window = window;
  input->settings = g_object_ref (settings);
  input->scanned = scanned;
  input->set_up = set_up;
  input->user_data = user_data;
  input->scanner = akashi_hand_scanner_new (akashi_settings_hand_scanner_keyboard (settings));
  input->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (input->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (input->keys, "key-pressed", G_CALLBACK (on_pressed), input);
  g_signal_connect_swapped (input->keys, "key-released", G_CALLBACK (on_released), input);
  gtk_widget_add_controller (window, input->keys);
  g_signal_connect_swapped (akashi_settings_get_gsettings (settings), "changed::hand-scanner-keyboard",
                            G_CALLBACK (on_setting), input);
  return input;
}

void
akashi_hand_input_free (AkashiHandInput *input)
{
  g_clear_handle_id (&input->silence, g_source_remove);
  g_signal_handlers_disconnect_by_data (akashi_settings_get_gsettings (input->settings), input);
  gtk_widget_remove_controller (input->window, input->keys);
  akashi_hand_scanner_free (input->scanner);
  g_object_unref (input->settings);
  g_free (input);
}
