/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"
#include "akashi-commands.h"

#include "akashi-hand-scanner.h"
#include "akashi-operator-label.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

#include <string.h>

int
akashi_command_kiosk (int argc, char **argv)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Where to: its ending says the form", "FILE.svg|.png|.pdf" },
    { NULL },
  };
  if (!akashi_options_parse ("kiosk",
                             "scanner-code — the code that sets a kiosk's hand scanner up, to be printed",
                             entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (strcmp (argv[1], "scanner-code") != 0 || out == NULL)
    {
      akashi_terminal_complain (out != NULL ? "kiosk knows only `scanner-code`" : "--out is missing", NULL,
                                "akashictl kiosk scanner-code --out FILE.svg");
      return AKASHI_EXIT_USAGE;
    }
  const AkashiOperatorArtwork artwork = { .text = AKASHI_HAND_TEST_CODE };
  if (!akashi_operator_label_draw (&artwork, out, &error))
    return akashi_operator_complain_options (error);
  g_print ("%s\n", out);
  return AKASHI_EXIT_GOOD;
}
