/* SPDX-License-Identifier: Apache-2.0 */
/* What time does, and the camera. */
#include <unistd.h>

#include "akashi-bottom-bar.h"
#include "akashi-countdown.h"
#include "akashi-error.h"
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)

/* --- time --- */

static gboolean
is_counting (UiWorld *world)
{
  GtkWidget *countdown = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_COUNTDOWN, NULL);
  GtkWidget *stack = ui_find (countdown, GTK_TYPE_STACK, NULL);
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "counting");
}

/* Now, or a moment after what happened last. */
static void
tick_after (UiWorld *world, gint64 from, double seconds)
{
  akashi_kiosk_window_tick (world->window, from + (gint64) (seconds * G_USEC_PER_SEC));
}

static void
test_idle (void)
{
  static const struct {
    const char *box, *page;
    double stay, countdown; /* seconds; 0: for ever */
  } rows[] = {
    { NULL, "attract", 0, 0 },
    { NULL, "scan", 90, 0 },
    { "listed", "question", 90, 20 },
    { "no-updates-promised", "verdict", 90, 20 },
    { "not-a-label", "verdict", 90, 20 },
    { "withdrawn", "verdict", 600, 20 },
    { "altered", "verdict", 600, 20 },
    { "not-in-list", "verdict", 600, 20 },
    { "cannot-tell-newer", "verdict", 600, 20 },
    { NULL, "camera", 0, 0 },
  };
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %s", rows[i].page, rows[i].box == NULL ? "" : rows[i].box);
      ui_world_act (world, "win.start-over", NULL);
      ui_world_see_nothing (world, 60);
      if (rows[i].box == NULL)
        ui_world_show_page (world, rows[i].page);
      else
        ui_world_see (world, rows[i].box, UI_LABEL, 1);
      assert_page (world, rows[i].page);
      gint64 shown = g_get_monotonic_time ();
      double stay = rows[i].stay == 0 ? 100000 : rows[i].stay;
      tick_after (world, shown, stay - 1);
      assert_page (world, rows[i].page);
      g_assert_false (is_counting (world));
      if (rows[i].countdown > 0)
        {
          tick_after (world, shown, stay);
          g_assert_true (is_counting (world));
          tick_after (world, shown, stay + rows[i].countdown - 1);
          assert_page (world, rows[i].page);
          g_assert_true (is_counting (world));
        }
      tick_after (world, shown, stay + rows[i].countdown);
      assert_page (world, g_str_equal (rows[i].page, "camera") ? "camera" : "attract");
      g_assert_false (is_counting (world));
    }
}

/* Whether a screen reader is told that of the window (akashi_announce()). */
static gboolean
is_told (UiWorld *world, const char *text)
{
  g_autofree char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (world->window),
                                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  return differs == NULL;
}

/* Once, and not each second; after that nothing of it is left. */
static void
test_countdown_is_told (void)
{
  if (GTK_CHECK_VERSION (4, 14, 0))
    {
      g_test_skip ("told by an announcement, which only a screen reader hears");
      return;
    }
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_see (world, "listed", UI_LABEL, 1);
  gint64 shown = g_get_monotonic_time ();
  g_assert_true (is_told (world, gtk_window_get_title (GTK_WINDOW (world->window))));
  for (guint second = 0; second < 3; second++)
    {
      tick_after (world, shown, 90 + second);
      g_assert_true (is_told (world, "This screen closes in 20 seconds"));
    }
  ui_world_act (world, "win.keep", NULL);
  g_assert_true (is_told (world, gtk_window_get_title (GTK_WINDOW (world->window))));
}

static void
test_idle_settings (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_uint (gsettings, "result-seconds", 700);
  g_settings_set_uint (gsettings, "countdown-seconds", 60);
  /* The staff's time is never shorter than a customer's. */
  ui_world_see (world, "withdrawn", UI_LABEL, 1);
  gint64 shown = g_get_monotonic_time ();
  tick_after (world, shown, 699);
  g_assert_false (is_counting (world));
  tick_after (world, shown, 700 + 59);
  g_assert_true (is_counting (world));
  tick_after (world, shown, 700 + 60);
  assert_page (world, "attract");
  g_settings_reset (gsettings, "result-seconds");
  g_settings_reset (gsettings, "countdown-seconds");
}

/* Any touch, any key and the button give the page its whole time again, as often as wanted. */
static void
test_prolong (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  ui_world_see (world, "listed", UI_LABEL, 1);
  for (guint way = 0; way < 6; way++)
    {
      gint64 before = g_get_monotonic_time ();
      tick_after (world, before, 100);
      g_assert_true (is_counting (world));
      if (way % 3 == 0)
        ui_world_act (world, "win.keep", NULL);
      else if (way % 3 == 1)
        ui_touch (ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_BOTTOM_BAR, NULL));
      else
        ui_world_press_key (world, GDK_KEY_x, 0);
      g_assert_false (is_counting (world));
      tick_after (world, before, 90);
      g_assert_false (is_counting (world));
      assert_page (world, "question");
    }
}

static int
height_of (GtkWidget *widget)
{
  int height;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), NULL, &height, NULL,
                      NULL);
  return height;
}

/* On a tablet held wide it stands where the bar does, and nothing else moves for it. Whoever uses keys goes
 * on there, and comes back. */
static void
test_tablet (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", &(UiGlass){ 1280, 800, 217 });
  GtkWidget *window = GTK_WIDGET (world->window);
  GtkWidget *bar = ui_find (window, AKASHI_TYPE_BOTTOM_BAR, NULL);
  GtkWidget *countdown = ui_find (window, AKASHI_TYPE_COUNTDOWN, NULL);
  ui_world_see (world, "listed", UI_LABEL, 1);
  ui_world_settle (world);
  int height = height_of (gtk_widget_get_parent (bar));
  gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD);
  GtkWidget *before = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (before, bar));
  g_assert_false (gtk_widget_get_mapped (countdown));

  tick_after (world, g_get_monotonic_time (), 100);
  g_assert_true (is_counting (world));
  g_assert_false (gtk_widget_get_mapped (bar));
  g_assert_true (gtk_widget_get_mapped (countdown));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), countdown));
  g_assert_cmpint (height_of (gtk_widget_get_parent (bar)), ==, height);

  ui_world_act (world, "win.keep", NULL);
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_false (gtk_widget_get_mapped (countdown));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == before);
}

/* Nothing of a customer is left for the next one. */
static void
test_nothing_remains (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  ui_world_see (world, "withdrawn", UI_LABEL, 1);
  ui_world_act (world, "win.language", "ko");
  tick_after (world, g_get_monotonic_time (), 620);
  assert_page (world, "attract");
  g_assert_null (akashi_kiosk_window_get_check (world->window));
  g_assert_cmpstr (akashi_kiosk_window_get_language (world->window), ==, "ja");
}

/* --- camera --- */

static void
test_camera_fails (void)
{
  static const struct {
    const char *page, *then;
  } rows[] = {
    { "attract", "camera" }, { "scan", "camera" }, { "question", "question" }, { "verdict", "verdict" }
  };
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  g_autoptr (GError) error = g_error_new_literal (AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED, "unplugged");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ui_world_act (world, "win.start-over", NULL);
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, rows[i].page);
      akashi_kiosk_window_camera_failed (world->window, error);
      assert_page (world, rows[i].then);
      ui_world_act (world, "win.start-over", NULL);
      assert_page (world, "camera");
      ui_world_camera_works (world);
      assert_page (world, "attract");
    }
}

/* A picture that is not there yet stands for a camera that is not plugged in yet. */
static void
test_camera_comes_back (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  g_autofree char *path = g_build_filename (world->folder, "box.jpg", NULL);
  g_autofree char *box = g_build_filename (g_getenv ("AKASHI_WORLD"), "pictures", "confirmed.jpg", NULL);
  g_autofree char *source = g_strdup_printf ("filesrc location=%s ! jpegdec", path);
  g_autoptr (AkashiCamera) camera = akashi_camera_new (source);
  akashi_kiosk_window_set_camera (world->window, camera, FALSE);
  gint64 give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (!g_str_equal (ui_world_page (world), "camera") && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  assert_page (world, "camera");
  tick_after (world, g_get_monotonic_time (), 60);
  assert_page (world, "camera");

  g_assert_cmpint (symlink (box, path), ==, 0);
  tick_after (world, g_get_monotonic_time (), 120);
  while (g_str_equal (ui_world_page (world), "camera") && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (ui_world_page (world), !=, "camera");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-time/idle", test_idle);
  g_test_add_func ("/ui/kiosk-time/idle-settings", test_idle_settings);
  g_test_add_func ("/ui/kiosk-time/countdown-is-told", test_countdown_is_told);
  g_test_add_func ("/ui/kiosk-time/prolong", test_prolong);
  g_test_add_func ("/ui/kiosk-time/tablet", test_tablet);
  g_test_add_func ("/ui/kiosk-time/nothing-remains", test_nothing_remains);
  g_test_add_func ("/ui/kiosk-time/camera-fails", test_camera_fails);
  g_test_add_func ("/ui/kiosk-time/camera-comes-back", test_camera_comes_back);
  return g_test_run ();
}
