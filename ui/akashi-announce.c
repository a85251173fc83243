/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-announce.h"

#include "akashi-readings.h"

static void
say (GtkWindow *window, const char *plain)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  /* Newer than what is needed to build this. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gboolean heard
      = g_strcmp0 (g_getenv ("GTK_A11Y"), "test") != 0; /* GTK's own tests cannot hear it, and crash */
  if (plain != NULL && heard)
    gtk_accessible_announce (GTK_ACCESSIBLE (window), plain, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  gtk_accessible_update_property (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plain == NULL ? gtk_window_get_title (window) : plain, -1);
#endif
}

void
akashi_announce (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *plain = text == NULL ? NULL : akashi_readings_strip (text);
  if (GTK_IS_WINDOW (root))
    say (GTK_WINDOW (root), plain);
}
