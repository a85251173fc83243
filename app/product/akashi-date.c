/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-date.h"

#include <string.h>

/* GDate counts days from 1 January of year 1, which is its day 1. */
#define JULIAN_OF_1970 719163

static gboolean
digits (const char *text, guint count, int *out)
{
  *out = 0;
  for (guint i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *out = *out * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
akashi_date_parse (const char *iso, AkashiDate *out)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-' || !digits (iso, 4, &year)
      || !digits (iso + 5, 2, &month) || !digits (iso + 8, 2, &day) || year > 2999 || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  GDate date;
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *out = (AkashiDate) g_date_get_julian (&date) - JULIAN_OF_1970;
  return TRUE;
}

static GDate
to_gdate (AkashiDate date)
{
  GDate result;
  g_date_clear (&result, 1);
  g_date_set_julian (&result, (guint32) (date + JULIAN_OF_1970));
  return result;
}

void
akashi_date_to_ymd (AkashiDate date, int *year, int *month, int *day)
{
  GDate d = to_gdate (date);
  *year = g_date_get_year (&d);
  *month = g_date_get_month (&d);
  *day = g_date_get_day (&d);
}

char *
akashi_date_format (AkashiDate date)
{
  if (!akashi_date_is_day (date))
    return NULL;
  int year, month, day;
  akashi_date_to_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

AkashiDate
akashi_date_add_months (AkashiDate date, int months)
{
  GDate d = to_gdate (date);
  if (months >= 0)
    g_date_add_months (&d, (guint) months);
  else
    g_date_subtract_months (&d, (guint) -months);
  return (AkashiDate) g_date_get_julian (&d) - JULIAN_OF_1970;
}

int
akashi_date_months_between (AkashiDate from, AkashiDate to)
{
  if (to <= from)
    return 0;
  int y1, m1, d1, y2, m2, d2;
  akashi_date_to_ymd (from, &y1, &m1, &d1);
  akashi_date_to_ymd (to, &y2, &m2, &d2);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/* More than there are schemes. */
#define MOST_ZONES 64

/* GLib reads the file of a zone again where nobody holds it; each look-up asks for several. Returns:
 * (transfer full) (nullable) */
static GTimeZone *
find_zone (const char *name)
{
  static GMutex lock;
  static GHashTable *zones;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  if (zones == NULL)
    zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  GTimeZone *zone = g_hash_table_lookup (zones, name);
  if (zone != NULL)
    return g_time_zone_ref (zone);
  zone = g_time_zone_new_identifier (name);
  if (g_hash_table_size (zones) == MOST_ZONES)
    g_hash_table_remove_all (zones);
  if (zone != NULL)
    g_hash_table_insert (zones, g_strdup (name), g_time_zone_ref (zone));
  return zone;
}

AkashiDate
akashi_date_at (gint64 time, const char *time_zone)
{
  g_autoptr (GTimeZone) zone = time_zone ? find_zone (time_zone) : NULL;
  gint64 offset = 0;

  if (zone)
    offset = g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time));
  gint64 local = time + offset;
  return (AkashiDate) (local >= 0 ? local / 86400 : (local - 86399) / 86400);
}

gboolean
akashi_time_parse (const char *text, gint64 *out)
{
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (!time)
    return FALSE;
  *out = g_date_time_to_unix (time);
  return TRUE;
}

char *
akashi_time_format (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
