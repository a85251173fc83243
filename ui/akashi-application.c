/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-application.h"

#include <glib-unix.h>
#include <stdio.h>

#include "akashi-kiosk-window.h"
#include "akashi-list-keeper.h"
#include "akashi-words.h"

/* Exit status where nothing is wrong with the request but it could not be done; as `akashictl` has it. */
#define STATUS_FAILED 3
#define STATUS_USAGE 2

/* Seconds from the start to the first look for new lists: the camera and the first customer come first. */
#define FIRST_LOOK_S 30

#define LARGEST_SIDE 16384 /* pixels */

struct _AkashiApplication {
  AdwApplication parent_instance;
  gboolean kiosk, windowed, exit_at_end;
  char *camera, *registry, *language, *size, *log_timing;
  char **rest; /* what is no option */
  int width, height;
  int status;
  guint signals[2];         /* sources */
  AkashiListKeeper *keeper; /* (nullable): of a kiosk that fetches its lists itself */
  AkashiSettings *settings; /* (nullable): before a window was made */
};

G_DEFINE_FINAL_TYPE (AkashiApplication, akashi_application, ADW_TYPE_APPLICATION)

static void
add_options (AkashiApplication *self)
{
  const GOptionEntry entries[] = {
    { "kiosk", 0, 0, G_OPTION_ARG_NONE, &self->kiosk, "Open the kiosk, full screen", NULL },
    { "camera", 0, 0, G_OPTION_ARG_STRING, &self->camera, "Camera: a device, or a GStreamer pipeline",
      "DEVICE|PIPELINE" },
    { "registry", 0, 0, G_OPTION_ARG_FILENAME, &self->registry, "Cached registry to check with", "PATH" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language, "Language each customer begins with",
      "ja|ja@easy|en|zh_CN|ko" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &self->size, "Size of the window", "WIDTHxHEIGHT" },
    { "windowed", 0, 0, G_OPTION_ARG_NONE, &self->windowed, "Do not fill the screen", NULL },
    { "log-timing", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &self->log_timing,
      "Write when pictures and verdicts were painted", "FILE" },
    { "exit-at-end", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->exit_at_end,
      "End the program when the camera's film ends", NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &self->rest, NULL, NULL },
    { NULL },
  };
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
      G_APPLICATION (self), "Reads the security label on a product and says what is promised.");
}

/* "1080x1920" */
static gboolean
parse_size (const char *text, int *width, int *height)
{
  char *end;
  gint64 across = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != 'x')
    return FALSE;
  const char *second = end + 1;
  gint64 down = g_ascii_strtoll (second, &end, 10);
  if (end == second || *end != '\0' || across < 1 || down < 1 || across > LARGEST_SIDE || down > LARGEST_SIDE)
    return FALSE;
  *width = (int) across;
  *height = (int) down;
  return TRUE;
}

/* Under X11, GDK loads the drivers of GL even for a renderer that never uses them: a quarter of the start,
 * and as much memory as the kiosk itself. */
static void
spare_gl (void)
{
  gboolean renamed = gtk_check_version (4, 16, 0) == NULL;
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv (renamed ? "GDK_DISABLE" : "GDK_DEBUG", renamed ? "gl" : "gl-disable", FALSE);
}

/* -1: go on; else the exit status. */
static int
akashi_application_handle_local_options (GApplication *application, GVariantDict *options G_GNUC_UNUSED)
{
  AkashiApplication *self = AKASHI_APPLICATION (application);
  if (self->rest != NULL)
    {
      fprintf (stderr, "akashi: %s: nothing but options is understood\n", self->rest[0]);
      return STATUS_USAGE;
    }
  if (self->size != NULL && !parse_size (self->size, &self->width, &self->height))
    {
      fprintf (stderr, "akashi: --size %s: must be as 1080x1920\n", self->size);
      return STATUS_USAGE;
    }
  if (self->language != NULL && !g_strv_contains (akashi_words_languages (), self->language))
    {
      fprintf (stderr, "akashi: --language %s: must be one of", self->language);
      for (const char *const *known = akashi_words_languages (); *known != NULL; known++)
        fprintf (stderr, " %s%s", *known, known[1] != NULL ? "," : "\n");
      return STATUS_USAGE;
    }
  spare_gl ();
  if (!gtk_init_check ())
    {
      fprintf (stderr, "akashi: there is no display to open a window on (DISPLAY, WAYLAND_DISPLAY)\n");
      return STATUS_FAILED;
    }
  return -1;
}

/* GApplication says 1 where an option is not understood. */
static gboolean
akashi_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  gboolean done = G_APPLICATION_CLASS (akashi_application_parent_class)
                      ->local_command_line (application, arguments, status);
  if (done && *status == EXIT_FAILURE)
    *status = STATUS_USAGE;
  return done;
}

static void
fail (AkashiApplication *self, const GError *error)
{
  fprintf (stderr, "akashi: %s\n", error->message);
  self->status = STATUS_FAILED;
}

/* The command line's language, else the setting's, else the system's. */
static const char *
first_language (AkashiApplication *self, AkashiSettings *settings)
{
  g_autofree char *setting = akashi_settings_language (settings);
  const char *language = self->language != NULL ? self->language : setting;
  return akashi_words_language_for (language != NULL ? language : g_get_language_names ()[0]);
}

static AkashiKioskWindow *
make_window (AkashiApplication *self)
{
  AkashiSettings *settings = self->settings;
  g_autoptr (AkashiEngine) engine = akashi_engine_new (self->registry, NULL);
  const GError *problem = akashi_engine_get_problem (engine);
  if (problem != NULL)
    g_message ("registry: %s", problem->message);
  if (self->kiosk && self->keeper == NULL && akashi_settings_keep_lists (settings))
    self->keeper = akashi_list_keeper_new (engine, FIRST_LOOK_S);
  AkashiKioskWindow *window = akashi_kiosk_window_new (
      GTK_APPLICATION (self), engine, settings, first_language (self, settings), self->width, self->height);
  if (self->kiosk && !self->windowed)
    {
      gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
      gtk_window_fullscreen (GTK_WINDOW (window));
    }
  return window;
}

/* A kiosk with a hand scanner has no camera, unless it is told of one. */
static void
open_camera (AkashiApplication *self, AkashiKioskWindow *window)
{
  g_autofree char *setting = akashi_settings_camera (self->settings);
  const char *source = self->camera != NULL ? self->camera : setting;
  if (source == NULL && akashi_settings_camera_position (self->settings) == AKASHI_CAMERA_HAND_SCANNER)
    return;
  g_autoptr (AkashiCamera) camera = akashi_camera_new (source);
  akashi_kiosk_window_set_camera (window, camera, self->exit_at_end);
}

static void
prepare_camera (GTask *task, gpointer window G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  akashi_camera_prepare ();
  g_task_return_boolean (task, TRUE);
}

static void
on_camera_prepared (GObject *window, GAsyncResult *result G_GNUC_UNUSED, gpointer data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window))) /* it may have been closed meanwhile */
    open_camera (data, AKASHI_KIOSK_WINDOW (window));
}

/* The first page comes before the camera: at the very first start it takes seconds to look through plugins.
 */
static void
on_first_paint (GdkFrameClock *clock, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  g_signal_handlers_disconnect_by_func (clock, on_first_paint, data);
  if (window == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (window, NULL, on_camera_prepared, data);
  g_task_run_in_thread (task, prepare_camera);
}

static void
akashi_application_activate (GApplication *application)
{
  AkashiApplication *self = AKASHI_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  GtkWindow *open = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (open != NULL)
    {
      gtk_window_present (open);
      return;
    }
  g_clear_object (&self->settings);
  self->settings = akashi_settings_new (&error);
  AkashiTimingLog *log = NULL;
  if (self->settings != NULL && self->log_timing != NULL)
    log = akashi_timing_log_new (self->log_timing, &error);
  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  AkashiKioskWindow *window = make_window (self);
  gtk_window_present (GTK_WINDOW (window));
  if (log != NULL)
    akashi_kiosk_window_set_timing_log (window, log);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (on_first_paint), self);
}

/* Ends as by hand: the camera is given back, the log is whole. */
static gboolean
on_signal (gpointer data)
{
  GtkWindow *window;
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (data))) != NULL)
    gtk_window_destroy (window);
  g_application_quit (G_APPLICATION (data));
  return G_SOURCE_CONTINUE;
}

static void
akashi_application_startup (GApplication *application)
{
  AkashiApplication *self = AKASHI_APPLICATION (application);
  self->signals[0] = g_unix_signal_add (SIGTERM, on_signal, self);
  self->signals[1] = g_unix_signal_add (SIGINT, on_signal, self);
  G_APPLICATION_CLASS (akashi_application_parent_class)->startup (application);
  /* The kiosk has one look; dark mode of a desktop does not reach it, high contrast does. */
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
akashi_application_shutdown (GApplication *application)
{
  AkashiApplication *self = AKASHI_APPLICATION (application);
  for (gsize i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  if (self->keeper != NULL)
    g_object_run_dispose (G_OBJECT (self->keeper)); /* an update under way holds a reference */
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (akashi_application_parent_class)->shutdown (application);
}

static void
akashi_application_finalize (GObject *object)
{
  AkashiApplication *self = AKASHI_APPLICATION (object);
  g_free (self->camera);
  g_free (self->registry);
  g_free (self->language);
  g_free (self->size);
  g_free (self->log_timing);
  g_strfreev (self->rest);
  G_OBJECT_CLASS (akashi_application_parent_class)->finalize (object);
}

static void
akashi_application_class_init (AkashiApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = akashi_application_finalize;
  G_APPLICATION_CLASS (klass)->local_command_line = akashi_application_local_command_line;
  G_APPLICATION_CLASS (klass)->startup = akashi_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = akashi_application_shutdown;
  G_APPLICATION_CLASS (klass)->activate = akashi_application_activate;
  G_APPLICATION_CLASS (klass)->handle_local_options = akashi_application_handle_local_options;
}

static void
akashi_application_init (AkashiApplication *self)
{
  add_options (self);
}

AkashiApplication *
akashi_application_new (void)
{
  /* Not unique: a kiosk and a test of it may run side by side, each with its own registry and camera. */
  return g_object_new (AKASHI_TYPE_APPLICATION, "application-id", AKASHI_APPLICATION_ID, "flags",
                       G_APPLICATION_NON_UNIQUE, "resource-base-path", "/io/github/akashi/Akashi", NULL);
}

int
akashi_application_get_status (AkashiApplication *self)
{
  return self->status;
}
