/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-main-buttons.h"

#include "akashi-accessible-name.h"
#include "akashi-phrase-label.h"
#include "akashi-press.h"

struct _AkashiMainButtons {
  GtkWidget parent_instance;
  GtkWidget *main, *other, *below;
  AkashiPhraseLabel *main_text, *other_text, *below_text;
  AkashiPager *pager; /* (nullable): not owned: @below is lent to it */
};

G_DEFINE_FINAL_TYPE (AkashiMainButtons, akashi_main_buttons, GTK_TYPE_WIDGET)

static void
akashi_main_buttons_dispose (GObject *object)
{
  AkashiMainButtons *self = AKASHI_MAIN_BUTTONS (object);
  if (self->pager != NULL)
    akashi_pager_set_far_button (self->pager, NULL, NULL);
  g_clear_weak_pointer (&self->pager);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_MAIN_BUTTONS);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_main_buttons_parent_class)->dispose (object);
}

static void
akashi_main_buttons_class_init (AkashiMainButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_main_buttons_dispose;
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "mainbuttons");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-main-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, main);
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, other);
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, below);
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, below_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, main_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiMainButtons, other_text);
}

static void
akashi_main_buttons_init (AkashiMainButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Three share the width by their words. */
  g_object_bind_property (self->below, "visible", gtk_widget_get_layout_manager (GTK_WIDGET (self)),
                          "homogeneous", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
set_button (AkashiMainButtons *self, GtkWidget *button, AkashiPhraseLabel *label, const char *text,
            const char *action, const char *target)
{
  akashi_phrase_label_set_text (label, text);
  gtk_widget_set_visible (button, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->main) || gtk_widget_get_visible (self->other));
  if (text == NULL)
    return;
  akashi_accessible_name_set (button, text);
  akashi_press_set (GTK_BUTTON (button), action, target);
}

/* Where there are two buttons already, a third is narrow for its words. */
static void
lend_below (AkashiMainButtons *self)
{
  if (self->pager != NULL)
    akashi_pager_set_far_dear (self->pager, gtk_widget_get_visible (self->other));
}

void
akashi_main_buttons_set_main (AkashiMainButtons *self, const char *text, const char *action,
                              const char *target)
{
  g_return_if_fail (AKASHI_IS_MAIN_BUTTONS (self));
  set_button (self, self->main, self->main_text, text, action, target);
}

void
akashi_main_buttons_set_other (AkashiMainButtons *self, const char *text, const char *action,
                               const char *target)
{
  g_return_if_fail (AKASHI_IS_MAIN_BUTTONS (self));
  set_button (self, self->other, self->other_text, text, action, target);
  lend_below (self);
}

void
akashi_main_buttons_set_colour (AkashiMainButtons *self, const char *css_class)
{
  g_return_if_fail (AKASHI_IS_MAIN_BUTTONS (self));
  const char *classes[] = { "mains", css_class, NULL };
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

void
akashi_main_buttons_lend (AkashiMainButtons *self, AkashiPager *pager)
{
  g_return_if_fail (AKASHI_IS_MAIN_BUTTONS (self));
  g_signal_connect_object (self->below, "clicked", G_CALLBACK (akashi_pager_next), pager, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->pager, pager);
  akashi_pager_set_far_button (pager, self->below, self->below_text);
  lend_below (self);
}
