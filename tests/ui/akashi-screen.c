/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-screen.h"

#define LONGEST_WAIT_US (10 * G_USEC_PER_SEC)

static void
on_after_paint (GdkFrameClock *clock G_GNUC_UNUSED, gpointer data)
{
  (*(guint *) data)++;
}

/* Waits for the next paint. */
static gboolean
wait_for_paint (GtkWindow *window, gint64 give_up)
{
  guint paints = 0;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &paints);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (paints == 0 && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_signal_handler_disconnect (clock, handler);
  return paints > 0;
}

gboolean
akashi_screen_settle (GtkWindow *window)
{
  gint64 give_up = g_get_monotonic_time () + LONGEST_WAIT_US;
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      if (g_get_monotonic_time () > give_up)
        return FALSE;
      g_main_context_iteration (NULL, FALSE);
    }
  /* What idle sources found out about one layout is in the next. */
  for (guint round = 0; round < 5; round++)
    {
      if (!wait_for_paint (window, give_up))
        return FALSE;
      for (guint i = 0; i < 100 && g_main_context_pending (NULL); i++)
        g_main_context_iteration (NULL, FALSE);
    }
  return wait_for_paint (window, give_up);
}

gboolean
akashi_screen_save (GtkWindow *window, const char *path)
{
  GtkWidget *widget = GTK_WIDGET (window);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkTexture) texture
      = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  return gdk_texture_save_to_png (texture, path);
}
