/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-options.h"
#include "akashi-scheme-rows.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <stdio.h>
#include <string.h>

static void
print_name (const char *language, const AkashiScheme *scheme)
{
  const char *name = akashi_texts_get (scheme->names, language);
  g_autofree char *escaped = akashi_terminal_escape (name ? name : "", name ? strlen (name) : 0);

  printf ("%-30s %-8s %s\n", scheme->id, akashi_scheme_state_name (scheme->state), escaped);
}

static void
print_json (const AkashiScheme *scheme)
{
  json_t *object = akashi_scheme_to_json (scheme);

  json_dumpf (object, stdout, JSON_COMPACT | JSON_SORT_KEYS);
  putchar ('\n');
  json_decref (object);
}

static int
complain_of_id (const char *text)
{
  g_autofree char *id = akashi_terminal_escape (text, strlen (text));
  g_autofree char *what = g_strdup_printf ("there is no scheme “%s” here", id);

  akashi_terminal_complain (what, NULL, "akashictl scheme lists those there are.");
  return AKASHI_EXIT_NOT_GOOD;
}

int
akashi_command_scheme (int argc, char **argv)
{
  g_autofree char *language_option = NULL;
  g_autofree char *registry = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    AKASHI_OPTION_LANGUAGE (&language_option),
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("scheme", "[ID] — what is known of schemes, and from where", entries, &argc,
                             &argv, 0, 1))
    return AKASHI_EXIT_USAGE;

  const char *language;
  if (!akashi_options_language (language_option, &language))
    return AKASHI_EXIT_USAGE;
  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (GPtrArray) schemes = akashi_engine_list_schemes (engine);
  gboolean found = FALSE;

  for (guint i = 0; i < schemes->len; i++)
    {
      const AkashiScheme *scheme = schemes->pdata[i];
      if (argc > 1 && strcmp (scheme->id, argv[1]) != 0)
        continue;
      found = TRUE;
      if (json)
        print_json (scheme);
      else if (argc > 1)
        akashi_scheme_print (language, scheme, schemes);
      else
        print_name (language, scheme);
    }
  return found ? AKASHI_EXIT_GOOD : complain_of_id (argv[1]);
}
