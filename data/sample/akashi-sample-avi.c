/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-avi.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

/* bytes that may wait to be written */
#define QUEUE_BYTES (8 * 1024 * 1024)

struct _AkashiSampleAvi {
  GstElement *pipeline;
  GstAppSrc *source; /* the pipeline holds it, and so do we */
  GstMessage *last;  /* what it ended with: an error, or the end */
  guint rate;
};

AkashiSampleAvi *
akashi_sample_avi_new (const char *path, int width, int height, int rate, GError **error)
{
  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  g_autofree char *description = g_strdup_printf (
      "avimux name=mux ! filesink name=sink async=false "
      "appsrc name=source format=time ! image/jpeg,width=%d,height=%d,framerate=%d/1 ! mux.video_0",
      width, height, rate);
  GstElement *pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  if (pipeline == NULL)
    return NULL;
  AkashiSampleAvi *avi = g_new0 (AkashiSampleAvi, 1);
  avi->pipeline = gst_object_ref_sink (pipeline);
  avi->source = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (pipeline), "source"));
  avi->rate = (guint) rate;
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_object_set (sink, "location", path, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  return avi;
}

void
akashi_sample_avi_free (AkashiSampleAvi *avi)
{
  if (avi == NULL)
    return;
  gst_element_set_state (avi->pipeline, GST_STATE_NULL);
  g_clear_pointer (&avi->last, gst_message_unref);
  gst_object_unref (avi->source);
  gst_object_unref (avi->pipeline);
  g_free (avi);
}

/* Waits while much is queued up: the disk may be slower than the lens. Returns: FALSE once something failed.
 */
static gboolean
wait_for_room (AkashiSampleAvi *avi)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (avi->pipeline);
  GstClockTime wait = 0;

  do
    {
      if (avi->last == NULL)
        avi->last = gst_bus_timed_pop_filtered (bus, wait, GST_MESSAGE_ERROR);
      wait = 10 * GST_MSECOND;
  } while (avi->last == NULL && gst_app_src_get_current_level_bytes (avi->source) > QUEUE_BYTES);
  return avi->last == NULL;
}

gboolean
akashi_sample_avi_push (AkashiSampleAvi *avi, GBytes *jpeg, guint number)
{
  GstBuffer *buffer = gst_buffer_new_wrapped_bytes (jpeg);
  g_bytes_unref (jpeg);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (number, GST_SECOND, avi->rate);
  GST_BUFFER_DURATION (buffer) = GST_SECOND / avi->rate;
  return gst_app_src_push_buffer (avi->source, buffer) == GST_FLOW_OK && wait_for_room (avi);
}

gboolean
akashi_sample_avi_finish (AkashiSampleAvi *avi, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (avi->pipeline);

  gst_app_src_end_of_stream (avi->source);
  if (avi->last == NULL)
    avi->last = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (avi->last) == GST_MESSAGE_EOS)
    return TRUE;
  gst_message_parse_error (avi->last, error, NULL);
  return FALSE;
}
