/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

#include <gst/gst.h>

G_BEGIN_DECLS

/* Between two frames that a resting camera looks at; microseconds. */
#define AKASHI_CAMERA_REST_US (G_USEC_PER_SEC / 5)

/**
 * AkashiCameraRest:
 *
 * Whether a camera may rest: while nobody stands before the kiosk, a few frames a second are enough to notice
 * who comes, and a picture that stays as it was needs no reading. What moves wakes it for some seconds; then
 * every frame passes and is read.
 *
 * Any thread may allow it and ask whether it wakes; one lets frames pass, and one looks at them.
 */
typedef struct _AkashiCameraRest AkashiCameraRest;

/* Returns: of a camera that does not rest. */
AkashiCameraRest *akashi_camera_rest_new (void);
void akashi_camera_rest_free (AkashiCameraRest *rest);

void akashi_camera_rest_allow (AkashiCameraRest *rest, gboolean allowed);

/**
 * akashi_camera_rest_passes:
 * @time: position of a frame in what plays, or GST_CLOCK_TIME_NONE: it passes, for nothing tells how fast it
 * came
 * @now: g_get_monotonic_time()
 *
 * Returns: whether that frame goes on to who looks at it; the thread of the source asks once a frame
 */
gboolean akashi_camera_rest_passes (AkashiCameraRest *rest, GstClockTime time, gint64 now);

/**
 * akashi_camera_rest_looks:
 * @grey: a frame that passed
 * @held_codes: whether the last frame that was read held any
 * @now: g_get_monotonic_time()
 *
 * Looks whether anything changed since a frame was last read.
 *
 * Returns: whether @grey is to be read
 */
gboolean akashi_camera_rest_looks (AkashiCameraRest *rest, const AkashiGrey *grey, gboolean held_codes,
                                   gint64 now);

G_END_DECLS
