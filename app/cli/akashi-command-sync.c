/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

/* A folder, as somebody types it who has a stick in hand, is an address, too. */
static char *
address_of (const char *from)
{
  if (from == NULL || !g_file_test (from, G_FILE_TEST_IS_DIR))
    return g_strdup (from);
  g_autofree char *folder = g_canonicalize_filename (from, NULL);
  return g_filename_to_uri (folder, NULL, NULL);
}

int
akashi_command_sync (int argc, char **argv)
{
  g_autofree char *from = NULL;
  g_autofree char *registry = NULL;
  gboolean if_due = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "Another address of the same registry (https:, file:)",
      "URL" },
    { "if-due", 0, 0, G_OPTION_ARG_NONE, &if_due,
      "Only where the last update is some hours old, or after a failure soon, then later and later; for a "
      "timer",
      NULL },
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("sync", "— update the registration lists", entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;

  if (if_due && from)
    {
      akashi_terminal_complain ("--if-due and --from do not go together", NULL,
                                "A timer asks the address that was trusted; --from asks at once.");
      return AKASHI_EXIT_USAGE;
    }
  g_autofree char *address = address_of (from);
  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (GError) error = NULL;
  if (!(if_due ? akashi_engine_sync_if_due (engine, NULL, &error)
               : akashi_engine_sync (engine, address, NULL, &error)))
    {
      akashi_terminal_complain_error (NULL, error);
      return AKASHI_EXIT_CANNOT_TELL;
    }

  g_autoptr (GPtrArray) lists = akashi_engine_status (engine);
  for (guint i = 0; i < lists->len; i++)
    {
      const AkashiSchemeStatus *status = lists->pdata[i];
      g_autofree char *as_of = akashi_date_format (status->as_of);
      if (status->serial >= 0)
        g_print ("%s: list %" G_GINT64_FORMAT " of %s, %" G_GINT64_FORMAT " registrations, %s\n",
                 status->scheme->id, status->serial, as_of, status->rows,
                 akashi_freshness_name (status->freshness.state));
      else
        g_print ("%s: no list\n", status->scheme->id);
    }
  GPtrArray *missing = akashi_engine_get_missing_schemes (engine);
  for (guint i = 0; i < missing->len; i++)
    g_print ("%s: not on this medium; its list stays as it is\n", (const char *) missing->pdata[i]);
  return AKASHI_EXIT_GOOD;
}
