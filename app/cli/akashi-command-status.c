/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static json_t *
date_json (AkashiDate date)
{
  g_autofree char *text = akashi_date_format (date);
  return text ? json_string (text) : json_null ();
}

static json_t *
time_json (gint64 time)
{
  g_autofree char *text = akashi_time_format (time);
  return time > 0 ? json_string (text) : json_null ();
}

static json_t *
string_json (const char *text)
{
  return text ? json_string (text) : json_null ();
}

static void
print_json (AkashiEngine *engine, const AkashiSchemeStatus *status)
{
  json_t *object = json_pack (
      "{s:s, s:o, s:o, s:I, s:s, s:o, s:b, s:o, s:o, s:o, s:o}", "scheme", status->scheme->id, "serial",
      status->serial >= 0 ? json_integer (status->serial) : json_null (), "as_of", date_json (status->as_of),
      "rows", (json_int_t) status->rows, "freshness", akashi_freshness_name (status->freshness.state),
      "age_days", status->freshness.age_days >= 0 ? json_integer (status->freshness.age_days) : json_null (),
      "sample", (int) akashi_engine_is_sample (engine), "url", string_json (status->url), "last_attempt",
      time_json (status->last_attempt), "last_success", time_json (status->last_success), "last_error",
      string_json (status->last_error));
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

static void
print_plain (const AkashiSchemeStatus *status)
{
  g_autofree char *as_of = akashi_date_format (status->as_of);
  g_autofree char *success = akashi_time_format (status->last_success);
  g_autofree char *raw_error = g_strdup (status->last_error ? status->last_error : "");
  g_autofree char *failure = akashi_terminal_escape (raw_error, strlen (raw_error));

  g_print ("%s\n", status->scheme->id);
  if (status->serial >= 0)
    g_print ("  list          %" G_GINT64_FORMAT " of %s, %" G_GINT64_FORMAT " registrations\n",
             status->serial, as_of, status->rows);
  else
    g_print ("  list          none\n");
  g_print ("  freshness     %s", akashi_freshness_name (status->freshness.state));
  if (status->freshness.age_days >= 0)
    g_print (", %d days old", status->freshness.age_days);
  g_print ("\n  last success  %s\n", status->last_success > 0 ? success : "never");
  if (*failure)
    g_print ("  last error    %s\n", failure);
}

/* Returns: whether every list is fresh. */
static gboolean
print_all (AkashiEngine *engine, GPtrArray *lists, gboolean json)
{
  gboolean fresh = TRUE;

  for (guint i = 0; i < lists->len; i++)
    {
      const AkashiSchemeStatus *status = lists->pdata[i];
      fresh &= status->freshness.state == AKASHI_FRESHNESS_FRESH || !status->scheme->has_list;
      if (json)
        print_json (engine, status);
      else
        print_plain (status);
    }
  return fresh;
}

int
akashi_command_status (int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *registry = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("status", "— which lists there are, and how old", entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  if (akashi_engine_get_problem (engine))
    {
      akashi_terminal_complain_error (NULL, akashi_engine_get_problem (engine));
      return AKASHI_EXIT_CANNOT_TELL;
    }
  g_autoptr (GPtrArray) lists = akashi_engine_status (engine);
  if (akashi_engine_is_sample (engine) && !json)
    g_print ("見本 / SAMPLE: made-up schemes and products\n");
  return print_all (engine, lists, json) ? AKASHI_EXIT_GOOD : AKASHI_EXIT_NOT_GOOD;
}
