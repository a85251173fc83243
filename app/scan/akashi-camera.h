/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AkashiCamera:
 *
 * A running camera: GStreamer source, a branch of colour pictures for the screen and a branch of grey frames
 * read by a worker thread. The newest frame wins on both; nothing queues up.
 *
 * Signals, all emitted in the main context the camera was made in:
 * - `picture` (): a newer picture is there: take it with akashi_camera_take_picture()
 * - `codes` (GPtrArray *AkashiFoundCode, gint64 frame_time): a frame was read and held codes; @frame_time is
 *   g_get_monotonic_time() when that frame left the source
 * - `failed` (GError *): AKASHI_ERROR_NO_CAMERA or AKASHI_ERROR_CAMERA_FAILED; the camera has stopped. Start
 * it again to try anew
 * - `ended` (): the source came to its end (a film)
 */
#define AKASHI_TYPE_CAMERA (akashi_camera_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCamera, akashi_camera, AKASHI, CAMERA, GObject)

/**
 * akashi_camera_new:
 * @source: (nullable): a device (`/dev/video0`), a GStreamer pipeline that ends in raw or JPEG video
 *   (`filesrc location=film.avi ! avidemux ! image/jpeg`), or %NULL: the first video source there is
 */
AkashiCamera *akashi_camera_new (const char *source);

/* From any thread, before or while cameras are used: what takes long once in a program (a first look through
 * the plugins of GStreamer takes seconds). A camera that starts without it waits for that then. */
void akashi_camera_prepare (void);

/* Starts or starts again. @error: AKASHI_ERROR_NO_CAMERA, AKASHI_ERROR_CAMERA_FAILED, AKASHI_ERROR_INVALID
 * (pipeline). */
gboolean akashi_camera_start (AkashiCamera *camera, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_camera_stop (AkashiCamera *camera);

/**
 * akashi_camera_set_resting:
 * @resting: whether nobody is expected: fewer frames are looked at, and of those that stay as they were few
 * are read, until something moves
 *
 * Stays over starts; a new camera does not rest. A film whose pictures need each other (H.264) does not.
 */
void akashi_camera_set_resting (AkashiCamera *camera, gboolean resting);

/* A picture for the screen: RGB, 8 bits a channel. */
typedef struct {
  GBytes *pixels;
  guint width, height, stride; /* pixels, pixels, bytes */
  gint64 frame_time;           /* g_get_monotonic_time() when it left the source */
} AkashiPicture;

/* Returns: (transfer full) (nullable): the newest picture, once. */
AkashiPicture *akashi_camera_take_picture (AkashiCamera *camera);
void akashi_picture_free (AkashiPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPicture, akashi_picture_free)

/* Returns: g_get_monotonic_time() at which the beginning of what plays now was due, so that a film's frame at
 * position p is due at that time + p; 0 while nothing plays. */
gint64 akashi_camera_begin_time (AkashiCamera *camera);

/* What a person could do so that the newest grey frame is read; AKASHI_HINT_NONE where it was, or where
 * nothing looks like a code. One frame alone may mislead: say it only when it stays. */
AkashiHint akashi_camera_hint (AkashiCamera *camera);

/* Returns: how many frames the reader has looked at since the camera was made, over all its starts. */
guint akashi_camera_n_frames (AkashiCamera *camera);

/* Returns: whether it runs and keeps its own pace, as a device does and a film does not: then frames come
 * until it stops. */
gboolean akashi_camera_is_live (AkashiCamera *camera);

G_END_DECLS
