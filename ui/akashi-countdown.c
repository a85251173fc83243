/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-countdown.h"

#include "akashi-accessible-name.h"
#include "akashi-announce.h"
#include "akashi-pair-layout.h"
#include "akashi-phrase-label.h"
#include "akashi-words.h"

struct _AkashiCountdown {
  GtkWidget parent_instance;
  GtkStack *stack;
  AkashiPhraseLabel *text, *keep_text;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (AkashiCountdown, akashi_countdown, GTK_TYPE_WIDGET)

static void
akashi_countdown_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_COUNTDOWN);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_countdown_parent_class)->dispose (object);
}

static void
akashi_countdown_class_init (AkashiCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_countdown_dispose;
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "countdown");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-countdown.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiCountdown, stack);
  gtk_widget_class_bind_template_child (widget_class, AkashiCountdown, text);
  gtk_widget_class_bind_template_child (widget_class, AkashiCountdown, keep);
  gtk_widget_class_bind_template_child (widget_class, AkashiCountdown, keep_text);
}

static void
akashi_countdown_init (AkashiCountdown *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
akashi_countdown_set (AkashiCountdown *self, const char *language, guint left_s)
{
  g_return_if_fail (AKASHI_IS_COUNTDOWN (self));
  language = akashi_words_with_readings (language);
  /* The text is there even while it is not seen, so that its room is. */
  /* TRANSLATORS: %u is a number of seconds */
  g_autofree char *text = g_strdup_printf (
      akashi_words_text (language, N_ ("This screen closes in %u seconds")), left_s > 0 ? left_s : 20);
  const char *keep = akashi_words_text (language, N_ ("Keep it open"));
  akashi_phrase_label_set_text (self->text, text);
  akashi_phrase_label_set_text (self->keep_text, keep);
  akashi_accessible_name_set (self->keep, keep);
  gboolean counted = akashi_countdown_is_counting (self);
  gtk_stack_set_visible_child_name (self->stack, left_s > 0 ? "counting" : "quiet");
  /* A screen reader says it once, not each second. */
  if (left_s > 0 && !counted)
    akashi_announce (GTK_WIDGET (self), text);
  else if (left_s == 0 && counted)
    akashi_announce (GTK_WIDGET (self), NULL);
}

gboolean
akashi_countdown_is_counting (AkashiCountdown *self)
{
  g_return_val_if_fail (AKASHI_IS_COUNTDOWN (self), FALSE);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "counting") == 0;
}
