/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-page.h"

#include "akashi-scale.h"
#include "akashi-split-layout.h"

typedef struct {
  const char *language;
  gboolean landscape;
  guint share;
  guint density;
  GtkWidget *first; /* (nullable): a child, not owned */
} AkashiPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AkashiPage, akashi_page, GTK_TYPE_WIDGET)

static void
akashi_page_dispose (GObject *object)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (AKASHI_PAGE (object));
  priv->first = NULL;
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_page_parent_class)->dispose (object);
}

static void
akashi_page_class_init (AkashiPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = akashi_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), AKASHI_TYPE_SPLIT_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
akashi_page_init (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->language = akashi_words_languages ()[0];
  priv->share = 44;
}

static void
lay_out (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  akashi_split_layout_set (AKASHI_SPLIT_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                           priv->landscape, priv->share);
}

void
akashi_page_set_language (AkashiPage *self, const char *language)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->language = akashi_words_language_for (language);
  akashi_page_refit (self);
  akashi_page_update (self);
}

const char *
akashi_page_get_language (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  return priv->language;
}

void
akashi_page_set_landscape (AkashiPage *self, gboolean landscape)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->landscape = landscape;
  if (landscape)
    gtk_widget_add_css_class (GTK_WIDGET (self), "landscape");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "landscape");
  akashi_page_refit (self);
  lay_out (self);
}

void
akashi_page_set_lead_share (AkashiPage *self, guint share)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->share = share;
  lay_out (self);
}

static void
set_density (AkashiPage *self, guint density)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  for (guint i = 0; i < AKASHI_DENSITIES; i++)
    {
      const char *page_class = akashi_scale_density_class (i);
      if (page_class != NULL && i == density)
        gtk_widget_add_css_class (GTK_WIDGET (self), page_class);
      else if (page_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), page_class);
    }
  priv->density = density;
}

static gboolean
overflows (GtkAdjustment *adjustment)
{
  double room = gtk_adjustment_get_page_size (adjustment);
  return room > 0 && gtk_adjustment_get_upper (adjustment) > room + 0.5;
}

/* Called while the page is laid out; the new style is laid out again before anything is painted. */
static void
tighten (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->density + 1 < AKASHI_DENSITIES)
    set_density (self, priv->density + 1);
}

static void
on_scroller_changed (AkashiPage *self, GtkAdjustment *adjustment)
{
  if (overflows (adjustment))
    tighten (self);
}

void
akashi_page_watch_bin (AkashiPage *self, AkashiFitBin *bin)
{
  g_signal_connect_object (bin, "overflow", G_CALLBACK (tighten), self, G_CONNECT_SWAPPED);
}

void
akashi_page_watch_scroller (AkashiPage *self, GtkScrolledWindow *scroller)
{
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "changed",
                           G_CALLBACK (on_scroller_changed), self, G_CONNECT_SWAPPED);
  /* Its button is what the keyboard reaches. */
  gtk_widget_set_focusable (GTK_WIDGET (scroller), FALSE);
}

gboolean
akashi_page_is_too_long (AkashiPage *self, GtkScrolledWindow *scroller)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  return priv->density + 1 == AKASHI_DENSITIES && overflows (gtk_scrolled_window_get_vadjustment (scroller));
}

void
akashi_page_refit (AkashiPage *self)
{
  set_density (self, 0);
}

void
akashi_page_set_first (AkashiPage *self, GtkWidget *first)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->first = first;
}

void
akashi_page_announce (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->first != NULL)
    gtk_widget_grab_focus (priv->first);
}

void
akashi_page_update (AkashiPage *self)
{
  AkashiPageClass *klass = AKASHI_PAGE_GET_CLASS (self);
  if (klass->update_ui != NULL)
    klass->update_ui (self);
}

const char *
akashi_page_text (AkashiPage *self, const char *msgid)
{
  return akashi_words_text (akashi_page_get_language (self), msgid);
}

void
akashi_page_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
