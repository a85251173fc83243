/* SPDX-License-Identifier: Apache-2.0 */
/* The pages behind a verdict and beside it: the way there and back, and what they say. */
#include <string.h>

#include "akashi-clerk-words.h"
#include "akashi-phrase-label.h"
#include "akashi-scan-page.h"
#include "akashi-text-parts.h"
#include "akashi-typed-number.h"
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)

/* --- the way there and back --- */

typedef struct {
  const char *what, *argument; /* action; NULL: its end */
  const char *page;
} Step;

static void
walk (UiWorld *world, const Step *steps)
{
  for (; steps->what != NULL; steps++)
    {
      ui_world_act (world, steps->what, steps->argument);
      g_test_message ("%s %s", steps->what, steps->argument == NULL ? "" : steps->argument);
      assert_page (world, steps->page);
    }
}

static void
test_there_and_back (void)
{
  static const Step steps[] = {
    { "win.open", "more", "more" },         { "win.open", "guarantees", "guarantees" },
    { "win.back", NULL, "more" },           { "win.open", "clerk", "clerk" },
    { "win.languages", NULL, "languages" }, { "win.language", "ko", "clerk" },
    { "win.back", NULL, "more" },           { "win.open", "why", "why" },
    { "win.open", "more", "more" }, /* the way led through it */
    { "win.back", NULL, "verdict" },        { "win.open", "clerk", "clerk" },
    { "win.open", "clerk", "verdict" }, /* what is open already is closed */
    { "win.open", "help", "help" },         { "win.start-over", NULL, "attract" },
    { "win.back", NULL, "attract" },        { "win.open", "number", "number" },
    { "win.open", "no-label", "no-label" }, { "win.open", "situations", "situations" },
    { "win.back", NULL, "no-label" },       { "win.back", NULL, "number" },
    { "win.back", NULL, "attract" },        { NULL },
  };
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  ui_world_see (world, "confirmed", UI_LABEL | UI_BARCODE, 8);
  assert_page (world, "verdict");
  walk (world, steps);
}

/* --- the staff --- */

static const char *const boxes[] = {
  "confirmed",
  "ends-soon",
  "different-product",
  "signature-withdrawn",
  "suspended-eu",
  "withdrawn",
  "wrong-address",
  "no-registration-found",
  "not-in-list",
  "delisted",
  "altered",
  "provisional",
  "contradicts-list",
  "cannot-tell-newer",
  "support-ended",
  "label-expired",
  "unknown-signer",
  "no-updates-promised",
  "scheme-not-active",
  "cannot-tell-unreadable",
  "other-mark",
  "hidden-address",
  "cannot-tell-newer-than-list",
  "not-a-label",
  "out-of-scope",
};

static void
find_text (GtkWidget *widget, gpointer data)
{
  const char **sought = data;
  if (AKASHI_IS_PHRASE_LABEL (widget)
      && g_strcmp0 (akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (widget)), *sought) == 0)
    *sought = NULL;
}

static gboolean
is_said (UiWorld *world, const char *text)
{
  GtkWidget *stack = ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL);
  const char *sought = text;
  ui_walk (gtk_stack_get_visible_child (GTK_STACK (stack)), find_text, &sought);
  return sought == NULL;
}

/* Sentence by sentence. */
static gboolean
is_all_said (UiWorld *world, const char *text)
{
  g_auto (GStrv) sentences = akashi_text_sentences (text);
  for (char **sentence = sentences; *sentence != NULL; sentence++)
    if (!is_said (world, *sentence))
      return FALSE;
  return *sentences != NULL;
}

/* Every verdict has its page for the staff, which says what to do and what to say, and has a number of its
 * own. */
static void
test_clerk (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_test_message ("%s", boxes[i]);
      ui_world_show (world, boxes[i]);
      assert_page (world, "verdict");
      AkashiCheck *check = akashi_kiosk_window_get_check (world->window);
      AkashiClerkWords words = akashi_words_clerk ("en", akashi_check_get_verdict (check));
      g_autofree char *number = g_strdup_printf ("%03" G_GSIZE_FORMAT, i + 1);
      ui_world_act (world, "win.open", "clerk");
      assert_page (world, "clerk");
      g_assert_true (is_all_said (world, words.todo));
      g_assert_true (is_all_said (world, words.say));
      g_assert_true (is_said (world, number));
      g_assert_false (is_said (world, "something else"));
    }
}

/* It stays until somebody has come, and no code that comes into sight takes it away. */
static void
test_clerk_stays (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show (world, "confirmed");
  ui_world_act (world, "win.open", "clerk");
  gint64 shown = g_get_monotonic_time ();
  ui_world_see (world, "withdrawn", UI_LABEL, 8);
  assert_page (world, "clerk");
  akashi_kiosk_window_tick (world->window, shown + 599 * G_USEC_PER_SEC);
  assert_page (world, "clerk");
  akashi_kiosk_window_tick (world->window, shown + 621 * G_USEC_PER_SEC);
  assert_page (world, "attract");
}

/* Nothing of it is left for the next customer. */
static void
test_nothing_remains (void)
{
  static const char *const pages[] = { "more", "why", "guarantees", "not-covered", "clerk", "call", "phone" };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      g_assert_true (ui_find (GTK_WIDGET (world->window), GTK_TYPE_WIDGET, "fact") != NULL);
      ui_world_act (world, "win.start-over", NULL);
      ui_world_act (world, "win.open", pages[i]);
      assert_page (world, pages[i]);
      GtkWidget *stack = ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL);
      GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (stack));
      g_assert_null (ui_find (page, GTK_TYPE_WIDGET, "fact"));
      g_assert_null (ui_find (page, GTK_TYPE_WIDGET, "note"));
      ui_world_act (world, "win.start-over", NULL);
    }
}

/* --- help --- */

static void
test_help_after_a_while (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_act (world, "win.begin", NULL);
  gint64 shown = g_get_monotonic_time ();
  GtkWidget *mains = NULL;
  static const struct {
    gint64 after_s;
    gboolean offered;
  } rows[] = { { 1, FALSE }, { AKASHI_HELP_AFTER_S - 1, FALSE }, { AKASHI_HELP_AFTER_S + 1, TRUE } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      akashi_kiosk_window_tick (world->window, shown + rows[i].after_s * G_USEC_PER_SEC);
      mains = ui_find (gtk_stack_get_visible_child (
                           GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL))),
                       GTK_TYPE_WIDGET, "mains");
      g_assert_cmpint (gtk_widget_has_css_class (mains, "quiet"), ==, !rows[i].offered);
    }
  ui_world_act (world, "win.open", "help");
  assert_page (world, "help");
  /* The camera goes on looking. */
  ui_world_see (world, "withdrawn", UI_LABEL, 8);
  assert_page (world, "verdict");
}

/* --- two products --- */

static void
test_compare (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_show (world, "confirmed");
  ui_world_act (world, "win.compare", NULL);
  assert_page (world, "scan");
  /* The same one again is no second product. */
  ui_world_see_nothing (world, 60);
  ui_world_see (world, "confirmed", UI_LABEL | UI_BARCODE, 8);
  assert_page (world, "verdict");
  ui_world_see_nothing (world, 60);
  ui_world_see (world, "confirmed-lab", UI_LABEL | UI_BARCODE, 8);
  assert_page (world, "compare");
  g_assert_nonnull (strstr (ui_text (world, "sentence"), "longer than"));
  ui_world_act (world, "win.back", NULL);
  assert_page (world, "verdict");
  ui_world_act (world, "win.start-over", NULL);
  ui_world_see_nothing (world, 60);
  ui_world_see (world, "confirmed", UI_LABEL | UI_BARCODE, 8);
  assert_page (world, "verdict");
}

/* --- a number that is typed --- */

static void
press (UiWorld *world, const char *text)
{
  GtkWidget *page
      = gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL)));
  for (; *text != '\0'; text++)
    gtk_widget_activate_action (page, "number.key", "s", (char[]){ *text, '\0' });
}

static const char *
number_of (UiWorld *world, const char *id)
{
  ui_world_show (world, id);
  const AkashiEvidence *evidence = akashi_check_get_evidence (akashi_kiosk_window_get_check (world->window));
  const char *number = g_intern_string (evidence->registration->number);
  ui_world_act (world, "win.start-over", NULL);
  return number;
}

static void
check_number (UiWorld *world)
{
  GtkWidget *page
      = gtk_stack_get_visible_child (GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL)));
  gtk_widget_activate_action (page, "number.check", NULL);
}

static void
test_typed (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  g_autofree char *number = g_strdup (number_of (world, "confirmed"));
  /* As printed, and with what people take for each other. */
  for (guint way = 0; way < 2; way++)
    {
      ui_world_act (world, "win.open", "number");
      if (way == 1)
        g_strdelimit (g_strdelimit (number, "0", 'O'), "1", 'I');
      press (world, number);
      g_assert_cmpstr (ui_text (world, "typed"), ==, number);
      check_number (world);
      assert_page (world, "question");
      g_assert_cmpstr (ui_world_verdict (world), ==, "listed");
      ui_world_act (world, "win.start-over", NULL);
    }
}

/* Asked for once more, and then answered without red. */
static void
test_typed_and_not_found (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  g_autofree char *number = g_strdup (number_of (world, "confirmed"));
  number[strlen (number) - 2] = number[strlen (number) - 2] == '9' ? '8' : '9';
  number[strlen (number) - 1] = number[strlen (number) - 1] == '9' ? '8' : '9';
  ui_world_act (world, "win.open", "number");
  press (world, number);
  check_number (world);
  assert_page (world, "number");
  g_assert_cmpstr (ui_text (world, "headline"), ==, "We found no such number");
  check_number (world);
  assert_page (world, "verdict");
  g_assert_cmpint (akashi_check_get_verdict (akashi_kiosk_window_get_check (world->window))->severity, ==,
                   AKASHI_SEVERITY_UNKNOWN);
  ui_world_act (world, "win.start-over", NULL);
  ui_world_act (world, "win.open", "number");
  g_assert_cmpstr (ui_text (world, "headline"), ==, "Type the number");
  g_assert_cmpstr (ui_text (world, "typed"), ==, "");
}

static void
test_readings (void)
{
  static const struct {
    const char *text;
    guint n;
    const char *one_of_them;
  } rows[] = {
    { "AB-2345", 0, NULL }, { "AO", 1, "A0" },          { "I0", 3, "1O" },
    { "", 0, NULL },        { "000000", 63, "OOOOOO" }, { "0000000", 0, NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) readings = akashi_typed_number_readings (rows[i].text);
      g_assert_cmpuint (g_strv_length (readings), ==, rows[i].n);
      g_assert_true (rows[i].one_of_them == NULL
                     || g_strv_contains ((const char *const *) readings, rows[i].one_of_them));
      g_assert_false (g_strv_contains ((const char *const *) readings, rows[i].text));
    }
}

static void
test_begins (void)
{
  static const struct {
    const char *number, *typed;
    gboolean begins;
  } rows[] = {
    { "MH-2026-004211", "mh2", TRUE }, { "MH-2026-004211", "MH-2O26-OO42II", TRUE },
    { "MH-2026-004211", "", TRUE },    { "MH-2026-004211", "MH-2027", FALSE },
    { "MH-2", "MH-2026", FALSE },      { "HN-CAM200W", "HNCAM2", TRUE },
    { "HN-CAM200W", "CAM", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (akashi_typed_number_begins (rows[i].number, rows[i].typed), ==, rows[i].begins);
}

/* What could be meant is offered as it is typed; a touch on it is as good as typing it all. */
static void
test_offers (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  g_autofree char *number = g_strdup (number_of (world, "confirmed"));
  g_autofree char *begin = g_strndup (number, strlen (number) - 2);
  ui_world_act (world, "win.open", "number");
  press (world, "M");
  g_assert_false (is_said (world, number));
  ui_world_act (world, "win.start-over", NULL);
  ui_world_act (world, "win.open", "number");
  press (world, g_strdelimit (begin, "0", 'O'));
  g_assert_true (is_said (world, number));
  ui_world_act (world, "win.type", number);
  assert_page (world, "question");
}

/* --- the first sight of a verdict --- */

typedef struct {
  const char *text;
  gboolean seen;
} Sought;

static void
find_seen (GtkWidget *widget, gpointer data)
{
  Sought *sought = data;
  if (AKASHI_IS_PHRASE_LABEL (widget)
      && g_strcmp0 (akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (widget)), sought->text) == 0)
    sought->seen = TRUE;
}

static void
assert_reason_seen (UiWorld *world, const char *language)
{
  AkashiCheck *check = akashi_kiosk_window_get_check (world->window);
  g_autoptr (AkashiWords) words
      = akashi_words_new (language, akashi_check_get_evidence (check), akashi_check_get_verdict (check));
  Sought sought = { words->why[0], FALSE };
  ui_visit (GTK_WIDGET (world->window), find_seen, &sought);
  g_assert_true (sought.seen);
}

/* Why an answer is a bad one is seen without a touch, in every language. */
static void
test_reason_first (void)
{
  static const char *const bad[] = { "withdrawn", "suspended-eu", "contradicts-list", "different-product" };
  static const UiGlass glasses[] = { UI_PORTRAIT, { 1366, 768, 344 } };
  for (gsize i = 0; i < G_N_ELEMENTS (glasses); i++)
    {
      g_autoptr (UiWorld) world = ui_world_new ("ja", &glasses[i]);
      for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
        for (gsize box = 0; box < G_N_ELEMENTS (bad); box++)
          {
            ui_world_show (world, bad[box]);
            ui_world_act (world, "win.language", *language);
            ui_world_lay_out (world);
            g_test_message ("%d %s %s", glasses[i].width, *language, bad[box]);
            assert_reason_seen (world, *language);
          }
    }
}

/* --- where the camera is --- */

static void
test_camera_position (void)
{
  static const char *const positions[] = { "above", "below", "left", "right", "hand-scanner" };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_settings_set_string (gsettings, "camera-position", positions[i]);
      ui_world_reopen (world, "en", NULL);
      ui_world_act (world, "win.begin", NULL);
      ui_world_settle (world);
      const char *word = g_str_equal (positions[i], "hand-scanner") ? "hand scanner" : positions[i];
      g_assert_nonnull (strstr (ui_text (world, "sentence"), word));
    }
  g_settings_reset (gsettings, "camera-position");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-pages/there-and-back", test_there_and_back);
  g_test_add_func ("/ui/kiosk-pages/clerk", test_clerk);
  g_test_add_func ("/ui/kiosk-pages/clerk-stays", test_clerk_stays);
  g_test_add_func ("/ui/kiosk-pages/nothing-remains", test_nothing_remains);
  g_test_add_func ("/ui/kiosk-pages/help-after-a-while", test_help_after_a_while);
  g_test_add_func ("/ui/kiosk-pages/compare", test_compare);
  g_test_add_func ("/ui/kiosk-pages/typed", test_typed);
  g_test_add_func ("/ui/kiosk-pages/typed-and-not-found", test_typed_and_not_found);
  g_test_add_func ("/ui/kiosk-pages/readings", test_readings);
  g_test_add_func ("/ui/kiosk-pages/begins", test_begins);
  g_test_add_func ("/ui/kiosk-pages/offers", test_offers);
  g_test_add_func ("/ui/kiosk-pages/reason-first", test_reason_first);
  g_test_add_func ("/ui/kiosk-pages/camera-position", test_camera_position);
  return g_test_run ();
}
