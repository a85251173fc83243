/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-bottom-bar.h"

#include "akashi-bar-layout.h"
#include "akashi-phrase-label.h"
#include "akashi-scale.h"
#include "akashi-words.h"

struct _AkashiBottomBar {
  GtkWidget parent_instance;
  GtkWidget *start_over, *letters, *language, *read_aloud, *read_aloud_icon;
  AkashiPhraseLabel *start_over_text, *letters_text, *language_text, *read_aloud_text;
};

G_DEFINE_FINAL_TYPE (AkashiBottomBar, akashi_bottom_bar, GTK_TYPE_WIDGET)

static void
akashi_bottom_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_BOTTOM_BAR);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_bottom_bar_parent_class)->dispose (object);
}

static void
akashi_bottom_bar_class_init (AkashiBottomBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_bottom_bar_dispose;
  g_type_ensure (AKASHI_TYPE_BAR_LAYOUT);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "bottombar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-bottom-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, start_over);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, letters);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, language);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, read_aloud);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, read_aloud_icon);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, start_over_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, letters_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, language_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiBottomBar, read_aloud_text);
}

static void
akashi_bottom_bar_init (AkashiBottomBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
akashi_bottom_bar_set (AkashiBottomBar *self, const char *language, guint letters)
{
  g_return_if_fail (AKASHI_IS_BOTTOM_BAR (self));
  language = akashi_words_with_readings (language);
  akashi_phrase_label_set_on (self->start_over_text, self->start_over,
                              akashi_words_text (language, N_ ("Start over")));
  akashi_phrase_label_set_on (self->letters_text, self->letters,
                              letters + 1 < AKASHI_LETTER_STEPS
                                  ? akashi_words_text (language, N_ ("Bigger letters"))
                                  : akashi_words_text (language, N_ ("Smaller letters")));
  /* TRANSLATORS: so that whoever does not read your language finds it, too: the word in your language, a
   * space, and the English one, as in "ことば Language" */
  akashi_phrase_label_set_on (self->language_text, self->language,
                              akashi_words_text (language, N_ ("Language")));
}

void
akashi_bottom_bar_set_flat (AkashiBottomBar *self, gboolean flat)
{
  g_return_if_fail (AKASHI_IS_BOTTOM_BAR (self));
  GtkWidget *buttons[] = { self->start_over, self->letters, self->language, self->read_aloud };
  const char *classes[] = { flat ? "choice" : "tight", NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *face = gtk_button_get_child (GTK_BUTTON (buttons[i]));
      gtk_orientable_set_orientation (GTK_ORIENTABLE (face),
                                      flat ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
      gtk_widget_set_css_classes (face, classes);
    }
}

void
akashi_bottom_bar_set_voice (AkashiBottomBar *self, const char *language, gboolean there,
                             AkashiVoiceState state)
{
  /* About as long as each other: the buttons beside it stay where they are. */
  static const char *const texts[] = {
    [AKASHI_VOICE_SILENT] = N_ ("Read aloud"),
    [AKASHI_VOICE_SPEAKING] = N_ ("Stop"),
    [AKASHI_VOICE_SAID] = N_ ("Read again"),
    [AKASHI_VOICE_FAILED] = N_ ("No sound now"),
  };
  g_return_if_fail (AKASHI_IS_BOTTOM_BAR (self));
  gtk_widget_set_visible (self->read_aloud, there);
  akashi_phrase_label_set_on (self->read_aloud_text, self->read_aloud,
                              akashi_words_text (akashi_words_with_readings (language), texts[state]));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->read_aloud_icon), state == AKASHI_VOICE_SPEAKING
                                                                       ? "akashi-stop-reading-symbolic"
                                                                       : "akashi-read-aloud-symbolic");
}
