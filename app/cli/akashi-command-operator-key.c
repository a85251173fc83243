/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-operator-key.h"
#include "akashi-options.h"
#include "akashi-passphrase.h"
#include "akashi-terminal.h"

int
akashi_operator_key_new_command (int argc, char **argv)
{
  g_autofree char *type = NULL, *out = NULL, *public_out = NULL, *passphrase_file = NULL;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, "ed25519 (default) or p256", "TYPE" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out,
      "The new key file (PKCS#8 PEM, encrypted, readable by you only)", "KEY.pem" },
    { "public-out", 0, 0, G_OPTION_ARG_FILENAME, &public_out, "Also write the public half", "FILE" },
    AKASHI_OPTION_PASSPHRASE (&passphrase_file),
    { NULL },
  };
  if (!akashi_options_parse ("operator key new", "— make a key that signs labels", entries, &argc, &argv, 0,
                             0))
    return AKASHI_EXIT_USAGE;
  if (!out)
    return akashi_operator_complain_missing ("key new", "--out");

  g_autoptr (GError) error = NULL;
  char *passphrase = akashi_passphrase_get (passphrase_file, AKASHI_PASSPHRASE_NEW, &error);
  g_autoptr (AkashiOperatorKey) key
      = passphrase ? akashi_operator_key_create (type ? type : "ed25519", out, passphrase, &error) : NULL;
  akashi_passphrase_free (passphrase);
  if (!key || (public_out && !akashi_operator_key_write_public (key, public_out, &error)))
    return akashi_operator_complain_options (error);
  g_print ("kid %s\n%s", key->kid, key->public_pem);
  return AKASHI_EXIT_GOOD;
}
