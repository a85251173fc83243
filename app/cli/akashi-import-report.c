/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-import-report.h"

#include "akashi-terminal.h"

#include <string.h>

void
akashi_import_report_refusal (const AkashiImportRefusal *refusal, gpointer list)
{
  const char *name = list;
  g_autofree char *file = akashi_terminal_escape (name, strlen (name));
  g_autofree char *reason = akashi_terminal_escape (refusal->reason, strlen (refusal->reason));
  const char *heading = refusal->column ? refusal->column : "";
  g_autofree char *column = akashi_terminal_escape (heading, strlen (heading));

  g_printerr ("%s:%" G_GUINT64_FORMAT ": %s%s%s\n", file, refusal->line, column, *column ? ": " : "", reason);
}

void
akashi_import_report_summary (const AkashiImportSummary *summary, gboolean left_out)
{
  if (summary->rows == 0)
    return;
  g_printerr ("%" G_GUINT64_FORMAT " rows (%s%s): %" G_GUINT64_FORMAT " registrations with %" G_GUINT64_FORMAT
              " models",
              summary->rows, summary->encoding, summary->delimiter ? " CSV" : " HTML", summary->registrations,
              summary->models);
  if (summary->unnamed > 0)
    g_printerr (", %" G_GUINT64_FORMAT " models more that the list does not name", summary->unnamed);
  if (summary->passed_over > 0)
    g_printerr ("; %" G_GUINT64_FORMAT " rows were empty, notes or headings", summary->passed_over);
  if (summary->refused > 0)
    g_printerr ("; %" G_GUINT64_FORMAT " refused%s", summary->refused, left_out ? " and left out" : "");
  g_printerr ("\n");
}

int
akashi_import_report_error (const GError *error, const char *meaning)
{
  gboolean refused = g_error_matches (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED);
  g_autofree char *what = akashi_terminal_escape (error->message, strlen (error->message));

  akashi_terminal_complain (what, meaning,
                            refused ? "Correct the list or the map, or say what may be left out: "
                                      "akashictl operator import --help tells how."
                                    : "Correct what is named above, and try again.");
  return refused ? AKASHI_EXIT_NOT_GOOD : AKASHI_EXIT_CANNOT_TELL;
}
