/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-input.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A person compares the fingerprint with one that came by another way: typed here, or given as --sha256. */
static gboolean
is_confirmed (const char *actual, const char *given)
{
  if (given)
    return g_ascii_strcasecmp (actual, given) == 0;
  if (!isatty (STDIN_FILENO))
    return FALSE;

  char answer[16] = "";
  g_print ("Does this agree with what the registry's operator published elsewhere? Type yes to trust it: ");
  return fgets (answer, sizeof answer, stdin) && strcmp (g_strstrip (answer), "yes") == 0;
}

static int
add (const char *path, const char *url, const char *sha256, const char *registry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) root = akashi_input_read (path, AKASHI_MAX_ROOT_BYTES, &error);
  if (!root)
    {
      akashi_terminal_complain_error (path, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }

  g_autofree char *actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, root);
  g_print ("SHA-256 of this root: %s\n", actual);
  if (!is_confirmed (actual, sha256))
    {
      akashi_terminal_complain (
          sha256 ? "the root does not have the SHA-256 that was given" : "the root was not confirmed",
          "It was not trusted; nothing was changed.",
          "Get the root and its SHA-256 from the registry's operator by two separate ways.");
      return AKASHI_EXIT_CANNOT_TELL;
    }

  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  if (!akashi_engine_add_trust (engine, root, url, &error))
    {
      akashi_terminal_complain_error (NULL, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  g_print ("Trusted. Now run: akashictl sync\n");
  return AKASHI_EXIT_GOOD;
}

int
akashi_command_trust (int argc, char **argv)
{
  g_autofree char *url = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *registry = NULL;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, "Where the registry is (https:, file:)", "URL" },
    { "sha256", 0, 0, G_OPTION_ARG_STRING, &sha256, "SHA-256 of the root, instead of a typed yes", "HEX" },
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("trust", "add ROOT.json — trust a registry", entries, &argc, &argv, 2, 2))
    return AKASHI_EXIT_USAGE;
  if (strcmp (argv[1], "add") != 0 || !url)
    {
      akashi_terminal_complain (url ? "trust knows only `add`" : "the registry's address is missing", NULL,
                                "akashictl trust add ROOT.json --url URL");
      return AKASHI_EXIT_USAGE;
    }
  return add (argv[2], url, sha256, registry);
}
