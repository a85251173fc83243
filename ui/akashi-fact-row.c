/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fact-row.h"

#include "akashi-accessible-name.h"
#include "akashi-pair-layout.h"
#include "akashi-phrase-label.h"

struct _AkashiFactRow {
  GtkWidget parent_instance;
  AkashiPhraseLabel *caption, *value, *aside;
  GtkWidget *pair;
  AkashiSupportBar *support_bar;
};

G_DEFINE_FINAL_TYPE (AkashiFactRow, akashi_fact_row, GTK_TYPE_WIDGET)

static void
akashi_fact_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_FACT_ROW);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_fact_row_parent_class)->dispose (object);
}

static void
akashi_fact_row_class_init (AkashiFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_fact_row_dispose;
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_PAIR_LAYOUT);
  g_type_ensure (AKASHI_TYPE_SUPPORT_BAR);
  gtk_widget_class_set_css_name (widget_class, "fact");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiFactRow, caption);
  gtk_widget_class_bind_template_child (widget_class, AkashiFactRow, value);
  gtk_widget_class_bind_template_child (widget_class, AkashiFactRow, aside);
  gtk_widget_class_bind_template_child (widget_class, AkashiFactRow, pair);
  gtk_widget_class_bind_template_child (widget_class, AkashiFactRow, support_bar);
}

static void
akashi_fact_row_init (AkashiFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
akashi_fact_row_set (AkashiFactRow *self, const char *caption, const char *value, const char *aside)
{
  g_return_if_fail (AKASHI_IS_FACT_ROW (self));
  akashi_phrase_label_set_text (self->caption, caption);
  akashi_phrase_label_set_text (self->value, value);
  akashi_phrase_label_set_text (self->aside, aside);
  gtk_widget_set_visible (GTK_WIDGET (self->support_bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL && *value != '\0');
  g_autofree char *name
      = g_strjoin (" ", caption == NULL ? "" : caption, value == NULL ? "" : value, aside, NULL);
  akashi_accessible_name_set (GTK_WIDGET (self), name);
}

void
akashi_fact_row_set_whole (AkashiFactRow *self, const char *whole)
{
  g_return_if_fail (AKASHI_IS_FACT_ROW (self));
  akashi_phrase_label_set_whole (self->value, whole);
}

AkashiSupportBar *
akashi_fact_row_get_support_bar (AkashiFactRow *self)
{
  g_return_val_if_fail (AKASHI_IS_FACT_ROW (self), NULL);
  return self->support_bar;
}
