/* SPDX-License-Identifier: Apache-2.0 */
/* The real window, read aloud through a sink that makes no sound. */
#include <glib/gstdio.h>
#include <string.h>

#include "akashi-bottom-bar.h"
#include "akashi-page-texts.h"
#include "akashi-pager.h"
#include "akashi-phrase-label.h"
#include "akashi-voice-panel.h"
#include "ui-world.h"

#define PATIENCE_S 60
#define AT_ONCE "fakesink sync=false"
#define IN_REAL_TIME "fakesink sync=true"

/* --- the button --- */

static GtkWidget *
part (UiWorld *world, const char *name)
{
  GtkWidget *bar = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_BOTTOM_BAR, NULL);
  return GTK_WIDGET (gtk_widget_get_template_child (bar, AKASHI_TYPE_BOTTOM_BAR, name));
}

static const char *
button_text (UiWorld *world)
{
  return akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (part (world, "read_aloud_text")));
}

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (UiWorld *world, const char *text)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, on_late, &late);
  while (!g_str_equal (button_text (world), text) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (button_text (world), ==, text);
  g_assert_false (late);
  g_source_remove (source);
}

/* Opens the window anew, with the sound going to @output. */
static UiWorld *
world_with (const char *output)
{
  UiWorld *world = ui_world_new ("en", NULL);
  g_settings_set_string (akashi_settings_get_gsettings (world->settings), "voice-output", output);
  ui_world_reopen (world, "en", NULL);
  return world;
}

static void
test_reads_to_its_end (void)
{
  g_autoptr (UiWorld) world = world_with (AT_ONCE);
  GtkWidget *panel = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_VOICE_PANEL, NULL);
  g_assert_false (gtk_widget_get_visible (panel));
  g_assert_true (gtk_widget_get_visible (part (world, "read_aloud")));
  g_assert_cmpstr (button_text (world), ==, "Read aloud");
  g_signal_emit_by_name (part (world, "read_aloud"), "clicked");
  g_assert_cmpstr (button_text (world), ==, "Stop");
  g_assert_true (gtk_widget_get_child_visible (panel));
  wait_for (world, "Read again");
  g_assert_false (gtk_widget_get_visible (panel));
  g_assert_true (ui_world_press_key (world, GDK_KEY_F4, 0));
  wait_for (world, "Read again");
}

/* Whatever changes the page ends the reading of it. */
static void
test_stops (void)
{
  static const struct {
    const char *action, *target;
    gboolean spoken_on;
  } rows[] = {
    { "voice.read", NULL, FALSE },   { "win.open", "help", FALSE }, { "win.start-over", NULL, FALSE },
    { "win.language", "en", FALSE }, { "win.keep", NULL, TRUE },    { "voice.louder", NULL, TRUE },
    { "voice.again", NULL, TRUE },
  };
  g_autoptr (UiWorld) world = world_with (IN_REAL_TIME);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ui_world_act (world, "win.start-over", NULL);
      ui_world_act (world, "voice.read", NULL);
      g_assert_cmpstr (button_text (world), ==, "Stop");
      ui_world_act (world, rows[i].action, rows[i].target);
      g_assert_cmpstr (button_text (world), ==, rows[i].spoken_on ? "Stop" : "Read aloud");
    }
  ui_world_act (world, "win.start-over", NULL);
  ui_world_act (world, "voice.read", NULL);
  ui_world_see (world, "withdrawn", UI_LABEL, 8); /* another result */
  g_assert_cmpstr (button_text (world), ==, "Read aloud");
}

/* What is being read does not close. */
static void
test_stays (void)
{
  g_autoptr (UiWorld) world = world_with (IN_REAL_TIME);
  ui_world_show (world, "confirmed");
  ui_world_act (world, "voice.read", NULL);
  gint64 now = g_get_monotonic_time ();
  akashi_kiosk_window_tick (world->window, now + 1000 * G_USEC_PER_SEC);
  g_assert_cmpstr (ui_world_page (world), ==, "verdict");
  g_assert_cmpstr (button_text (world), ==, "Stop");
  ui_world_act (world, "voice.read", NULL);
  akashi_kiosk_window_tick (world->window, now + 2000 * G_USEC_PER_SEC);
  g_assert_cmpstr (ui_world_page (world), ==, "attract");
}

static void
test_no_sound (void)
{
  g_autoptr (UiWorld) world = world_with ("no-such-sink");
  ui_world_act (world, "voice.read", NULL);
  wait_for (world, "No sound now");
  ui_world_act (world, "win.open", "help");
  g_assert_cmpstr (button_text (world), ==, "Read aloud");
}

static void
test_switched_off (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_boolean (gsettings, "voice", FALSE);
  ui_world_reopen (world, "en", NULL);
  g_assert_false (gtk_widget_get_visible (part (world, "read_aloud")));
  ui_world_press_key (world, GDK_KEY_F4, 0);
  g_assert_cmpstr (button_text (world), ==, "Read aloud");
  g_settings_reset (gsettings, "voice");
}

/* --- tones --- */

/* Returns: whether the result of @id is heard, in a file. */
static gboolean
makes_a_tone (UiWorld *world, const char *id)
{
  g_autofree char *path = g_build_filename (world->folder, "tone.wav", NULL);
  g_autofree char *output = g_strdup_printf ("wavenc ! filesink location=%s", path);
  GStatBuf there;
  g_settings_set_string (akashi_settings_get_gsettings (world->settings), "voice-output", output);
  ui_world_reopen (world, "en", NULL);
  ui_world_show (world, id);
  ui_world_settle (world);
  gboolean made = g_stat (path, &there) == 0;
  g_remove (path);
  return made;
}

static void
test_tones (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_assert_true (makes_a_tone (world, "confirmed"));
  g_assert_true (makes_a_tone (world, "withdrawn"));
  g_settings_set_boolean (gsettings, "voice-tones", FALSE);
  g_assert_false (makes_a_tone (world, "withdrawn"));
  g_settings_reset (gsettings, "voice-tones");
}

/* --- what is read, and in which order --- */

static GtkWidget *
page_of (UiWorld *world)
{
  return gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL)));
}

static char *
texts_of (UiWorld *world)
{
  g_autoptr (GPtrArray) sayings = akashi_page_texts (page_of (world), "en");
  GString *joined = g_string_new ("|");
  for (guint i = 0; i < sayings->len; i++)
    {
      const AkashiSaying *saying = sayings->pdata[i];
      g_string_append_printf (joined, "%s%s%s|", g_str_equal (saying->language, "en") ? "" : saying->language,
                              g_str_equal (saying->language, "en") ? "" : "=", saying->text);
    }
  return g_string_free (joined, FALSE);
}

/* @parts: must stand in @texts in this order */
static void
assert_order (const char *texts, const char *const *parts)
{
  g_test_message ("%s", texts);
  for (; *parts != NULL; parts++)
    {
      texts = strstr (texts, *parts);
      if (texts == NULL)
        g_error ("not there, or not in its order: %s", *parts);
      texts += strlen (*parts) - 1;
    }
}

static void
test_order (void)
{
  static const char *const verdict[]
      = { "|Show this screen to the staff.|", "|Security updates|", "|Show the staff|", NULL };
  static const char *const languages[] = { "|Choose your language|",
                                           "|ja=日本語|",
                                           "|ja=やさしい日本語|",
                                           "|English|",
                                           "|zh_CN=简体中文|",
                                           "|ko=한국어|",
                                           NULL };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_act (world, "win.open", "languages");
  ui_world_settle (world);
  g_autofree char *names = texts_of (world);
  assert_order (names, languages);
  ui_world_show (world, "withdrawn");
  ui_world_settle (world);
  g_autofree char *result = texts_of (world);
  assert_order (result, verdict);
  g_assert_true (g_str_has_prefix (result + 1, ui_text (world, "headline")));
}

/* Rows below the edge are read, too; those turned over are not read again; a keyboard is not spelled out. */
static void
test_rows (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show_page (world, "guarantees");
  ui_world_settle (world);
  AkashiPager *pager = AKASHI_PAGER (ui_find (page_of (world), AKASHI_TYPE_PAGER, NULL));
  g_assert_false (akashi_pager_is_whole (pager));
  g_autofree char *all = texts_of (world);
  g_assert_null (strstr (all, "See what is below"));
  gtk_widget_activate_action (GTK_WIDGET (pager), "pager.next", NULL);
  ui_world_settle (world);
  g_autofree char *rest = texts_of (world);
  g_assert_cmpuint (strlen (rest), <, strlen (all));
  g_assert_nonnull (strstr (all, strchr (strchr (rest + 1, '|') + 1, '|')));
  ui_world_act (world, "win.start-over", NULL);
  ui_world_show_page (world, "number");
  g_autofree char *number = texts_of (world);
  g_assert_null (strstr (number, "|Q|"));
  g_assert_nonnull (strstr (number, "|Type the number|"));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/read-aloud/to-its-end", test_reads_to_its_end);
  g_test_add_func ("/ui/read-aloud/stops", test_stops);
  g_test_add_func ("/ui/read-aloud/stays", test_stays);
  g_test_add_func ("/ui/read-aloud/no-sound", test_no_sound);
  g_test_add_func ("/ui/read-aloud/switched-off", test_switched_off);
  g_test_add_func ("/ui/read-aloud/tones", test_tones);
  g_test_add_func ("/ui/read-aloud/order", test_order);
  g_test_add_func ("/ui/read-aloud/rows", test_rows);
  return g_test_run ();
}
