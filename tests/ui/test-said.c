/* SPDX-License-Identifier: Apache-2.0 */
/* Every text that any page shows, in every language, can be said with the clips of one inventory. */
#include <stdio.h>
#include <string.h>

#include "akashi-error.h"
#include "akashi-kiosk-window-pages.h"
#include "akashi-knowledge.h"
#include "akashi-page-texts.h"
#include "akashi-scan-page.h"
#include "akashi-speech.h"
#include "akashi-voice.h"
#include "akashi-words.h"
#include "ui-world.h"

/* One box for each verdict and each set of facts. */
static const char *const boxes[] = {
  "confirmed",
  "confirmed-lab",
  "confirmed-eu",
  "listed",
  "listed-eu",
  "listed-link",
  "ends-soon",
  "ends-soon-eu",
  "support-ended",
  "label-expired",
  "no-updates-promised",
  "different-product",
  "withdrawn",
  "suspended",
  "suspended-eu",
  "signature-withdrawn",
  "wrong-address",
  "not-in-list",
  "no-registration-found",
  "delisted",
  "altered",
  "provisional",
  "provisional-number",
  "contradicts-list",
  "cannot-tell-newer",
  "unknown-signer",
  "scheme-not-active",
  "cannot-tell-unreadable",
  "other-mark",
  "hidden-address",
  "cannot-tell-newer-than-list",
  "not-a-label",
  "out-of-scope",
};

/* --- words that are no texts of ours --- */

/* Names, as the lists and definitions of the sample give them. */
static GPtrArray *names;

static void
take_strings (json_t *json)
{
  const char *key;
  size_t index;
  json_t *value;
  if (json_is_string (json) && strlen (json_string_value (json)) > 2)
    g_ptr_array_add (names, g_strdup (json_string_value (json)));
  json_array_foreach (json, index, value) take_strings (value);
  json_object_foreach (json, key, value) take_strings (value);
}

/* A list has one object a line, everything else is one. */
static void
take_names_in (const char *folder)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_SOURCE"), "data", folder, NULL);
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  g_assert_nonnull (files);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *file_path = g_build_filename (path, name, NULL);
      FILE *file = g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl")
                       ? fopen (file_path, "re")
                       : NULL;
      json_t *json;
      while (file != NULL && (json = json_loadf (file, JSON_DISABLE_EOF_CHECK, NULL)) != NULL)
        {
          take_strings (json);
          json_decref (json);
        }
      if (file != NULL)
        fclose (file);
    }
}

/* Standards and laws that ask for what a label promises. */
static void
take_baselines (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("AKASHI_SOURCE"), "data", "guarantees.json", NULL);
  json_t *all = json_load_file (path, 0, NULL);
  g_assert_nonnull (all);
  take_strings (json_object_get (all, "baselines"));
  json_decref (all);
}

static gboolean
holds_a_name (const char *text)
{
  for (guint i = 0; i < names->len; i++)
    if (strstr (text, names->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What a clip says where a name has none. */
static gboolean
is_left_to_the_screen (const char *clip)
{
  static const char *const clips[]
      = { "as shown on the screen", "がめんの とおり", "如屏幕所示", "화면에 보이는 대로", NULL };
  return g_strv_contains (clips, clip);
}

typedef struct {
  UiWorld *world;
  const char *language;
  GHashTable *inventory; /* of the voice: clips there are */
  GHashTable *looked_at; /* texts */

  GString *faults;
  guint n_pages;
} Listener;

static GtkWidget *
open_page (UiWorld *world)
{
  return gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL)));
}

/* Whether @text has a letter or a digit: anything to be said. */
static gboolean
says_anything (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
fault (Listener *listener, const char *text, const char *clip)
{
  g_string_append_printf (listener->faults, "%s, %s: no clip says \"%s\" of: %s\n", listener->language,
                          ui_world_page (listener->world), clip, text);
}

static void
hear_text (Listener *listener, const AkashiSaying *saying)
{
  g_autofree char *once = g_strconcat (saying->language, " ", saying->text, NULL);
  if (!g_hash_table_add (listener->looked_at, g_steal_pointer (&once)))
    return;
  g_autoptr (GPtrArray) utterances = akashi_speech_utterances (saying->language, saying->text);
  if (utterances->len == 0 && says_anything (saying->text))
    fault (listener, saying->text, "");
  /* A language names itself in its own voice, which is looked at when it is shown. */
  if (!g_str_equal (saying->language, listener->language))
    return;
  for (guint i = 0; i < utterances->len; i++)
    for (char **clip = ((AkashiUtterance *) utterances->pdata[i])->clips; *clip != NULL; clip++)
      if (!g_hash_table_contains (listener->inventory, *clip)
          || (is_left_to_the_screen (*clip) && !holds_a_name (saying->text)))
        fault (listener, saying->text, *clip);
}

/* What a listener is told of the open page. */
static void
hear (Listener *listener)
{
  g_autoptr (GPtrArray) sayings = akashi_page_texts (open_page (listener->world), listener->language);
  g_assert_cmpuint (sayings->len, >, 0);
  for (guint i = 0; i < sayings->len; i++)
    hear_text (listener, sayings->pdata[i]);
  listener->n_pages++;
}

/* --- all there is to hear --- */

/* Each page of the table, also one that is added later: behind a result, and without one. */
static void
hear_table (Listener *listener)
{
  for (const AkashiPageRow *row = akashi_kiosk_window_pages (); row->name != NULL; row++)
    for (guint with_result = 0; with_result < 2; with_result++)
      {
        if (with_result > 0)
          ui_world_show (listener->world, "confirmed");
        else
          ui_world_act (listener->world, "win.start-over", NULL);
        ui_world_act (listener->world, "win.open", row->name);
        hear (listener);
      }
}

static void
hear_marks (Listener *listener)
{
  GPtrArray *marks = akashi_knowledge_marks ();
  ui_world_act (listener->world, "win.start-over", NULL);
  ui_world_act (listener->world, "win.open", "marks");
  for (guint i = 0; i < marks->len; i++)
    {
      gtk_widget_activate_action (open_page (listener->world), "marks.choose", "s",
                                  ((const AkashiMark *) marks->pdata[i])->id);
      hear (listener);
    }
}

static void
hear_scan_page (Listener *listener)
{
  gint64 now = g_get_monotonic_time ();
  ui_world_act (listener->world, "win.start-over", NULL);
  ui_world_act (listener->world, "win.begin", NULL);
  for (guint hint = 0; hint < AKASHI_HINTS; hint++)
    for (guint after = 0; after < 3; after++, now += AKASHI_HELP_AFTER_S * G_USEC_PER_SEC)
      {
        akashi_scan_page_tick (AKASHI_SCAN_PAGE (open_page (listener->world)), now, hint);
        hear (listener);
      }
}

static void
hear_troubles (Listener *listener)
{
  static const int codes[] = { AKASHI_ERROR_NO_CAMERA, AKASHI_ERROR_CAMERA_FAILED };
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (AKASHI_ERROR, codes[i], "test");
      ui_world_act (listener->world, "win.start-over", NULL);
      akashi_kiosk_window_camera_failed (listener->world->window, error);
      g_assert_cmpstr (ui_world_page (listener->world), ==, "camera");
      hear (listener);
      ui_world_camera_works (listener->world);
    }
  ui_world_act (listener->world, "win.open", "number");
  gtk_widget_activate_action (open_page (listener->world), "number.key", "s", "Q");
  gtk_widget_activate_action (open_page (listener->world), "number.check", NULL);
  hear (listener); /* asked for once more */
  gtk_widget_activate_action (open_page (listener->world), "number.check", NULL);
  hear (listener);
}

static gboolean
has_label (UiWorld *world, const char *id)
{
  size_t index;
  json_t *box;
  json_array_foreach (world->boxes, index, box)
  {
    if (g_strcmp0 (json_string_value (json_object_get (box, "id")), id) == 0)
      return json_is_string (json_object_get (box, "text"));
  }
  return FALSE;
}

/* The verdict, and the pages behind it; before it the question, with each answer. */
static void
hear_box (Listener *listener, const char *id)
{
  static const char *const behind[]
      = { "more", "why", "guarantees", "not-covered", "clerk", "no-label", "marks" };
  static const char *const answers[] = { "no", "unsure", "yes" };
  gboolean alone = has_label (listener->world, id);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      ui_world_act (listener->world, "win.start-over", NULL);
      ui_world_see_nothing (listener->world, 60);
      ui_world_see (listener->world, id, alone && i < 2 ? UI_LABEL : UI_LABEL | UI_BARCODE, 8);
      hear (listener);
      if (g_str_equal (ui_world_page (listener->world), "question"))
        ui_world_act (listener->world, "win.answer", answers[i]);
      hear (listener);
      for (gsize page = 0; page < G_N_ELEMENTS (behind); page++)
        {
          ui_world_act (listener->world, "win.open", behind[page]);
          hear (listener);
          ui_world_act (listener->world, "win.back", NULL);
        }
    }
}

static void
hear_compared (Listener *listener)
{
  static const char *const seconds[]
      = { "confirmed-lab", "ends-soon", "no-updates-promised", "confirmed-eu" };
  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      ui_world_show (listener->world, "confirmed");
      ui_world_act (listener->world, "win.compare", NULL);
      hear (listener);
      ui_world_see_nothing (listener->world, 60);
      ui_world_see (listener->world, seconds[i], UI_LABEL | UI_BARCODE, 8);
      hear (listener);
    }
}

static GHashTable *
clips_of (const char *language)
{
  g_auto (GStrv) all = akashi_speech_inventory (akashi_speech_voice (language));
  GHashTable *clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **clip = all; *clip != NULL; clip++)
    g_hash_table_add (clips, g_strdup (*clip));
  return clips;
}

static void
test_language (gconstpointer data)
{
  static const char *const positions[] = { "below", "left", "right", "hand-scanner", "above" };
  const char *language = data;
  g_autoptr (UiWorld) world = ui_world_new (language, NULL);
  g_autoptr (GHashTable) inventory = clips_of (language);
  g_autoptr (GHashTable) looked_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listener listener = { world, language, inventory, looked_at, g_string_new (NULL), 0 };
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_settings_set_string (gsettings, "camera-position", positions[i]);
      ui_world_reopen (world, language, NULL);
      hear_scan_page (&listener);
    }
  g_settings_reset (gsettings, "camera-position");
  hear_table (&listener);
  hear_marks (&listener);
  hear_troubles (&listener);
  hear_compared (&listener);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    hear_box (&listener, boxes[i]);
  g_test_message ("%s: %u texts on %u pages", language, g_hash_table_size (looked_at), listener.n_pages);
  if (listener.faults->len > 0)
    g_test_fail_printf ("%s", listener.faults->str);
  g_assert_cmpuint (g_hash_table_size (looked_at), >, 300);
  g_string_free (listener.faults, TRUE);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  names = g_ptr_array_new_with_free_func (g_free);
  take_names_in ("sample/lists");
  take_names_in ("sample/schemes");
  take_names_in ("schemes");
  take_baselines ();
  for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
    {
      g_autofree char *path = g_strconcat ("/ui/said/", *language, NULL);
      g_test_add_data_func (path, *language, test_language);
    }
  int status = g_test_run ();
  g_ptr_array_unref (names);
  return status;
}
