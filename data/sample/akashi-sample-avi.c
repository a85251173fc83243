/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-avi.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

struct _AkashiSampleAvi {
  GstElement *pipeline;
  GstAppSrc *source; /* the pipeline holds it, and so do we */
  guint rate;
};

AkashiSampleAvi *
akashi_sample_avi_new (const char *path, int width, int height, int rate, GError **error)
{
  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  g_autofree char *description =
      g_strdup_printf ("appsrc name=source format=time block=true max-bytes=8388608 "
                       "caps=image/jpeg,width=%d,height=%d,framerate=%d/1 ! avimux ! filesink name=sink async=false",
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
  gst_object_unref (avi->source);
  gst_object_unref (avi->pipeline);
  g_free (avi);
}

gboolean
akashi_sample_avi_push (AkashiSampleAvi *avi, GBytes *jpeg, guint number)
{
  GstBuffer *buffer = gst_buffer_new_wrapped_bytes (jpeg);
  g_bytes_unref (jpeg);
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (number, GST_SECOND, avi->rate);
  GST_BUFFER_DURATION (buffer) = GST_SECOND / avi->rate;
  return gst_app_src_push_buffer (avi->source, buffer) == GST_FLOW_OK;
}

gboolean
akashi_sample_avi_finish (AkashiSampleAvi *avi, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (avi->pipeline);

  gst_app_src_end_of_stream (avi->source);
  g_autoptr (GstMessage) message =
      gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    return TRUE;
  gst_message_parse_error (message, error, NULL);
  return FALSE;
}
