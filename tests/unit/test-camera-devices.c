/* SPDX-License-Identifier: Apache-2.0 */
/* Webcams as the device monitor finds them: of 720p and 1080p, unplugged and back. */
#include "akashi-camera.h"
#include "akashi-error.h"

#include <gst/gst.h>

#define BOUND_S 60 /* a test that waits longer has failed */

/* --- what is plugged in: a webcam that sends JPEG, as they do --- */

static const char *plugged; /* (nullable): its pipeline */

typedef struct {
  GstDevice parent;
} Webcam;
typedef GstDeviceClass WebcamClass;
GType webcam_get_type (void);
G_DEFINE_TYPE (Webcam, webcam, GST_TYPE_DEVICE)

static GstElement *
webcam_create_element (GstDevice *device G_GNUC_UNUSED, const char *name G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  GstElement *bin = gst_parse_bin_from_description (plugged, TRUE, &error);
  g_assert_no_error (error);
  return bin;
}

static void
webcam_class_init (WebcamClass *klass)
{
  klass->create_element = webcam_create_element;
}

static void
webcam_init (Webcam *webcam G_GNUC_UNUSED)
{
}

typedef struct {
  GstDeviceProvider parent;
} Usb;
typedef GstDeviceProviderClass UsbClass;
GType usb_get_type (void);
G_DEFINE_TYPE (Usb, usb, GST_TYPE_DEVICE_PROVIDER)

static GList *
usb_probe (GstDeviceProvider *provider G_GNUC_UNUSED)
{
  g_autoptr (GstCaps) caps = gst_caps_new_empty_simple ("image/jpeg");
  if (plugged == NULL)
    return NULL;
  return g_list_append (NULL, g_object_new (webcam_get_type (), "display-name", "Webcam", "device-class",
                                            "Video/Source", "caps", caps, NULL));
}

static void
usb_class_init (UsbClass *klass)
{
  klass->probe = usb_probe;
  gst_device_provider_class_set_static_metadata (klass, "USB of this test", "Source/Video", "Webcams",
                                                 "Akashi");
}

static void
usb_init (Usb *usb G_GNUC_UNUSED)
{
}

/* --- what comes of it --- */

typedef struct {
  AkashiCamera *camera;
  GMainLoop *loop;
  guint width, height; /* of the last picture */
  GError *error;       /* (nullable) */
} Seen;

static void
on_picture (AkashiCamera *camera, Seen *seen)
{
  g_autoptr (AkashiPicture) picture = akashi_camera_take_picture (camera);
  seen->width = picture->width;
  seen->height = picture->height;
  g_main_loop_quit (seen->loop);
}

static void
on_failed (AkashiCamera *camera G_GNUC_UNUSED, GError *error, Seen *seen)
{
  seen->error = g_error_copy (error);
  g_main_loop_quit (seen->loop);
}

static gboolean
on_bound (gpointer data G_GNUC_UNUSED)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

/* Until a picture came or the camera failed. */
static void
watch (Seen *seen)
{
  guint bound = g_timeout_add_seconds (BOUND_S, on_bound, NULL);
  g_main_loop_run (seen->loop);
  g_source_remove (bound);
}

static Seen
seen_new (void)
{
  return (Seen){ .camera = akashi_camera_new (NULL), .loop = g_main_loop_new (NULL, FALSE) };
}

static void
seen_begin (Seen *seen)
{
  g_signal_connect (seen->camera, "picture", G_CALLBACK (on_picture), seen);
  g_signal_connect (seen->camera, "failed", G_CALLBACK (on_failed), seen);
}

static void
seen_end (Seen *seen)
{
  akashi_camera_stop (seen->camera);
  g_object_unref (seen->camera);
  g_main_loop_unref (seen->loop);
  g_clear_error (&seen->error);
}

static void
test_sizes (void)
{
  static const struct {
    const char *pipeline;
    guint width, height;
  } rows[] = {
    { "videotestsrc is-live=true ! video/x-raw,width=1280,height=720,framerate=30/1 ! jpegenc", 1280, 720 },
    { "videotestsrc is-live=true ! video/x-raw,width=1920,height=1080,framerate=30/1 ! jpegenc", 1920, 1080 },
    { "videotestsrc is-live=true ! video/x-raw,format=YUY2,width=1280,height=720,framerate=10/1 ! identity",
      1280, 720 },
    /* one that can do more is asked for no more than is of use */
    { "videotestsrc is-live=true ! capsfilter caps=\"video/x-raw, width=(int)[1280,3840], "
      "height=(int)[720,2160], framerate=10/1\" ! identity",
      1280, 720 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      Seen seen = seen_new ();
      seen_begin (&seen);
      plugged = rows[i].pipeline;
      gboolean started = akashi_camera_start (seen.camera, &error);
      g_assert_no_error (error);
      g_assert_true (started);
      watch (&seen);
      g_assert_no_error (seen.error);
      g_assert_cmpuint (seen.width, ==, rows[i].width);
      g_assert_cmpuint (seen.height, ==, rows[i].height);
      g_assert_true (akashi_camera_is_live (seen.camera));
      seen_end (&seen);
    }
}

static void
test_unplugged_and_back (void)
{
  g_autoptr (GError) error = NULL;
  Seen seen = seen_new ();
  seen_begin (&seen);
  plugged
      = "videotestsrc is-live=true ! video/x-raw,width=1280,height=720 ! identity error-after=20 ! jpegenc";
  g_assert_true (akashi_camera_start (seen.camera, &error));
  while (seen.error == NULL)
    watch (&seen);
  g_assert_error (seen.error, AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED);
  g_assert_false (akashi_camera_is_live (seen.camera));

  plugged = NULL;
  g_assert_false (akashi_camera_start (seen.camera, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA);
  g_clear_error (&error);
  g_clear_error (&seen.error);

  plugged = "videotestsrc is-live=true ! video/x-raw,width=1920,height=1080 ! jpegenc";
  g_assert_true (akashi_camera_start (seen.camera, &error));
  seen.width = 0;
  while (seen.width == 0 && seen.error == NULL)
    watch (&seen);
  g_assert_no_error (seen.error);
  g_assert_cmpuint (seen.width, ==, 1920);
  guint frames = akashi_camera_n_frames (seen.camera);
  while (akashi_camera_n_frames (seen.camera) <= frames)
    watch (&seen);
  seen_end (&seen);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  gst_device_provider_register (NULL, "akashi-usb", GST_RANK_PRIMARY + 1000, usb_get_type ());
  g_test_add_func ("/camera-devices/sizes", test_sizes);
  g_test_add_func ("/camera-devices/unplugged-and-back", test_unplugged_and_back);
  return g_test_run ();
}
