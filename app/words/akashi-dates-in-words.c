/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-lines.h"

static const char *
month_name (const char *language, int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return akashi_words_context (language, "month", names[month - 1]);
}

char *
akashi_words_month (const char *language, AkashiDate date)
{
  int year, month, day;

  g_return_val_if_fail (akashi_date_is_day (date), g_strdup (""));
  akashi_date_to_ymd (date, &year, &month, &day);
  /* TRANSLATORS: %1$s: name of the month; %2$d: year; as in "March 2031" */
  return g_strdup_printf (akashi_words_text (language, "%1$s %2$d"), month_name (language, month), year);
}

char *
akashi_words_day (const char *language, AkashiDate date)
{
  int year, month, day;

  g_return_val_if_fail (akashi_date_is_day (date), g_strdup (""));
  akashi_date_to_ymd (date, &year, &month, &day);
  /* TRANSLATORS: %1$d: day; %2$s: name of the month; %3$d: year; as in "31 March 2031" */
  return g_strdup_printf (akashi_words_text (language, "%1$d %2$s %3$d"), day, month_name (language, month),
                          year);
}

char *
akashi_words_day_of_year (const char *language, AkashiDate date)
{
  int year, month, day;

  g_return_val_if_fail (akashi_date_is_day (date), g_strdup (""));
  akashi_date_to_ymd (date, &year, &month, &day);
  /* TRANSLATORS: %1$d: day; %2$s: name of the month; as in "31 March" */
  return g_strdup_printf (akashi_words_text (language, "%1$d %2$s"), day, month_name (language, month));
}

char *
akashi_until_words (const char *language, AkashiDate until)
{
  int year, month, day, next_month;

  g_return_val_if_fail (akashi_date_is_day (until), g_strdup (""));
  akashi_date_to_ymd (until, &year, &month, &day);
  akashi_date_to_ymd (until + 1, &year, &next_month, &day);
  g_autofree char *end
      = month != next_month ? akashi_words_month (language, until) : akashi_words_day (language, until);
  /* TRANSLATORS: %s: a month with its year, or a day; the time includes it */
  return g_strdup_printf (akashi_words_text (language, "until %s"), end);
}

static char *
years (const char *language, int n)
{
  return g_strdup_printf (akashi_words_plural (language, "%d year", "%d years", (gulong) n), n);
}

static char *
months (const char *language, int n)
{
  return g_strdup_printf (akashi_words_plural (language, "%d month", "%d months", (gulong) n), n);
}

char *
akashi_words_span (const char *language, AkashiDate from, AkashiDate to)
{
  g_return_val_if_fail (akashi_date_is_day (from) && akashi_date_is_day (to), g_strdup (""));

  int all = akashi_date_months_between (from, to);
  if (all == 0)
    {
      int days = MAX (to - from, 0);
      return g_strdup_printf (akashi_words_plural (language, "%d day", "%d days", (gulong) days), days);
    }
  if (all < 12)
    return months (language, all);
  g_autofree char *first = years (language, all / 12);
  if (all % 12 == 0)
    return g_steal_pointer (&first);
  g_autofree char *second = months (language, all % 12);
  /* TRANSLATORS: years, then months, as in "4 years 4 months" */
  return g_strdup_printf (akashi_words_context (language, "span", "%1$s %2$s"), first, second);
}
