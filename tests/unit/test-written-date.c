/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as lists write them. */
#include "akashi-written-date.h"

#include <string.h>

#define YMD AKASHI_DATE_ORDER_YMD
#define ERA AKASHI_DATE_ORDER_ERA
#define DMY AKASHI_DATE_ORDER_DMY
#define MDY AKASHI_DATE_ORDER_MDY
#define LAST AKASHI_MONTH_LAST_DAY
#define FIRST AKASHI_MONTH_FIRST_DAY

typedef struct {
  const char *text;
  guint orders;
  AkashiMonthMeans month;
  const char *day; /* or a part of why it is none */
} Case;

static const Case good[] = {
  { "2026-09-15", YMD, 0, "2026-09-15" },
  { "2026/9/15", YMD, 0, "2026-09-15" },
  { "2026.9.15", YMD, 0, "2026-09-15" },
  { "2026 / 9 / 15", YMD, 0, "2026-09-15" },
  { "20260915", YMD, 0, "2026-09-15" },
  { "2026年9月15日", YMD, 0, "2026-09-15" },
  { "2026年 9月 5日", YMD, 0, "2026-09-05" },
  { "２０２６年９月１５日", YMD, 0, "2026-09-15" },
  { "２０２６／９／１５", YMD, 0, "2026-09-15" },
  { "2026年9月15日(火)", YMD, 0, "2026-09-15" },
  { "2026年9月15日（火曜日）", YMD, 0, "2026-09-15" },
  { "2026年9月15日まで", YMD, 0, "2026-09-15" },
  { "2026-09-15 00:00:00", YMD, 0, "2026-09-15" },
  { "2026-09-15T00:00:00Z", YMD, 0, "2026-09-15" },
  { "2024-02-29", YMD, 0, "2024-02-29" },
  { "1900-01-01", YMD, 0, "1900-01-01" },
  { "2199-12-31", YMD, 0, "2199-12-31" },
  { "2026年9月", YMD, LAST, "2026-09-30" },
  { "2028年2月末", YMD, LAST, "2028-02-29" },
  { "2026-9", YMD, FIRST, "2026-09-01" },
  { "令和8年9月15日", ERA, 0, "2026-09-15" },
  { "令和 8 年 9 月 15 日", ERA, 0, "2026-09-15" },
  { "令和元年5月1日", ERA, 0, "2019-05-01" },
  { "令和1年5月1日", ERA, 0, "2019-05-01" },
  { "㋿8年9月15日", ERA, 0, "2026-09-15" },
  { "令和８年９月１５日（火）", ERA, 0, "2026-09-15" },
  { "R8.9.15", ERA, 0, "2026-09-15" },
  { "R08/09/15", ERA, 0, "2026-09-15" },
  { "Ｒ８．９．１５", ERA, 0, "2026-09-15" },
  { "平成31年4月30日", ERA, 0, "2019-04-30" },
  { "H1.1.8", ERA, 0, "1989-01-08" },
  { "昭和64年1月7日", ERA, 0, "1989-01-07" },
  { "令和10年3月", ERA, LAST, "2028-03-31" },
  { "15/9/2026", DMY, 0, "2026-09-15" },
  { "3/4/2026", DMY, 0, "2026-04-03" },
  { "15.09.2026", DMY, 0, "2026-09-15" },
  { "15-09-2026", DMY, 0, "2026-09-15" },
  { "15 September 2026", DMY, 0, "2026-09-15" },
  { "15 Sept. 2026", DMY, 0, "2026-09-15" },
  { "1. März 2026", DMY, 0, "2026-03-01" },
  { "15-Sep-2026", DMY, 0, "2026-09-15" },
  { "Mai 2026", DMY, LAST, "2026-05-31" },
  { "09/2026", DMY, LAST, "2026-09-30" },
  { "3/4/2026", MDY, 0, "2026-03-04" },
  { "September 15, 2026", MDY, 0, "2026-09-15" },
  { "SEP 15 2026", MDY, 0, "2026-09-15" },
};

static const Case bad[] = {
  { "", YMD, 0, "order" },
  { "-", YMD, 0, "order" },
  { "未定", YMD | ERA, 0, "order" },
  { "26/9/15", YMD, 0, "order" },
  { "15/9/2026", YMD, 0, "order" },
  { "2026-9-15", ERA | DMY, 0, "order" },
  { "R8.9.15", YMD, 0, "order" },
  { "令和8年9月15", ERA, 0, "order" },
  { "2026年9月15日 15:30", YMD, 0, "order" },
  { "2026-09-15 and on", YMD, 0, "order" },
  { "2026-09-155", YMD, 0, "order" },
  { "2026年9月15日(予定)", YMD, 0, "order" },
  { "46280", YMD, 0, "order" },
  { "2026/2/30", YMD, 0, "no such day" },
  { "2025-02-29", YMD, 0, "no such day" },
  { "2026-13-01", YMD, 0, "no such day" },
  { "2026-00-10", YMD, 0, "no such day" },
  { "2026-10-00", YMD, LAST, "no such day" },
  { "1899-12-31", YMD, 0, "no such day" },
  { "2200-01-01", YMD, 0, "no such day" },
  { "9999-12-31", YMD, 0, "no such day" },
  { "令和0年1月1日", ERA, 0, "order" },
  { "31 Septembre 2026", DMY, 0, "order" },
  { "31 September 2026", DMY, 0, "no such day" },
  { "13/13/2026", MDY, 0, "no such day" },
  { "2026年9月15日(水)", YMD, 0, "weekday" },
  { "平成31年5月1日", ERA, 0, "era" },
  { "令和1年4月30日", ERA, 0, "era" },
  { "平成38年9月15日", ERA, 0, "era" },
  { "昭和64年1月8日", ERA, 0, "era" },
  { "2026年9月", YMD, 0, "month" },
};

static AkashiCellText
cell (const char *text)
{
  return (AkashiCellText){ text, strlen (text) };
}

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      AkashiDate date;
      const char *why = NULL;
      g_test_message ("%s", good[i].text);
      g_assert_true (
          akashi_written_date_parse (cell (good[i].text), good[i].orders, good[i].month, &date, &why));
      g_autofree char *day = akashi_date_format (date);
      g_assert_cmpstr (day, ==, good[i].day);
    }
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AkashiDate date = 42;
      const char *why = NULL;
      g_test_message ("%s", bad[i].text);
      g_assert_false (
          akashi_written_date_parse (cell (bad[i].text), bad[i].orders, bad[i].month, &date, &why));
      g_assert_nonnull (strstr (why, bad[i].day));
      g_assert_cmpint (date, ==, 42);
    }
}

/* Every day of two leap cycles, written in every way, is read back as itself. */
static void
test_every_day (void)
{
  AkashiDate from, to;

  g_assert_true (akashi_date_parse ("2019-05-01", &from) && akashi_date_parse ("2027-05-01", &to));
  for (AkashiDate day = from; day < to; day++)
    {
      int y, m, d;
      AkashiDate read;
      const char *why;
      akashi_date_to_ymd (day, &y, &m, &d);
      g_auto (GStrv) written = g_new0 (char *, 4);
      written[0] = g_strdup_printf ("%d/%d/%d", y, m, d);
      written[1] = g_strdup_printf ("令和%d年%d月%d日", y - 2018, m, d);
      written[2] = g_strdup_printf ("%d.%d.%d", d, m, y);
      for (char **text = written; *text; text++)
        {
          g_assert_true (
              akashi_written_date_parse (cell (*text), YMD | ERA | DMY, AKASHI_MONTH_REFUSED, &read, &why));
          g_assert_cmpint (read, ==, day);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/written-date/good", test_good);
  g_test_add_func ("/written-date/bad", test_bad);
  g_test_add_func ("/written-date/every-day", test_every_day);
  return g_test_run ();
}
