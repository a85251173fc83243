/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-camera.h"

G_BEGIN_DECLS

/**
 * AkashiCameraKeeper:
 *
 * Keeps a camera running: knows whether it is down and when to try it again. Holds no timer; its owner tells
 * it the time.
 */
typedef struct _AkashiCameraKeeper AkashiCameraKeeper;

/* Called with why the camera is down, when it goes down and after each try that failed. */
typedef void (*AkashiCameraDown) (const GError *error, gpointer user_data);

/* @camera: (nullable): none: everything below does nothing */
AkashiCameraKeeper *akashi_camera_keeper_new (AkashiCamera *camera, AkashiCameraDown down,
                                              gpointer user_data);

/* Stops the camera. */
void akashi_camera_keeper_free (AkashiCameraKeeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCameraKeeper, akashi_camera_keeper_free)

/* Returns: (transfer none) (nullable) */
AkashiCamera *akashi_camera_keeper_get_camera (AkashiCameraKeeper *keeper);

/* @resting: as akashi_camera_set_resting() */
void akashi_camera_keeper_set_resting (AkashiCameraKeeper *keeper, gboolean resting);

void akashi_camera_keeper_start (AkashiCameraKeeper *keeper);

/* The camera reported a failure. @now: g_get_monotonic_time() */
void akashi_camera_keeper_failed (AkashiCameraKeeper *keeper, const GError *error, gint64 now);

/* The camera gave a sign of life. Returns: whether it was down until now. */
gboolean akashi_camera_keeper_works (AkashiCameraKeeper *keeper);

/* Tries a camera that is down again, @retry_s seconds after the last try. */
void akashi_camera_keeper_tick (AkashiCameraKeeper *keeper, gint64 now, guint retry_s);

gboolean akashi_camera_keeper_is_down (AkashiCameraKeeper *keeper);

G_END_DECLS
