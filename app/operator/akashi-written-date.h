/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-list-cell.h"

G_BEGIN_DECLS

/* The orders in which a list may write its dates; more than one may be allowed. */
typedef enum {
  AKASHI_DATE_ORDER_YMD = 1 << 0, /* 2026-9-15, 2026/9/15, 2026.9.15, 2026年9月15日, 20260915 */
  AKASHI_DATE_ORDER_ERA = 1 << 1, /* 令和8年9月15日, 令和元年5月1日, R8.9.15, H31/4/30 */
  AKASHI_DATE_ORDER_DMY = 1 << 2, /* 15/9/2026, 15.9.2026, 15 September 2026, 15. Mai 2026 */
  AKASHI_DATE_ORDER_MDY = 1 << 3, /* 9/15/2026, September 15, 2026 */
} AkashiDateOrder;

/* What a month without a day means. */
typedef enum {
  AKASHI_MONTH_REFUSED,
  AKASHI_MONTH_FIRST_DAY,
  AKASHI_MONTH_LAST_DAY,
} AkashiMonthMeans;

/**
 * akashi_written_date_parse:
 * @text: a cell, trimmed; full-width digits and signs are as good as ASCII
 * @orders: AkashiDateOrder together; day-month and month-day exclude each other
 * @out: (out): the day, set on success only
 * @why: (out): (transfer none): on failure what is wrong, as in `there is no such day`
 *
 * A weekday in brackets must agree with the day; a time of 0:00 after it, and `まで` or `付`, are passed
 * over. Years have four digits, or those of an era in which the day lies; years before 1900 and after 2199
 * are refused. Nothing is guessed: an order that is not in @orders is refused.
 */
gboolean akashi_written_date_parse (AkashiCellText text, guint orders, AkashiMonthMeans month,
                                    AkashiDate *out, const char **why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
