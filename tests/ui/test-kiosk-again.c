/* SPDX-License-Identifier: Apache-2.0 */
/* What pages keep: how they were set, for the next time, and nothing of a customer. */
#include <string.h>

#include "ui-world.h"

/* --- nothing of a customer --- */

typedef struct {
  const char *text;
  gboolean found;
} Sought;

static void
look_for_text (GtkWidget *widget, gpointer data)
{
  Sought *sought = data;
  sought->found
      |= GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), sought->text) != NULL;
}

static gboolean
holds (UiWorld *world, const char *text)
{
  Sought sought = { text, FALSE };
  ui_walk (GTK_WIDGET (world->window), look_for_text, &sought);
  return sought.found;
}

/* Also not on pages that nobody sees, nor opens. */
static void
test_nothing_remains_unseen (void)
{
  static const char *const models[][2] = { { "withdrawn", "TK-BABY1" }, { "listed", "TK-LOCK7" } };
  static const char *const pages[] = { "more", "why", "clerk", "phone", "number", "compare" };
  g_autoptr (UiWorld) world = ui_world_new ("en", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      gint64 give_up = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
      ui_world_see_nothing (world, 60);
      ui_world_see (world, models[i][0], UI_LABEL, 8);
      for (gsize page = 0; page < G_N_ELEMENTS (pages); page++)
        ui_world_act (world, "win.open", pages[page]);
      for (const char *key = models[i][1]; *key != '\0'; key++)
        ui_world_act (world, "win.type", (char[]){ *key, '\0' });
      g_assert_true (holds (world, models[i][1]));
      ui_world_act (world, "win.start-over", NULL);
      while (holds (world, models[i][1]) && g_get_monotonic_time () < give_up)
        g_main_context_iteration (NULL, TRUE);
      g_assert_false (holds (world, models[i][1]));
    }
}

/* --- opened again --- */

/* Returns: (transfer full): how tightly the page is set. @frames: (out): it took to be set so. */
static char *
open_page (UiWorld *world, const char *name, guint *frames)
{
  ui_world_act (world, "win.open", name);
  *frames = ui_world_lay_out (world);
  GtkStack *pages = GTK_STACK (ui_find (GTK_WIDGET (world->window), GTK_TYPE_STACK, NULL));
  g_auto (GStrv) classes = gtk_widget_get_css_classes (gtk_stack_get_visible_child (pages));
  return g_strjoinv (" ", classes);
}

/* A page that says what it said is set as it was set, and at once. */
static void
test_opened_again (void)
{
  static const char *const pages[]
      = { "more", "guarantees", "not-covered", "help", "no-label", "situations" };
  static const UiGlass glasses[] = { UI_PORTRAIT, { 1366, 768, 344 } };
  for (gsize i = 0; i < G_N_ELEMENTS (glasses); i++)
    {
      g_autoptr (UiWorld) world = ui_world_new ("ja", &glasses[i]);
      guint first_frames, frames;
      for (gsize page = 0; page < G_N_ELEMENTS (pages); page++)
        {
          ui_world_show (world, "confirmed");
          g_autofree char *first = open_page (world, pages[page], &first_frames);
          ui_world_show (world, "confirmed");
          g_autofree char *again = open_page (world, pages[page], &frames);
          g_test_message ("%s: %u frames, then %u: %s", pages[page], first_frames, frames, again);
          g_assert_cmpstr (again, ==, first);
          g_assert_cmpuint (frames, ==, 1);
          g_assert_cmpuint (first_frames, <=, 2);
        }
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/ui/kiosk-again/nothing-remains-unseen", test_nothing_remains_unseen);
  g_test_add_func ("/ui/kiosk-again/opened-again", test_opened_again);
  return g_test_run ();
}
