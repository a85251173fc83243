/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera-source.h"

/* The queues leak, so the newest frame wins; both sinks are fed at their own pace. */
#define BRANCHES                                                                                             \
  "decodebin name=decode identity name=pace sync=true ! tee name=tee "                                       \
  "tee. ! queue leaky=downstream max-size-buffers=1 max-size-bytes=0 max-size-time=0 ! videoconvert ! "      \
  "video/x-raw,format=RGB ! appsink name=picture sync=false async=false max-buffers=1 drop=true "            \
  "tee. ! queue leaky=downstream max-size-buffers=1 max-size-bytes=0 max-size-time=0 ! videoconvert ! "      \
  "video/x-raw,format=GRAY8 ! appsink name=frame sync=false async=false max-buffers=1 drop=true"

/* A USB camera gives 720p at full rate as JPEG only; more than 1080p would cost time and show nothing. */
#define DEVICE_CAPS                                                                                          \
  "image/jpeg, width=(int)[320, 1920], height=(int)[240, 1080]; "                                            \
  "video/x-raw, width=(int)[320, 1920], height=(int)[240, 1080]"

/* ------------------------------------------------------------------ the time a frame left the source */

static GstCaps *
time_caps (void)
{
  static GstCaps *caps;
  if (g_once_init_enter (&caps))
    g_once_init_leave (&caps, gst_caps_new_empty_simple ("timestamp/x-akashi-monotonic"));
  return caps;
}

static GstPadProbeReturn
stamp (G_GNUC_UNUSED GstPad *pad, GstPadProbeInfo *info, G_GNUC_UNUSED gpointer user_data)
{
  GstBuffer *buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  gst_buffer_add_reference_timestamp_meta (
      buffer, time_caps (), (GstClockTime) g_get_monotonic_time () * GST_USECOND, GST_CLOCK_TIME_NONE);
  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  return GST_PAD_PROBE_OK;
}

gint64
akashi_camera_frame_time (GstBuffer *buffer)
{
  GstReferenceTimestampMeta *meta = gst_buffer_get_reference_timestamp_meta (buffer, time_caps ());
  return meta ? (gint64) (meta->timestamp / GST_USECOND) : g_get_monotonic_time ();
}

/* ------------------------------------------------------------------ sources */

static GstElement *
first_device (GError **error)
{
  g_autoptr (GstDeviceMonitor) monitor = gst_device_monitor_new ();
  GstElement *element = NULL;

  gst_device_monitor_add_filter (monitor, "Video/Source", NULL);
  if (gst_device_monitor_start (monitor))
    {
      GList *devices = gst_device_monitor_get_devices (monitor);
      for (GList *item = devices; item != NULL && element == NULL; item = item->next)
        element = gst_device_create_element (item->data, NULL);
      g_list_free_full (devices, gst_object_unref);
      gst_device_monitor_stop (monitor);
    }
  if (element == NULL)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA, "No camera is connected");
  return element;
}

static GstElement *
device (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA, "There is no camera %s", path);
      return NULL;
    }
  GstElement *element = gst_element_factory_make ("v4l2src", NULL);
  if (element == NULL)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED,
                           "GStreamer's v4l2src is not installed (gstreamer1.0-plugins-good)");
      return NULL;
    }
  g_object_set (element, "device", path, NULL);
  return element;
}

/* Shows the open end of a pipeline outside its bin. GStreamer's own way shows every open pad, and so takes
 * those that a demuxer would be linked to later. Returns: FALSE where nothing in the pipeline is a source. */
static gboolean
show_end (GstElement *bin)
{
  g_autoptr (GstElement) end = gst_bin_get_by_name (GST_BIN (bin), "akashi-end");
  g_autoptr (GstPad) exit = gst_element_get_static_pad (end, "src");
  g_autoptr (GstIterator) sources = gst_bin_iterate_sources (GST_BIN (bin));
  g_auto (GValue) first = G_VALUE_INIT;

  return gst_iterator_next (sources, &first) == GST_ITERATOR_OK
         && gst_element_add_pad (bin, gst_ghost_pad_new ("src", exit));
}

static GstElement *
free_pipeline (const char *description, GError **error)
{
  g_autoptr (GError) reason = NULL;
  /* The end may then also be plain caps, or an element that shows its pads later. */
  g_autofree char *whole = g_strdup_printf ("%s ! identity name=akashi-end", description);
  GstElement *bin
      = gst_parse_bin_from_description_full (whole, FALSE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (bin != NULL && show_end (bin))
    return bin;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "“%s” is not a camera pipeline: %s", description,
               reason ? reason->message : "nothing in it gives video");
  if (bin != NULL)
    gst_object_unref (gst_object_ref_sink (bin));
  return NULL;
}

static GstElement *
make_source (const char *source, GError **error)
{
  if (source == NULL)
    return first_device (error);
  if (g_path_is_absolute (source))
    return device (source, error);
  return free_pipeline (source, error);
}

/* ------------------------------------------------------------------ the whole */

/* The decoder shows its pad when it knows what comes; a sound track, should there be one, stays unlinked. */
static void
on_decoded_pad (G_GNUC_UNUSED GstElement *decode, GstPad *pad, gpointer user_data)
{
  g_autoptr (GstPad) target = gst_element_get_static_pad (user_data, "sink");
  if (!gst_pad_is_linked (target))
    gst_pad_link (pad, target);
}

static gboolean
link_source (GstBin *pipeline, GstElement *source, gboolean is_device)
{
  g_autoptr (GstElement) decode = gst_bin_get_by_name (pipeline, "decode");
  gst_bin_add (pipeline, source);
  if (!is_device)
    return gst_element_link (source, decode);
  g_autoptr (GstCaps) caps = gst_caps_from_string (DEVICE_CAPS);
  return gst_element_link_filtered (source, decode, caps);
}

static GstElement *
borrow_element (GstElement *pipeline, const char *name)
{
  GstElement *element = gst_bin_get_by_name (GST_BIN (pipeline), name);
  gst_object_unref (element); /* the pipeline holds it */
  return element;
}

static void
watch_source (AkashiCameraPipeline *built)
{
  g_autoptr (GstElement) decode = gst_bin_get_by_name (GST_BIN (built->pipeline), "decode");
  g_signal_connect_object (decode, "pad-added", G_CALLBACK (on_decoded_pad), built->pace, 0);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (built->pace, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, stamp, NULL, NULL);
}

gboolean
akashi_camera_pipeline_build (const char *source, AkashiCameraPipeline *out, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!gst_init_check (NULL, NULL, &reason))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED, "GStreamer cannot start: %s",
                   reason->message);
      return FALSE;
    }
  GstElement *element = make_source (source, error);
  if (element == NULL)
    return FALSE;
  g_autoptr (GstElement) pipeline
      = gst_parse_launch_full (BRANCHES, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (pipeline == NULL)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED, "GStreamer is not complete: %s",
                   reason->message);
      gst_object_unref (gst_object_ref_sink (element));
      return FALSE;
    }
  gst_object_ref_sink (pipeline);
  if (!link_source (GST_BIN (pipeline), element, source == NULL || g_path_is_absolute (source)))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           "The camera gives no video that can be shown");
      return FALSE;
    }
  AkashiCameraPipeline built = { pipeline, element, borrow_element (pipeline, "pace"),
                                 GST_APP_SINK (borrow_element (pipeline, "picture")),
                                 GST_APP_SINK (borrow_element (pipeline, "frame")) };
  watch_source (&built);
  *out = built;
  (void) g_steal_pointer (&pipeline);
  return TRUE;
}

GError *
akashi_camera_error_from_message (GstMessage *message)
{
  g_autoptr (GError) reason = NULL;
  gst_message_parse_error (message, &reason, NULL);
  gboolean absent = g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND)
                    || g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_READ)
                    || g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_OPEN_READ_WRITE);
  return g_error_new (AKASHI_ERROR, absent ? AKASHI_ERROR_NO_CAMERA : AKASHI_ERROR_CAMERA_FAILED, "%s: %s",
                      absent ? "The camera cannot be opened" : "The camera stopped", reason->message);
}
