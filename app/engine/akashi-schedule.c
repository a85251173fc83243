/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-schedule.h"

#include "akashi-limits.h"

/* An eighth of the interval either way. */
#define LONGEST_DELAY (AKASHI_SYNC_INTERVAL_S + AKASHI_SYNC_INTERVAL_S / 8)

/* A number of 0 to @range, as far into it as @random is into 2^32. */
static gint64
spread (gint64 range, guint32 random)
{
  return (gint64) (((guint64) range + 1) * random >> 32);
}

gint64
akashi_schedule_delay (guint failures, guint32 random)
{
  gint64 delay = AKASHI_SYNC_RETRY_S;

  if (failures == 0)
    return AKASHI_SYNC_INTERVAL_S - AKASHI_SYNC_INTERVAL_S / 8 + spread (AKASHI_SYNC_INTERVAL_S / 4, random);
  for (guint i = 1; i < failures && delay < AKASHI_SYNC_INTERVAL_S; i++)
    delay *= 2;
  delay = MIN (delay, AKASHI_SYNC_INTERVAL_S);
  return delay / 2 + spread (delay / 2, random);
}

gint64
akashi_schedule_wait (const AkashiSchedule *schedule, gint64 now)
{
  gint64 wait = schedule->next_attempt - now;

  return now < schedule->last_attempt || wait < 0 || wait > LONGEST_DELAY ? 0 : wait;
}
