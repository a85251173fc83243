/* SPDX-License-Identifier: Apache-2.0 */
/*
 * akashictl: what judges, reads and looks up, none of which needs a network, and so no library for one is
 * linked. What fetches, signs, draws or sets up is in a program of its own, akashi-admin, that this one
 * becomes.
 */
#include "akashi-commands.h"
#include "akashi-program.h"
#include "akashi-terminal.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *name;
  int (*run) (int argc, char **argv); /* NULL: akashi-admin has it */
  const char *arguments;
  const char *summary;
} Command;

static const Command commands[] = {
  { "check", akashi_command_check, "FILE|TEXT…", "what a label on a picture or a scanned text is worth" },
  { "scan", akashi_command_scan, "FILE|FOLDER…", "only the codes in pictures" },
  { "search", akashi_command_search, "TEXT", "registered products, by maker, model, number or name" },
  { "sync", NULL, "", "update the registration lists" },
  { "mirror", NULL, "URL DIR", "copy a registry to a stick" },
  { "status", akashi_command_status, "", "which lists there are, and how old" },
  { "trust", NULL, "add ROOT.json", "trust a registry" },
  { "label", akashi_command_label, "inspect TEXT…", "take a label apart, for operators" },
  { "guarantees", akashi_command_guarantees, "", "what labels can promise, and who asks for it" },
  { "marks", akashi_command_marks, "[NAME]", "other marks: what they mean, and what not" },
  { "advice", akashi_command_advice, "[NAME]",
    "without a label, or after a verdict: what to do, whom to ask" },
  { "scheme", akashi_command_scheme, "[ID]", "what is known of labelling schemes, and from where" },
  { "kiosk", NULL, "pin", "for a kiosk: the PIN of its staff menu" },
  { "kiosk", NULL, "scanner-code", "the code that sets its hand scanner up" },
  { "tuf", NULL, "…", "any TUF repository: init, refresh, download" },
  { "operator", NULL, "…", "keys, signed labels, publishing a registry" },
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

/* Returns: only where that program cannot be started. */
static int
become_admin (char **argv)
{
  g_autofree char *path = akashi_program_find ("cli", "akashi-admin");
  if (path)
    execv (path, argv);
  g_autofree char *what = g_strdup_printf ("%s cannot be started: %s", path ? path : "akashi-admin",
                                           path ? g_strerror (errno) : "it is not there");
  akashi_terminal_complain (what, "akashictl needs it for this command; nothing was done.",
                            "Install Akashi again.");
  return AKASHI_EXIT_CANNOT_TELL;
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
      return commands[i].run ? commands[i].run (argc - 1, argv + 1) : become_admin (argv);

  g_autofree char *name = akashi_terminal_escape (argv[1], strlen (argv[1]));
  g_autofree char *what = g_strdup_printf ("there is no command “%s”", name);
  akashi_terminal_complain (what, NULL, "akashictl --help lists them.");
  return AKASHI_EXIT_USAGE;
}
