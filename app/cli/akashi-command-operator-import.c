/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-import-report.h"
#include "akashi-options.h"
#include "akashi-terminal.h"

#include <string.h>

typedef struct {
  char *scheme, *columns, *out, *previous;
  gboolean dry_run, skip_refused, allow_shrink;
} ImportOptions;

static void
import_options_clear (ImportOptions *options)
{
  g_free (options->scheme);
  g_free (options->columns);
  g_free (options->out);
  g_free (options->previous);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

static int
import (const char *list, const ImportOptions *options)
{
  AkashiImportRequest request = {
    .scheme = options->scheme,
    .map_path = options->columns,
    .list_path = list,
    .previous_path = options->previous ? options->previous : options->out,
    .skip_refused = options->skip_refused,
    .allow_shrink = options->allow_shrink,
  };
  g_autoptr (GError) error = NULL;
  AkashiImportSummary summary;

  FILE *lines = akashi_import_list (&request, akashi_import_report_refusal, (gpointer) (gsize) list, &summary,
                                    &error);
  akashi_import_report_summary (&summary, lines != NULL && options->skip_refused);
  gboolean ok = lines != NULL;
  if (ok && !options->dry_run)
    ok = options->out ? akashi_import_save (lines, options->out, &error)
                      : akashi_import_copy (lines, stdout, &error);
  g_clear_pointer (&lines, fclose);
  return ok ? AKASHI_EXIT_GOOD : akashi_import_report_error (error, "Nothing was written.");
}

int
akashi_operator_import_command (int argc, char **argv)
{
  g_auto (ImportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &options.scheme, "Whose list it is", "ID" },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &options.columns,
      "Which column is what (data/imports/columns.schema.json)", "MAP.json" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out,
      "Where the registrations go, one a line; replaced whole or not at all (default: standard output)",
      "LIST.jsonl" },
    { "previous", 0, 0, G_OPTION_ARG_FILENAME, &options.previous,
      "An earlier import, which this one is held against (default: what --out holds)", "LIST.jsonl" },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &options.skip_refused,
      "Leave refused rows out, and go on (default: one is enough to write nothing); a number that comes "
      "twice "
      "stops it all the same",
      NULL },
    { "allow-shrink", 0, 0, G_OPTION_ARG_NONE, &options.allow_shrink,
      "More than a fifth of the registrations, or of what they say, may go", NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Read, check and report; write nothing", NULL },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator import",
          "LIST — a public list, CSV or HTML, to registrations. Exit codes: 0 imported, 1 the "
          "list is refused, 2 wrong usage, 3 something cannot be read or written",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  if (!options.scheme)
    return akashi_operator_complain_missing ("import", "--scheme");
  if (!options.columns)
    return akashi_operator_complain_missing ("import", "--columns");
  return import (argv[1], &options);
}
