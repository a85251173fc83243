/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-command-operator.h"

#include "akashi-atomic-file.h"
#include "akashi-clock.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-pattern-proposal.h"
#include "akashi-terminal.h"

#include <stdio.h>
#include <string.h>

#define COMMAND "pattern"

typedef struct {
  char *scheme, *definition, *host, *pattern, *source;
  gboolean dry_run;
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->scheme);
  g_free (wanted->definition);
  g_free (wanted->host);
  g_free (wanted->pattern);
  g_free (wanted->source);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static int
complain_of_file (const char *path, GError *error)
{
  g_prefix_error (&error, "%s: ", path);
  int code = akashi_operator_complain (error);
  g_error_free (error);
  return code;
}

static int
complain_of_objections (const char *path, const GPtrArray *objections, guint n_pairs)
{
  g_autofree char *what = g_strdup_printf ("%u of %u labels speak against it", objections->len, n_pairs);

  for (guint i = 0; i < objections->len; i++)
    {
      const AkashiPatternObjection *objection = objections->pdata[i];
      g_autofree char *line
          = g_strdup_printf ("%s: line %" G_GUINT64_FORMAT ": %s", path, objection->line, objection->problem);
      g_autofree char *escaped = akashi_terminal_escape (line, strlen (line));
      fprintf (stderr, "%s\n", escaped);
    }
  akashi_terminal_complain (what, "The definition was not changed: one that disagrees is enough.",
                            "Look at those labels again, or propose another pattern.");
  return AKASHI_EXIT_NOT_GOOD;
}

static int
add_to_definition (const Wanted *wanted, const AkashiPatternProposal *proposal, guint n_pairs)
{
  GError *error = NULL;
  g_autoptr (GBytes) before = akashi_atomic_file_read (wanted->definition, AKASHI_MAX_SCHEME_BYTES, &error);
  g_autoptr (GBytes) after = before ? akashi_pattern_proposal_add (proposal, before, n_pairs, &error) : NULL;

  if (!after || (!wanted->dry_run && !akashi_atomic_file_write (wanted->definition, after, 0644, &error)))
    return complain_of_file (wanted->definition, error);
  g_print ("%u of %u labels agree: %s%s\n", n_pairs, n_pairs, wanted->definition,
           wanted->dry_run ? " would get the pattern (--dry-run)" : " has the pattern now");
  return AKASHI_EXIT_GOOD;
}

static int
run (const Wanted *wanted, const char *path)
{
  gint64 now = akashi_clock_now (akashi_clock_system ());
  g_autofree char *name = g_path_get_basename (path);
  AkashiPatternProposal proposal = { wanted->scheme, wanted->host, wanted->pattern,
                                     wanted->source ? wanted->source : name, akashi_date_at (now, NULL) };
  GError *error = NULL;
  g_autoptr (GPtrArray) pairs = akashi_pattern_pairs_read (path, &error);

  if (!pairs)
    return complain_of_file (path, error);
  g_autoptr (GPtrArray) objections = akashi_pattern_proposal_try (&proposal, pairs, &error);
  if (!objections)
    return complain_of_file ("--pattern", error);
  return objections->len > 0 ? complain_of_objections (path, objections, pairs->len)
                             : add_to_definition (wanted, &proposal, pairs->len);
}

int
akashi_operator_pattern_command (int argc, char **argv)
{
  g_auto (Wanted) wanted = { 0 };
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &wanted.scheme, "Whose labels they are", "ID" },
    { "definition", 0, 0, G_OPTION_ARG_FILENAME, &wanted.definition, "The scheme's definition",
      "SCHEME.json" },
    { "host", 0, 0, G_OPTION_ARG_STRING, &wanted.host, "Host of the product pages, in lower case", "HOST" },
    { "pattern", 0, 0, G_OPTION_ARG_STRING, &wanted.pattern,
      "Path and query of a product page, the number in parentheses", "'/p/([0-9]{1,9})'" },
    { "source", 0, 0, G_OPTION_ARG_STRING, &wanted.source,
      "Where the labels were seen, for the definition (default: the file's name)", "TEXT" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wanted.dry_run, "Only test", NULL },
    { NULL },
  };
  if (!akashi_options_parse ("operator " COMMAND,
                             "PAIRS.csv — test a page pattern against labels (scanned text, printed number), "
                             "and add it to the definition where all agree",
                             entries, &argc, &argv, 1, 1))
    return AKASHI_EXIT_USAGE;

  const struct {
    const char *option, *value;
  } needed[] = { { "--scheme", wanted.scheme },
                 { "--definition", wanted.definition },
                 { "--host", wanted.host },
                 { "--pattern", wanted.pattern } };
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!needed[i].value)
      return akashi_operator_complain_missing (COMMAND, needed[i].option);
  return run (&wanted, argv[1]);
}
