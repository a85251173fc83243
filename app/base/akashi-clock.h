/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiClock:
 * @now: returns seconds since 1970-01-01T00:00:00Z
 * @user_data: passed to @now
 *
 * The time, handed in. No room but the engine's callers reads the clock of the system, so that every rule
 * about dates can be tested on any day.
 */
typedef struct {
  gint64 (*now) (gpointer user_data);
  gpointer user_data;
} AkashiClock;

/**
 * akashi_clock_system:
 *
 * Returns: (transfer none): the system's real-time clock, read through libc (so that `faketime` reaches it)
 */
const AkashiClock *akashi_clock_system (void);

/**
 * akashi_clock_now:
 * @clock: a clock
 *
 * Returns: seconds since 1970-01-01T00:00:00Z
 */
gint64 akashi_clock_now (const AkashiClock *clock);

/**
 * akashi_clock_fixed:
 * @time: (not nullable): where the seconds are kept; must outlive the clock, may be changed by the test
 *
 * Returns: a clock that reads @time
 */
AkashiClock akashi_clock_fixed (gint64 *time);

G_END_DECLS
