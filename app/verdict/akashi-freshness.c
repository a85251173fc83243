/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-freshness.h"

#include "akashi-limits.h"

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)

const char *
akashi_freshness_name (AkashiFreshnessState state)
{
  static const char *const names[] = { "fresh", "ageing", "too-old", "never", "doubtful-clock", "damaged" };
  return (guint) state < G_N_ELEMENTS (names) ? names[state] : "damaged";
}

/* The clock cannot be before this; -1 where nothing is known. */
static gint64
clock_floor (const AkashiListAge *age)
{
  return MAX (age->build_time, age->newest_published);
}

gint64
akashi_freshness_effective_time (const AkashiListAge *age, gint64 now)
{
  return MAX (now, clock_floor (age));
}

static gboolean
clock_is_doubtful (const AkashiListAge *age, gint64 now)
{
  gint64 floor = clock_floor (age);
  return floor >= 0 && (now < floor || now - floor > AKASHI_CLOCK_AHEAD_DAYS * SECONDS_A_DAY);
}

/* The side of the signatures. A role is expired from the very second it names (TUF 1.0, section 5). */
static AkashiFreshnessState
judge_signatures (const AkashiListAge *age, gint64 time)
{
  if (age->earliest_expiry < 0)
    return AKASHI_FRESHNESS_TOO_OLD;
  if (time < age->earliest_expiry)
    return age->serial_is_current || age->no_list ? AKASHI_FRESHNESS_FRESH : AKASHI_FRESHNESS_AGEING;
  return time - age->earliest_expiry < AKASHI_AGEING_DAYS * SECONDS_A_DAY ? AKASHI_FRESHNESS_AGEING
                                                                          : AKASHI_FRESHNESS_TOO_OLD;
}

/* The side of the list's own day. @days: its age; -1: not known */
static AkashiFreshnessState
judge_list (const AkashiListAge *age, int days)
{
  if (age->no_list)
    return AKASHI_FRESHNESS_FRESH;
  if (days < 0)
    return AKASHI_FRESHNESS_TOO_OLD;

  gint64 limit = age->list_max_age_days > 0 ? age->list_max_age_days : AKASHI_LIST_MAX_AGE_DAYS;
  if (days <= limit)
    return AKASHI_FRESHNESS_FRESH;
  /* It ran out with the end of day `limit`: on day `limit` + 30 that is less than 30 days ago. */
  return days <= limit + AKASHI_AGEING_DAYS ? AKASHI_FRESHNESS_AGEING : AKASHI_FRESHNESS_TOO_OLD;
}

AkashiFreshness
akashi_freshness_judge (const AkashiListAge *age, gint64 now)
{
  if (age->damaged)
    return (AkashiFreshness){ AKASHI_FRESHNESS_DAMAGED, -1 };
  if (!age->synchronised)
    return (AkashiFreshness){ AKASHI_FRESHNESS_NEVER, -1 };
  if (clock_is_doubtful (age, now))
    return (AkashiFreshness){ AKASHI_FRESHNESS_DOUBTFUL_CLOCK, -1 };

  gint64 time = akashi_freshness_effective_time (age, now);
  int days = -1;
  if (akashi_date_is_day (age->as_of))
    days = MAX (akashi_date_at (time, age->time_zone) - age->as_of, 0);
  /* The states stand in the order in which they get worse. */
  return (AkashiFreshness){ MAX (judge_signatures (age, time), judge_list (age, days)), days };
}
