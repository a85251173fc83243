/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-terminal.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
  const char *arguments;
  const char *summary;
} Command;

static const Command commands[] = {
  { "check", akashi_command_check, "FILE|TEXT…", "what a label on a picture or a scanned text is worth" },
  { "scan", akashi_command_scan, "FILE|FOLDER…", "only the codes in pictures" },
  { "search", akashi_command_search, "TEXT", "registered products, by maker, model, number or name" },
  { "sync", akashi_command_sync, "", "update the registration lists" },
  { "mirror", akashi_command_mirror, "URL DIR", "copy a registry to a stick" },
  { "status", akashi_command_status, "", "which lists there are, and how old" },
  { "trust", akashi_command_trust, "add ROOT.json", "trust a registry" },
  { "label", akashi_command_label, "inspect TEXT…", "take a label apart, for operators" },
  { "guarantees", akashi_command_guarantees, "", "what labels can promise, and who asks for it" },
  { "marks", akashi_command_marks, "[NAME]", "other marks: what they mean, and what not" },
  { "advice", akashi_command_advice, "[NAME]",
    "without a label, or after a verdict: what to do, whom to ask" },
  { "scheme", akashi_command_scheme, "[ID]", "what is known of labelling schemes, and from where" },
  { "kiosk", akashi_command_kiosk, "pin", "for a kiosk: the PIN of its staff menu" },
  { "kiosk", akashi_command_kiosk, "scanner-code", "the code that sets its hand scanner up" },
  { "tuf", akashi_command_tuf, "…", "any TUF repository: init, refresh, download" },
  { "operator", akashi_command_operator, "…", "keys, signed labels, publishing a registry" },
};

static void
print_usage (FILE *out)
{
  fputs ("akashictl: what does this security label promise, who says so, and until when?\n\nUsage:\n", out);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *command = g_strdup_printf ("%s %s", commands[i].name, commands[i].arguments);
      int columns = (int) g_utf8_strlen (command, -1);
      fprintf (out, "  akashictl %s%*s  %s\n", command, MAX (0, 22 - columns), "", commands[i].summary);
    }
  fputs (
      "\n`akashictl COMMAND --help` tells more. Exit codes: 0 all confirmed or listed, 1 something is not,\n"
      "2 wrong usage, 3 could not tell.\n",
      out);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      print_usage (stderr);
      return AKASHI_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_usage (stdout);
      return AKASHI_EXIT_GOOD;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      puts ("akashictl " AKASHI_VERSION);
      return AKASHI_EXIT_GOOD;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);

  g_autofree char *name = akashi_terminal_escape (argv[1], strlen (argv[1]));
  g_autofree char *what = g_strdup_printf ("there is no command “%s”", name);
  akashi_terminal_complain (what, NULL, "akashictl --help lists them.");
  return AKASHI_EXIT_USAGE;
}
