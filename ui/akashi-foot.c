/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-foot.h"

#include "akashi-countdown.h"
#include "akashi-split-layout.h"

/* Hundredths of the width that the countdown has beside the bar on a wide screen. */
#define BESIDE_SHARE 28

struct _AkashiFoot {
  GtkWidget parent_instance;
  gboolean landscape, over; /* @over: the countdown and the panel take the place of the bar */
  GtkStack *beside;
  AkashiCountdown *countdown;
  AkashiVoicePanel *voice_panel;
  AkashiBottomBar *bar;
  GtkWidget *left_focus; /* (nullable): in the bar, not owned: where the focus was when the bar went */
};

G_DEFINE_FINAL_TYPE (AkashiFoot, akashi_foot, GTK_TYPE_WIDGET)

static void
set_shown (GtkWidget *widget, gboolean shown)
{
  gtk_widget_set_child_visible (widget, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

/* Whoever uses keys goes on where the bar was, and finds the bar as it was left. */
static void
hand_on_focus (AkashiFoot *self, gboolean covered)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  if (covered && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->bar)))
    {
      self->left_focus = focus;
      gtk_widget_child_focus (GTK_WIDGET (self->beside), GTK_DIR_TAB_FORWARD);
    }
  else if (!covered && self->left_focus != NULL)
    gtk_widget_grab_focus (self->left_focus);
}

static void
update_ui (AkashiFoot *self)
{
  gboolean needed = gtk_stack_get_visible_child (self->beside) == GTK_WIDGET (self->voice_panel)
                    || akashi_countdown_is_counting (self->countdown);
  gboolean covered = self->over && needed;
  akashi_voice_panel_set_stop (self->voice_panel, self->over);
  /* On a wide screen there is always room for it, and the bar does not move. */
  if (covered == gtk_widget_get_child_visible (GTK_WIDGET (self->bar)))
    {
      set_shown (GTK_WIDGET (self->beside), TRUE);
      set_shown (GTK_WIDGET (self->bar), TRUE);
      hand_on_focus (self, covered);
    }
  set_shown (GTK_WIDGET (self->beside), !self->over || needed);
  set_shown (GTK_WIDGET (self->bar), !covered);
}

static void
akashi_foot_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_FOOT);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_foot_parent_class)->dispose (object);
}

static void
akashi_foot_class_init (AkashiFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_foot_dispose;
  g_type_ensure (AKASHI_TYPE_BOTTOM_BAR);
  g_type_ensure (AKASHI_TYPE_COUNTDOWN);
  g_type_ensure (AKASHI_TYPE_VOICE_PANEL);
  gtk_widget_class_set_layout_manager_type (widget_class, AKASHI_TYPE_SPLIT_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "foot");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiFoot, beside);
  gtk_widget_class_bind_template_child (widget_class, AkashiFoot, countdown);
  gtk_widget_class_bind_template_child (widget_class, AkashiFoot, voice_panel);
  gtk_widget_class_bind_template_child (widget_class, AkashiFoot, bar);
  gtk_widget_class_bind_template_callback (widget_class, update_ui);
}

static void
akashi_foot_init (AkashiFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
akashi_foot_set_glass (AkashiFoot *self, gboolean landscape, gboolean tablet)
{
  g_return_if_fail (AKASHI_IS_FOOT (self));
  AkashiSplitLayout *layout = AKASHI_SPLIT_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  const char *classes[] = { landscape ? "landscape" : NULL, NULL };
  self->landscape = landscape;
  self->over = landscape && tablet;
  akashi_split_layout_set (layout, landscape, BESIDE_SHARE);
  akashi_split_layout_set_over (layout, self->over);
  akashi_bottom_bar_set_flat (self->bar, self->over);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  update_ui (self);
}

void
akashi_foot_set_room (AkashiFoot *self, gboolean counts_down)
{
  g_return_if_fail (AKASHI_IS_FOOT (self));
  /* On a wide screen its room is beside the bar, and the bar does not move. */
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), self->landscape || counts_down);
}

void
akashi_foot_set_countdown (AkashiFoot *self, const char *language, guint left_s)
{
  g_return_if_fail (AKASHI_IS_FOOT (self));
  akashi_countdown_set (self->countdown, language, left_s);
  update_ui (self);
}

AkashiBottomBar *
akashi_foot_get_bar (AkashiFoot *self)
{
  g_return_val_if_fail (AKASHI_IS_FOOT (self), NULL);
  return self->bar;
}

AkashiVoicePanel *
akashi_foot_get_voice_panel (AkashiFoot *self)
{
  g_return_val_if_fail (AKASHI_IS_FOOT (self), NULL);
  return self->voice_panel;
}
