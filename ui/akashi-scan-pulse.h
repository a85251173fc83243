/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A camera of which no frame was read for so long has stopped, whatever it says; seconds. Slow ones need
 * three to begin. */
#define AKASHI_SCAN_PULSE_S 8

/* Whether the frames of a camera are read. Holds no timer; its owner tells it the time. Begins as zeros. */
typedef struct {
  guint frames;
  gint64 since; /* when there was a new frame, or none was to be expected; monotonic, microseconds */
} AkashiScanPulse;

/**
 * akashi_scan_pulse_beats:
 * @frames: how many frames were read since the program began
 * @expected: whether a camera runs that keeps its own pace
 * @now: g_get_monotonic_time()
 *
 * Returns: FALSE where frames are expected and none has been read for AKASHI_SCAN_PULSE_S
 */
gboolean akashi_scan_pulse_beats (AkashiScanPulse *pulse, guint frames, gboolean expected, gint64 now);

G_END_DECLS
