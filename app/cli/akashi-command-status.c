/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-options.h"
#include "akashi-status-rows.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

/* Returns: whether every list that there is to be is fresh. */
static gboolean
print_all (AkashiEngine *engine, const char *language, gboolean json)
{
  g_autoptr (GPtrArray) lists = akashi_engine_status (engine);
  gboolean sample = akashi_engine_is_sample (engine);
  gint64 clock_has_been = akashi_engine_clock_has_been (engine);
  gboolean fresh = TRUE;

  for (guint i = 0; i < lists->len; i++)
    {
      const AkashiSchemeStatus *status = lists->pdata[i];
      gboolean expected = status->scheme->has_list && !status->withdrawn;
      fresh &= status->freshness.state == AKASHI_FRESHNESS_FRESH || !expected;
      if (json)
        akashi_status_print_json (language, status, sample, clock_has_been);
      else
        akashi_status_print (language, status);
    }
  return fresh;
}

/* It only warns: what the lists are worth does not depend on it. */
static void
warn_of_clock (AkashiEngine *engine, const char *language)
{
  gint64 has_been = akashi_engine_clock_has_been (engine);

  if (has_been <= 0)
    return;
  g_autofree char *before = akashi_status_time (language, has_been);
  g_autofree char *what = g_strdup_printf (
      akashi_words_text (language, "this machine's clock stands before an earlier update (%s)"), before);
  akashi_terminal_complain (
      what,
      N_ ("It was wrong then, or it is wrong now. The lists are kept, with their age by the clock of now."),
      N_ ("Look at the clock. If it is right now: akashictl status --clear-clock-warning"));
}

int
akashi_command_status (int argc, char **argv)
{
  gboolean json = FALSE, clear = FALSE;
  g_autofree char *registry = NULL;
  g_autofree char *language_option = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    { "clear-clock-warning", 0, 0, G_OPTION_ARG_NONE, &clear,
      "The clock was looked at and is right: no more warning that it has been later", NULL },
    AKASHI_OPTION_LANGUAGE (&language_option),
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  const char *language;
  if (!akashi_options_parse ("status", "— which lists there are, and how old", entries, &argc, &argv, 0, 0)
      || !akashi_options_language (language_option, &language))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  const GError *problem = akashi_engine_get_problem (engine);
  g_autoptr (GError) error = NULL;
  if (problem || (clear && !akashi_engine_clear_clock_warning (engine, &error)))
    {
      akashi_terminal_complain_error (NULL, problem ? problem : error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  if (akashi_engine_is_sample (engine) && !json)
    g_print ("見本 / SAMPLE: made-up schemes and products\n");
  gboolean fresh = print_all (engine, language, json);
  warn_of_clock (engine, language);
  return fresh ? AKASHI_EXIT_GOOD : AKASHI_EXIT_NOT_GOOD;
}
