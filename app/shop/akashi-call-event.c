/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-call-event.h"

#include <jansson.h>
#include <stdlib.h>

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  return utc == NULL ? g_strdup ("") : g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

char *
akashi_call_event_line (const AkashiCallEvent *event)
{
  g_autofree char *time = format_time (event->time);
  g_autofree char *kiosk = g_utf8_make_valid (event->kiosk, -1);
  json_t *object = json_pack ("{s:s, s:s, s:s}", "event", "call-staff", "kiosk", kiosk, "time", time);
  if (event->verdict != NULL)
    json_object_set_new (object, "verdict", json_string (event->verdict));
  if (event->check > 0)
    json_object_set_new (object, "check", json_integer (event->check));
  char *line = json_dumps (object, JSON_COMPACT);
  char *copy = g_strdup (line);
  free (line);
  json_decref (object);
  return copy;
}

char **
akashi_call_event_environment (const AkashiCallEvent *event, char **environment)
{
  g_autofree char *time = format_time (event->time);
  g_autofree char *line = akashi_call_event_line (event);
  g_autofree char *check = event->check > 0 ? g_strdup_printf ("%u", event->check) : g_strdup ("");
  const struct {
    const char *name, *value;
  } variables[] = {
    { "AKASHI_KIOSK", event->kiosk },
    { "AKASHI_TIME", time },
    { "AKASHI_VERDICT", event->verdict == NULL ? "" : event->verdict },
    { "AKASHI_CHECK", check },
    { "AKASHI_EVENT", line },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    environment = g_environ_setenv (environment, variables[i].name, variables[i].value, TRUE);
  return environment;
}
