/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of one scheme (of its role, and those that sign its labels), and its withdrawal. */
#include "akashi-command-operator.h"

#include "akashi-clock.h"
#include "akashi-label-keys.h"
#include "akashi-operator-place.h"
#include "akashi-options.h"
#include "akashi-repository-drafts.h"
#include "akashi-terminal.h"

int
akashi_operator_repository_rotate_scheme_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  g_autofree char *scheme = NULL, *key = NULL;
  const GOptionEntry entries[] = {
    AKASHI_PLACE_OPTIONS (place),
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme, "Whose role it is", "ID" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, "The new key (default: one is made)", "KEY.pem" },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator repository rotate-scheme",
          "DIR — a new key for a scheme's role, in the folder of keys. From the next publish on "
          "the role is passed on to it, and what the old key signs counts no more",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!scheme)
    return akashi_operator_complain_missing ("repository rotate-scheme", "--scheme");

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code = akashi_operator_open_place (&place, "repository rotate-scheme", argv[1],
                                         AKASHI_PASSPHRASE_OF_KEY, &opened);
  if (code != AKASHI_EXIT_GOOD)
    return code;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  if (!akashi_repository_rotate_scheme (&opened.repository, scheme, key, &kept, &error))
    return akashi_operator_complain (error);
  g_print ("%s has a new key%s%s. Now: akashictl operator repository publish\n", scheme,
           kept ? "; the old one is kept as " : "", kept ? kept : "");
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_repository_withdraw_command (int argc, char **argv)
{
  g_autofree char *scheme = NULL, *now = NULL;
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme, "The scheme", "ID" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &now, "The day it is withdrawn on (default: the clock's)", "TIME" },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator repository withdraw",
          "DIR — speak for a scheme no longer, from the next publish on. Who has its list keeps "
          "it, as too old to tell, but for what is known to be bad; add brings it back",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!scheme)
    return akashi_operator_complain_missing ("repository withdraw", "--scheme");

  AkashiRepository repository = { argv[1], NULL, NULL, akashi_clock_now (akashi_clock_system ()) };
  if (now && !akashi_time_parse (now, &repository.now))
    {
      akashi_terminal_complain ("--now is not a time", NULL, "Write it as in 2026-11-20T03:00:00Z.");
      return AKASHI_EXIT_USAGE;
    }
  g_autoptr (GError) error = NULL;
  if (!akashi_repository_withdraw (&repository, scheme, &error))
    return akashi_operator_complain (error);
  g_print ("%s: withdrawal staged. Now: akashictl operator repository publish\n", scheme);
  return AKASHI_EXIT_GOOD;
}

static int
complain_of_date (const char *option)
{
  g_autofree char *what = g_strdup_printf ("%s is not a date", option);
  akashi_terminal_complain (what, NULL, "Write it as in 2026-11-20.");
  return AKASHI_EXIT_USAGE;
}

int
akashi_operator_key_enrol_command (int argc, char **argv)
{
  g_autofree char *definition = NULL, *public_key = NULL, *from = NULL, *until = NULL;
  const GOptionEntry entries[] = {
    { "definition", 0, 0, G_OPTION_ARG_FILENAME, &definition, "The scheme's definition", "SCHEME.json" },
    { "public-key", 0, 0, G_OPTION_ARG_FILENAME, &public_key, "What key new wrote with --public-out",
      "KEY.pub.pem" },
    { "valid-from", 0, 0, G_OPTION_ARG_STRING, &from, "First day of the labels it signs", "DATE" },
    { "valid-until", 0, 0, G_OPTION_ARG_STRING, &until, "Last day of them", "DATE" },
    { NULL },
  };
  if (!akashi_options_parse ("operator key enrol", "— add a label key to a scheme's definition", entries,
                             &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  if (!definition || !public_key)
    return akashi_operator_complain_missing ("key enrol", definition ? "--public-key" : "--definition");
  AkashiDate first, last;
  if (!from || !akashi_date_parse (from, &first))
    return complain_of_date ("--valid-from");
  if (!until || !akashi_date_parse (until, &last))
    return complain_of_date ("--valid-until");

  g_autoptr (GError) error = NULL;
  g_autofree char *kid = NULL;
  if (!akashi_label_keys_add (definition, public_key, first, last, &kid, &error))
    return akashi_operator_complain_options (error);
  g_print ("kid %s added. Now: akashictl operator repository add, publish\n", kid);
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_key_revoke_command (int argc, char **argv)
{
  g_autofree char *definition = NULL, *kid = NULL, *on = NULL;
  const GOptionEntry entries[] = {
    { "definition", 0, 0, G_OPTION_ARG_FILENAME, &definition, "The scheme's definition", "SCHEME.json" },
    { "kid", 0, 0, G_OPTION_ARG_STRING, &kid, "The key id that key new printed", "KID" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, "From which day on it counts no more (default: today)", "DATE" },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator key revoke",
          "— revoke a label key in a scheme's definition: labels signed with it are then checked by "
          "their number, as unsigned ones",
          entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  if (!definition || !kid)
    return akashi_operator_complain_missing ("key revoke", definition ? "--kid" : "--definition");
  AkashiDate day = akashi_date_at (akashi_clock_now (akashi_clock_system ()), NULL);
  if (on && !akashi_date_parse (on, &day))
    return complain_of_date ("--on");

  g_autoptr (GError) error = NULL;
  if (!akashi_label_keys_revoke (definition, kid, day, &error))
    return akashi_operator_complain_options (error);
  g_print ("kid %s is revoked. Now: akashictl operator repository add, publish\n", kid);
  return AKASHI_EXIT_GOOD;
}
