/* SPDX-License-Identifier: Apache-2.0 */
/* What scheme definitions say to people: names and meanings stand in them in every language, and keep to the
 * rules of wording as our own texts do. Plain Japanese shows the Japanese ones. */
#include "akashi-words.h"
#include "wording.h"

#include <jansson.h>
#include <locale.h>
#include <string.h>

/* Fields that hold one text in several languages. `forbidden_phrases` holds what the scheme forbids to say.
 */
static const char *const fields[] = { "names", "meaning", "operator", "publisher" };

static void
check_text (const char *where, const char *language, const char *text)
{
  const char *fault = wording_fault (language, text, FALSE);
  if (fault)
    g_error ("%s: %s: %s: %s", where, language, fault, text);
}

static void
check_texts (const char *where, json_t *texts)
{
  const char *language;
  json_t *text;

  json_object_foreach (texts, language, text)
  {
    if (g_strv_contains (akashi_words_languages (), language))
      check_text (where, language, json_string_value (text));
  }
  for (const char *const *known = akashi_words_languages (); *known; known++)
    if (!g_str_equal (*known, "ja@easy") && !json_object_get (texts, *known))
      g_error ("%s: not said in %s", where, *known);
}

static void
walk (const char *where, json_t *value)
{
  const char *key;
  json_t *child;
  size_t i;

  json_array_foreach (value, i, child) walk (where, child);
  json_object_foreach (value, key, child)
  {
    g_autofree char *inner = g_strdup_printf ("%s: %s", where, key);
    gboolean text = FALSE;
    for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
      text |= g_str_equal (key, fields[k]);
    if (text && json_is_object (child) && json_object_get (child, "en"))
      check_texts (inner, child);
    else
      walk (inner, child);
  }
}

static void
test_folder (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_getenv ("AKASHI_DATA"), (const char *) data, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  guint read = 0;

  g_assert_no_error (error);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_has_suffix (name, ".json") || strstr (name, "schema.json"))
        continue;
      json_t *definition = json_load_file (path, 0, NULL);
      g_assert_nonnull (definition);
      walk (name, definition);
      json_decref (definition);
      read++;
    }
  g_assert_cmpuint (read, >, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, ""); /* for what is printed */
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/definitions/real", "schemes", test_folder);
  g_test_add_data_func ("/definitions/sample", "sample/schemes", test_folder);
  return g_test_run ();
}
