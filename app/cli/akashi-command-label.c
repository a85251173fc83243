/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-claims-json.h"
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-input.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

#include <stdio.h>
#include <string.h>

static void
inspect_text (AkashiInspector *inspector, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AkashiInspection) inspection = akashi_inspector_inspect (inspector, bytes);
  json_t *object = json_pack (
      "{s:o, s:s}", "outcome",
      inspection->attempt ? json_string (akashi_signature_name (inspection->signature)) : json_null (),
      "kind", akashi_code_kind_name (inspection->kind));

  if (inspection->claims)
    json_object_set_new (object, "claims", akashi_claims_to_json (inspection->claims));
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

int
akashi_command_label (int argc, char **argv)
{
  g_autofree char *schemes = NULL;
  const GOptionEntry entries[] = {
    { "schemes", 0, 0, G_OPTION_ARG_FILENAME, &schemes, "Scheme definitions to read the texts by",
      "FILE.json" },
    { NULL },
  };
  if (!akashi_options_parse ("label",
                             "inspect TEXT… — take labels apart; looks nothing up and trusts nothing",
                             entries, &argc, &argv, 2, -1))
    return AKASHI_EXIT_USAGE;
  if (strcmp (argv[1], "inspect") != 0 || !schemes)
    {
      akashi_terminal_complain (schemes ? "label knows only `inspect`" : "the scheme definitions are missing",
                                NULL, "akashictl label inspect --schemes FILE.json TEXT…");
      return AKASHI_EXIT_USAGE;
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = akashi_input_read (schemes, AKASHI_MAX_SCHEMES_BYTES, &error);
  g_autoptr (AkashiInspector) inspector = json ? akashi_inspector_new (json, &error) : NULL;
  if (!inspector)
    {
      akashi_terminal_complain_error (schemes, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }
  for (int i = 2; i < argc; i++)
    inspect_text (inspector, argv[i]);
  return AKASHI_EXIT_GOOD;
}
