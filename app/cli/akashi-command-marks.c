/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-knowledge.h"
#include "akashi-mark-words.h"
#include "akashi-options.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static void
print_json (const char *language, const AkashiMark *mark)
{
  const char *context = "mark";
  json_t *object = json_pack (
      "{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "id", mark->id, "name",
      akashi_words_mark_name (language, mark), "means", akashi_words_context (language, context, mark->means),
      "means_not", akashi_words_context (language, context, mark->means_not), "operator",
      akashi_words_context (language, context, mark->operator_name), "duty", akashi_duty_name (mark->duty),
      "recognise", akashi_words_context (language, context, mark->recognise), "differs",
      akashi_words_context (language, context, mark->differs), "mistaken",
      akashi_mistaken_name (mark->mistaken), "confidence", akashi_confidence_name (mark->confidence),
      "pictogram", mark->pictogram);
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

static void
print_plain (const char *language, const AkashiMark *mark)
{
  g_autofree AkashiMarkFact *facts = akashi_words_mark_facts (language, mark);

  g_autofree char *head = g_strdup_printf ("%s  (%s)", akashi_words_mark_name (language, mark), mark->id);

  akashi_terminal_print_words ("", head);
  for (const AkashiMarkFact *fact = facts; fact->label; fact++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", fact->label, fact->value);
      akashi_terminal_print_words ("    ", line);
    }
}

static int
complain_of_name (const char *language, GPtrArray *marks, const char *text)
{
  g_autofree char *name = akashi_terminal_escape (text, strlen (text));
  g_autofree char *what = g_strdup_printf ("there is no mark “%s” here", name);
  g_autoptr (GString) todo = g_string_new ("Those there are:");

  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (todo, "\n                   %s  (%s)",
                            akashi_words_mark_name (language, marks->pdata[i]),
                            ((const AkashiMark *) marks->pdata[i])->id);
  akashi_terminal_complain (what, "That a mark is not known here says nothing about it.", todo->str);
  return AKASHI_EXIT_NOT_GOOD;
}

int
akashi_command_marks (int argc, char **argv)
{
  g_autofree char *language_option = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    AKASHI_OPTION_LANGUAGE (&language_option),
    { NULL },
  };
  if (!akashi_options_parse ("marks", "[NAME] — marks with another purpose", entries, &argc, &argv, 0, 1))
    return AKASHI_EXIT_USAGE;

  const char *language;
  if (!akashi_options_language (language_option, &language))
    return AKASHI_EXIT_USAGE;
  if (!json)
    language = akashi_words_with_readings (language);
  GPtrArray *marks = akashi_knowledge_marks ();
  g_autoptr (GPtrArray) found
      = argc > 1 ? akashi_words_marks_search (marks, argv[1]) : g_ptr_array_ref (marks);
  if (found->len == 0)
    return complain_of_name (language, marks, argv[1]);

  for (guint i = 0; i < found->len; i++)
    {
      if (!json && i > 0)
        putchar ('\n');
      (json ? print_json : print_plain) (language, found->pdata[i]);
    }
  return AKASHI_EXIT_GOOD;
}
