/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-options.h"
#include "akashi-terminal.h"
#include "akashi-values-json.h"
#include "akashi-words.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_LIMIT 20

static const struct {
  const char *name;  /* as in the lists */
  const char *words; /* for people */
} states[] = {
  [AKASHI_STATUS_UNKNOWN] = { "unknown", N_ ("status not stated in the list") },
  [AKASHI_STATUS_IN_FORCE] = { "in-force", N_ ("in force") },
  [AKASHI_STATUS_SUSPENDED] = { "suspended", N_ ("suspended") },
  [AKASHI_STATUS_WITHDRAWN] = { "withdrawn", N_ ("withdrawn") },
  [AKASHI_STATUS_EXPIRED] = { "expired", N_ ("expired") },
  [AKASHI_STATUS_PROVISIONAL] = { "provisional", N_ ("provisional") },
};

static void
print_json (const AkashiFound *found)
{
  const AkashiRegistration *registration = found->registration;
  json_t *object = json_pack (
      "{s:o, s:s, s:o, s:s, s:s, s:s, s:o}", "maker", akashi_texts_to_json (registration->maker), "model",
      found->model->model, "names", akashi_texts_to_json (found->model->names), "number",
      registration->number, "scheme", registration->scheme, "status", states[registration->status].name,
      "support_until", akashi_support_to_json (registration->support_until));

  json_dumpf (object, stdout, JSON_COMPACT | JSON_SORT_KEYS);
  putchar ('\n');
  json_decref (object);
}

/* Returns: (transfer full): how long the maker promises security updates. */
static char *
support_in_words (const char *language, AkashiDate until)
{
  if (until == AKASHI_DATE_NONE)
    return g_strdup (akashi_words_text (language, "none are promised"));
  if (!akashi_date_is_day (until))
    return g_strdup (akashi_words_text (language, "not stated in the list"));
  g_autofree char *day = akashi_words_day (language, until);
  return g_strdup_printf (akashi_words_text (language, "until %s"), day);
}

static void
append (GString *line, const char *separator, const char *text)
{
  if (!text || !*text)
    return;
  g_autofree char *escaped = akashi_terminal_escape (text, strlen (text));
  g_string_append_printf (line, "%s%s", line->len > 0 ? separator : "", escaped);
}

static void
print_plain (const char *language, const AkashiFound *found)
{
  const AkashiRegistration *registration = found->registration;
  const char *scheme = found->scheme ? akashi_texts_get (found->scheme->names, language) : NULL;
  g_autofree char *support = support_in_words (language, registration->support_until);
  g_autoptr (GString) product = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (NULL);

  append (product, " · ", akashi_texts_get (registration->maker, language));
  append (product, " · ", akashi_texts_get (found->model->names, language));
  append (product, " · ", found->model->model);
  append (place, " · ", registration->number);
  append (place, " · ", scheme ? scheme : registration->scheme);
  append (place, " · ", akashi_words_text (language, states[registration->status].words));
  printf ("%s\n  %s\n  %s: %s\n", product->str, place->str, akashi_words_text (language, "Security updates"),
          support);
}

static int
complain_of_nothing (const char *language, const char *text)
{
  g_autofree char *escaped = akashi_terminal_escape (text, strlen (text));
  g_autofree char *what
      = g_strdup_printf (akashi_words_text (language, "nothing in the lists here has “%s” in it"), escaped);

  akashi_terminal_complain (what, N_ ("That a search finds nothing says nothing about the product."),
                            N_ ("Try fewer letters, or only the model number."));
  return AKASHI_EXIT_NOT_GOOD;
}

static int
search (const char *registry, const char *language, const char *text, int limit, gboolean json)
{
  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = akashi_engine_search (engine, text, (guint) limit, &error);

  if (!all)
    {
      akashi_terminal_complain_error (NULL, error);
      return error->code == AKASHI_ERROR_TOO_LARGE ? AKASHI_EXIT_USAGE : AKASHI_EXIT_CANNOT_TELL;
    }
  if (all->len == 0)
    return complain_of_nothing (language, text);
  if (akashi_engine_is_sample (engine) && !json)
    printf ("%s\n", akashi_words_text (language, "SAMPLE: the products shown here do not exist"));
  for (guint i = 0; i < all->len; i++)
    if (json)
      print_json (all->pdata[i]);
    else
      print_plain (language, all->pdata[i]);
  return AKASHI_EXIT_GOOD;
}

int
akashi_command_search (int argc, char **argv)
{
  gboolean json = FALSE;
  int limit = DEFAULT_LIMIT;
  g_autofree char *language_option = NULL;
  g_autofree char *registry = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most this many, up to 100 (default: 20)", "N" },
    AKASHI_OPTION_LANGUAGE (&language_option),
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  const char *language;

  if (!akashi_options_parse ("search", "TEXT… — registered products, by maker, model, number or name",
                             entries, &argc, &argv, 1, -1)
      || !akashi_options_language (language_option, &language))
    return AKASHI_EXIT_USAGE;
  if (limit < 1 || limit > 100)
    {
      akashi_terminal_complain (N_ ("--limit is a number from 1 to 100"), NULL, NULL);
      return AKASHI_EXIT_USAGE;
    }
  g_autofree char *text = g_strjoinv (" ", argv + 1);
  return search (registry, language, text, limit, json);
}
