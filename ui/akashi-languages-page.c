/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-languages-page.h"

#include "akashi-phrase-label.h"

struct _AkashiLanguagesPage {
  AkashiPage parent_instance;
  AkashiFitBin *lead;
  AkashiPager *rest;
  AkashiPhraseLabel *headline;
  const AkashiStaffRoom *room; /* (nullable), not owned: what is on offer */
  GPtrArray *buttons;          /* in the order of akashi_words_languages(); owned by the page's tree */
};

G_DEFINE_FINAL_TYPE (AkashiLanguagesPage, akashi_languages_page, AKASHI_TYPE_PAGE)

/* The language now shown is the filled one. */
static void
mark_current (AkashiLanguagesPage *self, const char *language)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[i];
      gboolean current = g_str_equal (akashi_words_languages ()[i], language);
      if (current)
        gtk_widget_add_css_class (button, "filled");
      else
        gtk_widget_remove_css_class (button, "filled");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                                   current ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
      if (current)
        akashi_page_set_first (AKASHI_PAGE (self), button);
    }
}

static void
akashi_languages_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_LANGUAGES_PAGE (page)->room = akashi_session_get_staff_room (session);
}

/* What the shop does not offer is left out; the language that is shown stays. */
static void
show_offered (AkashiLanguagesPage *self, const char *current)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const char *language = akashi_words_languages ()[i];
      gtk_widget_set_visible (self->buttons->pdata[i],
                              self->room == NULL || g_str_equal (language, current)
                                  || akashi_settings_offers_language (self->room->settings, language));
    }
}

static void
akashi_languages_page_update_ui (AkashiPage *page)
{
  AkashiLanguagesPage *self = AKASHI_LANGUAGES_PAGE (page);
  const char *headline = akashi_page_text (page, N_ ("Choose your language"));
  akashi_phrase_label_set_text (self->headline, headline);
  akashi_pager_rewind (self->rest);
  show_offered (self, akashi_page_get_plain_language (page));
  mark_current (self, akashi_page_get_plain_language (page));
}

static void
akashi_languages_page_dispose (GObject *object)
{
  AkashiLanguagesPage *self = AKASHI_LANGUAGES_PAGE (object);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_LANGUAGES_PAGE);
  G_OBJECT_CLASS (akashi_languages_page_parent_class)->dispose (object);
}

static void
akashi_languages_page_class_init (AkashiLanguagesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_languages_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_languages_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_languages_page_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_PAGER);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-languages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiLanguagesPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiLanguagesPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiLanguagesPage, headline);
}

static GtkWidget *
new_button (const char *language)
{
  const char *name = akashi_words_language_name (language);
  AkashiPhraseLabel *label = AKASHI_PHRASE_LABEL (akashi_phrase_label_new (NULL));
  GtkWidget *button = gtk_button_new ();

  akashi_phrase_label_set_text_in (label, name, akashi_words_language_tag (language));
  g_object_set (label, "centered", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (label), "button");
  gtk_widget_add_css_class (GTK_WIDGET (label), akashi_words_language_tag (language));
  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (label));
  gtk_widget_add_css_class (button, "wide-button");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.language::");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", language);
  akashi_accessible_name_set (button, name);
  return button;
}

static void
akashi_languages_page_init (AkashiLanguagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
    {
      GtkWidget *button = new_button (*language);
      g_ptr_array_add (self->buttons, button);
      akashi_pager_append (self->rest, button);
    }
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_pager (AKASHI_PAGE (self), self->rest);
  akashi_pager_set_lowered (self->rest, TRUE);
  akashi_page_set_lead_share (AKASHI_PAGE (self), 36, 30);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reach");
}
