/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-engine.h"
#include "akashi-guarantee-rows.h"
#include "akashi-guarantee-words.h"
#include "akashi-knowledge.h"
#include "akashi-options.h"
#include "akashi-overlap-diagram.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const AkashiGuarantees *all;
  const char *language;
  const char *const *ids; /* (nullable): only these */
} Listing;

static gboolean
is_wanted (const Listing *listing, const AkashiGuarantee *guarantee)
{
  return !listing->ids || g_strv_contains (listing->ids, guarantee->id);
}

static void
print_line (const Listing *listing, const AkashiGuarantee *guarantee)
{
  g_autofree char *protects = akashi_words_protects (listing->language, guarantee->protects);
  g_autofree char *about = g_strdup_printf ("%s · %s", guarantee->id, protects);

  akashi_terminal_print_words (guarantee->common ? "  ● " : "    ",
                               akashi_words_guarantee (listing->language, guarantee));
  akashi_terminal_print_words ("      ", about);
}

static void
print_plain (const Listing *listing)
{
  for (guint i = 0; i < listing->all->guarantees->len; i++)
    if (is_wanted (listing, listing->all->guarantees->pdata[i]))
      print_line (listing, listing->all->guarantees->pdata[i]);
  putchar ('\n');
  akashi_terminal_print_words ("  ●  ", akashi_words_overlap (listing->language, AKASHI_OVERLAP_NEARLY_ALL));
}

/* @only: (nullable): the one it is original to */
static void
print_demands (const Listing *listing, const AkashiGuarantee *guarantee, const AkashiBaseline *only)
{
  static const char *const doubts[] = {
    [AKASHI_CONFIDENCE_LOW] = "  ??",
    [AKASHI_CONFIDENCE_MEDIUM] = "  ?",
    [AKASHI_CONFIDENCE_HIGH] = "",
  };

  for (guint i = 0; i < guarantee->demands->len; i++)
    {
      const AkashiDemand *demand = guarantee->demands->pdata[i];
      g_autofree char *where = akashi_words_demand (listing->language, demand);
      g_autofree char *line
          = g_strdup_printf ("%-42s %s%s", demand->baseline->title, where, doubts[demand->confidence]);
      akashi_terminal_print_words (demand->baseline == only ? "    → " : "      ", line);
    }
}

/* The overlap first, then what is original to one: the question METI's committee asked. */
static void
print_crosswalk (const Listing *listing)
{
  for (int overlap = AKASHI_OVERLAP_NEARLY_ALL; overlap <= AKASHI_OVERLAP_ONE; overlap++)
    {
      akashi_terminal_print_words ("", akashi_words_overlap (listing->language, (AkashiOverlap) overlap));
      for (guint i = 0; i < listing->all->guarantees->len; i++)
        {
          const AkashiGuarantee *guarantee = listing->all->guarantees->pdata[i];
          const AkashiBaseline *only;
          if (!is_wanted (listing, guarantee)
              || akashi_guarantees_overlap (listing->all, guarantee, &only) != (AkashiOverlap) overlap)
            continue;
          print_line (listing, guarantee);
          print_demands (listing, guarantee, only);
        }
      putchar ('\n');
    }
  akashi_terminal_print_words ("  →   ", akashi_words_text (listing->language, "the one that asks for it"));
  akashi_terminal_print_words (
      "  ?   ", akashi_words_text (listing->language, "not read at its source: check before you rely on it"));
  akashi_terminal_print_words ("  ??  ", akashi_words_text (listing->language, "one weak source only"));
  for (guint i = 0; i < listing->all->baselines->len; i++)
    {
      const AkashiBaseline *baseline = listing->all->baselines->pdata[i];
      if (baseline->whole)
        continue;
      g_autofree char *line
          = g_strdup_printf ("%s: %s", baseline->title,
                             akashi_words_text (listing->language, "not known whole; it may ask for more"));
      akashi_terminal_print_words ("  ", line);
    }
}

static void
print_json (const Listing *listing)
{
  for (guint i = 0; i < listing->all->guarantees->len; i++)
    {
      if (!is_wanted (listing, listing->all->guarantees->pdata[i]))
        continue;
      json_t *object
          = akashi_guarantee_to_json (listing->language, listing->all, listing->all->guarantees->pdata[i]);
      json_dumpf (object, stdout, JSON_COMPACT);
      putchar ('\n');
      json_decref (object);
    }
}

static void
print_csv (const Listing *listing)
{
  g_autofree char *head = akashi_guarantee_csv_head (listing->all);

  fputs (head, stdout);
  for (guint i = 0; i < listing->all->guarantees->len; i++)
    {
      if (!is_wanted (listing, listing->all->guarantees->pdata[i]))
        continue;
      g_autofree char *line
          = akashi_guarantee_to_csv (listing->language, listing->all, listing->all->guarantees->pdata[i]);
      fputs (line, stdout);
    }
}

static AkashiScheme *
find_scheme (GPtrArray *schemes, const char *id)
{
  for (guint i = 0; i < schemes->len; i++)
    if (strcmp (((AkashiScheme *) schemes->pdata[i])->id, id) == 0)
      return akashi_scheme_ref (schemes->pdata[i]);
  return NULL;
}

static char *
level_numbers (const AkashiScheme *scheme)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AkashiLevel *level = scheme->levels->pdata[i];
      g_string_append_printf (out, "%s%u", i ? ", " : "", level->level);
      if (level->edition)
        g_string_append_printf (out, " (--edition '%s')", level->edition);
    }
  return g_string_free (out, FALSE);
}

static int
complain_of_level (const AkashiScheme *scheme, guint level)
{
  g_autofree char *what = g_strdup_printf ("the scheme %s has no level %u", scheme->id, level);
  g_autofree char *levels = level_numbers (scheme);
  g_autofree char *todo
      = *levels ? g_strdup_printf ("Its levels: %s.", levels) : g_strdup ("It has no levels.");
  akashi_terminal_complain (what, NULL, todo);
  return AKASHI_EXIT_NOT_GOOD;
}

static int
complain_of_scheme (GPtrArray *schemes, const char *id)
{
  g_autofree char *name = akashi_terminal_escape (id, strlen (id));
  g_autofree char *what = g_strdup_printf ("there is no scheme “%s”", name);
  g_autoptr (GString) todo = g_string_new ("Those there are: ");

  for (guint i = 0; i < schemes->len; i++)
    g_string_append_printf (todo, "%s%s", i ? ", " : "", ((const AkashiScheme *) schemes->pdata[i])->id);
  akashi_terminal_complain (what, NULL, todo->str);
  return AKASHI_EXIT_NOT_GOOD;
}

/* What one level promises. @scheme: (out): holds what @listing borrows. Returns: an exit code */
static int
choose_level (Listing *listing, const char *registry, const char *id, int level, const char *edition,
              AkashiScheme **scheme)
{
  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (GPtrArray) schemes = akashi_engine_list_schemes (engine);
  *scheme = find_scheme (schemes, id);
  if (!*scheme)
    return complain_of_scheme (schemes, id);

  const AkashiLevel *found = akashi_scheme_find_level (*scheme, (guint) MAX (level, 0), edition);
  if (!found)
    return complain_of_level (*scheme, (guint) MAX (level, 0));
  if (!found->guarantees || !*found->guarantees)
    {
      g_autofree char *what = g_strdup_printf ("what level %d of %s promises is not known", level, id);
      akashi_terminal_complain (what, "This does not mean that it promises nothing.",
                                "Read what the scheme itself says.");
      return AKASHI_EXIT_CANNOT_TELL;
    }
  listing->ids = (const char *const *) found->guarantees;
  return AKASHI_EXIT_GOOD;
}

static int
write_diagram (const Listing *listing, const char *path)
{
  g_autofree char *svg = akashi_overlap_diagram_new (listing->language, listing->all);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, svg, -1, &error))
    return AKASHI_EXIT_GOOD;
  akashi_terminal_complain_error (NULL, error);
  return AKASHI_EXIT_CANNOT_TELL;
}

int
akashi_command_guarantees (int argc, char **argv)
{
  g_autofree char *scheme_id = NULL, *edition = NULL, *svg = NULL, *language = NULL, *registry = NULL;
  gboolean crosswalk = FALSE, json = FALSE, csv = FALSE;
  int level = 0;
  const GOptionEntry entries[] = {
    { "crosswalk", 0, 0, G_OPTION_ARG_NONE, &crosswalk, "Who asks for what: the overlap, and what one asks",
      NULL },
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme_id, "Only what a level of this scheme promises", "ID" },
    { "level", 0, 0, G_OPTION_ARG_INT, &level, "Which level (default: 1)", "N" },
    { "edition", 0, 0, G_OPTION_ARG_STRING, &edition, "Edition of the scheme's rules (default: any)",
      "EDITION" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "A table (RFC 4180)", NULL },
    { "svg", 0, 0, G_OPTION_ARG_FILENAME, &svg, "Draw the whole overlap", "FILE" },
    AKASHI_OPTION_LANGUAGE (&language),
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("guarantees", "— what labels can promise", entries, &argc, &argv, 0, 0))
    return AKASHI_EXIT_USAGE;
  if (json && csv)
    {
      akashi_terminal_complain ("--json and --csv are two forms of one table", NULL, "Give one of them.");
      return AKASHI_EXIT_USAGE;
    }
  if (!scheme_id && (level != 0 || edition))
    {
      akashi_terminal_complain ("a level is one of a scheme", NULL, "Give --scheme ID too.");
      return AKASHI_EXIT_USAGE;
    }

  g_autoptr (AkashiScheme) scheme = NULL;
  Listing listing = {
    .all = akashi_knowledge_guarantees (),
  };
  if (!akashi_options_language (language, &listing.language))
    return AKASHI_EXIT_USAGE;
  if (svg)
    return write_diagram (&listing, svg);
  int chosen = scheme_id ? choose_level (&listing, registry, scheme_id, level ? level : 1, edition, &scheme)
                         : AKASHI_EXIT_GOOD;
  if (chosen != AKASHI_EXIT_GOOD)
    return chosen;

  if (!json && !csv)
    listing.language = akashi_words_with_readings (listing.language);
  (json ? print_json : csv ? print_csv : crosswalk ? print_crosswalk : print_plain) (&listing);
  return AKASHI_EXIT_GOOD;
}
