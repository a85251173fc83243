/* SPDX-License-Identifier: Apache-2.0 */
/* The commands of akashictl that fetch, sign, draw or set up. akashictl becomes this program for them. */
#include "akashi-commands.h"
#include "akashi-terminal.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

static const struct {
  const char *name;
  int (*run) (int argc, char **argv);
} commands[] = {
  { "sync", akashi_command_sync },   { "mirror", akashi_command_mirror },
  { "trust", akashi_command_trust }, { "kiosk", akashi_command_kiosk },
  { "tuf", akashi_command_tuf },     { "operator", akashi_command_operator },
};

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  akashi_terminal_complain ("akashi-admin is a part of akashictl", NULL, "akashictl --help tells how.");
  return AKASHI_EXIT_USAGE;
}
