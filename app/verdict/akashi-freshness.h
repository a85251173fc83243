/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"

G_BEGIN_DECLS

/* How far a scheme's cached list may be relied on (registry.md, "Freshness"). */
typedef enum {
  AKASHI_FRESHNESS_FRESH,
  AKASHI_FRESHNESS_AGEING,
  AKASHI_FRESHNESS_TOO_OLD,
  AKASHI_FRESHNESS_NEVER,          /* nothing was ever synchronised */
  AKASHI_FRESHNESS_DOUBTFUL_CLOCK, /* the clock cannot be relied on */
  AKASHI_FRESHNESS_DAMAGED,        /* the cache cannot be read */
} AkashiFreshnessState;

/* Returns: (transfer none): `fresh`, `ageing`, `too-old`, `never`, `doubtful-clock`, `damaged`. */
const char *akashi_freshness_name (AkashiFreshnessState state);

/* What is known about the age of a scheme's list. Times: seconds since 1970-01-01 UTC; -1: not known. */
typedef struct {
  gboolean synchronised;      /* a list was ever installed */
  gboolean damaged;           /* the cache could not be read */
  gint64 earliest_expiry;     /* of root, timestamp, snapshot, targets and the scheme's role */
  gboolean serial_is_current; /* the installed serial is the one the trusted index names */
  AkashiDate as_of;           /* when the scheme's list was taken */
  guint list_max_age_days;
  gint64 newest_published; /* newest trusted `published` of any scheme */
  gint64 build_time;       /* when this program was built: the clock cannot be before it */
  const char *time_zone;   /* (nullable): of the scheme; days of `as_of` are counted there; %NULL: UTC */
  gboolean no_list;        /* the scheme publishes no list: only the signatures count */
} AkashiListAge;

typedef struct {
  AkashiFreshnessState state;
  int age_days; /* days from `as_of` to today; -1: not known (also where the clock is doubtful) */
} AkashiFreshness;

/**
 * akashi_freshness_judge:
 * @now: what the clock says, seconds
 *
 * Judges expiry at akashi_freshness_effective_time(); pure. The worse of two sides counts: the signatures,
 * and the list's own day. A list is good through the day `as_of` + `list_max_age_days` (0:
 * AKASHI_LIST_MAX_AGE_DAYS), then ageing for AKASHI_AGEING_DAYS. A side that is not known is too old, never
 * good; a serial that is not the one the index names is ageing at best. It proves nothing about what the list
 * says.
 *
 * Returns: the state and the list's age
 */
AkashiFreshness akashi_freshness_judge (const AkashiListAge *age, gint64 now);

/* Returns: the time by which expiry is judged: max(@now, build time, newest published). */
gint64 akashi_freshness_effective_time (const AkashiListAge *age, gint64 now);

G_END_DECLS
