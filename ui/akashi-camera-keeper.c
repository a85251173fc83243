/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera-keeper.h"

struct _AkashiCameraKeeper {
  AkashiCamera *camera; /* (nullable) */
  AkashiCameraDown down_callback;
  gpointer user_data;
  gboolean down;
  gint64 tried_at; /* monotonic, microseconds */
};

AkashiCameraKeeper *
akashi_camera_keeper_new (AkashiCamera *camera, AkashiCameraDown down, gpointer user_data)
{
  AkashiCameraKeeper *keeper = g_new0 (AkashiCameraKeeper, 1);
  g_set_object (&keeper->camera, camera);
  keeper->down_callback = down;
  keeper->user_data = user_data;
  return keeper;
}

void
akashi_camera_keeper_free (AkashiCameraKeeper *keeper)
{
  if (keeper->camera != NULL)
    akashi_camera_stop (keeper->camera);
  g_clear_object (&keeper->camera);
  g_free (keeper);
}

AkashiCamera *
akashi_camera_keeper_get_camera (AkashiCameraKeeper *keeper)
{
  return keeper->camera;
}

void
akashi_camera_keeper_set_resting (AkashiCameraKeeper *keeper, gboolean resting)
{
  if (keeper->camera != NULL)
    akashi_camera_set_resting (keeper->camera, resting);
}

void
akashi_camera_keeper_start (AkashiCameraKeeper *keeper)
{
  g_autoptr (GError) error = NULL;
  if (keeper->camera != NULL && !akashi_camera_start (keeper->camera, &error))
    akashi_camera_keeper_failed (keeper, error, g_get_monotonic_time ());
}

void
akashi_camera_keeper_failed (AkashiCameraKeeper *keeper, const GError *error, gint64 now)
{
  if (!keeper->down)
    g_message ("camera: %s", error->message);
  keeper->down = TRUE;
  keeper->tried_at = now;
  keeper->down_callback (error, keeper->user_data);
}

gboolean
akashi_camera_keeper_works (AkashiCameraKeeper *keeper)
{
  gboolean was_down = keeper->down;
  keeper->down = FALSE;
  return was_down;
}

void
akashi_camera_keeper_tick (AkashiCameraKeeper *keeper, gint64 now, guint retry_s)
{
  if (!keeper->down || now - keeper->tried_at < (gint64) retry_s * G_USEC_PER_SEC)
    return;
  keeper->tried_at = now;
  akashi_camera_keeper_start (keeper);
}

gboolean
akashi_camera_keeper_is_down (AkashiCameraKeeper *keeper)
{
  return keeper->down;
}
