/* SPDX-License-Identifier: Apache-2.0 */
/* Every page, in every language, on every kind of glass: nothing is cut, nothing is too small to read or to
 * touch. */
#include <math.h>
#include <string.h>

#include "akashi-pager.h"
#include "akashi-phrase-label.h"
#include "akashi-ruby-label.h"
#include "akashi-scale.h"
#include "akashi-screen.h"
#include "akashi-words.h"
#include "ui-world.h"

/* screens.md, rules 4 and 5. */
#define LEAST_FACT_MM 7.3
#define LEAST_TABLET_FACT_MM 5.5 /* the same angle from 45 cm */
#define LEAST_TEXT_MM 4.8
#define LEAST_TARGET_MM 16.0
#define LEAST_GAP_MM 4.0
/* Rounding to whole pixels. */
#define SLACK_PX 1.0

typedef struct {
  const char *name;
  UiGlass glass;
  double least_fact_mm;
  gboolean all_boxes, all_languages; /* else those with the longest texts, and Japanese and English */
  const char *in_short;              /* (nullable): language when time is short; NULL: left out then */
} Monitor;

static const Monitor monitors[] = {
  { "21.5 inch, tall", { 1080, 1920, 268 }, LEAST_FACT_MM, FALSE, TRUE, "ja" },
  { "21.5 inch, wide", { 1920, 1080, 476 }, LEAST_FACT_MM, FALSE, FALSE },
  { "15.6 inch, wide", { 1366, 768, 344 }, LEAST_FACT_MM, TRUE, FALSE, "en" },
  { "15 inch, 4:3", { 1024, 768, 304 }, LEAST_FACT_MM, FALSE, FALSE },
  { "15.6 inch, tall", { 768, 1366, 194 }, LEAST_FACT_MM, FALSE, FALSE },
  { "10.1 inch tablet", { 1280, 800, 217 }, LEAST_TABLET_FACT_MM, FALSE, TRUE, "ja" },
};

typedef struct {
  UiWorld *world;
  const Monitor *monitor;
  double px_per_mm;
  graphene_rect_t window;
  GPtrArray *labels;  /* (element-type GtkWidget): seen */
  GPtrArray *buttons; /* likewise */
  GString *faults;
  guint n_pictures;
  char *where;
} Look;

static void
fault (Look *look, GtkWidget *widget, const char *what)
{
  GtkWidget *holder = gtk_widget_get_parent (widget);
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                     : AKASHI_IS_PHRASE_LABEL (holder)
                         ? akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (holder))
                         : "";
  g_string_append_printf (look->faults, "%s: %s: %s \"%s\"\n", look->where, what, G_OBJECT_TYPE_NAME (widget),
                          text);
}

static graphene_rect_t
bounds_of (Look *look, GtkWidget *widget)
{
  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (look->world->window), &bounds));
  return bounds;
}

static void
collect (GtkWidget *widget, gpointer data)
{
  Look *look = data;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_ptr_array_add (look->labels, widget);
  if (AKASHI_IS_RUBY_LABEL (widget))
    g_ptr_array_add (look->labels, widget);
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (look->buttons, widget);
}

/* --- one text --- */

static gboolean
holds (const graphene_rect_t *outer, const graphene_rect_t *inner)
{
  return inner->origin.x >= outer->origin.x - SLACK_PX && inner->origin.y >= outer->origin.y - SLACK_PX
         && inner->origin.x + inner->size.width <= outer->origin.x + outer->size.width + SLACK_PX
         && inner->origin.y + inner->size.height <= outer->origin.y + outer->size.height + SLACK_PX;
}

static graphene_rect_t
ink_of_ruby (AkashiRubyLabel *label)
{
  g_autoptr (GArray) parts = akashi_ruby_label_get_parts (label);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const AkashiRubyPart *part = &g_array_index (parts, AkashiRubyPart, i);
      graphene_rect_t one
          = GRAPHENE_RECT_INIT ((float) part->x, (float) part->y, (float) part->width, (float) part->height);
      graphene_rect_union (i == 0 ? &one : &all, &one, &all);
    }
  return all;
}

/* The lines that are drawn, in the coordinates of the window. */
static graphene_rect_t
ink_of (Look *look, GtkWidget *label)
{
  PangoRectangle ink;
  int x, y;
  if (AKASHI_IS_RUBY_LABEL (label))
    {
      graphene_rect_t bounds = bounds_of (look, label), drawn = ink_of_ruby (AKASHI_RUBY_LABEL (label));
      graphene_rect_offset (&drawn, bounds.origin.x, bounds.origin.y);
      return drawn;
    }
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), &ink, NULL);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  graphene_point_t at;
  g_assert_true (gtk_widget_compute_point (label, GTK_WIDGET (look->world->window),
                                           &GRAPHENE_POINT_INIT ((float) (x + ink.x), (float) (y + ink.y)),
                                           &at));
  return GRAPHENE_RECT_INIT (at.x, at.y, (float) ink.width, (float) ink.height);
}

/* A line may end inside a word of Latin letters only where even that word is wider than the column. */
static gboolean
tears_a_word (GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);
  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL && at->next != NULL; at = at->next)
    {
      const PangoLayoutLine *line = at->data;
      int end = line->start_index + line->length;
      if (end > 0 && g_ascii_isalnum (text[end - 1]) && g_ascii_isalnum (text[end]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_fact (GtkWidget *label)
{
  static const char *const facts[] = { "headline", "title", "model", "value", "aside", "advice" };
  GtkWidget *holder = gtk_widget_get_parent (label);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (gtk_widget_has_css_class (holder, facts[i]))
      return TRUE;
  return FALSE;
}

static void
check_label (Look *look, GtkWidget *label)
{
  PangoLayout *layout = GTK_IS_LABEL (label) ? gtk_label_get_layout (GTK_LABEL (label)) : NULL;
  graphene_rect_t ink = ink_of (look, label);
  double mm = ui_capital_px (label) / look->px_per_mm;
  if (layout != NULL && pango_layout_is_ellipsized (layout))
    fault (look, label, "is shortened");
  if (layout != NULL && tears_a_word (label))
    fault (look, label, "a word is torn");
  if (mm < (is_fact (label) ? look->monitor->least_fact_mm : LEAST_TEXT_MM) - 0.01)
    fault (look, label, "is too small");
  if (!holds (&look->window, &ink))
    fault (look, label, "stands outside the window");
  for (GtkWidget *at = label; at != NULL; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t bounds = bounds_of (look, at);
      if ((at == label || gtk_widget_get_overflow (at) == GTK_OVERFLOW_HIDDEN || GTK_IS_BUTTON (at))
          && !holds (&bounds, &ink))
        {
          fault (look, label, at == label ? "is wider or higher than its place" : "is cut");
          break;
        }
    }
}

static void
check_overlaps (Look *look)
{
  for (guint i = 0; i < look->labels->len; i++)
    for (guint j = i + 1; j < look->labels->len; j++)
      {
        GtkWidget *one = g_ptr_array_index (look->labels, i), *other = g_ptr_array_index (look->labels, j);
        graphene_rect_t a = ink_of (look, one), b = ink_of (look, other), both;
        if (graphene_rect_intersection (&a, &b, &both) && both.size.width > SLACK_PX
            && both.size.height > SLACK_PX)
          {
            fault (look, one, "is overlapped");
            fault (look, other, "overlaps it");
          }
      }
}

/* --- buttons --- */

static double
gap_between (const graphene_rect_t *a, const graphene_rect_t *b)
{
  double across
      = MAX (a->origin.x - (b->origin.x + b->size.width), b->origin.x - (a->origin.x + a->size.width));
  double down
      = MAX (a->origin.y - (b->origin.y + b->size.height), b->origin.y - (a->origin.y + a->size.height));
  return MAX (across, down);
}

static void
check_buttons (Look *look)
{
  gboolean tall = look->window.size.height > look->window.size.width;
  for (guint i = 0; i < look->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (look->buttons, i);
      graphene_rect_t bounds = bounds_of (look, button);
      double least = LEAST_TARGET_MM * look->px_per_mm - SLACK_PX;
      if (bounds.size.width < least || bounds.size.height < least)
        fault (look, button, "is too small to touch");
      if (!holds (&look->window, &bounds))
        fault (look, button, "stands outside the window");
      if (tall && bounds.origin.y < look->window.size.height / 3)
        fault (look, button, "is too high to reach");
      for (guint j = i + 1; j < look->buttons->len; j++)
        {
          graphene_rect_t other = bounds_of (look, g_ptr_array_index (look->buttons, j));
          if (gap_between (&bounds, &other) < LEAST_GAP_MM * look->px_per_mm - SLACK_PX)
            fault (look, button, "is too near to another button");
        }
    }
}

/* --- one screen --- */

/* With AKASHI_SCREENS a folder: a picture of what is wrong, to look at. */
static void
save_picture (Look *look)
{
  const char *folder = g_getenv ("AKASHI_SCREENS");
  if (folder == NULL)
    return;
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (look->world->window));
  g_autofree char *name = g_strdup_printf ("%s %u.png", look->where, look->n_pictures++);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gtk_widget_set_opacity (content, 1);
  ui_world_settle (look->world);
  g_assert_true (akashi_screen_save (GTK_WINDOW (look->world->window), path));
}

static void
check_now (Look *look)
{
  GtkWidget *window = GTK_WIDGET (look->world->window);
  gsize known = look->faults->len;
  ui_world_lay_out (look->world);
  g_ptr_array_set_size (look->labels, 0);
  g_ptr_array_set_size (look->buttons, 0);
  if (gtk_widget_get_width (window) != look->monitor->glass.width
      || gtk_widget_get_height (window) != look->monitor->glass.height)
    fault (look, window, "is larger than the glass");
  look->window
      = GRAPHENE_RECT_INIT (0, 0, (float) look->monitor->glass.width, (float) look->monitor->glass.height);
  ui_visit (window, collect, look);
  for (guint i = 0; i < look->labels->len; i++)
    check_label (look, g_ptr_array_index (look->labels, i));
  check_overlaps (look);
  check_buttons (look);
  if (look->faults->len > known)
    save_picture (look);
}

static AkashiPager *
seen_pager (Look *look)
{
  GtkWidget *page = gtk_stack_get_visible_child (
      GTK_STACK (ui_find (GTK_WIDGET (look->world->window), GTK_TYPE_STACK, NULL)));
  return AKASHI_PAGER (ui_find (page, AKASHI_TYPE_PAGER, NULL));
}

/* Looks at all of the page: what lies below is one touch away. */
static void
check_page (Look *look, const char *name)
{
  g_free (look->where);
  look->where = g_strdup_printf ("%s, %s, %s", look->monitor->name,
                                 akashi_kiosk_window_get_language (look->world->window), name);
  check_now (look);
  AkashiPager *pager = seen_pager (look);
  for (guint touches = 0; pager != NULL && !akashi_pager_is_whole (pager) && touches < 20; touches++)
    {
      gtk_widget_activate_action (GTK_WIDGET (pager), "pager.next", NULL);
      if (akashi_pager_is_first (pager))
        break;
      check_now (look);
    }
}

/* With the countdown, which takes its room from nobody. */
static void
check_countdown (Look *look)
{
  akashi_kiosk_window_tick (look->world->window, g_get_monotonic_time () + 95 * G_USEC_PER_SEC);
  check_page (look, "countdown");
}

/* The clerk's page of each verdict. */
static void
check_behind (Look *look, const char *id)
{
  g_autofree char *name = g_strconcat (id, ", clerk", NULL);
  ui_world_act (look->world, "win.open", "clerk");
  check_page (look, name);
  ui_world_act (look->world, "win.back", NULL);
}

static void
check_box (Look *look, const char *id, guint letters)
{
  ui_world_act (look->world, "win.start-over", NULL);
  for (guint i = 0; i < letters; i++)
    ui_world_act (look->world, "win.letters", NULL);
  ui_world_see_nothing (look->world, 60);
  ui_world_see (look->world, id, UI_LABEL | UI_BARCODE, 8);
  check_page (look, id);
  if (!g_str_equal (ui_world_page (look->world), "question"))
    {
      check_behind (look, id);
      return;
    }
  check_countdown (look);
  ui_world_act (look->world, "win.answer", "unsure");
  check_page (look, "not sure");
}

/* One box for each verdict and each set of facts; those with the longest texts first. */
static const char *const boxes[] = {
  "confirmed-lab",
  "ends-soon-eu",
  "different-product",
  "signature-withdrawn",
  "suspended-eu",
  "listed-eu",
  "no-registration-found",
  "cannot-tell-newer-than-list",
  "wrong-address",
  "not-in-list",
  /* the rest */
  "confirmed",
  "delisted",
  "support-ended",
  "no-updates-promised",
  "label-expired",
  "withdrawn",
  "contradicts-list",
  "altered",
  "unknown-signer",
  "provisional",
  "scheme-not-active",
  "cannot-tell-newer",
  "cannot-tell-unreadable",
  "hidden-address",
  "other-mark",
  "not-a-label",
  "out-of-scope",
};
#define N_LONGEST 10
#define N_IN_SHORT 3

static void
check_pages (Look *look, guint letters)
{
  static const char *const pages[]
      = { "attract",      "scan",           "camera",       "languages",     "help",
          "no-label",     "marks",          "number",       "more",          "why",
          "guarantees",   "not-covered",    "compare",      "call",          "print",
          "phone",        "staff-pin",      "staff",        "staff-lists",   "staff-test",
          "staff-camera", "staff-counters", "staff-recent", "staff-timings", "staff-languages" };
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_act (look->world, "win.start-over", NULL);
      ui_world_see_nothing (look->world, 60);
      ui_world_show_page (look->world, pages[i]);
      for (guint step = 0; step < letters; step++)
        ui_world_act (look->world, "win.letters", NULL);
      check_page (look, pages[i]);
      ui_world_act (look->world, "win.start-over", NULL);
    }
  ui_world_camera_works (look->world);
}

/* All of it takes an hour: with AKASHI_LEGIBLE=all. Else what is most likely to be too long: on three
 * monitors two languages, letters as they are and the biggest, the pages and three boxes. */
static gboolean
is_looked_at (const Monitor *monitor, const char *language, guint letters)
{
  if (g_strcmp0 (g_getenv ("AKASHI_LEGIBLE"), "all") == 0)
    return monitor->all_languages || g_str_equal (language, "ja") || g_str_equal (language, "en");
  return monitor->in_short && g_str_equal (language, monitor->in_short) && letters != 1;
}

static guint
count_boxes (const Monitor *monitor)
{
  if (g_strcmp0 (g_getenv ("AKASHI_LEGIBLE"), "all") != 0)
    return N_IN_SHORT;
  return monitor->all_boxes ? G_N_ELEMENTS (boxes) : N_LONGEST;
}

static void
check_monitor (UiWorld *world, const Monitor *monitor)
{
  Look look = { .world = world, .monitor = monitor, .faults = g_string_new (NULL) };
  look.px_per_mm = (double) monitor->glass.width / monitor->glass.width_mm;
  look.labels = g_ptr_array_new ();
  look.buttons = g_ptr_array_new ();
  for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
    {
      if (!is_looked_at (monitor, *language, 0))
        continue;
      ui_world_reopen (world, *language, &monitor->glass);
      for (guint letters = 0; letters < AKASHI_LETTER_STEPS; letters++)
        {
          if (!is_looked_at (monitor, *language, letters))
            continue;
          check_pages (&look, letters);
          for (gsize i = 0; i < count_boxes (monitor); i++)
            check_box (&look, boxes[i], letters);
        }
    }
  if (look.faults->len > 0)
    g_test_fail_printf ("%s", look.faults->str);
  g_string_free (look.faults, TRUE);
  g_ptr_array_unref (look.labels);
  g_ptr_array_unref (look.buttons);
  g_free (look.where);
}

static void
test_monitor (gconstpointer data)
{
  const Monitor *monitor = data;
  g_autoptr (UiWorld) world = ui_world_new ("ja", &monitor->glass);
  check_monitor (world, monitor);
}

/* Plain Japanese, whose lines are higher: on the smallest glass. */
static void
test_readings (void)
{
  Monitor tablet = monitors[G_N_ELEMENTS (monitors) - 1];
  tablet.in_short = "ja@easy";
  g_autoptr (UiWorld) world = ui_world_new ("ja@easy", &tablet.glass);
  check_monitor (world, &tablet);
}

static void
test_high_contrast (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_boolean (gsettings, "high-contrast", TRUE);
  check_monitor (world, &monitors[3]);
  g_settings_reset (gsettings, "high-contrast");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (monitors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/legible/%s", monitors[i].name);
      g_test_add_data_func (path, &monitors[i], test_monitor);
    }
  g_test_add_func ("/ui/legible/readings", test_readings);
  g_test_add_func ("/ui/legible/high-contrast", test_high_contrast);
  return g_test_run ();
}
