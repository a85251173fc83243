/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-commands.h"
#include "akashi-counsel-words.h"
#include "akashi-knowledge.h"
#include "akashi-options.h"
#include "akashi-terminal.h"
#include "akashi-verdict-words.h"
#include "akashi-words.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* What the answer is made of, whether it is about a situation or about a verdict. */
typedef struct {
  const char *id, *name, *line;
  const char *const *steps; /* in English */
  AkashiAsk ask;
  gboolean of_data; /* the texts are of data/advice.json */
} Answer;

typedef struct {
  const char *language;
  const char *country; /* (nullable) */
  gboolean json;
  guint printed;
} Run;

static const char *
text_of (const Run *run, const Answer *answer, const char *text)
{
  return answer->of_data ? akashi_words_counsel (run->language, text)
                         : akashi_words_text (run->language, text);
}

/* Returns: (nullable): the desk of the country one is in. */
static const AkashiContact *
contact_here (const Run *run)
{
  return run->country ? akashi_counsel_find_contact (akashi_knowledge_counsel (), run->country) : NULL;
}

static void
print_questions (const Run *run)
{
  char **questions = akashi_knowledge_counsel ()->questions;

  akashi_terminal_print_words ("    ",
                               akashi_words_text (run->language, N_ ("Questions to put to the shop")));
  for (char **question = questions; *question; question++)
    akashi_terminal_print_words ("      ? ", akashi_words_counsel (run->language, *question));
}

/* Every desk, where it is not known which country one is in. */
static void
print_contacts (const Run *run)
{
  GPtrArray *contacts = akashi_knowledge_counsel ()->contacts;

  for (guint i = 0; i < contacts->len; i++)
    {
      const AkashiContact *contact = contacts->pdata[i];
      g_autofree char *words = akashi_words_contact (run->language, contact);
      g_autofree char *line = g_strdup_printf ("%s  %s", contact->country, words);
      akashi_terminal_print_words ("      · ", line);
    }
}

static void
print_plain (const Run *run, const Answer *answer)
{
  const AkashiContact *contact = contact_here (run);
  g_auto (GStrv) ask = akashi_words_ask (run->language, answer->ask, contact);
  g_autofree char *head = g_strdup_printf ("%s  (%s)", text_of (run, answer, answer->name), answer->id);

  akashi_terminal_print_words ("", head);
  akashi_terminal_print_words ("    ", text_of (run, answer, answer->line));
  for (const char *const *step = answer->steps; *step; step++)
    akashi_terminal_print_words ("    → ", text_of (run, answer, *step));
  akashi_terminal_print_words ("    ", akashi_words_text (run->language, "Whom to ask"));
  for (char **line = ask; *line; line++)
    akashi_terminal_print_words ("      · ", *line);
  if ((answer->ask & AKASHI_ASK_HOTLINE) && !contact)
    print_contacts (run);
  if (answer->of_data && (answer->ask & AKASHI_ASK_SHOP))
    print_questions (run);
}

static json_t *
contact_json (const Run *run, const AkashiContact *contact)
{
  return json_pack ("{s:s, s:s, s:s?, s:s, s:s}", "country", contact->country, "name",
                    akashi_words_counsel (run->language, contact->name), "phone", contact->phone, "page",
                    contact->page, "confidence", akashi_confidence_name (contact->confidence));
}

static json_t *
contacts_json (const Run *run)
{
  const AkashiContact *here = contact_here (run);
  GPtrArray *contacts = akashi_knowledge_counsel ()->contacts;
  json_t *array = json_array ();

  for (guint i = 0; i < contacts->len; i++)
    if (!here || here == contacts->pdata[i])
      json_array_append_new (array, contact_json (run, contacts->pdata[i]));
  return array;
}

static json_t *
texts_json (const Run *run, const Answer *answer, const char *const *texts)
{
  json_t *array = json_array ();
  for (; *texts; texts++)
    json_array_append_new (array, json_string (text_of (run, answer, *texts)));
  return array;
}

static json_t *
ask_json (AkashiAsk ask)
{
  json_t *array = json_array ();
  for (guint i = 0; akashi_ask_name (i); i++)
    if (ask & (1u << i))
      json_array_append_new (array, json_string (akashi_ask_name (i)));
  return array;
}

static void
print_json (const Run *run, const Answer *answer)
{
  const Answer of_data = { .of_data = TRUE };
  const char *const *questions = (const char *const *) akashi_knowledge_counsel ()->questions;
  json_t *object
      = json_pack ("{s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "id", answer->id, "name",
                   text_of (run, answer, answer->name), "line", text_of (run, answer, answer->line), "steps",
                   texts_json (run, answer, answer->steps), "ask", ask_json (answer->ask), "contacts",
                   contacts_json (run), "questions", texts_json (run, &of_data, questions));
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

static void
print_answer (Run *run, const Answer *answer)
{
  if (!run->json && run->printed > 0)
    putchar ('\n');
  (run->json ? print_json : print_plain) (run, answer);
  run->printed++;
}

static void
answer_situation (Run *run, const AkashiSituation *situation)
{
  const Answer answer = { .id = situation->id,
                          .name = situation->name,
                          .line = situation->line,
                          .steps = (const char *const *) situation->steps,
                          .ask = situation->ask,
                          .of_data = TRUE };
  print_answer (run, &answer);
}

/* One answer for each way the verdict is worded: it may have several causes. */
static void
answer_verdict (Run *run, const char *name)
{
  guint n;
  const AkashiVerdictWords *rows = akashi_verdict_words_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *steps[AKASHI_VERDICT_ADVICE + 1] = { NULL };
      if (strcmp (akashi_verdict_name (rows[i].code), name) != 0)
        continue;
      memcpy (steps, rows[i].advice, sizeof rows[i].advice);
      const Answer answer = { .id = name,
                              .name = rows[i].headline,
                              .line = rows[i].sentence,
                              .steps = steps,
                              .ask = akashi_counsel_find_verdict (akashi_knowledge_counsel (), name) };
      print_answer (run, &answer);
    }
}

static int
complain_of_name (const char *text)
{
  GPtrArray *situations = akashi_knowledge_counsel ()->situations;
  g_autofree char *name = akashi_terminal_escape (text, strlen (text));
  g_autofree char *what = g_strdup_printf ("there is no advice about “%s”", name);
  g_autoptr (GString) todo
      = g_string_new ("Give the name of a verdict, as `akashictl check --json` has it, or");

  for (guint i = 0; i < situations->len; i++)
    g_string_append_printf (todo, " %s", ((const AkashiSituation *) situations->pdata[i])->id);
  akashi_terminal_complain (what, NULL, todo->str);
  return AKASHI_EXIT_USAGE;
}

int
akashi_command_advice (int argc, char **argv)
{
  g_autofree char *language_option = NULL;
  g_autofree char *country_option = NULL;
  Run run = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &run.json, "One JSON object a line", NULL },
    AKASHI_OPTION_COUNTRY (&country_option),
    AKASHI_OPTION_LANGUAGE (&language_option),
    { NULL },
  };
  if (!akashi_options_parse ("advice", "[NAME] — what to do, and whom to ask", entries, &argc, &argv, 0, 1)
      || !akashi_options_language (language_option, &run.language))
    return AKASHI_EXIT_USAGE;

  const AkashiCounsel *counsel = akashi_knowledge_counsel ();
  g_autofree char *country = akashi_options_country (country_option, run.language);
  run.country = country;
  if (!run.json)
    run.language = akashi_words_with_readings (run.language);
  const AkashiSituation *situation = argc > 1 ? akashi_counsel_find_situation (counsel, argv[1]) : NULL;
  if (situation)
    answer_situation (&run, situation);
  else if (argc > 1)
    answer_verdict (&run, argv[1]);
  else
    for (guint i = 0; i < counsel->situations->len; i++)
      answer_situation (&run, counsel->situations->pdata[i]);
  return run.printed > 0 ? AKASHI_EXIT_GOOD : complain_of_name (argv[1]);
}
