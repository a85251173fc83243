/* SPDX-License-Identifier: Apache-2.0 */
/* What is told is told without colour (WCAG 1.3.3, 1.4.1) and without movement (2.2.2, 2.3.3). */
#include <string.h>

#include "akashi-phrase-label.h"
#include "akashi-severity-shape.h"
#include "ui-world.h"

static const UiGlass glass = { 1280, 800, 344 };

/* --- pictures --- */

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

/* --- without colour --- */

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

/* --- without movement --- */

/* Longer than any transition of GTK and libadwaita. */
#define LONG_MS 450

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_long (void)
{
  gboolean over = FALSE;
  g_timeout_add (LONG_MS, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
count (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

/* Until it is seen for the first time: a page that is still being fitted is not. */
static void
wait_seen (UiWorld *world)
{
  guint paints = 0;
  GtkWidget *window = GTK_WIDGET (world->window);
  GtkStack *stack = GTK_STACK (ui_find (window, GTK_TYPE_STACK, NULL));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count), &paints);
  gtk_widget_queue_draw (window);
  while (paints == 0 || gtk_widget_get_opacity (gtk_stack_get_visible_child (stack)) < 1)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* A page stands as it first was seen: nothing slides, fades, turns or blinks. */
static void
check_still (UiWorld *world, const char *page)
{
  GtkWindow *window = GTK_WINDOW (world->window);
  wait_seen (world);
  g_autoptr (Picture) first = picture_of (window, GTK_WIDGET (window), glass.width, glass.height);
  wait_long ();
  g_autoptr (Picture) last = picture_of (window, GTK_WIDGET (window), glass.width, glass.height);
  g_test_message ("%s: %g", page, difference (first, last));
  g_assert_cmpfloat (difference (first, last), ==, 0);
}

static const char *const pages[]
    = { "attract",   "scan",     "number",  "help",       "no-label",    "situations", "marks",
        "languages", "more",     "why",     "guarantees", "not-covered", "clerk",      "compare",
        "phone",     "question", "verdict", "staff-pin",  "staff" };

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
          check_still (world, pages[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/told/without-colour", test_told_without_colour);
  g_test_add_func ("/ui/told/nothing-moves", test_nothing_moves);
  return g_test_run ();
}
