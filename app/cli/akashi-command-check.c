/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-check-json.h"
#include "akashi-commands.h"
#include "akashi-counsel-words.h"
#include "akashi-engine.h"
#include "akashi-input.h"
#include "akashi-knowledge.h"
#include "akashi-limits.h"
#include "akashi-options.h"
#include "akashi-scan.h"
#include "akashi-terminal.h"
#include "akashi-words.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  AkashiEngine *engine;
  AkashiPictureReader *reader;
  AkashiScanner *scanner;
  AkashiHand hand;
  const char *language;
  const char *country; /* (nullable): where this is */
  gboolean json;
  int exit; /* the gravest so far */
} Run;

static void
raise_exit (Run *run, int code)
{
  run->exit = MAX (run->exit, code);
}

static int
exit_for (const AkashiVerdict *verdict)
{
  if (verdict->code == AKASHI_VERDICT_CONFIRMED || verdict->code == AKASHI_VERDICT_LISTED)
    return AKASHI_EXIT_GOOD;
  return verdict->code == AKASHI_VERDICT_CANNOT_TELL ? AKASHI_EXIT_CANNOT_TELL : AKASHI_EXIT_NOT_GOOD;
}

static void
print_line (const char *indent, const char *text)
{
  if (!text || !*text)
    return;
  g_autofree char *escaped = akashi_terminal_escape (text, strlen (text));
  printf ("%s%s\n", indent, escaped);
}

static void
print_words (const char *indent, const char *text)
{
  if (text && *text)
    akashi_terminal_print_words (indent, text);
}

static void
print_facts (const Run *run, const AkashiEvidence *evidence)
{
  g_autoptr (GPtrArray) facts = akashi_words_facts (run->language, evidence);

  for (guint i = 0; i < facts->len; i++)
    {
      const AkashiFact *fact = facts->pdata[i];
      g_autofree char *line
          = g_strdup_printf ("%s: %s%s%s%s", fact->label, fact->value, fact->aside ? " (" : "",
                             fact->aside ? fact->aside : "", fact->aside ? ")" : "");
      print_words ("    ", line);
    }
}

/* Whom to ask about what is not as it should be; the consumer desk where it is known which country this is.
 */
static void
print_whom_to_ask (const Run *run, const AkashiVerdict *verdict)
{
  const AkashiCounsel *counsel = akashi_knowledge_counsel ();
  const char *name = akashi_verdict_name (verdict->code);
  const AkashiContact *contact = run->country ? akashi_counsel_find_contact (counsel, run->country) : NULL;

  if (verdict->severity == AKASHI_SEVERITY_GOOD || verdict->severity == AKASHI_SEVERITY_QUESTION)
    return;
  g_auto (GStrv) ask = akashi_words_ask (run->language, akashi_counsel_find_verdict (counsel, name), contact);
  if (!*ask)
    return;
  g_autofree char *people
      = g_strjoinv (akashi_words_context (run->language, "between list items", ", "), ask);
  g_autofree char *line
      = g_strdup_printf ("%s: %s", akashi_words_text (run->language, "Whom to ask"), people);
  print_words ("    → ", line);
}

static void
print_plain (const Run *run, const char *source, const AkashiCheck *check, const AkashiWords *words)
{
  static const char *const marks[] = {
    [AKASHI_SEVERITY_GOOD] = "✓", [AKASHI_SEVERITY_QUESTION] = "?", [AKASHI_SEVERITY_CAUTION] = "△",
    [AKASHI_SEVERITY_BAD] = "■",  [AKASHI_SEVERITY_UNKNOWN] = "□",  [AKASHI_SEVERITY_INFO] = "i",
  };
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  const AkashiVerdict *verdict = akashi_check_get_verdict (check);
  g_autofree char *product = akashi_words_product (run->language, evidence->registration);
  g_autofree char *headline = g_strdup_printf ("%s  %s", marks[verdict->severity], words->headline);

  print_line ("", source);
  print_words ("  ", words->sample);
  print_words ("  ", headline);
  print_words ("     ", words->sentence);
  print_words ("    ", product);
  print_facts (run, evidence);
  print_words ("    ", words->compared);
  for (char **why = words->why; why && *why; why++)
    print_words ("    · ", *why);
  for (char **advice = words->advice; advice && *advice; advice++)
    print_words ("    → ", *advice);
  print_whom_to_ask (run, verdict);
  print_words ("    ", words->list);
  putchar ('\n');
}

static void
report (Run *run, const char *source, const AkashiCheck *check)
{
  const AkashiVerdict *verdict = akashi_check_get_verdict (check);
  g_autoptr (AkashiWords) words
      = akashi_words_new (run->language, akashi_check_get_evidence (check), verdict);

  raise_exit (run, exit_for (verdict));
  if (!run->json)
    {
      print_plain (run, source, check, words);
      return;
    }
  json_t *object = akashi_check_to_json (source, check, words);
  json_dumpf (object, stdout, JSON_COMPACT);
  putchar ('\n');
  json_decref (object);
}

static void
check_picture (Run *run, const char *source, const AkashiGrey *grey)
{
  g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (run->scanner, grey);
  if (codes->len == 0)
    {
      akashi_terminal_complain_no_code (source);
      raise_exit (run, AKASHI_EXIT_CANNOT_TELL);
      return;
    }

  g_autofree AkashiCodeInView *in_view = g_new0 (AkashiCodeInView, codes->len);
  for (guint i = 0; i < codes->len; i++)
    {
      const AkashiFoundCode *code = codes->pdata[i];
      in_view[i].text = code->text;
      in_view[i].origin = code->symbology == AKASHI_SYMBOLOGY_QR ? AKASHI_ORIGIN_QR : AKASHI_ORIGIN_BARCODE;
    }
  g_autoptr (GPtrArray) checks = akashi_engine_check_codes (run->engine, in_view, codes->len, &run->hand);
  for (guint i = 0; i < checks->len; i++)
    report (run, source, checks->pdata[i]);
}

static void
check_file (Run *run, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (AkashiPicture) picture = { 0 };

  if (akashi_input_read_picture (run->reader, path, &picture, &error))
    {
      check_picture (run, path, picture.grey);
      return;
    }
  akashi_terminal_complain_error (path, error);
  raise_exit (run, AKASHI_EXIT_CANNOT_TELL);
}

static void
check_text (Run *run, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AkashiCheck) check = akashi_engine_check (run->engine, bytes, AKASHI_ORIGIN_TYPED, &run->hand);
  report (run, text, check);
}

/* A word that looks like the name of a picture and names no file is a mistake, not the text of a code. */
static gboolean
is_file (const char *word)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif" };

  if (strcmp (word, "-") == 0 || g_file_test (word, G_FILE_TEST_EXISTS))
    return TRUE;
  if (strstr (word, "://"))
    return FALSE;
  g_autofree char *lower = g_ascii_strdown (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
hand_is_good (const AkashiHand *hand)
{
  if (akashi_hand_is_valid (hand))
    return TRUE;
  akashi_terminal_complain (
      N_ ("the barcode is not a product code of 8, 12, 13 or 14 digits with a right check digit"),
      N_ ("Nothing was checked; this says nothing about the product."),
      N_ ("Read the digits under the bars again."));
  return FALSE;
}

int
akashi_command_check (int argc, char **argv)
{
  g_autofree char *barcode = NULL;
  g_autofree char *model = NULL;
  g_autofree char *language = NULL;
  g_autofree char *registry = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "barcode", 0, 0, G_OPTION_ARG_STRING, &barcode, "Product code on the product in hand", "GTIN" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &model, "Model number on the product in hand", "MODEL" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object a line", NULL },
    AKASHI_OPTION_LANGUAGE (&language),
    AKASHI_OPTION_REGISTRY (&registry),
    { NULL },
  };
  if (!akashi_options_parse ("check", "FILE|TEXT… — what a label is worth", entries, &argc, &argv, 1, -1))
    return AKASHI_EXIT_USAGE;

  g_autoptr (AkashiEngine) engine = akashi_engine_new (registry, NULL);
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new ();
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  Run run = {
    .engine = engine,
    .reader = reader,
    .scanner = scanner,
    .hand = { barcode, model },
    .json = json,
  };
  if (!akashi_options_language (language, &run.language) || !hand_is_good (&run.hand))
    return AKASHI_EXIT_USAGE;
  g_autofree char *country = akashi_options_country (NULL, run.language);
  run.country = country;
  if (!run.json)
    run.language = akashi_words_with_readings (run.language);
  if (akashi_engine_get_problem (engine))
    akashi_terminal_complain_error (NULL, akashi_engine_get_problem (engine));

  for (int i = 1; i < argc; i++)
    if (is_file (argv[i]))
      check_file (&run, argv[i]);
    else
      check_text (&run, argv[i]);
  return run.exit;
}
