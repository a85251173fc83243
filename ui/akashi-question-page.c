/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-question-page.h"

#include "akashi-phrase-label.h"
#include "akashi-product-text.h"

struct _AkashiQuestionPage {
  AkashiPage parent_instance;
  AkashiFitBin *lead;
  AkashiPager *rest;
  AkashiCheck *check; /* (nullable) */
  AkashiPhraseLabel *headline, *sentence, *maker, *models, *where, *list, *hint;
  AkashiPhraseLabel *yes_text, *no_text, *unsure_text;
  GtkWidget *card, *yes, *no, *unsure;
};

G_DEFINE_FINAL_TYPE (AkashiQuestionPage, akashi_question_page, AKASHI_TYPE_PAGE)

static void
update_buttons (AkashiQuestionPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  akashi_phrase_label_set_on (self->yes_text, self->yes, akashi_page_text (page, N_ ("Yes, it is the same")));
  akashi_phrase_label_set_on (self->no_text, self->no, akashi_page_text (page, N_ ("No, it is different")));
  akashi_phrase_label_set_on (self->unsure_text, self->unsure, akashi_page_text (page, N_ ("I am not sure")));
  akashi_phrase_label_set_text (
      self->where, akashi_page_text (page, N_ ("It is on the back of the box, near the barcode")));
  akashi_phrase_label_set_text (
      self->hint, akashi_page_text (page, N_ ("Or hold the barcode of the box before the camera")));
}

/* Several models stand under each other, a little smaller: any one of them may be the one in hand. */
static void
update_models (AkashiQuestionPage *self, const AkashiEvidence *evidence)
{
  guint n_more;
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  g_autoptr (GString) text = g_string_new (NULL);
  for (char **model = models; *model != NULL; model++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *model);
  if (n_more > 0)
    {
      /* TRANSLATORS: %u is how many model numbers are not shown */
      g_autofree char *more
          = g_strdup_printf (akashi_page_text (AKASHI_PAGE (self), N_ ("and %u more models")), n_more);
      g_string_append_printf (text, "\n%s", more);
    }
  akashi_phrase_label_set_text (self->models, text->str);
  gboolean one = g_strv_length (models) <= 1;
  const char *classes[] = { one ? "model" : "value", NULL };
  gtk_widget_set_css_classes (GTK_WIDGET (self->models), classes);
}

static void
akashi_question_page_update_ui (AkashiPage *page)
{
  AkashiQuestionPage *self = AKASHI_QUESTION_PAGE (page);
  const char *language = akashi_page_get_language (page);
  update_buttons (self);
  if (self->check == NULL)
    {
      akashi_phrase_label_set_text (self->maker, "");
      akashi_phrase_label_set_text (self->models, "");
      akashi_phrase_label_set_text (self->list, "");
      return;
    }
  const AkashiEvidence *evidence = akashi_check_get_evidence (self->check);
  g_autoptr (AkashiWords) words
      = akashi_words_new (language, evidence, akashi_check_get_verdict (self->check));
  g_autofree char *maker = akashi_product_text_maker (language, evidence);
  akashi_phrase_label_set_text (self->headline, words->headline);
  akashi_phrase_label_set_text (self->sentence, words->sentence);
  akashi_phrase_label_set_text (self->maker, maker);
  akashi_phrase_label_set_text (self->list, words->list);
  update_models (self, evidence);
  akashi_accessible_name_set (self->card, akashi_phrase_label_get_text (self->models));
}

/* Only a check that asks is this page's: the answered one is the verdict's. */
static void
akashi_question_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiQuestionPage *self = AKASHI_QUESTION_PAGE (page);
  g_clear_pointer (&self->check, akashi_check_unref);
  if (akashi_session_asks (session))
    self->check = akashi_check_ref (akashi_session_get_check (session));
}

static void
akashi_question_page_dispose (GObject *object)
{
  g_clear_pointer (&AKASHI_QUESTION_PAGE (object)->check, akashi_check_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_QUESTION_PAGE);
  G_OBJECT_CLASS (akashi_question_page_parent_class)->dispose (object);
}

static void
akashi_question_page_class_init (AkashiQuestionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_question_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_question_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_question_page_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_PAGER);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, card);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, maker);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, models);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, where);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, list);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, hint);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, yes);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, no);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, unsure);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, yes_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, no_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiQuestionPage, unsure_text);
}

static void
akashi_question_page_init (AkashiQuestionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_pager (AKASHI_PAGE (self), self->rest);
  akashi_pager_set_centered (self->rest, TRUE);
  akashi_page_set_spare (AKASHI_PAGE (self), GTK_WIDGET (self->where));
  akashi_page_set_first (AKASHI_PAGE (self), GTK_WIDGET (self->headline));
  akashi_page_set_lead_share (AKASHI_PAGE (self), 48, 48);
}
