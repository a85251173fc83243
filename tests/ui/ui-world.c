/* SPDX-License-Identifier: Apache-2.0 */
#include "ui-world.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-error.h"
#include "akashi-phrase-label.h"
#include "akashi-scale.h"
#include "akashi-screen.h"

#define FRAME_US 33000

void
ui_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
}

static gint64
fixed_now (gpointer user_data)
{
  return ((const UiWorld *) user_data)->now;
}

static void
publish (UiWorld *world)
{
  g_autoptr (GError) error = NULL;
  const char *sample = g_getenv ("AKASHI_WORLD");
  g_assert_nonnull (sample);
  g_autofree char *list = g_build_filename (sample, "world.json", NULL);
  g_autofree char *root_path = g_build_filename (sample, "root.json", NULL);
  g_autofree char *url = g_strdup_printf ("file://%s/repository/", sample);
  g_autofree char *path = g_build_filename (world->folder, "registry.db", NULL);
  json_error_t problem;
  json_t *all = json_load_file (list, 0, &problem);
  g_assert_nonnull (all);
  world->boxes = json_incref (json_object_get (all, "boxes"));
  json_decref (all);

  char *data;
  gsize length;
  g_file_get_contents (root_path, &data, &length, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) root = g_bytes_new_take (data, length);
  AkashiClock clock = { fixed_now, world };
  world->engine = akashi_engine_new (path, &clock);
  gboolean trusted = akashi_engine_add_trust (world->engine, root, url, &error);
  g_assert_no_error (error);
  gboolean synced = trusted && akashi_engine_sync (world->engine, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (synced);
}

static void
open_window (UiWorld *world, const char *language, const UiGlass *glass)
{
  const UiGlass portrait = UI_PORTRAIT;
  if (glass == NULL)
    glass = &portrait;
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_autoptr (GdkMonitor) monitor
      = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle area;
  gdk_monitor_get_geometry (monitor, &area);
  g_settings_set_uint (gsettings, "screen-width-mm",
                       (guint) area.width * glass->width_mm / (guint) glass->width);
  world->window
      = akashi_kiosk_window_new (NULL, world->engine, world->settings, language, glass->width, glass->height);
  g_object_add_weak_pointer (G_OBJECT (world->window), (gpointer *) &world->window);
  gtk_window_set_decorated (GTK_WINDOW (world->window), FALSE);
  gtk_window_present (GTK_WINDOW (world->window));
  ui_world_settle (world);
}

/* Windows go away in idle sources. */
static void
close_window (UiWorld *world)
{
  if (world->window != NULL)
    gtk_window_destroy (GTK_WINDOW (world->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (world->window);
}

UiWorld *
ui_world_new (const char *language, const UiGlass *glass)
{
  g_autoptr (GError) error = NULL;
  UiWorld *world = g_new0 (UiWorld, 1);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (g_getenv ("AKASHI_NOW"), NULL);
  g_assert_nonnull (now);
  world->now = g_date_time_to_unix (now);
  world->frame_time = 1000 * G_USEC_PER_SEC;
  world->folder = g_dir_make_tmp ("akashi-ui-XXXXXX", &error);
  g_assert_no_error (error);
  publish (world);
  /* Where the kiosk keeps its PIN and counters. */
  g_setenv ("STATE_DIRECTORY", world->folder, TRUE);
  world->settings = akashi_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_string (akashi_settings_get_gsettings (world->settings), "call-output",
                         "fakesink sync=false");
  g_settings_set_string (akashi_settings_get_gsettings (world->settings), "voice-output",
                         "fakesink sync=false");
  open_window (world, language, glass);
  return world;
}

void
ui_world_free (UiWorld *world)
{
  close_window (world);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_reset (gsettings, "screen-width-mm");
  g_settings_reset (gsettings, "call-output");
  g_settings_reset (gsettings, "voice-output");
  g_clear_object (&world->settings);
  g_clear_object (&world->engine);
  json_decref (world->boxes);
  g_autoptr (GDir) folder = g_dir_open (world->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world);
}

void
ui_world_reopen (UiWorld *world, const char *language, const UiGlass *glass)
{
  close_window (world);
  open_window (world, language, glass);
}

void
ui_world_settle (UiWorld *world)
{
  gboolean settled = akashi_screen_settle (GTK_WINDOW (world->window));
  g_assert_true (settled);
}

static void
count (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

guint
ui_world_wait_seen (UiWorld *world)
{
  guint frames = 0;
  gint64 give_up = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *window = GTK_WIDGET (world->window);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count), &frames);
  gtk_widget_queue_draw (window);
  GtkStack *pages = GTK_STACK (ui_find (window, GTK_TYPE_STACK, NULL));
  while ((frames == 0 || gtk_widget_get_opacity (gtk_stack_get_visible_child (pages)) < 1)
         && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_signal_handler_disconnect (clock, handler);
  g_assert_cmpuint (frames, >, 0);
  return frames;
}

guint
ui_world_lay_out (UiWorld *world)
{
  /* What cannot be seen is laid out and not drawn. */
  gtk_widget_set_opacity (gtk_window_get_child (GTK_WINDOW (world->window)), 0);
  return ui_world_wait_seen (world);
}

static void
add_code (GPtrArray *codes, const char *text, AkashiSymbology symbology)
{
  if (text == NULL)
    return;
  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  code->symbology = symbology;
  code->text = g_bytes_new (text, strlen (text));
  g_ptr_array_add (codes, code);
}

static void
take (UiWorld *world, GPtrArray *codes, guint frames)
{
  for (guint i = 0; i < frames; i++, world->frame_time += FRAME_US)
    akashi_kiosk_window_take_codes (world->window, codes, world->frame_time);
}

void
ui_world_see (UiWorld *world, const char *id, UiInSight in_sight, guint frames)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_found_code_free);
  size_t index;
  json_t *box;
  json_array_foreach (world->boxes, index,
                      box) if (g_strcmp0 (json_string_value (json_object_get (box, "id")), id) == 0)
  {
    if ((in_sight & UI_LABEL) != 0)
      add_code (codes, json_string_value (json_object_get (box, "text")), AKASHI_SYMBOLOGY_QR);
    if ((in_sight & UI_BARCODE) != 0)
      add_code (codes, json_string_value (json_object_get (box, "barcode")), AKASHI_SYMBOLOGY_EAN13);
  }
  g_assert_cmpuint (codes->len, >, 0);
  take (world, codes, frames);
}

void
ui_world_see_text (UiWorld *world, const char *text, gboolean barcode, guint frames)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_found_code_free);
  add_code (codes, text, barcode ? AKASHI_SYMBOLOGY_EAN13 : AKASHI_SYMBOLOGY_QR);
  take (world, codes, frames);
}

void
ui_world_see_nothing (UiWorld *world, guint seconds)
{
  world->frame_time += (gint64) seconds * G_USEC_PER_SEC;
}

void
ui_world_show (UiWorld *world, const char *id)
{
  ui_world_act (world, "win.start-over", NULL);
  ui_world_see_nothing (world, 60);
  ui_world_see (world, id, UI_LABEL | UI_BARCODE, 8);
  if (g_str_equal (ui_world_page (world), "question"))
    ui_world_act (world, "win.answer", "yes");
}

/* A call that nobody answers, a slip that no printer takes: these pages have most to say then. */
static void
open_errand (UiWorld *world, const char *action)
{
  static const char *const nobody[] = { "/bin/false", NULL };
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  GtkStack *stack = GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL));
  gint64 give_up = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_settings_set_strv (gsettings, "call-command", nobody);
  g_settings_set_string (gsettings, "printer", "no such queue");
  ui_world_act (world, action, NULL);
  while (ui_find (gtk_stack_get_visible_child (stack), GTK_TYPE_BUTTON, "choice-button") == NULL
         && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_settings_reset (gsettings, "call-command");
  g_settings_reset (gsettings, "printer");
}

static void
open_staff (UiWorld *world, const char *page)
{
  ui_world_unlock (world);
  if (g_str_equal (page, "staff-test") || g_str_equal (page, "staff-camera"))
    ui_world_act (world, g_str_equal (page, "staff-test") ? "staff.test" : "staff.camera", NULL);
  else if (!g_str_equal (page, "staff"))
    ui_world_act (world, "win.open", page);
}

/* The pages behind a verdict, opened as a customer opens them. */
static void
open_behind (UiWorld *world, const char *page)
{
  static const char *const behind[]
      = { "more", "why", "guarantees", "not-covered", "clerk", "compare", "call", "print", "phone", NULL };
  if (!g_strv_contains (behind, page))
    {
      ui_world_act (world, "win.open", page);
      return;
    }
  ui_world_see (world, "confirmed", UI_LABEL | UI_BARCODE, 8);
  g_assert_cmpstr (ui_world_page (world), ==, "verdict");
  if (g_str_equal (page, "compare"))
    {
      ui_world_act (world, "win.compare", NULL);
      ui_world_see (world, "confirmed-lab", UI_LABEL | UI_BARCODE, 8);
      return;
    }
  ui_world_act (world, "win.open", "more");
  if (g_str_equal (page, "call") || g_str_equal (page, "print"))
    open_errand (world, g_str_equal (page, "call") ? "shop.call" : "shop.print");
  else if (!g_str_equal (page, "more"))
    ui_world_act (world, "win.open", page);
}

void
ui_world_show_page (UiWorld *world, const char *page)
{
  g_autoptr (GError) error = g_error_new_literal (AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA, "none");
  if (g_str_equal (page, "scan"))
    ui_world_act (world, "win.begin", NULL);
  else if (g_str_equal (page, "question"))
    ui_world_see (world, "listed", UI_LABEL, 1);
  else if (g_str_equal (page, "verdict"))
    ui_world_see (world, "withdrawn", UI_LABEL, 1);
  else if (g_str_equal (page, "camera"))
    akashi_kiosk_window_camera_failed (world->window, error);
  else if (g_str_equal (page, "staff-pin"))
    ui_world_act (world, "staff.open", NULL);
  else if (g_str_has_prefix (page, "staff"))
    open_staff (world, page);
  else if (!g_str_equal (page, "attract"))
    open_behind (world, page);
  g_assert_cmpstr (ui_world_page (world), ==, page);
}

void
ui_world_unlock (UiWorld *world)
{
  ui_world_act (world, "staff.open", NULL);
  for (guint i = 0; i < 2 && g_str_equal (ui_world_page (world), "staff-pin"); i++)
    ui_world_act (world, "staff.pin", "2468");
  g_assert_cmpstr (ui_world_page (world), ==, "staff");
}

void
ui_world_camera_works (UiWorld *world)
{
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (4 * 3 * 3), 4 * 3 * 3);
  AkashiPicture picture = { pixels, 4, 3, 4 * 3, world->frame_time };
  akashi_kiosk_window_take_picture (world->window, &picture);
}

void
ui_world_act (UiWorld *world, const char *action, const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), action, target == NULL ? NULL : "s", target);
}

const char *
ui_world_verdict (UiWorld *world)
{
  AkashiCheck *check = akashi_kiosk_window_get_check (world->window);
  return check == NULL ? "" : akashi_verdict_name (akashi_check_get_verdict (check)->code);
}

const char *
ui_world_page (UiWorld *world)
{
  return akashi_kiosk_window_get_page_name (world->window);
}

void
ui_visit (GtkWidget *widget, UiVisit visit, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_visit (child, visit, data);
}

void
ui_walk (GtkWidget *widget, UiVisit visit, gpointer data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ui_walk (child, visit, data);
}

GtkWidget *
ui_find (GtkWidget *root, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (css_class == NULL || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, css_class);
      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct {
  const char *css_class, *text;
} Sought;

static void
seek_text (GtkWidget *widget, gpointer data)
{
  Sought *sought = data;
  if (sought->text == NULL && AKASHI_IS_PHRASE_LABEL (widget)
      && gtk_widget_has_css_class (widget, sought->css_class))
    sought->text = akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (widget));
}

const char *
ui_text (UiWorld *world, const char *css_class)
{
  Sought sought = { css_class, NULL };
  ui_visit (GTK_WIDGET (world->window), seek_text, &sought);
  return sought.text == NULL ? "" : sought.text;
}

PangoContext *
ui_new_pango_context (int letter_px)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("BIZ UDPGothic");
  pango_font_description_set_absolute_size (font, letter_px * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

double
ui_capital_px (GtkWidget *label)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (label));
  g_assert_true (pango_font_description_get_size_is_absolute (font));
  return (double) pango_font_description_get_size (font) / PANGO_SCALE * AKASHI_CAPITAL_PER_EM;
}

/* --- hands --- */

static gboolean
activate_shortcut (GtkWidget *widget, GtkShortcutController *controller, guint key, GdkModifierType state)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (controller)); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
      if (GTK_IS_KEYVAL_TRIGGER (trigger)
          && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
          && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

gboolean
ui_world_press_key (UiWorld *world, guint key, GdkModifierType state)
{
  GtkWidget *window = GTK_WIDGET (world->window);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean taken = FALSE;
  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        taken = activate_shortcut (window, GTK_SHORTCUT_CONTROLLER (controller), key, state);
    }
  return taken;
}

static void
emit_on_gestures (GtkWidget *widget, const char *signal)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, signal, 1, 1.0, 1.0);
    }
}

void
ui_touch (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    emit_on_gestures (at, "pressed");
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    emit_on_gestures (at, "released");
}
