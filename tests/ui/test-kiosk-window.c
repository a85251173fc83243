/* SPDX-License-Identifier: Apache-2.0 */
/* Language, letters, keys and touch on every page; what is told without colour and without movement; the
 * sample bar. */
#include <string.h>

#include "akashi-attract-page.h"
#include "akashi-bottom-bar.h"
#include "akashi-severity-shape.h"
#include "ui-world.h"

#define assert_page(world, name) g_assert_cmpstr (ui_world_page (world), ==, name)

/* --- language and letters --- */

static const char *const pages[]
    = { "attract", "scan",    "question", "verdict", "more",     "why",        "guarantees", "not-covered",
        "clerk",   "compare", "marks",    "help",    "no-label", "situations", "number",     "camera" };

static double
letters (UiWorld *world)
{
  ui_world_settle (world);
  return ui_capital_px (ui_find (GTK_WIDGET (world->window), GTK_TYPE_WIDGET, "bar-text"));
}

static void
test_language (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
        {
          ui_world_act (world, "win.languages", NULL);
          assert_page (world, "languages");
          ui_world_act (world, "win.language", *language);
          g_assert_cmpstr (akashi_kiosk_window_get_language (world->window), ==, *language);
          assert_page (world, pages[i]);
        }
      ui_world_act (world, "win.languages", NULL);
      ui_world_act (world, "win.languages", NULL); /* changed his mind */
      assert_page (world, pages[i]);
      ui_world_act (world, "win.languages", NULL);
      ui_world_act (world, "win.start-over", NULL);
      g_assert_cmpstr (akashi_kiosk_window_get_language (world->window), ==, "ja");
      assert_page (world, g_str_equal (pages[i], "camera") ? "camera" : "attract");
    }
}

static void
test_letters (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  double usual = letters (world);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      ui_world_act (world, "win.letters", NULL);
      assert_page (world, pages[i]);
      double bigger = letters (world);
      g_assert_cmpfloat (bigger, >, usual * 1.15);
      ui_world_act (world, "win.letters", NULL);
      g_assert_cmpfloat (letters (world), >, bigger * 1.1);
      ui_world_act (world, "win.letters", NULL);
      g_assert_cmpfloat_with_epsilon (letters (world), usual, 0.01);
      ui_world_act (world, "win.letters", NULL);
      ui_world_act (world, "win.start-over", NULL);
      g_assert_cmpfloat_with_epsilon (letters (world), usual, 0.01);
    }
}

/* What is shown changes with the language, the check does not. */
static void
test_language_of_verdict (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  ui_world_see (world, "withdrawn", UI_LABEL, 1);
  AkashiCheck *check = akashi_kiosk_window_get_check (world->window);
  ui_world_settle (world);
  g_autofree char *english = g_strdup (ui_text (world, "headline"));
  ui_world_act (world, "win.language", "ja");
  ui_world_settle (world);
  g_assert_cmpstr (ui_text (world, "headline"), !=, english);
  g_assert_true (akashi_kiosk_window_get_check (world->window) == check);
}

/* --- keys and touch --- */

static void
test_keys (void)
{
  static const struct {
    const char *page;
    guint key;
    GdkModifierType state;
    const char *next;
  } keys[] = {
    { "attract", GDK_KEY_a, 0, "scan" },
    { "attract", GDK_KEY_1, 0, "scan" },
    { "attract", GDK_KEY_Tab, 0, "attract" },
    { "attract", GDK_KEY_Shift_L, 0, "attract" },
    { "attract", GDK_KEY_a, GDK_ALT_MASK, "attract" },
    { "attract", GDK_KEY_Escape, 0, "attract" },
    { "attract", GDK_KEY_F2, 0, "languages" },
    { "languages", GDK_KEY_x, 0, "languages" },
    { "scan", GDK_KEY_a, 0, "scan" },
    { "scan", GDK_KEY_Escape, 0, "attract" },
    { "question", GDK_KEY_Escape, 0, "attract" },
    { "verdict", GDK_KEY_F3, 0, "verdict" },
    { "verdict", GDK_KEY_Escape, 0, "attract" },
  };
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("%s %s", keys[i].page, gdk_keyval_name (keys[i].key));
      ui_world_act (world, "win.start-over", NULL);
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, keys[i].page);
      ui_world_press_key (world, keys[i].key, keys[i].state);
      assert_page (world, keys[i].next);
    }
}

static void
test_leaving (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_boolean (gsettings, "allow-leaving", FALSE);
  ui_world_press_key (world, GDK_KEY_q, GDK_CONTROL_MASK);
  g_assert_nonnull (world->window);
  ui_world_settle (world);
  g_settings_set_boolean (gsettings, "allow-leaving", TRUE);
  ui_world_press_key (world, GDK_KEY_q, GDK_CONTROL_MASK);
  g_assert_false (world->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (world->window)));
}

static void
test_touch_wakes (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", NULL);
  ui_touch (ui_find (GTK_WIDGET (world->window), AKASHI_TYPE_ATTRACT_PAGE, NULL));
  assert_page (world, "scan");
}

/* --- one switch --- */

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Returns: the button that the focus moves to by itself; NULL where it stays for a while. */
static GtkWidget *
wait_for_next (UiWorld *world)
{
  GtkWindow *window = GTK_WINDOW (world->window);
  GtkWidget *before = gtk_window_get_focus (window);
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (20, on_late, &late);
  while (gtk_window_get_focus (window) == before && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (source);
  return late ? NULL : gtk_window_get_focus (window);
}

/* Round and round over buttons, each of them seen to have the focus. */
static void
test_switch_scanning (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  ui_world_see (world, "withdrawn", UI_LABEL, 8);
  ui_world_settle (world);
  g_settings_set_uint (gsettings, "switch-scanning", 1);
  GtkWidget *first = wait_for_next (world);
  for (GtkWidget *at = first; at != NULL && g_hash_table_add (reached, at); at = wait_for_next (world))
    {
      g_assert_true (GTK_IS_BUTTON (at));
      g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (world->window)));
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (world->window)) == first);
  /* Two of the page's own, four of the bar, or three where there is no voice. */
  g_assert_cmpuint (g_hash_table_size (reached), >=, 5);
  g_settings_reset (gsettings, "switch-scanning");
}

/* --- nothing moves --- */

static void
check_still (GtkWidget *widget, gpointer data G_GNUC_UNUSED)
{
  g_assert_false (GTK_IS_SPINNER (widget) || GTK_IS_REVEALER (widget) || GTK_IS_PROGRESS_BAR (widget));
  if (GTK_IS_STACK (widget))
    g_assert_cmpint (gtk_stack_get_transition_type (GTK_STACK (widget)), ==, GTK_STACK_TRANSITION_TYPE_NONE);
}

static void
test_still (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      ui_walk (GTK_WIDGET (world->window), check_still, NULL);
      ui_world_act (world, "win.start-over", NULL);
    }
}

/* --- the sample bar --- */

static void
test_sample_bar (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      ui_world_see_nothing (world, 60);
      ui_world_show_page (world, pages[i]);
      ui_world_settle (world);
      g_assert_true (g_str_has_prefix (ui_text (world, "sample-bar"), "SAMPLE"));
      ui_world_act (world, "win.start-over", NULL);
    }
}

static void
test_no_sample_no_bar (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  AkashiEngine *sample = world->engine;
  world->engine = akashi_engine_new ("/nonexistent/registry.db", NULL);
  ui_world_reopen (world, "en", NULL);
  g_assert_cmpstr (ui_text (world, "sample-bar"), ==, "");
  /* Without a registry every label is honestly "cannot tell". */
  ui_world_see (world, "listed", UI_LABEL, 8);
  assert_page (world, "verdict");
  g_assert_cmpstr (ui_world_verdict (world), ==, "cannot-tell");
  g_object_unref (sample);
}

/* --- pictures --- */

static const UiGlass glass = { 1280, 800, 344 };

typedef struct {
  int width, height;
  guchar *pixels; /* four bytes each */
} Picture;

static void
picture_free (Picture *picture)
{
  g_free (picture->pixels);
  g_free (picture);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* @widget: on @window, and painted. @width, @height: it is drawn so large, whatever it is on the glass */
static Picture *
picture_of (GtkWindow *window, GtkWidget *widget, int width, int height)
{
  Picture *picture = g_new0 (Picture, 1);
  picture->width = width;
  picture->height = height;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, picture->width, picture->height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) picture->width, (float) picture->height);
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  picture->pixels = g_malloc ((gsize) picture->width * (gsize) picture->height * 4);
  gdk_texture_download (texture, picture->pixels, (gsize) picture->width * 4);
  return picture;
}

/* Returns: the share of their pixels that are not alike. */
static double
difference (const Picture *one, const Picture *other)
{
  g_assert_cmpint (one->width, ==, other->width);
  g_assert_cmpint (one->height, ==, other->height);
  gsize n = (gsize) one->width * (gsize) one->height, unlike = 0;
  for (gsize i = 0; i < n; i++)
    unlike += memcmp (one->pixels + i * 4, other->pixels + i * 4, 4) != 0;
  return (double) unlike / (double) n;
}

/* --- told without colour (WCAG 1.3.3, 1.4.1) --- */

/* Shapes that differ by less are one shape to weak eyes. */
#define LEAST_DIFFERENCE 0.08
#define SHAPE_PX 120

/* One for each shape that verdicts.md knows. */
static const char *const shapes[] = { "confirmed",        "ends-soon",      "provisional",
                                      "withdrawn",        "unknown-signer", "no-registration-found",
                                      "cannot-tell-newer" };

/* In high contrast, where every band is black and every shape white: what still tells them apart is neither
 * colour nor place. Shapes of two verdicts of one kind are alike, so that a kind is known by it. */
static void
test_told_without_colour (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("ja", &glass);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_autoptr (GPtrArray) headlines = g_ptr_array_new_with_free_func (g_free);
  GSettings *gsettings = akashi_settings_get_gsettings (world->settings);
  g_settings_set_boolean (gsettings, "high-contrast", TRUE);
  for (gsize i = 0; i <= G_N_ELEMENTS (shapes); i++)
    {
      ui_world_show (world, i < G_N_ELEMENTS (shapes) ? shapes[i] : "suspended-eu");
      ui_world_settle (world);
      GtkWidget *stack = ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL);
      GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (stack));
      GtkWidget *shape = ui_find (page, AKASHI_TYPE_SEVERITY_SHAPE, NULL);
      g_assert_true (gtk_widget_get_mapped (shape));
      g_ptr_array_add (pictures, picture_of (GTK_WINDOW (world->window), shape, SHAPE_PX, SHAPE_PX));
      g_ptr_array_add (headlines, g_strdup (ui_text (world, "headline")));
    }
  for (guint i = 0; i < pictures->len; i++)
    for (guint j = 0; j < i; j++)
      {
        double unlike = difference (pictures->pdata[i], pictures->pdata[j]);
        gboolean same_kind = i == G_N_ELEMENTS (shapes) && g_str_equal (shapes[j], "withdrawn");
        g_test_message ("%u %u: %.3f", i, j, unlike);
        g_assert_true (same_kind ? unlike < 0.001 : unlike > LEAST_DIFFERENCE);
        g_assert_cmpstr (headlines->pdata[i], !=, headlines->pdata[j]);
      }
  g_settings_reset (gsettings, "high-contrast");
}

/* Longer than any transition of GTK and libadwaita. */
#define LONG_MS 450

static void
wait_long (void)
{
  gboolean over = FALSE;
  g_timeout_add (LONG_MS, on_late, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* A page stands as it first was seen: nothing slides, fades, turns or blinks. */
static void
check_stands (UiWorld *world, const char *page)
{
  GtkWindow *window = GTK_WINDOW (world->window);
  ui_world_wait_seen (world);
  g_autoptr (Picture) first = picture_of (window, GTK_WIDGET (window), glass.width, glass.height);
  wait_long ();
  g_autoptr (Picture) last = picture_of (window, GTK_WIDGET (window), glass.width, glass.height);
  g_test_message ("%s: %g", page, difference (first, last));
  g_assert_cmpfloat (difference (first, last), ==, 0);
}

/* With what a person wished, who gets giddy from it, and without: every page opens, and none moves. */
static void
test_nothing_moves (void)
{
  g_autoptr (UiWorld) world = ui_world_new ("en", &glass);
  GtkSettings *settings = gtk_settings_get_default ();
  for (guint animated = 0; animated < 2; animated++)
    {
      g_object_set (settings, "gtk-enable-animations", animated, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          ui_world_act (world, "win.start-over", NULL);
          ui_world_see_nothing (world, 60);
          ui_world_show_page (world, pages[i]);
          check_stands (world, pages[i]);
          ui_world_camera_works (world);
        }
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-window/language", test_language);
  g_test_add_func ("/ui/kiosk-window/letters", test_letters);
  g_test_add_func ("/ui/kiosk-window/language-of-verdict", test_language_of_verdict);
  g_test_add_func ("/ui/kiosk-window/keys", test_keys);
  g_test_add_func ("/ui/kiosk-window/leaving", test_leaving);
  g_test_add_func ("/ui/kiosk-window/touch-wakes", test_touch_wakes);
  g_test_add_func ("/ui/kiosk-window/switch-scanning", test_switch_scanning);
  g_test_add_func ("/ui/kiosk-window/still", test_still);
  g_test_add_func ("/ui/kiosk-window/told-without-colour", test_told_without_colour);
  g_test_add_func ("/ui/kiosk-window/nothing-moves", test_nothing_moves);
  g_test_add_func ("/ui/kiosk-window/sample-bar", test_sample_bar);
  g_test_add_func ("/ui/kiosk-window/no-sample-no-bar", test_no_sample_no_bar);
  return g_test_run ();
}
