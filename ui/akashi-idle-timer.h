/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiIdleTimer:
 *
 * How long a page stays: first in peace, then with a countdown that one touch ends. Holds no source and reads
 * no clock; its owner tells it the time.
 */
typedef struct {
  gint64 since;      /* g_get_monotonic_time() of the last sign of life */
  guint stay_s;      /* seconds in peace; 0: the page stays for ever */
  guint countdown_s; /* seconds of countdown after that */
} AkashiIdleTimer;

typedef enum {
  AKASHI_IDLE_STAY,
  AKASHI_IDLE_COUNTDOWN,
  AKASHI_IDLE_OVER,
} AkashiIdleState;

/**
 * akashi_idle_timer_state:
 * @now: g_get_monotonic_time()
 * @left_s: (out) (optional): seconds of countdown left, rounded up; 0 outside the countdown
 */
AkashiIdleState akashi_idle_timer_state (const AkashiIdleTimer *timer, gint64 now, guint *left_s);

G_END_DECLS
