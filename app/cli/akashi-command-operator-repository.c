/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-operator-place.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

int
akashi_operator_repository_init_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    AKASHI_PLACE_OPTIONS (place),
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, "Everything in it is made up: every page will say SAMPLE",
      NULL },
    { NULL },
  };
  if (!akashi_options_parse ("operator repository init", "DIR — a new repository: its keys and its root",
                             entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code = akashi_operator_open_place (&place, "repository init", argv[1], AKASHI_PASSPHRASE_NEW, &opened);
  if (code != AKASHI_EXIT_GOOD)
    return code;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = akashi_repository_init (&opened.repository, sample, &error);
  if (!sha256)
    return akashi_operator_complain (error);
  g_print ("root %s/metadata/1.root.json\nsha256 %s\n"
           "Keep root-1, root-2 and root-3 in three places, offline; any two of them sign a new root.\n",
           argv[1], sha256);
  return AKASHI_EXIT_GOOD;
}

/* What `repository add` is told beside the place. */
typedef struct {
  char *scheme, *list, *key, *as_of, *published;
  gboolean allow_shrink;
} AddOptions;

static void
add_options_clear (AddOptions *options)
{
  g_free (options->scheme);
  g_free (options->list);
  g_free (options->key);
  g_free (options->as_of);
  g_free (options->published);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, add_options_clear)

static int
add (const AkashiRepository *repository, const AddOptions *options)
{
  AkashiRepositoryAddition addition
      = { options->scheme, options->list, options->key, AKASHI_DATE_UNKNOWN, 0, options->allow_shrink };
  if ((options->as_of && !akashi_date_parse (options->as_of, &addition.as_of))
      || (options->published && !akashi_time_parse (options->published, &addition.published)))
    {
      akashi_terminal_complain ("--as-of or --published is not a date", NULL,
                                "Write them as in 2026-11-20 and 2026-11-20T03:00:00Z.");
      return AKASHI_EXIT_USAGE;
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRepositoryStaged) staged = akashi_repository_add (repository, &addition, &error);
  if (!staged)
    return akashi_operator_complain (error);
  if (staged->serial < 0)
    g_print ("%s: definition staged, without a list\n", staged->scheme);
  else
    g_print ("%s: serial %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT " registrations, %u dropped%s\n",
             staged->scheme, staged->serial, staged->rows, staged->dropped,
             staged->shrinks ? ", marked as shrinking" : "");
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_add_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  g_auto (AddOptions) options = { 0 };
  const GOptionEntry entries[] = {
    AKASHI_PLACE_OPTIONS (place),
    { "scheme", 0, 0, G_OPTION_ARG_FILENAME, &options.scheme, "The scheme's definition", "SCHEME.json" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &options.list, "Its registrations, one a line", "LIST.jsonl" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, "When the list was taken (default: today)",
      "DATE" },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options.published, "When it is published (default: now)",
      "TIME" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key,
      "Key of the scheme's role (default: made on first use)", "KEY.pem" },
    { "allow-shrink", 0, 0, G_OPTION_ARG_NONE, &options.allow_shrink, "More than a fifth of the list may go",
      NULL },
    { NULL },
  };
  if (!akashi_options_parse ("operator repository add", "DIR — stage a scheme's definition and list", entries,
                             &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!options.scheme)
    return akashi_operator_complain_missing ("repository add", "--scheme");

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code
      = akashi_operator_open_place (&place, "repository add", argv[1], AKASHI_PASSPHRASE_OF_KEY, &opened);
  return code == AKASHI_EXIT_GOOD ? add (&opened.repository, &options) : code;
}

int
akashi_operator_repository_publish_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  gboolean renew_root = FALSE;
  const GOptionEntry entries[] = {
    AKASHI_PLACE_OPTIONS (place),
    { "renew-root", 0, 0, G_OPTION_ARG_NONE, &renew_root, "Sign root anew where it ends within half a year",
      NULL },
    { NULL },
  };
  if (!akashi_options_parse ("operator repository publish", "DIR — sign and publish what is staged", entries,
                             &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code
      = akashi_operator_open_place (&place, "repository publish", argv[1], AKASHI_PASSPHRASE_OF_KEY, &opened);
  if (code != AKASHI_EXIT_GOOD)
    return code;
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;
  if (!akashi_repository_publish (&opened.repository, renew_root, &state, &error))
    return akashi_operator_complain (error);
  akashi_operator_print_state (&state, opened.repository.now);
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_refresh_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  const GOptionEntry entries[] = { AKASHI_PLACE_OPTIONS (place), { NULL } };
  if (!akashi_options_parse ("operator repository refresh", "DIR — sign snapshot and timestamp anew", entries,
                             &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code
      = akashi_operator_open_place (&place, "repository refresh", argv[1], AKASHI_PASSPHRASE_OF_KEY, &opened);
  if (code != AKASHI_EXIT_GOOD)
    return code;
  g_autoptr (GError) error = NULL;
  AkashiRepositoryState state;
  if (!akashi_repository_refresh (&opened.repository, &state, &error))
    return akashi_operator_complain (error);
  akashi_operator_print_state (&state, opened.repository.now);
  return AKASHI_EXIT_GOOD;
}
