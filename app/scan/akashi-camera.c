/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera.h"

#include "akashi-camera-rest.h"
#include "akashi-camera-source.h"

#include <gst/video/video.h>

/* how often a pipeline is asked to stop */
#define HALT_TRIES 8

struct _AkashiCamera {
  GObject parent;

  char *source;
  GMainContext *context;    /* where signals are emitted */
  AkashiCameraPipeline run; /* all %NULL while stopped */
  GSource *bus_watch;
  AkashiScanner *scanner; /* only the grey branch's thread uses it */
  gboolean held_codes;    /* whether the last frame that was read did; likewise */
  AkashiCameraRest *rest;
  gboolean live; /* the source keeps its own pace */

  GMutex lock; /* guards what follows: the newest of each, not yet handed out */
  AkashiPicture *picture;
  gboolean picture_is_new;
  GPtrArray *codes;
  gint64 codes_time;
  GError *trouble; /* met in the grey branch */
  GSource *delivery;
  AkashiHint hint;
  guint n_frames;
};

G_DEFINE_FINAL_TYPE (AkashiCamera, akashi_camera, G_TYPE_OBJECT)

enum { SIGNAL_PICTURE, SIGNAL_CODES, SIGNAL_FAILED, SIGNAL_ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
akashi_picture_free (AkashiPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->pixels, g_bytes_unref);
  g_free (picture);
}

/* ------------------------------------------------------------------ to the main context */

static void
fail (AkashiCamera *self, GError *error)
{
  g_autoptr (GError) owned = error;
  akashi_camera_stop (self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, owned);
}

/* Emits what is new. A handler may stop or release the camera. */
static void
deliver (AkashiCamera *self)
{
  g_autoptr (AkashiCamera) held = g_object_ref (self);

  g_mutex_lock (&held->lock);
  if (held->delivery != NULL)
    g_source_destroy (
        held->delivery); /* it may wait still where the bus was sooner, and outlive the camera */
  g_clear_pointer (&held->delivery, g_source_unref);
  gboolean picture_is_new = held->picture_is_new;
  held->picture_is_new = FALSE;
  g_autoptr (GPtrArray) codes = g_steal_pointer (&held->codes);
  gint64 codes_time = held->codes_time;
  GError *trouble = g_steal_pointer (&held->trouble);
  g_mutex_unlock (&held->lock);

  if (picture_is_new)
    g_signal_emit (held, signals[SIGNAL_PICTURE], 0);
  if (codes != NULL && held->run.pipeline != NULL)
    g_signal_emit (held, signals[SIGNAL_CODES], 0, codes, codes_time);
  if (trouble != NULL)
    fail (held, trouble);
}

static gboolean
on_delivery (gpointer user_data)
{
  deliver (user_data);
  return G_SOURCE_REMOVE;
}

/* Called with the lock held, from any thread. */
static void
schedule_delivery (AkashiCamera *self)
{
  if (self->delivery != NULL)
    return;
  self->delivery = g_idle_source_new ();
  g_source_set_priority (self->delivery, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->delivery, on_delivery, self, NULL);
  g_source_attach (self->delivery, self->context);
}

/* ------------------------------------------------------------------ the branch of pictures (its own thread)
 */

typedef struct {
  GstVideoFrame frame;
} MappedFrame;

static void
unmap_frame (gpointer data)
{
  MappedFrame *mapped = data;
  gst_video_frame_unmap (&mapped->frame);
  g_free (mapped);
}

/* Returns: (nullable): the sample's picture, not copied. */
static AkashiPicture *
picture_from_sample (GstSample *sample)
{
  GstVideoInfo info;
  MappedFrame *mapped = g_new0 (MappedFrame, 1);
  GstBuffer *buffer = gst_sample_get_buffer (sample);

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&mapped->frame, &info, buffer, GST_MAP_READ))
    {
      g_free (mapped);
      return NULL;
    }
  AkashiPicture *picture = g_new0 (AkashiPicture, 1);
  picture->width = (guint) GST_VIDEO_FRAME_WIDTH (&mapped->frame);
  picture->height = (guint) GST_VIDEO_FRAME_HEIGHT (&mapped->frame);
  picture->stride = (guint) GST_VIDEO_FRAME_PLANE_STRIDE (&mapped->frame, 0);
  picture->frame_time = akashi_camera_frame_time (buffer);
  picture->pixels
      = g_bytes_new_with_free_func (GST_VIDEO_FRAME_PLANE_DATA (&mapped->frame, 0),
                                    (gsize) picture->stride * picture->height, unmap_frame, mapped);
  return picture;
}

static GstFlowReturn
on_picture_sample (GstAppSink *sink, gpointer user_data)
{
  AkashiCamera *self = user_data;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  AkashiPicture *picture = sample ? picture_from_sample (sample) : NULL;
  if (picture == NULL)
    return GST_FLOW_OK;

  g_mutex_lock (&self->lock);
  AkashiPicture *older = self->picture;
  self->picture = picture;
  self->picture_is_new = TRUE;
  schedule_delivery (self);
  g_mutex_unlock (&self->lock);
  akashi_picture_free (older);
  return GST_FLOW_OK;
}

/* ------------------------------------------------------------------ the branch of grey frames (its own
 * thread) */

static AkashiGrey *
grey_from_sample (GstSample *sample, GError **error)
{
  GstVideoInfo info;
  GstVideoFrame frame;

  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED,
                           "The camera's frame cannot be read");
      return NULL;
    }
  AkashiGrey *grey = akashi_grey_new ((guint) GST_VIDEO_FRAME_WIDTH (&frame),
                                      (guint) GST_VIDEO_FRAME_HEIGHT (&frame), error);
  const guint8 *row = GST_VIDEO_FRAME_PLANE_DATA (&frame, 0);
  for (guint y = 0; grey != NULL && y < grey->height; y++, row += GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0))
    memcpy (grey->pixels + (gsize) y * grey->width, row, grey->width);
  gst_video_frame_unmap (&frame);
  return grey;
}

/* Returns: (nullable): what is found in the frame, where it is worth a reading. */
static GPtrArray *
read_frame (AkashiCamera *self, const AkashiGrey *grey)
{
  if (!akashi_camera_rest_looks (self->rest, grey, self->held_codes, g_get_monotonic_time ()))
    return NULL;
  GPtrArray *codes = akashi_scanner_scan_frame (self->scanner, grey);
  self->held_codes = codes != NULL && codes->len > 0;
  return codes;
}

/*
 * Reads the frame here, in the thread of the leaky queue before this sink: while it reads, the queue keeps
 * only the newest frame, and that one is read next.
 */
static GstFlowReturn
on_frame_sample (GstAppSink *sink, gpointer user_data)
{
  AkashiCamera *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  if (sample == NULL)
    return GST_FLOW_OK;
  g_autoptr (AkashiGrey) grey = grey_from_sample (sample, &error);
  g_autoptr (GPtrArray) codes = grey ? read_frame (self, grey) : NULL;

  g_mutex_lock (&self->lock);
  self->n_frames++;
  if (grey != NULL)
    self->hint = akashi_scanner_get_quality (self->scanner)->hint;
  if (grey == NULL && self->trouble == NULL)
    self->trouble = g_error_new_literal (AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED, error->message);
  if (codes != NULL && codes->len > 0)
    {
      g_clear_pointer (&self->codes, g_ptr_array_unref);
      self->codes = g_steal_pointer (&codes);
      self->codes_time = akashi_camera_frame_time (gst_sample_get_buffer (sample));
    }
  if (self->trouble != NULL || self->codes != NULL)
    schedule_delivery (self);
  g_mutex_unlock (&self->lock);
  return grey ? GST_FLOW_OK : GST_FLOW_ERROR;
}

/* ------------------------------------------------------------------ start and stop */

static gboolean
on_bus (G_GNUC_UNUSED GstBus *bus, GstMessage *message, gpointer user_data)
{
  g_autoptr (AkashiCamera) self = g_object_ref (user_data);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      deliver (self); /* a trouble of our own says more than the error it led to */
      if (self->run.pipeline != NULL)
        fail (self, akashi_camera_error_from_message (message));
      return G_SOURCE_REMOVE;
    }
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    {
      deliver (self);
      if (self->run.pipeline == NULL)
        return G_SOURCE_REMOVE;
      akashi_camera_stop (self);
      g_signal_emit (self, signals[SIGNAL_ENDED], 0);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

/* Frames that a resting camera does not look at are not even decoded, where each stands alone. */
static GstPadProbeReturn
on_source_frame (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  AkashiCamera *self = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  const char *kind = caps == NULL ? "" : gst_structure_get_name (gst_caps_get_structure (caps, 0));
  if (!g_str_equal (kind, "image/jpeg") && !g_str_equal (kind, "video/x-raw"))
    return GST_PAD_PROBE_OK;
  return akashi_camera_rest_passes (self->rest, GST_BUFFER_PTS (GST_PAD_PROBE_INFO_BUFFER (info)),
                                    g_get_monotonic_time ())
             ? GST_PAD_PROBE_OK
             : GST_PAD_PROBE_DROP;
}

static void
connect_pipeline (AkashiCamera *self)
{
  GstAppSinkCallbacks pictures = { .new_sample = on_picture_sample };
  GstAppSinkCallbacks frames = { .new_sample = on_frame_sample };
  g_autoptr (GstBus) bus = gst_element_get_bus (self->run.pipeline);

  gst_app_sink_set_callbacks (self->run.picture, &pictures, self, NULL);
  gst_app_sink_set_callbacks (self->run.frame, &frames, self, NULL);
  g_autoptr (GstElement) decode = gst_bin_get_by_name (GST_BIN (self->run.pipeline), "decode");
  g_autoptr (GstPad) entrance = gst_element_get_static_pad (decode, "sink");
  gst_pad_add_probe (entrance, GST_PAD_PROBE_TYPE_BUFFER, on_source_frame, self, NULL);
  self->bus_watch = gst_bus_create_watch (bus);
  g_source_set_callback (self->bus_watch, G_SOURCE_FUNC (on_bus), self, NULL);
  g_source_attach (self->bus_watch, self->context);
}

/* Why the pipeline did not start: the first error on its bus. */
static GError *
start_error (AkashiCamera *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->run.pipeline);
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  if (message != NULL)
    return akashi_camera_error_from_message (message);
  return g_error_new_literal (AKASHI_ERROR, AKASHI_ERROR_CAMERA_FAILED, "The camera does not start");
}

gboolean
akashi_camera_start (AkashiCamera *self, GError **error)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), FALSE);

  akashi_camera_stop (self);
  if (!akashi_camera_pipeline_build (self->source, &self->run, error))
    return FALSE;
  connect_pipeline (self);
  GstStateChangeReturn state = gst_element_set_state (self->run.pipeline, GST_STATE_PAUSED);
  /* A live source (that is what “no preroll” says) keeps its own pace: waiting for the clock would add its
   * latency. */
  self->live = gst_element_get_state (self->run.source, NULL, NULL, 0) == GST_STATE_CHANGE_NO_PREROLL;
  if (self->live)
    g_object_set (self->run.pace, "sync", FALSE, NULL);
  if (state != GST_STATE_CHANGE_FAILURE)
    state = gst_element_set_state (self->run.pipeline, GST_STATE_PLAYING);
  if (state != GST_STATE_CHANGE_FAILURE)
    return TRUE;
  g_propagate_error (error, start_error (self));
  akashi_camera_stop (self);
  return FALSE;
}

/* Joins both threads: after this, nothing but this thread touches the camera. */
static void
halt (GstElement *pipeline)
{
  /* A source's open pad cannot be shut while a decoder that is still finding out what comes changes its mode;
   * then the change of state stops half-way, and goes on when asked again. */
  for (guint tries = 0; tries < HALT_TRIES; tries++)
    if (gst_element_set_state (pipeline, GST_STATE_NULL) != GST_STATE_CHANGE_FAILURE)
      return;
  g_warning ("The camera's pipeline does not stop");
}

void
akashi_camera_stop (AkashiCamera *self)
{
  g_return_if_fail (AKASHI_IS_CAMERA (self));

  if (self->run.pipeline != NULL)
    halt (self->run.pipeline);
  if (self->bus_watch != NULL)
    g_source_destroy (self->bus_watch);
  g_clear_pointer (&self->bus_watch, g_source_unref);
  g_clear_pointer (&self->run.pipeline, gst_object_unref);
  self->run = (AkashiCameraPipeline){ NULL };
  if (self->delivery != NULL)
    g_source_destroy (self->delivery);
  g_clear_pointer (&self->delivery, g_source_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_error (&self->trouble);
}

void
akashi_camera_set_resting (AkashiCamera *self, gboolean resting)
{
  g_return_if_fail (AKASHI_IS_CAMERA (self));

  akashi_camera_rest_allow (self->rest, resting);
}

AkashiPicture *
akashi_camera_take_picture (AkashiCamera *self)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), NULL);

  g_mutex_lock (&self->lock);
  AkashiPicture *picture = g_steal_pointer (&self->picture);
  g_mutex_unlock (&self->lock);
  return picture;
}

gint64
akashi_camera_begin_time (AkashiCamera *self)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), 0);

  /* GStreamer's system clock and g_get_monotonic_time() are the same clock. */
  return self->run.pipeline == NULL ? 0
                                    : (gint64) (gst_element_get_base_time (self->run.pipeline) / GST_USECOND);
}

AkashiHint
akashi_camera_hint (AkashiCamera *self)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), AKASHI_HINT_NONE);

  g_mutex_lock (&self->lock);
  AkashiHint hint = self->hint;
  g_mutex_unlock (&self->lock);
  return hint;
}

guint
akashi_camera_n_frames (AkashiCamera *self)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), 0);

  g_mutex_lock (&self->lock);
  guint n_frames = self->n_frames;
  g_mutex_unlock (&self->lock);
  return n_frames;
}

gboolean
akashi_camera_is_live (AkashiCamera *self)
{
  g_return_val_if_fail (AKASHI_IS_CAMERA (self), FALSE);

  return self->run.pipeline != NULL && self->live;
}

/* ------------------------------------------------------------------ the object */

void
akashi_camera_prepare (void)
{
  gst_init_check (NULL, NULL, NULL); /* what went wrong is said by who starts one */
}

AkashiCamera *
akashi_camera_new (const char *source)
{
  AkashiCamera *self = g_object_new (AKASHI_TYPE_CAMERA, NULL);
  self->source = g_strdup (source);
  return self;
}

static void
akashi_camera_dispose (GObject *object)
{
  akashi_camera_stop (AKASHI_CAMERA (object));
  G_OBJECT_CLASS (akashi_camera_parent_class)->dispose (object);
}

static void
akashi_camera_finalize (GObject *object)
{
  AkashiCamera *self = AKASHI_CAMERA (object);
  g_clear_pointer (&self->picture, akashi_picture_free);
  g_clear_pointer (&self->scanner, akashi_scanner_free);
  g_clear_pointer (&self->rest, akashi_camera_rest_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->source, g_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (akashi_camera_parent_class)->finalize (object);
}

static void
akashi_camera_class_init (AkashiCameraClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = akashi_camera_dispose;
  object_class->finalize = akashi_camera_finalize;
  signals[SIGNAL_PICTURE]
      = g_signal_new ("picture", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CODES] = g_signal_new ("codes", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                        G_TYPE_PTR_ARRAY, G_TYPE_INT64);
  signals[SIGNAL_FAILED]
      = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_ENDED]
      = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
akashi_camera_init (AkashiCamera *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->scanner = akashi_scanner_new ();
  self->rest = akashi_camera_rest_new ();
}
