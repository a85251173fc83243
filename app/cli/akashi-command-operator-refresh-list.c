/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-import-report.h"
#include "akashi-operator-place.h"
#include "akashi-options.h"
#include "akashi-refresh-list.h"
#include "akashi-terminal.h"

#include <string.h>

/* Numbers of one kind that are printed without --all: more than anybody reads. */
#define SHOWN 100

typedef struct {
  char *scheme, *columns, *list, *as_of;
  gboolean dry_run, skip_refused, allow_shrink, all;
} RefreshOptions;

static void
refresh_options_clear (RefreshOptions *options)
{
  g_free (options->scheme);
  g_free (options->columns);
  g_free (options->list);
  g_free (options->as_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RefreshOptions, refresh_options_clear)

static void
print_numbers (char sign, const GPtrArray *numbers, gboolean all)
{
  guint shown = all ? numbers->len : MIN (numbers->len, SHOWN);

  for (guint i = 0; i < shown; i++)
    {
      const char *number = numbers->pdata[i];
      g_autofree char *safe = akashi_terminal_escape (number, strlen (number));
      g_print ("%c %s\n", sign, safe);
    }
  if (shown < numbers->len)
    g_print ("%c … and %u more (--all)\n", sign, numbers->len - shown);
}

static void
print_refreshed (const AkashiRefreshed *refreshed, gboolean all)
{
  const AkashiListDifference *difference = refreshed->difference;
  g_autofree char *as_of = akashi_date_format (refreshed->as_of);

  print_numbers ('+', difference->added, all);
  print_numbers ('~', difference->changed, all);
  print_numbers ('-', difference->dropped, all);
  g_print ("%s: list of %s, %" G_GINT64_FORMAT " registrations: ", refreshed->scheme, as_of, refreshed->rows);
  if (difference->first)
    g_print ("the first list\n");
  else
    g_print ("%u new, %u changed, %u dropped\n", difference->added->len, difference->changed->len,
             difference->dropped->len);
}

static int
refresh (const AkashiRepository *repository, const RefreshOptions *options)
{
  AkashiRefreshRequest request = {
    .scheme_path = options->scheme,
    .map_path = options->columns,
    .list_path = options->list,
    .as_of = AKASHI_DATE_UNKNOWN,
    .skip_refused = options->skip_refused,
    .allow_shrink = options->allow_shrink,
    .dry_run = options->dry_run,
  };
  if (options->as_of && !akashi_date_parse (options->as_of, &request.as_of))
    {
      akashi_terminal_complain ("--as-of is not a date", NULL, "Write it as in 2026-11-20.");
      return AKASHI_EXIT_USAGE;
    }

  g_auto (AkashiRefreshed) refreshed = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean ok = akashi_refresh_list (repository, &request, akashi_import_report_refusal, options->list,
                                     &refreshed, &error);
  akashi_import_report_summary (&refreshed.summary, ok);
  if (!ok)
    return akashi_import_report_error (error, "What is served was not changed.");
  print_refreshed (&refreshed, options->all);
  if (!options->dry_run)
    {
      g_print ("serial %" G_GINT64_FORMAT "; ", refreshed.serial);
      akashi_operator_print_state (&refreshed.state, repository->now);
    }
  return AKASHI_EXIT_GOOD;
}

int
akashi_operator_refresh_list_command (int argc, char **argv)
{
  g_auto (AkashiOperatorPlace) place = { 0 };
  g_auto (RefreshOptions) options = { 0 };
  const GOptionEntry entries[] = {
    AKASHI_PLACE_OPTIONS (place),
    { "scheme", 0, 0, G_OPTION_ARG_FILENAME, &options.scheme, "The scheme's definition", "SCHEME.json" },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &options.columns,
      "Which column is what (data/imports/columns.schema.json)", "MAP.json" },
    { "list", 0, 0, G_OPTION_ARG_FILENAME, &options.list, "The public list, CSV or HTML", "LIST" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      "When the list was taken (default: when the file was last written)", "DATE" },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &options.skip_refused,
      "Leave refused rows out, and go on (default: one is enough to change nothing)", NULL },
    { "allow-shrink", 0, 0, G_OPTION_ARG_NONE, &options.allow_shrink,
      "More than a fifth of the list, or of what it says, may go", NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "Print every number that is new, changed or dropped",
      NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, "Import and compare; sign and publish nothing",
      NULL },
    { NULL },
  };
  if (!akashi_options_parse (
          "operator refresh-list",
          "DIR — import a public list, compare it with what is published, sign and publish it. "
          "Exit codes: 0 published, 1 the list is refused, 2 wrong usage, 3 anything else",
          entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;
  const char *missing = !options.scheme    ? "--scheme"
                        : !options.columns ? "--columns"
                        : !options.list    ? "--list"
                                           : NULL;
  if (missing)
    return akashi_operator_complain_missing ("refresh-list", missing);

  g_auto (AkashiOpenedPlace) opened = { 0 };
  int code = akashi_operator_open_place (&place, "refresh-list", argv[1], AKASHI_PASSPHRASE_OF_KEY, &opened);
  return code == AKASHI_EXIT_GOOD ? refresh (&opened.repository, &options) : code;
}
