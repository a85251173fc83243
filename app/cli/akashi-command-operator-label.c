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
