/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-options.h"

#include "akashi-terminal.h"
#include "akashi-words.h"

#include <string.h>

/* GOption leaves a `--` where what follows it starts with a dash; it is no word of ours. */
static void
drop_separator (int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    if (strcmp (argv[i], "--") == 0)
      {
        memmove (argv + i, argv + i + 1, (gsize) (*argc - i) * sizeof *argv);
        (*argc)--;
        return;
      }
}

gboolean
akashi_options_parse (const char *command, const char *summary, const GOptionEntry *entries, int *argc,
                      char ***argv, int min, int max)
{
  g_autoptr (GOptionContext) context = g_option_context_new (summary);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("akashictl %s", command);
  g_autofree char *todo = g_strdup_printf ("%s --help tells how.", name);

  g_set_prgname (name);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      akashi_terminal_complain (error->message, NULL, todo);
      return FALSE;
    }
  drop_separator (argc, *argv);
  int words = *argc - 1;
  if (words >= min && (max < 0 || words <= max))
    return TRUE;
  const char *said = strstr (summary, "—"); /* before it stands what the command wants */
  g_autofree char *wanted = g_strndup (summary, said ? (gsize) (said - summary) : strlen (summary));
  g_autofree char *what = g_strdup_printf (
      "%s: %s %s", words < min ? "something is missing" : "a word too many", name, g_strchomp (wanted));
  akashi_terminal_complain (what, NULL, todo);
  return FALSE;
}

gboolean
akashi_options_language (const char *given, const char **language)
{
  *language = akashi_words_language_for (given ? given : g_get_language_names ()[0]);
  akashi_terminal_speak (*language);
  /* English is what a language we do not have falls back to. */
  if (!given || strcmp (*language, "en") != 0 || g_ascii_strncasecmp (given, "en", 2) == 0)
    return TRUE;
  akashi_terminal_complain ("Akashi does not speak the language of --language", NULL,
                            "The command's --help names those it speaks.");
  return FALSE;
}

char *
akashi_options_country (const char *given, const char *language)
{
  const char *territory = strchr (g_get_language_names ()[0], '_');

  if (given)
    return g_strdup (given);
  if (territory && g_ascii_isupper (territory[1]) && g_ascii_isupper (territory[2]))
    return g_strndup (territory + 1, 2);
  return g_str_has_prefix (language, "ja") ? g_strdup ("JP") : NULL;
}
