/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sample-date.h"

#include <string.h>

static AkashiDate
last_of_month (AkashiDate date)
{
  int year, month, day;
  akashi_date_to_ymd (date, &year, &month, &day);
  return akashi_date_add_months (date - (day - 1), 1) - 1;
}

gboolean
akashi_sample_date_expand (const char *text, AkashiDate today, AkashiDate *out)
{
  if (*text++ != '@')
    return FALSE;

  AkashiDate date = today;
  while (*text == '+' || *text == '-')
    {
      char *end;
      gint64 steps = g_ascii_strtoll (text, &end, 10);
      if (end == text + 1 || steps < -10000 || steps > 10000)
        return FALSE;
      if (*end == 'd')
        date += (AkashiDate) steps;
      else if (*end == 'm' || *end == 'y')
        date = akashi_date_add_months (date, (int) steps * (*end == 'y' ? 12 : 1));
      else
        return FALSE;
      text = end + 1;
    }
  if (*text == '$')
    {
      date = last_of_month (date);
      text++;
    }
  if (*text)
    return FALSE;
  *out = date;
  return TRUE;
}

static json_t *
expand_text (const json_t *text, AkashiDate today)
{
  const char *value = json_string_value (text);
  AkashiDate date;

  if (strcmp (value, "@day") == 0)
    return json_integer (today);
  if (!akashi_sample_date_expand (value, today, &date))
    return json_string (value);
  g_autofree char *iso = akashi_date_format (date);
  return json_string (iso);
}

json_t *
akashi_sample_date_expand_all (const json_t *json, AkashiDate today)
{
  if (json_is_string (json))
    return expand_text (json, today);

  if (json_is_array (json))
    {
      json_t *result = json_array ();
      for (size_t i = 0; i < json_array_size (json); i++)
        json_array_append_new (result, akashi_sample_date_expand_all (json_array_get (json, i), today));
      return result;
    }

  if (json_is_object (json))
    {
      json_t *result = json_object (), *copy = json_deep_copy (json), *value;
      const char *key;
      json_object_foreach (copy, key, value)
          json_object_set_new (result, key, akashi_sample_date_expand_all (value, today));
      json_decref (copy);
      return result;
    }
  return json_deep_copy (json);
}
