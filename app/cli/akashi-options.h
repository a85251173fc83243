/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The option every command that reads the registry has. */
#define AKASHI_OPTION_REGISTRY(variable)                                                                     \
  {                                                                                                          \
    "registry", 0, 0, G_OPTION_ARG_FILENAME, variable, "Where registry.db is (default: the user's own)",     \
        "FILE"                                                                                               \
  }

/* The option every command that speaks to people has. */
#define AKASHI_OPTION_LANGUAGE(variable)                                                                     \
  {                                                                                                          \
    "language", 0, 0, G_OPTION_ARG_STRING, variable, "ja, ja@easy, en, zh_CN, ko (default: the terminal's)", \
        "LANGUAGE"                                                                                           \
  }

/**
 * akashi_options_language:
 * @given: (nullable): what --language was given
 * @language: (out) (transfer none): one of akashi_words_languages(); complaints are in it from here on
 *
 * Complains on standard error where @given is no language of ours.
 */
gboolean akashi_options_language (const char *given, const char **language) G_GNUC_WARN_UNUSED_RESULT;

/* The option every command that names consumer desks has. */
#define AKASHI_OPTION_COUNTRY(variable)                                                                      \
  {                                                                                                          \
    "country", 0, 0, G_OPTION_ARG_STRING, variable, "Where you are, as in JP (default: the terminal's)",     \
        "COUNTRY"                                                                                            \
  }

/**
 * akashi_options_country:
 * @given: (nullable): what --country was given
 * @language: what people are spoken to in
 *
 * Returns: (transfer full) (nullable): @given, else the territory of the terminal's locale, else Japan for
 * Japanese, the one language here that is spoken in one country only; %NULL: not known
 */
char *akashi_options_country (const char *given, const char *language);

/**
 * akashi_options_parse:
 * @command: its name, as in `trust add`
 * @summary: what stands after the options in its help
 * @entries: options, NULL-terminated
 * @min: the fewest words that must be left after the options
 * @max: the most; -1: any number
 *
 * Parses a command's options; complains on standard error where they are wrong. `--` ends the options. On
 * success argv[1] and on are the words left.
 */
gboolean akashi_options_parse (const char *command, const char *summary, const GOptionEntry *entries,
                               int *argc, char ***argv, int min, int max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
