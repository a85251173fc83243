/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera.h"
#include "test-pictures.h"

#include <glib/gstdio.h>
#include <string.h>

#define LINK "HTTPS://LABEL.MIHON.EXAMPLE/S1/ABCDEFGHIJKLMNOP"
#define BOUND_S 60 /* a test that waits longer has failed */

typedef struct {
  GMainLoop *loop;
  AkashiCamera *camera;
  guint pictures, codes, ended, bound;
  gint64 started, last_picture, last_codes;
  char *text;
  GError *error;
} Watch;

static void
on_picture (AkashiCamera *camera, Watch *watch)
{
  g_autoptr (AkashiPicture) picture = akashi_camera_take_picture (camera);
  g_assert_nonnull (picture);
  g_assert_cmpuint (g_bytes_get_size (picture->pixels), >=, (gsize) picture->width * picture->height * 3);
  g_assert_cmpuint (picture->stride, >=, picture->width * 3);
  g_assert_cmpint (picture->frame_time, >=, watch->started);
  g_assert_cmpint (picture->frame_time, <=, g_get_monotonic_time ());
  g_assert_cmpint (picture->frame_time, >, watch->last_picture);
  watch->last_picture = picture->frame_time;
  watch->pictures++;
}

static void
on_codes (AkashiCamera *camera, GPtrArray *codes, gint64 frame_time, Watch *watch)
{
  (void) camera;
  g_assert_cmpuint (codes->len, ==, 1);
  AkashiFoundCode *code = codes->pdata[0];
  gsize length;
  const char *bytes = g_bytes_get_data (code->text, &length);
  g_free (watch->text);
  watch->text = g_strndup (bytes, length);
  g_assert_cmpint (frame_time, >=, watch->started);
  g_assert_cmpint (frame_time, <=, g_get_monotonic_time ());
  g_assert_cmpint (frame_time, >, watch->last_codes);
  watch->last_codes = frame_time;
  watch->codes++;
}

static void
on_failed (AkashiCamera *camera, GError *error, Watch *watch)
{
  (void) camera;
  g_assert_null (watch->error);
  watch->error = g_error_copy (error);
  g_main_loop_quit (watch->loop);
}

static void
on_ended (AkashiCamera *camera, Watch *watch)
{
  (void) camera;
  watch->ended++;
  g_main_loop_quit (watch->loop);
}

static gboolean
on_bound (gpointer data)
{
  (void) data;
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static void
watch_begin (Watch *watch, const char *source)
{
  *watch = (Watch){ .loop = g_main_loop_new (NULL, FALSE), .camera = akashi_camera_new (source) };
  g_signal_connect (watch->camera, "picture", G_CALLBACK (on_picture), watch);
  g_signal_connect (watch->camera, "codes", G_CALLBACK (on_codes), watch);
  g_signal_connect (watch->camera, "failed", G_CALLBACK (on_failed), watch);
  g_signal_connect (watch->camera, "ended", G_CALLBACK (on_ended), watch);
  watch->bound = g_timeout_add_seconds (BOUND_S, on_bound, NULL);
  watch->started = g_get_monotonic_time ();
}

static void
watch_end (Watch *watch)
{
  g_source_remove (watch->bound);
  g_object_unref (watch->camera);
  g_main_loop_unref (watch->loop);
  g_clear_error (&watch->error);
  g_free (watch->text);
}

/* Starts and runs until it ended or failed; @code -1: it must end. */
static void
watch_run (Watch *watch, int code)
{
  g_autoptr (GError) error = NULL;
  if (akashi_camera_start (watch->camera, &error))
    g_main_loop_run (watch->loop);
  else
    watch->error = g_steal_pointer (&error);
  if (code < 0)
    g_assert_no_error (watch->error);
  else
    g_assert_error (watch->error, AKASHI_ERROR, code);
  g_assert_cmpuint (watch->ended, ==, code < 0);
}

/* A film of @frames frames that show one label, through a JPEG file. */
static char *
make_label_file (const char *folder)
{
  g_autoptr (AkashiGrey) grey = test_picture_blank (1280, 720);
  test_picture_draw_qr (grey, LINK, strlen (LINK), 400, 200, 6);
  g_autoptr (GBytes) file = test_picture_encode (grey, TEST_JPEG_COLOUR);
  char *path = g_build_filename (folder, "label.jpg", NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_film (gconstpointer data)
{
  Watch watch;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("akashi-camera-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = make_label_file (folder);
  g_autofree char *source = g_strdup_printf ("multifilesrc location=%s start-index=0 stop-index=0 loop=true "
                                             "num-buffers=15 caps=\"image/jpeg,framerate=30/1\"%s",
                                             path, (const char *) data);
  watch_begin (&watch, source);
  watch_run (&watch, -1);
  g_assert_cmpuint (watch.pictures, >=, 1);
  g_assert_cmpuint (watch.codes, >=, 1);
  g_assert_cmpstr (watch.text, ==, LINK);
  watch_end (&watch);
  g_unlink (path);
  g_rmdir (folder);
}

/* 30 frames at 30 a second take a second: the film plays in real time, not as fast as it can be read. */
static void
test_real_time (void)
{
  Watch watch;
  watch_begin (&watch, "videotestsrc num-buffers=30 ! video/x-raw,width=320,height=240,framerate=30/1");
  watch_run (&watch, -1);
  g_assert_cmpint (watch.last_picture - watch.started, >=, 900 * 1000);
  g_assert_cmpuint (watch.pictures, >=, 2);
  g_assert_cmpuint (watch.codes, ==, 0);
  watch_end (&watch);
}

static void
test_live (void)
{
  Watch watch;
  watch_begin (&watch,
               "videotestsrc is-live=true num-buffers=10 ! video/x-raw,width=320,height=240,framerate=30/1");
  watch_run (&watch, -1);
  g_assert_cmpuint (watch.pictures, >=, 1);
  /* and again, with the same object */
  watch.ended = 0;
  watch.pictures = 0;
  watch_run (&watch, -1);
  g_assert_cmpuint (watch.pictures, >=, 1);
  watch_end (&watch);
}

static void
test_hints (void)
{
  static const struct {
    const char *pattern;
    AkashiHint hint;
  } cases[] = { { "black", AKASHI_HINT_TOO_DARK },
                { "white", AKASHI_HINT_TOO_BRIGHT },
                { "checkers-8", AKASHI_HINT_NONE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Watch watch;
      g_autofree char *source = g_strdup_printf (
          "videotestsrc num-buffers=3 pattern=%s ! video/x-raw,width=320,height=240,framerate=30/1",
          cases[i].pattern);
      watch_begin (&watch, source);
      watch_run (&watch, -1);
      g_assert_cmpint (akashi_camera_hint (watch.camera), ==, cases[i].hint);
      watch_end (&watch);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *source;
    int code;
  } cases[] = {
    { "/dev/akashi-no-such-camera", AKASHI_ERROR_NO_CAMERA },
    { "/dev/null", AKASHI_ERROR_CAMERA_FAILED },
    { "", AKASHI_ERROR_INVALID },
    { "no-such-element-anywhere", AKASHI_ERROR_INVALID },
    { "videotestsrc ! fakesink", AKASHI_ERROR_INVALID },
    { "videotestsrc ! ! !", AKASHI_ERROR_INVALID },
    { "identity", AKASHI_ERROR_INVALID },
    { "filesrc location=/nonexistent/film.avi ! avidemux ! jpegdec", AKASHI_ERROR_NO_CAMERA },
    { "filesrc location=/etc/hostname ! avidemux ! jpegdec", AKASHI_ERROR_CAMERA_FAILED },
    { "filesrc location=/etc/hostname", AKASHI_ERROR_CAMERA_FAILED },
    { "videotestsrc num-buffers=3 ! video/x-raw,width=20001,height=1,framerate=30/1",
      AKASHI_ERROR_CAMERA_FAILED },
    { "videotestsrc ! identity error-after=3", AKASHI_ERROR_CAMERA_FAILED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Watch watch;
      g_test_message ("%s", cases[i].source);
      watch_begin (&watch, cases[i].source);
      watch_run (&watch, cases[i].code);
      watch_end (&watch);
    }
}

static void
test_stop (void)
{
  Watch watch;
  g_autoptr (GError) error = NULL;
  watch_begin (&watch, "videotestsrc is-live=true ! video/x-raw,width=320,height=240,framerate=30/1");
  for (guint i = 0; i < 3; i++)
    {
      gboolean started = akashi_camera_start (watch.camera, &error);
      g_assert_no_error (error);
      g_assert_true (started);
      guint before = watch.pictures;
      while (watch.pictures < before + 2)
        g_main_context_iteration (NULL, TRUE);
      akashi_camera_stop (watch.camera);
      akashi_camera_stop (watch.camera);
    }
  watch_end (&watch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/camera/film/raw", " ! jpegdec", test_film);
  g_test_add_data_func ("/camera/film/jpeg", "", test_film);
  g_test_add_func ("/camera/real-time", test_real_time);
  g_test_add_func ("/camera/live", test_live);
  g_test_add_func ("/camera/light", test_hints);
  g_test_add_func ("/camera/refused", test_refused);
  g_test_add_func ("/camera/stop", test_stop);
  return g_test_run ();
}
