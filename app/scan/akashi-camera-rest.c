/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera-rest.h"

#include <string.h>

/* How long it stays awake after the last change. */
#define AWAKE_US (3 * G_USEC_PER_SEC)

/* What stays as it was is read now and then all the same: a lens that has found its focus changes no
 * brightness. */
#define READ_ANYWAY_US (2 * G_USEC_PER_SEC)

/* A frame is compared by the brightness of its cells; a label an arm's length away covers several of them. */
#define CELLS_ACROSS 32
#define CELLS_DOWN 18
#define N_CELLS (CELLS_ACROSS * CELLS_DOWN)
#define STEP 4 /* every fourth pixel, each way: a hundred in a cell of 1280x720, and their noise is gone */

/* Cells that must differ, and by how much more than the whole picture does: lamps flicker, and clouds pass.
 */
#define CHANGED_CELLS 2
#define CHANGED_LEVELS 8

struct _AkashiCameraRest {
  gint allowed;        /* atomic */
  gint64 awake_until;  /* atomic; monotonic */
  GstClockTime passed; /* the last frame that did; of the source's thread */
  gint64 read_at;      /* monotonic; of the looking thread, as what follows */
  int cells[N_CELLS];  /* of the last frame that was read */
  gboolean has_cells;
};

AkashiCameraRest *
akashi_camera_rest_new (void)
{
  AkashiCameraRest *rest = g_new0 (AkashiCameraRest, 1);
  rest->passed = GST_CLOCK_TIME_NONE;
  return rest;
}

void
akashi_camera_rest_free (AkashiCameraRest *rest)
{
  g_free (rest);
}

void
akashi_camera_rest_allow (AkashiCameraRest *rest, gboolean allowed)
{
  g_atomic_int_set (&rest->allowed, allowed);
}

static gboolean
rests (AkashiCameraRest *rest, gint64 now)
{
  return g_atomic_int_get (&rest->allowed) && now >= __atomic_load_n (&rest->awake_until, __ATOMIC_RELAXED);
}

/* By their own time, not by the clock: a film that rests is read on at once to the next frame that passes. */
gboolean
akashi_camera_rest_passes (AkashiCameraRest *rest, GstClockTime time, gint64 now)
{
  gboolean timed = GST_CLOCK_TIME_IS_VALID (time) && GST_CLOCK_TIME_IS_VALID (rest->passed);
  gint64 since = timed ? GST_CLOCK_DIFF (rest->passed, time) / (gint64) GST_USECOND : -1;
  /* time that runs backwards is that of another film */
  if (rests (rest, now) && since >= 0 && since < AKASHI_CAMERA_REST_US)
    return FALSE;
  rest->passed = time;
  return TRUE;
}

static void
measure (const AkashiGrey *grey, int *cells)
{
  for (guint row = 0; row < CELLS_DOWN; row++)
    for (guint column = 0; column < CELLS_ACROSS; column++)
      {
        guint top = row * grey->height / CELLS_DOWN, bottom = (row + 1) * grey->height / CELLS_DOWN;
        guint left = column * grey->width / CELLS_ACROSS, right = (column + 1) * grey->width / CELLS_ACROSS;
        guint sum = 0, count = 0;
        for (guint y = top; y < bottom; y += STEP)
          for (guint x = left; x < right; x += STEP, count++)
            sum += grey->pixels[(gsize) y * grey->width + x];
        cells[row * CELLS_ACROSS + column] = count == 0 ? 0 : (int) (sum / count);
      }
}

static gboolean
differ (const int *a, const int *b)
{
  int whole = 0;
  guint changed = 0;
  for (guint i = 0; i < N_CELLS; i++)
    whole += a[i] - b[i];
  whole /= N_CELLS;
  for (guint i = 0; i < N_CELLS; i++)
    changed += ABS (a[i] - b[i] - whole) > CHANGED_LEVELS ? 1 : 0;
  return changed >= CHANGED_CELLS;
}

gboolean
akashi_camera_rest_looks (AkashiCameraRest *rest, const AkashiGrey *grey, gboolean held_codes, gint64 now)
{
  int cells[N_CELLS];
  if (!g_atomic_int_get (&rest->allowed))
    {
      rest->has_cells = FALSE;
      return TRUE;
    }
  measure (grey, cells);
  gboolean changed = !rest->has_cells || differ (cells, rest->cells);
  if (changed)
    __atomic_store_n (&rest->awake_until, now + AWAKE_US, __ATOMIC_RELAXED);
  else if (!held_codes && rests (rest, now) && now - rest->read_at < READ_ANYWAY_US)
    return FALSE;
  memcpy (rest->cells, cells, sizeof cells);
  rest->has_cells = TRUE;
  rest->read_at = now;
  return TRUE;
}
