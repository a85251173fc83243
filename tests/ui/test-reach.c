/* SPDX-License-Identifier: Apache-2.0 */
/* The real window without a hand on the glass: every button of every page, and each main path, by the
 * keyboard alone and by one switch. */
#include <string.h>

#include "akashi-pager.h"
#include "akashi-phrase-label.h"
#include "akashi-scan-hint.h"
#include "akashi-switch-scan.h"
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)

/* No page has as many things that take the focus. */
#define MOST_STEPS 100

/* --- two ways to move the focus --- */

/* What GTK does for Tab. */
static void
by_tab (UiWorld *world)
{
  g_signal_emit_by_name (world->window, "move-focus", GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (GTK_WINDOW (world->window), TRUE);
}

static void
by_switch (UiWorld *world)
{
  akashi_switch_scan_step (GTK_WINDOW (world->window));
}

static const struct {
  const char *name;
  void (*move) (UiWorld *world);
} ways[] = { { "keyboard", by_tab }, { "switch", by_switch } };

/* Returns: what has the focus, which is never lost and never where it cannot be seen. */
static GtkWidget *
focus_of (UiWorld *world)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (world->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  return focus;
}

static GtkWidget *
move (UiWorld *world, gsize way)
{
  ways[way].move (world);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (world->window)));
  return focus_of (world);
}

/* --- every button of every page --- */

static const char *const pages[]
    = { "attract",        "scan",         "question",      "verdict",         "more",        "why",
        "guarantees",     "clerk",        "not-covered",   "compare",         "marks",       "help",
        "no-label",       "situations",   "number",        "languages",       "call",        "print",
        "phone",          "staff-pin",    "staff",         "staff-test",      "staff-lists", "staff-recent",
        "staff-counters", "staff-camera", "staff-timings", "staff-languages", "camera" };

static void
count_button (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget))
    g_hash_table_add (data, widget);
}

static void
check_page (UiWorld *world, const char *page, gsize way)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  focus_of (world);
  ui_visit (GTK_WIDGET (world->window), count_button, wanted);
  g_assert_cmpuint (g_hash_table_size (wanted), >, 0);
  for (guint i = 0; i < MOST_STEPS && g_hash_table_size (wanted) > 0; i++)
    g_hash_table_remove (wanted, move (world, way));
  /* The focus alone does nothing. */
  assert_page (world, page);
  if (g_hash_table_size (wanted) > 0)
    g_error ("%s, %s: %u buttons are not reached", page, ways[way].name, g_hash_table_size (wanted));
}

static void
check_pages (const UiGlass *glass)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", glass);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_act (world, "win.start-over", NULL);
      ui_world_see_nothing (world, 60);
      if (!g_str_equal (ui_world_page (world), pages[i]))
        ui_world_show_page (world, pages[i]);
      ui_world_lay_out (world);
      for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
        check_page (world, pages[i], way);
    }
}

static void
test_every_button (void)
{
  check_pages (NULL);
}

/* There the bar gives way, and rows are turned over. */
static void
test_every_button_of_a_tablet (void)
{
  const UiGlass tablet = { 1280, 800, 217 };
  check_pages (&tablet);
}

/* --- each main path --- */

/* Returns: (transfer none): what stands on @button; "" where it is no text of ours. */
static const char *
says (GtkWidget *button)
{
  GtkWidget *label = ui_find (button, AKASHI_TYPE_PHRASE_LABEL, NULL);
  GtkWidget *plain = ui_find (button, GTK_TYPE_LABEL, NULL);
  if (label != NULL)
    return akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (label));
  return plain == NULL ? "" : gtk_label_get_text (GTK_LABEL (plain));
}

/* Under the rows, or on wide glass beside the main button. */
static gboolean
turns_rows (const char *name)
{
  return g_str_equal (name, "See what is below") || g_str_equal (name, "More below");
}

/* Moves on until that button has the focus, turning rows over, and presses it. */
static void
press (UiWorld *world, gsize way, const char *name)
{
  gboolean turned = FALSE;
  for (guint i = 0; i < MOST_STEPS; i++)
    {
      GtkWidget *focus = move (world, way);
      const char *said = GTK_IS_BUTTON (focus) ? says (focus) : "";
      gboolean turns = !turned && turns_rows (said) && !turns_rows (name);
      if (!turns && !g_str_has_prefix (said, name))
        continue;
      g_signal_emit_by_name (focus, "clicked");
      ui_world_lay_out (world);
      focus_of (world);
      if (!turns)
        return;
    }
  g_error ("%s, %s: %s is not reached", ui_world_page (world), ways[way].name, name);
}

typedef struct {
  const char *button; /* NULL: its end; begins with "see ": box before the camera; "key F12" */
  const char *page;   /* that is open then */
} Step;

static void
take_step (UiWorld *world, gsize way, const Step *step)
{
  if (g_str_has_prefix (step->button, "see "))
    {
      ui_world_see_nothing (world, 60);
      ui_world_see (world, step->button + strlen ("see "), UI_LABEL | UI_BARCODE, 8);
    }
  else if (g_str_equal (step->button, "key F12"))
    ui_world_press_key (world, GDK_KEY_F12, 0);
  else
    press (world, way, step->button);
  ui_world_lay_out (world);
  assert_page (world, step->page);
}

static const Step result[]
    = { { "Begin", "scan" },   { "see withdrawn", "verdict" }, { "Call staff", "call" },
        { "Back", "verdict" }, { "Start over", "attract" },    { NULL, NULL } };
static const Step number[] = { { "Begin", "scan" },         { "Type the number", "number" },
                               { "T", "number" },           { "K", "number" },
                               { "Delete one", "number" },  { "Back", "scan" },
                               { "Help", "help" },          { "No label on the box?", "no-label" },
                               { "Start over", "attract" }, { NULL, NULL } };
static const Step language[] = { { "Language", "languages" },
                                 { "日本語", "attract" },
                                 { "はじめる", "scan" },
                                 { "はじめから", "attract" },
                                 { NULL, NULL } };
static const Step letters[] = { { "Bigger letters", "attract" },
                                { "Bigger letters", "attract" },
                                { "Smaller letters", "attract" },
                                { NULL, NULL } };
static const Step voice[] = { { "Read aloud", "attract" }, { "Begin", "scan" }, { NULL, NULL } };
static const Step compare[]
    = { { "see confirmed", "verdict" },     { "More about it", "more" }, { "Compare with another", "scan" },
        { "see confirmed-lab", "compare" }, { "Start over", "attract" }, { NULL, NULL } };
static const Step take_home[] = { { "see confirmed", "verdict" },
                                  { "More about it", "more" },
                                  { "Copy to a phone", "phone" },
                                  { "Back", "more" },
                                  { "Print", "print" },
                                  { "Back", "more" },
                                  { NULL, NULL } };
static const Step question[] = { { "see listed", "question" }, { "Yes", "verdict" }, { NULL, NULL } };
static const Step staff[] = { { "key F12", "staff-pin" },
                              { "2", "staff-pin" },
                              { "4", "staff-pin" },
                              { "6", "staff-pin" },
                              { "8", "staff-pin" },
                              { "OK", "staff-pin" },
                              { "2", "staff-pin" },
                              { "4", "staff-pin" },
                              { "6", "staff-pin" },
                              { "8", "staff-pin" },
                              { "OK", "staff" },
                              { "Registration lists", "staff-lists" },
                              { "Back", "staff" },
                              { "The last checks", "staff-recent" },
                              { "Back", "staff" },
                              { "Counters of the day", "staff-counters" },
                              { "Back", "staff" },
                              { "Self-test", "staff-test" },
                              { "Back", "staff" },
                              { "Camera test", "staff-camera" },
                              { "Back", "staff" },
                              { "How long things stay", "staff-timings" },
                              { "Longer", "staff-timings" },
                              { "Shorter", "staff-timings" },
                              { "Back", "staff" },
                              { "Languages on offer", "staff-languages" },
                              { "Back", "staff" },
                              { "Done", "attract" },
                              { NULL, NULL } };

static const struct {
  const char *name;
  const Step *steps;
} paths[] = { { "result", result },       { "number", number },     { "language", language },
              { "letters", letters },     { "voice", voice },       { "compare", compare },
              { "take home", take_home }, { "question", question }, { "staff", staff } };

static void
test_paths (void)
{
  static const char *const nobody[] = { "/bin/false", NULL };
  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
      GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
      g_settings_set_strv (gsettings, "call-command", nobody);
      g_settings_set_string (gsettings, "printer", "no such queue");
      for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
        {
          g_test_message ("%s by %s", paths[i].name, ways[way].name);
          ui_world_act (world, "win.start-over", NULL);
          for (const Step *step = paths[i].steps; step->button != NULL; step++)
            take_step (world, way, step);
        }
      g_settings_reset (gsettings, "call-command");
      g_settings_reset (gsettings, "printer");
    }
}

/* --- the staff goes on where it was --- */

static AkashiPager *
open_pager (UiWorld *world)
{
  GtkStack *stack = GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL));
  return AKASHI_PAGER (ui_find (gtk_stack_get_visible_child (stack), AKASHI_TYPE_PAGER, NULL));
}

/* A press on a row far down neither turns the rows back nor takes the focus away, as often as it is pressed.
 */
static void
test_place_is_kept (void)
{
  const UiGlass tablet = { 1280, 800, 217 };
  g_autoptr (UiWorld) world = ui_world_new ("en", &tablet);
  ui_world_show_page (world, "staff-timings");
  ui_world_settle (world);
  press (world, 0, "More below");
  guint begin = akashi_pager_get_begin (open_pager (world));
  g_assert_cmpuint (begin, >, 0);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *focus = focus_of (world);
      if (i == 0)
        press (world, 0, "Longer");
      else
        g_signal_emit_by_name (focus, "clicked");
      ui_world_settle (world);
      g_assert_cmpuint (akashi_pager_get_begin (open_pager (world)), ==, begin);
      g_assert_cmpstr (says (focus_of (world)), ==, "Longer");
    }
}

/* --- what a screen reader is told --- */

static void
test_calm (void)
{
  static const char dark[] = "dark", near[] = "near";
  static const struct {
    double time; /* seconds */
    const char *holds;
    gboolean told;
  } ticks[] = {
    { 0, NULL, FALSE },  { 1, dark, FALSE },   { 2, dark, FALSE },  { 3, dark, TRUE },   { 3.5, dark, FALSE },
    { 4, near, FALSE },  { 4.5, dark, FALSE }, { 5, near, FALSE },  { 7, near, FALSE },  { 8, near, TRUE },
    { 60, near, FALSE }, { 61, NULL, FALSE },  { 70, near, FALSE }, { 80, near, FALSE }, { 81, dark, FALSE },
    { 82, dark, FALSE }, { 83, dark, TRUE },
  };
  AkashiStatusTeller teller = { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      gboolean told
          = akashi_status_teller_tells (&teller, ticks[i].holds, (gint64) (ticks[i].time * G_USEC_PER_SEC));
      if (told != ticks[i].told)
        g_error ("at %g s: told: %d", ticks[i].time, told);
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/reach/every-button", test_every_button);
  g_test_add_func ("/ui/reach/every-button-of-a-tablet", test_every_button_of_a_tablet);
  g_test_add_func ("/ui/reach/paths", test_paths);
  g_test_add_func ("/ui/reach/place-is-kept", test_place_is_kept);
  g_test_add_func ("/ui/reach/calm", test_calm);
  return g_test_run ();
}
