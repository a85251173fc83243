/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-mirror.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

int
akashi_command_mirror (int argc, char **argv)
{
  g_auto (GStrv) schemes = NULL;
  g_autofree char *registry = NULL;
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING_ARRAY, &schemes, "Only this scheme (again for more)", "ID" },
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("mirror", "URL DIR — copy a registry to a folder or a stick, verified", entries,
                             &argc, &argv, 2, 2))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (GError) error = NULL;
  AkashiMirrorReport report;
  if (!akashi_engine_mirror (engine, argv[1], argv[2], (const char *const *) schemes, &report, NULL, &error))
    {
      akashi_terminal_complain_error (NULL, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  g_print ("%u files copied (%" G_GINT64_FORMAT " bytes), %u were there\n", report.copied, report.bytes,
           report.kept);
  return AKASHI_EXIT_GOOD;
}
