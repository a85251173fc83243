/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-operator-label.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

int
akashi_operator_label_artwork_command (int argc, char **argv)
{
  g_autofree char *text = NULL, *number = NULL, *model = NULL, *out = NULL;
  int dpi = 300;
  const GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, "What the code holds: the output of `label sign`", "TEXT" },
    { "number", 0, 0, G_OPTION_ARG_STRING, &number, "Registration number to print beside it", "NUMBER" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &model, "Model to print beside it", "MODEL" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "Where to: its ending says the form", "FILE.svg|.png|.pdf" },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &dpi, "Dots an inch of the printer (default 300)", "N" },
    { NULL },
  };
  if (!akashi_options_parse ("operator label artwork", "— a label to print", entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  if (!text || !out)
    return akashi_operator_complain_missing ("label artwork", text ? "--out" : "--text");

  g_autoptr (GError) error = NULL;
  const AkashiOperatorArtwork artwork = { text, number, model, dpi };
  if (!akashi_operator_label_draw (&artwork, out, &error))
    return akashi_operator_complain_options (error);
  g_print ("%s\n", out);
  return AKASHI_EXIT_GOOD;
}
