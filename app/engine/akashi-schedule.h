/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * When a registry is to be asked again: values and arithmetic, no clock and no chance of its own. Times are
 * seconds since 1970-01-01, delays seconds. @random is a number by chance, any of 2^32, so that a thousand
 * kiosks that were switched on together do not all ask together.
 */

/* What is known of past attempts; all 0: there was none. */
typedef struct {
  gint64 last_attempt;
  gint64 next_attempt; /* 0: at once */
  guint failures;      /* since the last success */
} AkashiSchedule;

/**
 * akashi_schedule_delay:
 * @failures: how many attempts in a row have failed, this one among them; 0: it succeeded
 *
 * After a success AKASHI_SYNC_INTERVAL_S, give or take an eighth. After the first failure
 * AKASHI_SYNC_RETRY_S, and twice as long after each further one, but never longer than
 * AKASHI_SYNC_INTERVAL_S; of that a random part between half and the whole.
 *
 * Returns: how long to wait, at least 1
 */
gint64 akashi_schedule_delay (guint failures, guint32 random);

/**
 * akashi_schedule_wait:
 *
 * A clock that stands before the last attempt, and a next attempt further off than any delay, mean that the
 * clock was wrong when they were written: then nothing is waited for. So a clock that was in 2099 for a day
 * does not keep a kiosk from updating for the rest of the century.
 *
 * Returns: how long it is until the next attempt is due; 0: it is due
 */
gint64 akashi_schedule_wait (const AkashiSchedule *schedule, gint64 now);

G_END_DECLS
