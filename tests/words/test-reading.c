/* SPDX-License-Identifier: Apache-2.0 */
/* Each screen was read as by someone who knows only its language and has only the screen:
 * reading-LANGUAGE.json holds the lines as they were shown, and what the reader would do now, and why;
 * expected.json holds what verdicts.md wants them to do. A text that has changed since must be read again.
 *
 * `words-reading --print LANGUAGE` prints the screens as they are shown now, answers as they stand. */
#include "akashi-verdict-words.h"
#include "akashi-words.h"

#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static json_t *
load (const char *stem, const char *language)
{
  g_autofree char *name
      = g_strdup_printf ("%s%s%s.json", stem, language ? "-" : "", language ? language : "");
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_READING"), name, NULL);
  json_error_t error;
  json_t *file = json_load_file (path, 0, &error);
  if (!file)
    g_error ("%s:%d: %s", path, error.line, error.text);
  return file;
}

/* As in `altered/seal`, `listed#unsure`. */
static char *
screen_name (const AkashiVerdictWords *row)
{
  static const char *const wordings[] = {
    [AKASHI_WORDING_UNSURE] = "unsure",
    [AKASHI_WORDING_NO_SEAL] = "no-seal",
    [AKASHI_WORDING_DROPPED] = "dropped",
    [AKASHI_WORDING_SAID] = "said",
  };
  gboolean plain = row->wording == AKASHI_WORDING_PLAIN;
  gboolean any = row->cause == AKASHI_CAUSE_NONE;
  return g_strconcat (akashi_verdict_name (row->code), any ? "" : "/",
                      any ? "" : akashi_cause_name (row->cause), plain ? "" : "#",
                      plain ? "" : wordings[row->wording], NULL);
}

static void
add_line (json_t *lines, const char *language, const char *msgid)
{
  if (msgid)
    json_array_append_new (lines, json_string (akashi_words_text (language, msgid)));
}

/* @context: (nullable): of the texts, as data has one */
static json_t *
lines_of (const char *language, const char *context, json_t *texts)
{
  json_t *lines = json_array (), *msgid;
  size_t k;

  json_array_foreach (texts, k, msgid)
  {
    const char *text = json_string_value (msgid);
    if (context)
      json_array_append_new (lines, json_string (akashi_words_context (language, context, text)));
    else
      add_line (lines, language, text);
  }
  return lines;
}

/* Returns: (transfer full): name of screen → its lines in @language: every verdict, then the pages whose
 * English lines expected.json gives. */
static json_t *
screens_shown (const char *language, json_t *expected)
{
  json_t *screens = json_object ();
  guint n;
  const AkashiVerdictWords *rows = akashi_verdict_words_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = screen_name (&rows[i]);
      json_t *lines = json_array ();
      add_line (lines, language, rows[i].headline);
      add_line (lines, language, rows[i].sentence);
      add_line (lines, language, rows[i].why);
      for (guint k = 0; k < AKASHI_VERDICT_ADVICE; k++)
        add_line (lines, language, rows[i].advice[k]);
      g_assert_null (json_object_get (screens, name));
      json_object_set_new (screens, name, lines);
    }

  const char *name;
  json_t *screen;
  json_object_foreach (json_object_get (expected, "screens"), name, screen)
  {
    json_t *texts = json_object_get (screen, "texts");
    const char *context = json_string_value (json_object_get (screen, "context"));
    if (texts)
      json_object_set_new (screens, name, lines_of (language, context, texts));
  }
  return screens;
}

static const char *
text_of (json_t *object, const char *key)
{
  const char *text = json_string_value (json_object_get (object, key));
  return text ? text : "";
}

/* @shown: the lines now; @read: those the answer was written for */
static void
check_screen (const char *where, json_t *shown, json_t *read, json_t *expected)
{
  if (!read || !expected)
    g_error ("%s: nobody has read this screen, or it is not in expected.json", where);
  if (!json_equal (shown, json_object_get (read, "shown")))
    {
      g_autofree char *now = json_dumps (shown, JSON_INDENT (2));
      g_error ("%s: the texts have changed; read them and answer anew:\n%s", where, now);
    }
  if (strcmp (text_of (read, "do"), text_of (expected, "do")) != 0)
    g_error ("%s: the reader would “%s”, not “%s”", where, text_of (read, "do"), text_of (expected, "do"));
  g_assert_cmpstr (text_of (read, "because"), !=, "");
  g_assert_cmpstr (text_of (expected, "because"), !=, "");
}

static void
test_language (gconstpointer data)
{
  const char *language = data;
  json_t *expected = load ("expected", NULL), *read = load ("reading", language);
  json_t *of_language = json_object_get (read, "screens"), *of_all = json_object_get (expected, "screens");
  json_t *shown = screens_shown (language, expected), *lines;
  const char *name;

  g_assert_cmpstr (text_of (read, "question"), ==, text_of (expected, "question"));
  json_object_foreach (shown, name, lines)
  {
    g_autofree char *where = g_strdup_printf ("%s: %s", language, name);
    check_screen (where, lines, json_object_get (of_language, name), json_object_get (of_all, name));
  }
  g_assert_cmpuint (json_object_size (of_language), ==, json_object_size (shown));
  g_assert_cmpuint (json_object_size (of_all), ==, json_object_size (shown));
  json_decref (shown);
  json_decref (read);
  json_decref (expected);
}

/* What is expected is said in words that expected.json explains. */
static void
test_actions (void)
{
  json_t *expected = load ("expected", NULL), *screen;
  const char *name;

  json_object_foreach (
      json_object_get (expected, "screens"), name,
      screen) if (!json_object_get (json_object_get (expected, "actions"), text_of (screen, "do")))
      g_error ("%s: “%s” is none of the actions", name, text_of (screen, "do"));
  json_decref (expected);
}

static int
print (const char *language)
{
  json_t *expected = load ("expected", NULL), *shown = screens_shown (language, expected);
  json_dumpf (shown, stdout, JSON_INDENT (1));
  json_decref (shown);
  json_decref (expected);
  return 0;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for what is printed */
  if (argc == 3 && strcmp (argv[1], "--print") == 0)
    return print (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/actions", test_actions);
  for (const char *const *language = akashi_words_languages (); *language; language++)
    {
      g_autofree char *name = g_strconcat ("/reading/", *language, NULL);
      g_test_add_data_func (name, *language, test_language);
    }
  return g_test_run ();
}
