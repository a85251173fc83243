/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

#define AKASHI_COUNTERS_KEPT_DAYS 400 /* older ones are forgotten */

/**
 * AkashiDayCounters:
 *
 * How often which verdict was shown, per day and scheme, and nothing else: no time of the day, no number, no
 * text. Kept as CSV (`day,verdict,scheme,count`), which is also what is handed out.
 *
 * Counting is cheap and stays in memory; akashi_day_counters_save() brings it to the disk. Whoever saves once
 * a minute loses at most the last minute when the power is cut, and never what was there before.
 */
typedef struct _AkashiDayCounters AkashiDayCounters;

/* @path: of the file; it need not be there. Lines of it that make no sense are passed over. */
AkashiDayCounters *akashi_day_counters_new (const char *path);
void akashi_day_counters_free (AkashiDayCounters *counters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiDayCounters, akashi_day_counters_free)

/**
 * akashi_day_counters_add:
 * @day: as in `2026-11-23`, in the time of the shop
 * @verdict: its name
 * @scheme: (nullable): its id; %NULL: none
 */
void akashi_day_counters_add (AkashiDayCounters *counters, const char *day, const char *verdict,
                              const char *scheme);

/* Returns: how many checks that day had. */
guint akashi_day_counters_total (AkashiDayCounters *counters, const char *day);

/* Returns: (transfer full): the days that are known, the newest first; NULL-terminated. */
char **akashi_day_counters_days (AkashiDayCounters *counters);

/* Returns: (transfer full): everything as CSV with a heading, by day, verdict and scheme. */
char *akashi_day_counters_csv (AkashiDayCounters *counters);

/* Writes what was counted since the last time; where that is nothing, does nothing. @error:
 * AKASHI_ERROR_NO_SPACE, AKASHI_ERROR_IO; it is tried again the next time. */
gboolean akashi_day_counters_save (AkashiDayCounters *counters, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
