/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-written-date.h"

#include <stdio.h>
#include <string.h>

#define MIN_YEAR 1900
#define MAX_YEAR 2199
/* More than any date is long. */
#define MAX_DATE_BYTES 96

static const char no_form[] = "it is no date in an order that the map allows";
static const char no_day[] = "there is no such day";
static const char no_month[] = "it names a month and no day, and the map does not say what that means";
static const char no_weekday[] = "the weekday is not that of the day";
static const char no_era[] = "the day does not lie in that era";

/*
 * Y: a year of four digits; y: the year of an era; M, D: one or two digits; m, d: exactly two; E: an era; B:
 * a month's name; anything else stands for itself. Spaces may stand between any two of them.
 */
typedef struct {
  AkashiDateOrder order;
  const char *shape;
} Shape;

static const Shape shapes[] = {
  { AKASHI_DATE_ORDER_YMD, "Y-M-D" },      { AKASHI_DATE_ORDER_YMD, "Y/M/D" },
  { AKASHI_DATE_ORDER_YMD, "Y.M.D" },      { AKASHI_DATE_ORDER_YMD, "Y年M月D日" },
  { AKASHI_DATE_ORDER_YMD, "Ymd" },        { AKASHI_DATE_ORDER_YMD, "Y-M" },
  { AKASHI_DATE_ORDER_YMD, "Y/M" },        { AKASHI_DATE_ORDER_YMD, "Y.M" },
  { AKASHI_DATE_ORDER_YMD, "Y年M月" },     { AKASHI_DATE_ORDER_YMD, "Y年M月末" },
  { AKASHI_DATE_ORDER_ERA, "Ey年M月D日" }, { AKASHI_DATE_ORDER_ERA, "Ey.M.D" },
  { AKASHI_DATE_ORDER_ERA, "Ey/M/D" },     { AKASHI_DATE_ORDER_ERA, "Ey-M-D" },
  { AKASHI_DATE_ORDER_ERA, "Ey年M月" },    { AKASHI_DATE_ORDER_ERA, "Ey年M月末" },
  { AKASHI_DATE_ORDER_ERA, "Ey.M" },       { AKASHI_DATE_ORDER_DMY, "D/M/Y" },
  { AKASHI_DATE_ORDER_DMY, "D.M.Y" },      { AKASHI_DATE_ORDER_DMY, "D-M-Y" },
  { AKASHI_DATE_ORDER_DMY, "D B Y" },      { AKASHI_DATE_ORDER_DMY, "D. B Y" },
  { AKASHI_DATE_ORDER_DMY, "D-B-Y" },      { AKASHI_DATE_ORDER_DMY, "B Y" },
  { AKASHI_DATE_ORDER_DMY, "M/Y" },        { AKASHI_DATE_ORDER_MDY, "M/D/Y" },
  { AKASHI_DATE_ORDER_MDY, "M-D-Y" },      { AKASHI_DATE_ORDER_MDY, "B D, Y" },
  { AKASHI_DATE_ORDER_MDY, "B D Y" },      { AKASHI_DATE_ORDER_MDY, "B Y" },
  { AKASHI_DATE_ORDER_MDY, "M/Y" },
};

/* An era: its names, its first day and its last. Source: the Era Name Act and the cabinet orders under it. */
typedef struct {
  const char *name;
  const char *letter;
  int first_year; /* its year 1 */
  const char *from;
  const char *to;
} Era;

static const Era eras[] = {
  { "令和", "R", 2019, "2019-05-01", "2199-12-31" },
  { "平成", "H", 1989, "1989-01-08", "2019-04-30" },
  { "昭和", "S", 1926, "1926-12-25", "1989-01-07" },
};

/* English and German, whole and short. */
typedef struct {
  const char *name;
  int month;
} MonthName;

static const MonthName month_names[] = {
  { "january", 1 },  { "januar", 1 },    { "jan", 1 },       { "february", 2 }, { "februar", 2 },
  { "feb", 2 },      { "march", 3 },     { "märz", 3 },      { "mar", 3 },      { "mrz", 3 },
  { "april", 4 },    { "apr", 4 },       { "may", 5 },       { "mai", 5 },      { "june", 6 },
  { "juni", 6 },     { "jun", 6 },       { "july", 7 },      { "juli", 7 },     { "jul", 7 },
  { "august", 8 },   { "aug", 8 },       { "september", 9 }, { "sept", 9 },     { "sep", 9 },
  { "october", 10 }, { "oktober", 10 },  { "oct", 10 },      { "okt", 10 },     { "november", 11 },
  { "nov", 11 },     { "december", 12 }, { "dezember", 12 }, { "dec", 12 },     { "dez", 12 },
};

static const char *const weekdays[] = { "日", "月", "火", "水", "木", "金", "土" };

/* What was read of a date; 0: not yet. */
typedef struct {
  int year;
  int month;
  int day;
  const Era *era;
} Parts;

static gboolean
take_number (const char **at, int min_digits, int max_digits, int *out)
{
  int value = 0;
  int digits = 0;

  for (; digits < max_digits && g_ascii_isdigit ((*at)[digits]); digits++)
    value = value * 10 + ((*at)[digits] - '0');
  if (digits < min_digits)
    return FALSE;
  *at += digits;
  *out = value;
  return TRUE;
}

static gboolean
take_literal (const char **at, const char *literal, gsize length)
{
  if (strncmp (*at, literal, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

static gboolean
take_era (const char **at, Parts *parts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (eras) && !parts->era; i++)
    if (take_literal (at, eras[i].name, strlen (eras[i].name)) || take_literal (at, eras[i].letter, 1))
      parts->era = &eras[i];
  return parts->era != NULL;
}

static gboolean
take_era_year (const char **at, Parts *parts)
{
  int year = 1;

  if (!take_literal (at, "元", strlen ("元")) && !take_number (at, 1, 2, &year))
    return FALSE;
  parts->year = parts->era->first_year + year - 1;
  return year > 0;
}

static gboolean
take_month_name (const char **at, Parts *parts)
{
  const char *end = *at;

  while (g_ascii_isalpha (*end) || (guchar) *end >= 0x80)
    end++;
  g_autofree char *word = g_utf8_strdown (*at, end - *at);
  for (gsize i = 0; i < G_N_ELEMENTS (month_names); i++)
    if (strcmp (word, month_names[i].name) == 0)
      parts->month = month_names[i].month;
  *at = *end == '.' ? end + 1 : end;
  return parts->month > 0;
}

static gboolean
take_piece (const char **at, const char *piece, Parts *parts)
{
  switch (*piece)
    {
    case 'Y':
      return take_number (at, 4, 4, &parts->year);
    case 'y':
      return take_era_year (at, parts);
    case 'M':
      return take_number (at, 1, 2, &parts->month);
    case 'm':
      return take_number (at, 2, 2, &parts->month);
    case 'D':
      return take_number (at, 1, 2, &parts->day);
    case 'd':
      return take_number (at, 2, 2, &parts->day);
    case 'E':
      return take_era (at, parts);
    case 'B':
      return take_month_name (at, parts);
    default:
      return take_literal (at, piece, g_utf8_skip[(guchar) *piece]);
    }
}

static void
skip_spaces (const char **at)
{
  while (**at == ' ')
    (*at)++;
}

static gboolean
has_shape (const char *text, const char *shape, Parts *parts)
{
  *parts = (Parts){ 0 };
  for (const char *piece = shape; *piece; piece += g_utf8_skip[(guchar) *piece])
    {
      skip_spaces (&text);
      if (*piece != ' ' && !take_piece (&text, piece, parts))
        return FALSE;
    }
  skip_spaces (&text);
  return *text == '\0';
}

static void
cut_end (char *text, const char *end)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == ' ')
    text[--length] = '\0';
  if (g_str_has_suffix (text, end))
    text[length - strlen (end)] = '\0';
}

/* Cuts what says nothing more about the day. @weekday: (out): 0 (Sunday) to 6; -1: none is written; -2:
 * something else stands in brackets */
static void
cut_ends (char *text, int *weekday)
{
  static const char *const ends[] = { "まで", "迄", "付", "T00:00:00Z", "T00:00:00", "00:00:00", "00:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    cut_end (text, ends[i]);
  cut_end (text, "");
  *weekday = -1;
  char *open = strrchr (text, '(');
  if (!open || !g_str_has_suffix (text, ")"))
    return;
  *weekday = -2;
  for (int i = 0; i < 7; i++)
    if (g_str_has_prefix (open + 1, weekdays[i]))
      *weekday = i;
  *open = '\0';
}

static const char *
check (const Parts *parts, AkashiMonthMeans means, int weekday, AkashiDate *out)
{
  AkashiDate day, from, to;
  char iso[40];

  if (parts->day == 0 && means == AKASHI_MONTH_REFUSED)
    return no_month;
  if (parts->year < MIN_YEAR || parts->year > MAX_YEAR || parts->month > 12 || parts->day > 31)
    return no_day;
  snprintf (iso, sizeof iso, "%04d-%02d-%02d", parts->year, parts->month, parts->day ? parts->day : 1);
  if (!akashi_date_parse (iso, &day))
    return no_day;
  if (parts->day == 0 && means == AKASHI_MONTH_LAST_DAY)
    day = akashi_date_add_months (day, 1) - 1;
  if (parts->era && akashi_date_parse (parts->era->from, &from) && akashi_date_parse (parts->era->to, &to)
      && (day < from || day > to))
    return no_era;
  /* 1970-01-01 was a Thursday. */
  if (weekday >= 0 && ((day % 7) + 7 + 4) % 7 != weekday)
    return no_weekday;
  *out = day;
  return NULL;
}

/* A shape without a day in it leaves the day 0; one with a day of 0 must not pass for it. */
static gboolean
names_day (const char *shape)
{
  return strpbrk (shape, "Dd") != NULL;
}

gboolean
akashi_written_date_parse (AkashiCellText text, guint orders, AkashiMonthMeans month, AkashiDate *out,
                           const char **why)
{
  char folded[MAX_DATE_BYTES];
  int weekday;

  *why = no_form;
  if (!akashi_cell_fold (text, folded, sizeof folded))
    return FALSE;
  cut_ends (folded, &weekday);
  for (gsize i = 0; weekday > -2 && i < G_N_ELEMENTS (shapes); i++)
    {
      Parts parts;
      if (!(shapes[i].order & orders) || !has_shape (folded, shapes[i].shape, &parts))
        continue;
      gboolean zero = parts.month == 0 || (parts.day == 0 && names_day (shapes[i].shape));
      *why = zero ? no_day : check (&parts, month, weekday, out);
      /* No text has two shapes: day-month and month-day are never allowed together. */
      return *why == NULL;
    }
  return FALSE;
}
