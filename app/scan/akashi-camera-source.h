/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>

G_BEGIN_DECLS

/* The GStreamer pipeline of a camera: one source, two sinks that hold the newest frame only. */
typedef struct {
  GstElement *pipeline;
  GstElement *source; /* (transfer none): what gives the frames */
  GstElement *pace; /* (transfer none): an identity that plays a film in real time; off with a live source */
  GstAppSink *picture; /* (transfer none): RGB, for the screen */
  GstAppSink *frame;   /* (transfer none): GRAY8, for the reader */
} AkashiCameraPipeline;

/**
 * akashi_camera_pipeline_build:
 * @source: (nullable): as in akashi_camera_new()
 * @error: AKASHI_ERROR_NO_CAMERA (no such device, none at all), AKASHI_ERROR_INVALID (not a pipeline),
 *   AKASHI_ERROR_CAMERA_FAILED (an element of GStreamer is not installed)
 *
 * Builds the pipeline, in the state NULL. Every frame that leaves the source carries the time at which it
 * did: akashi_camera_frame_time().
 */
gboolean akashi_camera_pipeline_build (const char *source, AkashiCameraPipeline *out,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: g_get_monotonic_time() when @buffer left the source. */
gint64 akashi_camera_frame_time (GstBuffer *buffer);

/* Returns: (transfer full): what an error message of the bus says, as AKASHI_ERROR_NO_CAMERA or
 * AKASHI_ERROR_CAMERA_FAILED. */
GError *akashi_camera_error_from_message (GstMessage *message);

G_END_DECLS
