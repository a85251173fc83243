/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-clock.h"

#include <time.h>

static gint64
system_now (gpointer user_data)
{
  (void) user_data;
  return (gint64) time (NULL);
}

static gint64
fixed_now (gpointer user_data)
{
  return *(gint64 *) user_data;
}

const AkashiClock *
akashi_clock_system (void)
{
  static const AkashiClock clock = { system_now, NULL };
  return &clock;
}

gint64
akashi_clock_now (const AkashiClock *clock)
{
  return clock->now (clock->user_data);
}

AkashiClock
akashi_clock_fixed (gint64 *time)
{
  return (AkashiClock){ fixed_now, time };
}
