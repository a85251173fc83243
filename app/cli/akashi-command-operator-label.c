/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-operator-key.h"
#include "akashi-operator-label.h"
#include "akashi-options.h"
#include "akashi-passphrase.h"
#include "akashi-terminal.h"

int
akashi_operator_label_sign_command (int argc, char **argv)
{
  g_autofree char *key = NULL, *claims = NULL, *prefix = NULL, *passphrase_file = NULL;
  const GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, "The label key", "KEY.pem" },
    { "claims", 0, 0, G_OPTION_ARG_FILENAME, &claims, "What the label says", "CLAIMS.json" },
    { "prefix", 0, 0, G_OPTION_ARG_STRING, &prefix, "Address of the scheme's label pages",
      "HTTPS://LABEL.EXAMPLE/" },
    AKASHI_OPTION_PASSPHRASE (&passphrase_file),
    { NULL },
  };
  if (!akashi_options_parse ("operator label sign", "— the text of a signed label", entries, &argc, &argv, 0,
                             0))
    return AKASHI_EXIT_USAGE;
  if (!key || !claims)
    return akashi_operator_complain_missing ("label sign", key ? "--claims" : "--key");

  g_autoptr (GError) error = NULL;
  char *passphrase = NULL;
  if (akashi_operator_key_is_locked (key))
  {
    passphrase = akashi_passphrase_get (passphrase_file, AKASHI_PASSPHRASE_OF_KEY, &error);
    if (!passphrase)
      return akashi_operator_complain (error);
  }
  g_autofree char *text = akashi_operator_label_sign (claims, key, passphrase, prefix, &error);
  akashi_passphrase_free (passphrase);
  if (!text)
    return akashi_operator_complain (error);
  g_print ("%s\n", text);
  return AKASHI_EXIT_GOOD;
}

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
    return akashi_operator_complain (error);
  g_print ("%s\n", out);
  return AKASHI_EXIT_GOOD;
}
