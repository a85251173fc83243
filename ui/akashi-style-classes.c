/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-style-classes.h"

void
akashi_style_classes_apply (GtkWidget *widget, GdkFrameClock *clock)
{
  const GSignalMatchType of_surface = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  guint update = g_signal_lookup ("update", GDK_TYPE_FRAME_CLOCK);

  /* GTK 4.18 measures the window first thing in a frame, when the classes are not applied yet: what it finds
   * then it keeps, beside what it finds with them. */
  g_signal_handlers_block_matched (clock, of_surface, update, 0, NULL, NULL, surface);
  g_signal_emit (clock, update, 0);
  g_signal_handlers_unblock_matched (clock, of_surface, update, 0, NULL, NULL, surface);
}
