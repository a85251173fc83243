/* SPDX-License-Identifier: Apache-2.0 */
/* The staff menu: locked, it shows and does nothing; left alone, it locks itself. */
#include <string.h>

#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)

static GtkWidget *
open_page (UiWorld *world)
{
  return gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL)));
}

static gboolean
shows_rows (UiWorld *world)
{
  return ui_find (open_page (world), GTK_TYPE_WIDGET, "fact") != NULL
         || ui_find (open_page (world), GTK_TYPE_WIDGET, "choice-button") != NULL;
}

static const char *const inside[] = { "staff",      "staff-lists",  "staff-recent",  "staff-counters",
                                      "staff-test", "staff-camera", "staff-timings", "staff-languages" };

/* Whatever way leads there. */
static void
test_locked_pages (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show (world, "withdrawn");
  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      ui_world_act (world, "win.open", inside[i]);
      assert_page (world, inside[i]);
      g_assert_false (shows_rows (world));
      ui_world_act (world, "win.back", NULL);
    }
}

static void
test_locked_actions (void)
{
  static const struct {
    const char *action, *target;
  } rows[] = { { "staff.fetch", NULL },    { "staff.stick", NULL },
               { "staff.recall", "1" },    { "staff.export", NULL },
               { "staff.test", NULL },     { "staff.camera", NULL },
               { "staff.language", "ko" }, { "staff.time", "result-seconds +10" },
               { "staff.close", NULL } };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show (world, "withdrawn");
  guint seconds = akashi_settings_result_seconds (world->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ui_world_act (world, rows[i].action, rows[i].target);
      assert_page (world, "verdict");
    }
  g_assert_cmpuint (akashi_settings_result_seconds (world->settings), ==, seconds);
  g_assert_true (akashi_settings_offers_language (world->settings, "ko"));
}

static void
test_there_and_back (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  ui_world_press_key (world, GDK_KEY_F12, 0);
  assert_page (world, "staff-pin");
  ui_world_unlock (world);
  for (gsize i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      ui_world_show_page (world, inside[i]);
      g_assert_true (shows_rows (world) || g_str_equal (inside[i], "staff-recent"));
      if (i > 0)
        ui_world_act (world, "win.back", NULL);
      assert_page (world, "staff");
    }
}

/* A label that comes into sight takes nothing away; nobody's sign of life for a while locks. */
static void
test_left_alone (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show_page (world, "staff-lists");
  gint64 now = g_get_monotonic_time ();
  ui_world_see (world, "withdrawn", UI_LABEL, 8);
  assert_page (world, "staff-lists");
  gint64 seconds = akashi_settings_scan_seconds (world->settings);
  akashi_kiosk_window_tick (world->window, now + (seconds - 2) * G_USEC_PER_SEC);
  assert_page (world, "staff-lists");
  akashi_kiosk_window_tick (world->window, now + (seconds + 2) * G_USEC_PER_SEC);
  assert_page (world, "attract");
  ui_world_act (world, "staff.open", NULL);
  assert_page (world, "staff-pin");
}

/* Half of choosing a PIN is none of it. */
static void
test_half_chosen (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_act (world, "staff.open", NULL);
  ui_world_act (world, "staff.pin", "1357");
  assert_page (world, "staff-pin");
  ui_world_act (world, "win.start-over", NULL);
  ui_world_act (world, "staff.pin", "1357");
  assert_page (world, "attract");
  ui_world_unlock (world); /* with another one */
}

/* Whichever way it is left, nobody finds it open. */
static void
test_left_open (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_unlock (world);
  ui_world_act (world, "win.back", NULL);
  assert_page (world, "attract");
  ui_world_act (world, "staff.open", NULL);
  assert_page (world, "staff-pin");

  ui_world_unlock (world);
  ui_world_act (world, "win.open", "help");
  ui_world_see (world, "withdrawn", UI_LABEL, 8);
  assert_page (world, "verdict");
  ui_world_act (world, "staff.open", NULL);
  assert_page (world, "staff-pin");
}

/* A check that is answered counts once, as what it came to. */
static void
test_counted (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_see (world, "listed", UI_LABEL, 1);
  assert_page (world, "question");
  ui_world_act (world, "win.answer", "yes");
  ui_world_act (world, "win.start-over", NULL);
  ui_world_show (world, "withdrawn");
  ui_world_reopen (world, "en", NULL);
  g_autofree char *path = g_build_filename (world->folder, "counters.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4); /* heading, two counters, the end */
  g_assert_nonnull (strstr (text, ",confirmed,"));
  g_assert_nonnull (strstr (text, ",withdrawn,"));
}

/* Five of them, each with its own number and its own page. */
static void
test_recent (void)
{
  static const char *const boxes[]
      = { "confirmed", "withdrawn", "altered", "suspended-eu", "not-in-list", "delisted" };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    ui_world_show (world, boxes[i]);
  ui_world_show_page (world, "staff-recent");
  ui_world_act (world, "staff.recall", "1"); /* the sixth last: forgotten */
  assert_page (world, "staff-recent");
  ui_world_act (world, "staff.recall", "2");
  assert_page (world, "clerk");
  g_assert_cmpstr (ui_world_verdict (world), ==, "withdrawn");
  ui_world_act (world, "win.start-over", NULL);
  /* What was looked at again is no new check. */
  ui_world_show (world, "altered");
  ui_world_show_page (world, "staff-recent");
  ui_world_act (world, "staff.recall", "7");
  assert_page (world, "clerk");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/staff-menu/locked-pages", test_locked_pages);
  g_test_add_func ("/ui/staff-menu/locked-actions", test_locked_actions);
  g_test_add_func ("/ui/staff-menu/there-and-back", test_there_and_back);
  g_test_add_func ("/ui/staff-menu/left-alone", test_left_alone);
  g_test_add_func ("/ui/staff-menu/half-chosen", test_half_chosen);
  g_test_add_func ("/ui/staff-menu/left-open", test_left_open);
  g_test_add_func ("/ui/staff-menu/counted", test_counted);
  g_test_add_func ("/ui/staff-menu/recent", test_recent);
  return g_test_run ();
}
