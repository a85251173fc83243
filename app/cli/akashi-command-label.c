/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-input.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-terminal.h"
#include "akashi-values-json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
inspect_text (AkashiInspector *inspector, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AkashiInspection) inspection = akashi_inspector_inspect (inspector, bytes);
  json_t *object = json_pack (
      "{s:o}", "outcome",
      inspection->attempt ? json_string (akashi_signature_name (inspection->signature)) : json_null ());

  if (inspection->claims)
    json_object_set_new (object, "claims", akashi_claims_to_json (inspection->claims));
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

/* An operator has one definition in a file of its own; it is read as a collection of one. */
static GBytes *
read_schemes (const char *path, GError **error)
{
  g_autoptr (GBytes) json = akashi_input_read (path, AKASHI_MAX_SCHEMES_BYTES, error);
  gsize length;
  const char *data = json ? g_bytes_get_data (json, &length) : NULL;
  json_t *definition = data ? json_loadb (data, length, JSON_REJECT_DUPLICATES, NULL) : NULL;

  if (json_object_get (definition, "id"))
    {
      json_t *collection = json_pack ("{s:[O]}", "schemes", definition);
      char *text = json_dumps (collection, JSON_COMPACT);
      g_clear_pointer (&json, g_bytes_unref);
      json = g_bytes_new (text, strlen (text));
      free (text);
      json_decref (collection);
    }
  json_decref (definition);
  return g_steal_pointer (&json);
}

int
akashi_command_label (int argc, char **argv)
{
  g_autofree char *schemes = NULL;
  const GOptionEntry entries[] = {
    { "schemes", 0, 0, G_OPTION_ARG_FILENAME, &schemes,
      "Definition of a scheme, or of several (key `schemes`), to read the texts by", "FILE.json" },
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
  g_autoptr (GBytes) json = read_schemes (schemes, &error);
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
