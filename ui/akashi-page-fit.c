/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-page-fit.h"

#include "akashi-page.h"
#include "akashi-size-memo.h"
#include "akashi-voice-panel.h"

/* All that its size depends on. */
static void
add (GtkWidget *widget, AkashiPager *pager, GPtrArray *spares, GString *all)
{
  gboolean there = gtk_widget_get_visible (widget) || g_ptr_array_find (spares, widget, NULL);
  if (!there || (pager != NULL && akashi_pager_is_turned_by (pager, widget)))
    return;
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *style = g_strjoinv (" ", classes);
  g_string_append_printf (all, "<%s %s>%s", G_OBJECT_TYPE_NAME (widget), style,
                          GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add (child, pager, spares, all);
}

/* It takes room from the page, by a person's wish. */
static gboolean
voice_panel_is_open (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) && AKASHI_IS_VOICE_PANEL (gtk_stack_get_visible_child (GTK_STACK (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!AKASHI_IS_PAGE (child) && voice_panel_is_open (child))
      return TRUE;
  return FALSE;
}

/* The page's own height is not asked: what else takes from it comes with the page, just after it is opened.
 */
static void
add_room (GtkWidget *page, GString *all)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  if (window != NULL)
    g_string_append_printf (all, " %dx%d%s", gtk_widget_get_width (window), gtk_widget_get_height (window),
                            voice_panel_is_open (window) ? " read aloud" : "");
}

guint64
akashi_page_fit_key (GtkWidget *page, AkashiPager *pager, GPtrArray *spares)
{
  g_autoptr (GString) all = g_string_new (G_OBJECT_TYPE_NAME (page));
  add_room (page, all);
  g_string_append (all, gtk_widget_has_css_class (page, "landscape") ? " landscape" : "");
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add (child, pager, spares, all);
  return akashi_size_memo_text (all->str, NULL);
}

gboolean
akashi_page_fit_find (guint64 key, AkashiPageFit *fit)
{
  int bits, same;
  if (!akashi_size_memo_find (key, &bits, &same))
    return FALSE;
  *fit = (AkashiPageFit){ bits & 0xff, bits >> 8 & 0xff, bits >> 16 & 1, bits >> 17 & 1, bits >> 18 & 1 };
  return TRUE;
}

void
akashi_page_fit_keep (guint64 key, const AkashiPageFit *fit)
{
  int bits = fit->density | fit->n_spared << 8 | (fit->narrow != 0) << 16 | (fit->lead_full != 0) << 17
             | (fit->wide_foot != 0) << 18;
  akashi_size_memo_keep (key, bits, bits);
}
