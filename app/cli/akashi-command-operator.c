/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-commands.h"
#include "akashi-error.h"
#include "akashi-terminal.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const char *object; /* or the whole command, as in `import` */
  const char *verb;   /* (nullable) */
  int (*run) (int argc, char **argv);
  const char *summary;
} SubCommand;

static const SubCommand sub_commands[] = {
  { "key", "new", akashi_operator_key_new_command, "make a key that signs labels" },
  { "key", "enrol", akashi_operator_key_enrol_command, "add a label key to a scheme's definition" },
  { "key", "revoke", akashi_operator_key_revoke_command, "revoke a label key in it" },
  { "label", "sign", akashi_operator_label_sign_command, "the text of a signed label" },
  { "label", "artwork", akashi_operator_label_artwork_command, "a label to print: SVG, PNG or PDF" },
  { "repository", "init", akashi_operator_repository_init_command,
    "a new repository: its keys and its root" },
  { "repository", "add", akashi_operator_repository_add_command, "stage a scheme's definition and list" },
  { "repository", "publish", akashi_operator_repository_publish_command, "sign and publish what is staged" },
  { "repository", "refresh", akashi_operator_repository_refresh_command, "sign snapshot and timestamp anew" },
  { "repository", "withdraw", akashi_operator_repository_withdraw_command, "speak for a scheme no longer" },
  { "repository", "rotate-scheme", akashi_operator_repository_rotate_scheme_command,
    "a new key for a scheme's role" },
  { "repository", "keys", akashi_operator_repository_keys_command, "who signs what" },
  { "repository", "rotate-root", akashi_operator_repository_rotate_root_command,
    "draft a root with other keys or thresholds" },
  { "repository", "export-metadata", akashi_operator_repository_export_command,
    "the draft, for those who sign it in turn" },
  { "repository", "sign", akashi_operator_repository_sign_command, "sign the exported draft" },
  { "repository", "import-metadata", akashi_operator_repository_import_command,
    "the signatures that came back" },
  { "pattern", NULL, akashi_operator_pattern_command, "test how a scheme's pages are addressed" },
  { "import", NULL, akashi_operator_import_command, "a public list, CSV or HTML, to registrations" },
  { "refresh-list", NULL, akashi_operator_refresh_list_command,
    "import a list, compare, sign and publish it" },
};

static void
print_usage (FILE *out)
{
  fputs ("akashictl operator: for those who run a scheme or publish its list\n\nUsage:\n", out);
  for (gsize i = 0; i < G_N_ELEMENTS (sub_commands); i++)
    fprintf (out, "  akashictl operator %-12s %-15s %s\n", sub_commands[i].object,
             sub_commands[i].verb ? sub_commands[i].verb : "", sub_commands[i].summary);
  fputs ("\n`--help` after any of them tells more.\n", out);
}

/* Returns: how many words of @argv name @command; 0 where they name another. */
static int
words_named (const SubCommand *command, int argc, char **argv)
{
  if (argc < 2 || strcmp (argv[1], command->object) != 0)
    return 0;
  if (!command->verb)
    return 1;
  return argc >= 3 && strcmp (argv[2], command->verb) == 0 ? 2 : 0;
}

int
akashi_command_operator (int argc, char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sub_commands); i++)
    {
      int words = words_named (&sub_commands[i], argc, argv);
      if (words > 0)
        return sub_commands[i].run (argc - words, argv + words);
    }
  gboolean asked = argc >= 2 && (strcmp (argv[argc - 1], "--help") == 0 || strcmp (argv[1], "help") == 0);
  print_usage (asked ? stdout : stderr);
  return asked ? AKASHI_EXIT_GOOD : AKASHI_EXIT_USAGE;
}

int
akashi_operator_complain_missing (const char *command, const char *option)
{
  g_autofree char *what = g_strdup_printf ("%s is missing", option);
  g_autofree char *todo = g_strdup_printf ("akashictl operator %s --help tells how.", command);
  akashi_terminal_complain (what, NULL, todo);
  return AKASHI_EXIT_USAGE;
}

typedef struct {
  AkashiError code;
  const char *meaning;
  const char *todo;
} Complaint;

static const Complaint complaints[] = {
  { AKASHI_ERROR_EXISTS, "Keys and roots are never overwritten; nothing was changed.",
    "Give another place, or move away what is there." },
  { AKASHI_ERROR_WRONG_PASSPHRASE, "The key stays locked; nothing was signed.",
    "Check the passphrase (the first line of --passphrase-file) and try again." },
  { AKASHI_ERROR_NOT_FOUND, "Something that is needed is not there; nothing was changed.",
    "Check the name." },
  { AKASHI_ERROR_IMPORT_REFUSED,
    "Caches would refuse this list; nothing was staged, what is served was not changed.",
    "Correct the line and add the list again." },
  { AKASHI_ERROR_MALFORMED_CLAIMS, "A label that says this could not be read; nothing was signed.",
    "Correct the claim and sign again." },
  { AKASHI_ERROR_INVALID, "It does not have the form it must have; nothing was changed.",
    "Correct it and try again." },
  { AKASHI_ERROR_TOO_LARGE, "Readers would refuse it; nothing was changed.", "Make it smaller." },
  { AKASHI_ERROR_IO, "The disk did not take it; what is served is whole.",
    "Check space and rights, and try again." },
};

int
akashi_operator_complain (const GError *error)
{
  const char *meaning = "It could not be done; what is served was not changed.";
  const char *todo = "Read the message above; show it to whoever looks after this machine.";

  if (error->domain == AKASHI_ERROR && error->code >= AKASHI_ERROR_TUF_MALFORMED
      && error->code <= AKASHI_ERROR_TUF_UNSUPPORTED)
    {
      meaning = "The repository on this disk is not the one its keys signed. Nothing is built upon it.";
      todo = "Restore it from a copy; if it stays so, find out who changed it.";
    }
  for (gsize i = 0; error->domain == AKASHI_ERROR && i < G_N_ELEMENTS (complaints); i++)
    if ((AkashiError) error->code == complaints[i].code)
      {
        meaning = complaints[i].meaning;
        todo = complaints[i].todo;
      }
  g_autofree char *what = akashi_terminal_escape (error->message, strlen (error->message));
  akashi_terminal_complain (what, meaning, todo);
  return AKASHI_EXIT_CANNOT_TELL;
}

int
akashi_operator_complain_options (const GError *error)
{
  int code = akashi_operator_complain (error);
  return g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_INVALID) ? AKASHI_EXIT_USAGE : code;
}
