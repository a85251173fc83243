/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-voice-panel.h"

#include "akashi-bar-layout.h"
#include "akashi-phrase-label.h"
#include "akashi-words.h"

struct _AkashiVoicePanel {
  GtkWidget parent_instance;
  GtkWidget *stop, *again, *louder;
  AkashiPhraseLabel *stop_text, *again_text, *louder_text;
};

G_DEFINE_FINAL_TYPE (AkashiVoicePanel, akashi_voice_panel, GTK_TYPE_WIDGET)

static void
akashi_voice_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_VOICE_PANEL);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_voice_panel_parent_class)->dispose (object);
}

static void
akashi_voice_panel_class_init (AkashiVoicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_voice_panel_dispose;
  g_type_ensure (AKASHI_TYPE_BAR_LAYOUT);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "voicepanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-voice-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, stop);
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, stop_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, again);
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, louder);
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, again_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiVoicePanel, louder_text);
}

static void
akashi_voice_panel_init (AkashiVoicePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
akashi_voice_panel_set (AkashiVoicePanel *self, const char *language, gboolean loudest)
{
  g_return_if_fail (AKASHI_IS_VOICE_PANEL (self));
  language = akashi_words_with_readings (language);
  akashi_phrase_label_set_on (self->stop_text, self->stop, akashi_words_text (language, N_ ("Stop reading")));
  /* TRANSLATORS: a page is being read aloud: read it again from its beginning */
  akashi_phrase_label_set_on (self->again_text, self->again, akashi_words_text (language, N_ ("Again")));
  akashi_phrase_label_set_on (self->louder_text, self->louder,
                              loudest ? akashi_words_text (language, N_ ("Quieter"))
                                      : akashi_words_text (language, N_ ("Louder")));
}

void
akashi_voice_panel_set_stop (AkashiVoicePanel *self, gboolean there)
{
  g_return_if_fail (AKASHI_IS_VOICE_PANEL (self));
  gtk_widget_set_visible (self->stop, there);
}
