/* SPDX-License-Identifier: Apache-2.0 */
/* A plain client of The Update Framework, for any repository. Its exit codes are those of other such clients:
 * 0 done, 1 refused. */
#include "akashi-clock.h"
#include "akashi-commands.h"
#include "akashi-input.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-terminal.h"
#include "akashi-tuf-run.h"

#include <string.h>

#define SUMMARY "init ROOT.json | refresh | download — a client for any TUF repository"

/* What was given on the command line. Names and addresses are taken as bytes, whatever the locale. */
typedef struct {
  AkashiTufPlace place;
  const char *target;
} Order;

static gboolean
run_init (const Order *order, const char *root_file, GError **error)
{
  g_autoptr (GBytes) root = akashi_input_read (root_file, AKASHI_MAX_ROOT_BYTES, error);
  return root && akashi_tuf_run_init (&order->place, root, error);
}

static gboolean
run_refresh (const Order *order, const char *word, GError **error)
{
  (void) word;
  return akashi_tuf_run_refresh (&order->place, akashi_clock_now (akashi_clock_system ()), NULL, error);
}

static gboolean
run_download (const Order *order, const char *word, GError **error)
{
  (void) word;
  return akashi_tuf_run_download (&order->place, order->target, akashi_clock_now (akashi_clock_system ()),
                                  NULL, error);
}

typedef struct {
  const char *name;
  gboolean (*run) (const Order *order, const char *word, GError **error);
  gboolean asks;    /* whether it needs an address of metadata */
  gboolean fetches; /* whether it needs a target */
  int words;        /* after the verb */
} Verb;

static const Verb verbs[] = {
  { "init", run_init, FALSE, FALSE, 1 },
  { "refresh", run_refresh, TRUE, FALSE, 0 },
  { "download", run_download, TRUE, TRUE, 0 },
};

/* Returns: (nullable): what is missing or too much. */
static const char *
find_fault (const Verb *verb, const Order *order, int words)
{
  if (!verb)
    return "tuf knows only `init`, `refresh` and `download`";
  if (words != verb->words)
    return words < verb->words ? "tuf init: the root's file is missing" : "tuf: a word too many";
  if (!order->place.folder)
    return "tuf: --metadata-dir is missing";
  if (verb->asks && !order->place.metadata_url)
    return "tuf: --metadata-url is missing";
  if (verb->fetches && (!order->target || !order->place.target_url || !order->place.target_folder))
    return "tuf download: --target-name, --target-base-url or --target-dir is missing";
  return NULL;
}

static int
carry_out (const Order *order, int argc, char **argv)
{
  const Verb *verb = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (argv[1], verbs[i].name) == 0)
      verb = &verbs[i];
  const char *fault = find_fault (verb, order, argc - 2);
  if (fault)
    {
      akashi_terminal_complain (fault, NULL, "akashictl tuf --help tells how.");
      return AKASHI_EXIT_USAGE;
    }
  if (verb->run (order, verb->words > 0 ? argv[2] : NULL, &error))
    return AKASHI_EXIT_GOOD;

  const char *name = akashi_error_name (error->domain == AKASHI_ERROR ? error->code : AKASHI_ERROR_FAILED);
  g_autofree char *raw = g_strdup_printf ("%s: %s", name, error->message);
  g_autofree char *what = akashi_terminal_escape (raw, strlen (raw));
  akashi_terminal_complain (what, "Nothing that was refused is kept; what was trusted before stays.", NULL);
  return AKASHI_EXIT_NOT_GOOD;
}

int
akashi_command_tuf (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *metadata_url = NULL;
  g_autofree char *target = NULL;
  g_autofree char *target_url = NULL;
  g_autofree char *target_folder = NULL;
  const GOptionEntry entries[] = {
    { "metadata-dir", 0, 0, G_OPTION_ARG_FILENAME, &folder, "Where trusted metadata is kept", "DIR" },
    { "metadata-url", 0, 0, G_OPTION_ARG_FILENAME, &metadata_url, "Where metadata comes from (https:, file:)",
      "URL" },
    { "target-name", 0, 0, G_OPTION_ARG_FILENAME, &target, "Path of the target to download", "NAME" },
    { "target-base-url", 0, 0, G_OPTION_ARG_FILENAME, &target_url, "Where targets come from", "URL" },
    { "target-dir", 0, 0, G_OPTION_ARG_FILENAME, &target_folder, "Where downloaded targets go", "DIR" },
    { NULL },
  };

  if (!akashi_options_parse ("tuf", SUMMARY, entries, &argc, &argv, 1, 2))
    return AKASHI_EXIT_USAGE;
  const Order order = { { folder, metadata_url, target_url, target_folder }, target };
  return carry_out (&order, argc, argv);
}
