/* SPDX-License-Identifier: Apache-2.0 */
/* What keeps the kiosk going while nobody attends it: hand scanners, trouble that the shop is told of, signs
 * of life. */
#include <fcntl.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "akashi-attract-page.h"
#include "akashi-hand-scanner.h"
#include "akashi-notice-page.h"
#include "akashi-scan-pulse.h"
#include "hand-keyboard.h"
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)
#define assert_verdict(world, name) g_assert_cmpstr (ui_world_verdict (world), ==, name)

#define ENTER 28
#define FIRST_CODE 8 /* what X11 and Wayland add */

static void
tick_after (UiWorld *world, double seconds)
{
  akashi_kiosk_window_tick (world->window, g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC));
}

static void
wait_until (gboolean (*done) (UiWorld *world), UiWorld *world)
{
  gint64 give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (!done (world) && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (done (world));
}

/* --- hand scanners --- */

/* As the window's own controllers see it. Returns: whether one took it. */
static gboolean
strike (UiWorld *world, guint code, gboolean shift)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (world->window));
  gboolean taken = FALSE;
  for (guint released = 0; released < 2; released++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
        if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
          continue;
        if (released == 1)
          g_signal_emit_by_name (controller, "key-released", 0, code + FIRST_CODE, 0);
        else if (!taken)
          g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_VoidSymbol, code + FIRST_CODE,
                                 shift ? GDK_SHIFT_MASK : 0, &taken);
      }
  return taken;
}

/* A hand scanner types @text: what the letters on this machine's keys are is of no interest. */
static void
scan (UiWorld *world, AkashiHandLayout layout, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      HandKey key = hand_keyboard_find (layout, *at);
      gboolean taken = strike (world, key.code, key.shift);
      if (at - text >= AKASHI_HAND_BURST)
        g_assert_true (taken);
    }
  g_assert_true (strike (world, ENTER, FALSE));
}

static const char *
text_of (UiWorld *world, const char *id, const char *key)
{
  size_t index;
  json_t *box;
  json_array_foreach (world->boxes, index,
                      box) if (g_strcmp0 (json_string_value (json_object_get (box, "id")), id)
                               == 0) return json_string_value (json_object_get (box, key));
  g_assert_not_reached ();
}

static void
begin_anew (UiWorld *world)
{
  ui_world_act (world, "win.start-over", NULL);
  ui_world_see_nothing (world, 60);
}

static void
test_scan_on_every_page (void)
{
  static const char *const pages[] = { "attract",    "scan",        "question", "verdict",   "more",  "why",
                                       "guarantees", "not-covered", "clerk",    "compare",   "marks", "help",
                                       "no-label",   "number",      "notice",   "languages", "camera" };
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    for (int layout = AKASHI_HAND_LAYOUT_US; layout <= AKASHI_HAND_LAYOUT_JIS; layout++)
      {
        g_test_message ("%s, layout %d", pages[i], layout);
        begin_anew (world);
        ui_world_show_page (world, pages[i]);
        scan (world, layout, text_of (world, "suspended", "text"));
        /* beside the first of two products it is the second one */
        assert_page (world, g_str_equal (pages[i], "compare") ? "compare" : "verdict");
        assert_verdict (world, "suspended");
        if (g_str_equal (pages[i], "camera"))
          ui_world_camera_works (world);
      }
}

/* The label, then the barcode; the same label again for the next customer; a barcode alone at once. */
static void
test_scan_what_belongs_together (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (guint customer = 0; customer < 2; customer++)
    {
      scan (world, AKASHI_HAND_LAYOUT_US, text_of (world, "listed", "text"));
      assert_page (world, "question");
      ui_world_act (world, "win.start-over", NULL);
      assert_page (world, "attract");
    }
  scan (world, AKASHI_HAND_LAYOUT_US, text_of (world, "confirmed", "text"));
  assert_page (world, "question");
  scan (world, AKASHI_HAND_LAYOUT_US, text_of (world, "confirmed", "barcode"));
  assert_page (world, "verdict");
  assert_verdict (world, "confirmed");
  /* a barcode alone is answered as the camera's would be */
  begin_anew (world);
  ui_world_see (world, "confirmed", UI_BARCODE, 8);
  g_autofree char *by_camera = g_strdup (ui_world_verdict (world));
  begin_anew (world);
  scan (world, AKASHI_HAND_LAYOUT_US, text_of (world, "confirmed", "barcode"));
  assert_verdict (world, by_camera);
}

/* Half a number typed by a person does not mix with what is scanned, and is gone afterwards. */
static void
test_scan_into_the_middle (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_act (world, "win.begin", NULL);
  ui_world_act (world, "win.open", "number");
  GtkWidget *key = ui_find (GTK_WIDGET (world->window), GTK_TYPE_BUTTON, "key");
  gtk_widget_activate_action (key, "number.key", "s", "M");
  scan (world, AKASHI_HAND_LAYOUT_JIS, text_of (world, "withdrawn", "text"));
  assert_verdict (world, "withdrawn");
  ui_world_act (world, "win.open", "number");
  ui_world_settle (world);
  g_assert_cmpstr (ui_text (world, "typed"), ==, "");
}

static void
test_set_up (void)
{
  static const struct {
    AkashiHandLayout layout;
    const char *setting, *said;
  } rows[] = { { AKASHI_HAND_LAYOUT_JIS, "jis", "Japanese" }, { AKASHI_HAND_LAYOUT_US, "us", "American" } };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      begin_anew (world);
      g_settings_reset (gsettings, "hand-scanner-keyboard");
      scan (world, rows[i].layout, AKASHI_HAND_TEST_CODE);
      assert_page (world, "notice");
      g_autofree char *setting = g_settings_get_string (gsettings, "hand-scanner-keyboard");
      g_assert_cmpstr (setting, ==, rows[i].setting);
      ui_world_settle (world);
      g_assert_nonnull (strstr (ui_text (world, "value"), rows[i].said));
    }
  /* What is chosen stays, whatever a customer scans. */
  begin_anew (world);
  scan (world, AKASHI_HAND_LAYOUT_JIS, AKASHI_HAND_TEST_CODE);
  assert_page (world, "scan");
  g_autofree char *kept = g_settings_get_string (gsettings, "hand-scanner-keyboard");
  g_assert_cmpstr (kept, ==, "us");
  g_settings_reset (gsettings, "hand-scanner-keyboard");
}

/* --- a hand scanner on a serial line --- */

typedef struct {
  int master;
  char *link; /* where the kiosk looks for it */
} Line;

static void
plug (Line *line)
{
  line->master = posix_openpt (O_RDWR | O_NOCTTY);
  g_assert_cmpint (line->master, >=, 0);
  g_assert_cmpint (grantpt (line->master), ==, 0);
  g_assert_cmpint (unlockpt (line->master), ==, 0);
  g_assert_cmpint (symlink (ptsname (line->master), line->link), ==, 0);
}

static void
unplug (Line *line)
{
  g_remove (line->link);
  close (line->master);
}

static void
send_line (Line *line, const char *text)
{
  g_autofree char *sent = g_strconcat (text, "\r\n", NULL);
  g_assert_cmpint (write (line->master, sent, strlen (sent)), ==, strlen (sent));
}

static gboolean
has_check (UiWorld *world)
{
  return akashi_kiosk_window_get_check (world->window) != NULL;
}

static void
test_serial (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  Line line = { -1, g_build_filename (world->folder, "ttyACM0", NULL) };
  g_settings_set_string (gsettings, "serial-device", line.link);
  ui_world_reopen (world, "ja", NULL); /* it is not there yet */
  tick_after (world, 0);
  for (guint times = 1; times < 3; times++)
    {
      plug (&line);
      tick_after (world, 100 * times);
      send_line (&line, text_of (world, "withdrawn", "text"));
      wait_until (has_check, world);
      assert_verdict (world, "withdrawn");
      unplug (&line);
      begin_anew (world);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
  g_settings_reset (gsettings, "serial-device");
  g_free (line.link);
}

/* --- trouble --- */

static const char *
attract_says (UiWorld *world)
{
  ui_world_settle (world);
  return ui_text (world, "sentence");
}

static gboolean
calls_the_staff (UiWorld *world)
{
  GtkWidget *attract = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_ATTRACT_PAGE, NULL);
  GtkWidget *staff = ui_find (attract, GTK_TYPE_BUTTON, "wide-button");
  return gtk_widget_get_mapped (staff) && !gtk_widget_has_css_class (staff, "filled");
}

static void
test_trouble_comes_and_goes (void)
{
  static const struct {
    gint64 days;
    const char *said;
  } rows[] = {
    { 0, NULL },
    { 120, "The registration list is too old" },
    { -20, "The clock of this machine is off" },
    { 0, NULL },
  };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  gint64 published = world->now;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      world->now = published + rows[i].days * 24 * 3600;
      tick_after (world, 60 * i);
      if (rows[i].said == NULL)
        {
          g_assert_true (g_str_has_prefix (attract_says (world), "For cameras"));
          g_assert_false (calls_the_staff (world));
          continue;
        }
      g_assert_cmpstr (attract_says (world), ==, rows[i].said);
      g_assert_true (calls_the_staff (world));
      ui_world_act (world, "win.open", "notice");
      assert_page (world, "notice");
      ui_world_settle (world);
      g_assert_cmpstr (ui_text (world, "headline"), ==, rows[i].said);
      ui_world_act (world, "win.back", NULL);
      assert_page (world, "attract");
    }
}

static void
test_no_registry (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  AkashiEngine *sample = world->engine;
  world->engine = akashi_engine_new ("/nonexistent/registry.db", NULL);
  ui_world_reopen (world, "en", NULL);
  tick_after (world, 0);
  g_assert_cmpstr (attract_says (world), ==, "There is no registration list yet");
  g_assert_true (calls_the_staff (world));
  g_object_unref (sample);
}

/* A full disk too: whatever it is, the first page and the staff's page say it, in every language. */
static void
test_every_notice (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GtkWidget *attract = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_ATTRACT_PAGE, NULL);
  ui_world_act (world, "win.open", "notice");
  ui_world_act (world, "win.back", NULL);
  GtkWidget *page = ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_NOTICE_PAGE, NULL);
  tick_after (world, 100000); /* the window itself looks at nothing for the time of this test */
  for (AkashiNotice notice = AKASHI_NOTICE_NONE + 1; notice <= AKASHI_NOTICE_SCANNER_UNKNOWN; notice++)
    for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
      {
        const char *headline = akashi_words_text (*language, akashi_notice_words (notice)->headline);
        ui_world_act (world, "win.language", *language);
        akashi_attract_page_set_trouble (AKASHI_ATTRACT_PAGE (attract), notice);
        akashi_notice_page_set (AKASHI_NOTICE_PAGE (page), notice);
        g_assert_cmpstr (attract_says (world), ==, headline);
        ui_world_act (world, "win.open", "notice");
        ui_world_settle (world);
        g_assert_cmpstr (ui_text (world, "headline"), ==, headline);
        ui_world_act (world, "win.back", NULL);
      }
}

/* --- a shop with a hand scanner and no camera --- */

static void
test_hand_scanner_instead_of_camera (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_string (gsettings, "camera-position", "hand-scanner");
  ui_world_reopen (world, "en", NULL);
  ui_world_settle (world);
  g_assert_cmpstr (ui_text (world, "step"), ==, "Point the hand scanner at the square code");
  ui_world_act (world, "win.begin", NULL);
  ui_world_settle (world);
  g_assert_cmpstr (ui_text (world, "headline"), ==, "Scan the label");
  g_settings_reset (gsettings, "camera-position");
}

/* --- signs of life --- */

/* What the service manager was told since the last time: how often it is ready, and lives. */
typedef struct {
  guint ready, lives;
} Told;

static Told
told (GSocket *manager)
{
  Told all = { 0 };
  char message[64] = "";
  for (gssize length; (length = g_socket_receive (manager, message, sizeof message - 1, NULL, NULL)) > 0;)
    {
      message[length] = '\0';
      all.ready += g_str_equal (message, "READY=1");
      all.lives += g_str_equal (message, "WATCHDOG=1");
    }
  return all;
}

static GSocket *
new_manager (UiWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (world->folder, "notify", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocket *manager = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_socket_bind (manager, address, FALSE, &error));
  g_socket_set_blocking (manager, FALSE);
  g_setenv ("NOTIFY_SOCKET", path, TRUE);
  g_setenv ("WATCHDOG_USEC", "4000000", TRUE);
  return manager;
}

/* Tells the window of every second from @from to before @until, of a time that begins at @begin. Returns: how
 * often the manager was told of life. */
static guint
live (UiWorld *world, GSocket *manager, gint64 begin, gint64 from, gint64 until)
{
  guint lives = 0;
  for (gint64 second = from; second < until; second++)
    {
      akashi_kiosk_window_tick (world->window, begin + second * G_USEC_PER_SEC);
      lives += told (manager).lives;
    }
  return lives;
}

static void
test_signs_of_life (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  g_autoptr (GSocket) manager = new_manager (world);
  ui_world_reopen (world, "ja", NULL);
  gint64 begin = g_get_monotonic_time ();
  akashi_kiosk_window_tick (world->window, begin);
  g_assert_cmpuint (told (manager).ready, ==, 1);
  g_assert_cmpuint (live (world, manager, begin, 1, 21), ==, 20);

  /* A camera that runs and gives nothing: signs of life stop, until it is known to be down. */
  g_autoptr (AkashiCamera) camera
      = akashi_camera_new ("videotestsrc is-live=true ! identity drop-probability=1.0");
  akashi_kiosk_window_set_camera (world->window, camera, FALSE);
  live (world, manager, begin, 21, 20 + AKASHI_SCAN_PULSE_S);
  assert_page (world, "attract");
  g_assert_cmpuint (live (world, manager, begin, 20 + AKASHI_SCAN_PULSE_S, 21 + AKASHI_SCAN_PULSE_S), ==, 0);
  assert_page (world, "camera");
  g_assert_cmpuint (live (world, manager, begin, 21 + AKASHI_SCAN_PULSE_S, 22 + AKASHI_SCAN_PULSE_S), ==, 1);
  g_unsetenv ("NOTIFY_SOCKET");
  g_unsetenv ("WATCHDOG_USEC");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-care/scan-on-every-page", test_scan_on_every_page);
  g_test_add_func ("/ui/kiosk-care/scan-what-belongs-together", test_scan_what_belongs_together);
  g_test_add_func ("/ui/kiosk-care/scan-into-the-middle", test_scan_into_the_middle);
  g_test_add_func ("/ui/kiosk-care/set-up", test_set_up);
  g_test_add_func ("/ui/kiosk-care/serial", test_serial);
  g_test_add_func ("/ui/kiosk-care/trouble-comes-and-goes", test_trouble_comes_and_goes);
  g_test_add_func ("/ui/kiosk-care/no-registry", test_no_registry);
  g_test_add_func ("/ui/kiosk-care/every-notice", test_every_notice);
  g_test_add_func ("/ui/kiosk-care/hand-scanner-instead-of-camera", test_hand_scanner_instead_of_camera);
  g_test_add_func ("/ui/kiosk-care/signs-of-life", test_signs_of_life);
  return g_test_run ();
}
