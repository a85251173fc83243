/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiDate:
 *
 * A calendar day: days since 1970-01-01 (RFC 8943, proleptic Gregorian). Years 1 to 2999.
 */
typedef gint32 AkashiDate;

/* "The list does not say." Never a day, never equal to one. */
#define AKASHI_DATE_UNKNOWN G_MININT32
/* The maker promises no security updates at all: only for `support_until`. */
#define AKASHI_DATE_NONE (G_MININT32 + 1)

/* TRUE where @date is a day, neither unknown nor none. */
#define akashi_date_is_day(date) ((date) > AKASHI_DATE_NONE)

/**
 * akashi_date_parse:
 * @iso: (nullable): `YYYY-MM-DD`, nothing before or after it
 * @out: (out): the day, set on success only
 *
 * Returns: %FALSE where @iso is no such day
 */
gboolean akashi_date_parse (const char *iso, AkashiDate *out);

/* Returns: (transfer full) (nullable): `YYYY-MM-DD`, or %NULL where @date is not a day. */
char *akashi_date_format (AkashiDate date);

/* Splits a day. Not to be called with what is no day. */
void akashi_date_to_ymd (AkashiDate date, int *year, int *month, int *day);

/* Returns: the day @months after @date (before, where negative); a day past the month's end becomes its last.
 */
AkashiDate akashi_date_add_months (AkashiDate date, int months);

/* Returns: whole months from @from to @to, 0 where @to is not after @from. */
int akashi_date_months_between (AkashiDate from, AkashiDate to);

/**
 * akashi_date_at:
 * @time: seconds since 1970-01-01T00:00:00Z
 * @time_zone: (nullable): an IANA name such as `Asia/Tokyo`; %NULL or unknown: UTC
 *
 * Returns: the calendar day there at that time
 */
AkashiDate akashi_date_at (gint64 time, const char *time_zone);

/**
 * akashi_time_parse:
 * @text: an RFC 3339 time with zone, as in `2026-11-20T03:00:00Z`
 * @out: (out): seconds since 1970-01-01T00:00:00Z, set on success only
 */
gboolean akashi_time_parse (const char *text, gint64 *out);

/* Returns: (transfer full): `YYYY-MM-DDTHH:MM:SSZ`. */
char *akashi_time_format (gint64 time);

G_END_DECLS
