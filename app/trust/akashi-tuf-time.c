/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-time.h"

#include <string.h>

static gboolean
has_form (const char *text, const char *form)
{
  if (strlen (text) != strlen (form))
    return FALSE;
  for (gsize i = 0; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return TRUE;
}

static int
number (const char *text, int count)
{
  int value = 0;
  for (int i = 0; i < count; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

gboolean
akashi_tuf_time_parse (const char *text, gint64 *out)
{
  if (!has_form (text, "0000-00-00T00:00:00Z"))
    return FALSE;
  /* GLib refuses what is no day or no time of day; a leap second is none to it */
  g_autoptr (GDateTime) time
      = g_date_time_new_utc (number (text, 4), number (text + 5, 2), number (text + 8, 2),
                             number (text + 11, 2), number (text + 14, 2), number (text + 17, 2));
  if (!time)
    return FALSE;
  *out = g_date_time_to_unix (time);
  return TRUE;
}

char *
akashi_tuf_time_format (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  if (!utc)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (utc),
                          g_date_time_get_month (utc), g_date_time_get_day_of_month (utc),
                          g_date_time_get_hour (utc), g_date_time_get_minute (utc),
                          g_date_time_get_second (utc));
}
