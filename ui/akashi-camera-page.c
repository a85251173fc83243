/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera-page.h"

#include "akashi-error.h"
#include "akashi-fact-row.h"
#include "akashi-main-buttons.h"
#include "akashi-phrase-label.h"
#include "akashi-severity-shape.h"

typedef enum {
  PROBLEM_FAILED, /* there is one, and it stopped */
  PROBLEM_ABSENT, /* there is none */
} Problem;

struct _AkashiCameraPage {
  AkashiPage parent_instance;
  AkashiFitBin *lead;
  AkashiPager *rest;
  Problem problem;
  AkashiShopOffers offers;
  AkashiSeverityShape *shape;
  AkashiPhraseLabel *headline, *sentence;
  AkashiFactRow *meaning, *remedy, *retry;
  AkashiMainButtons *buttons;
};

G_DEFINE_FINAL_TYPE (AkashiCameraPage, akashi_camera_page, AKASHI_TYPE_PAGE)

static void
akashi_camera_page_update_ui (AkashiPage *page)
{
  AkashiCameraPage *self = AKASHI_CAMERA_PAGE (page);
  gboolean absent = self->problem == PROBLEM_ABSENT;
  const char *headline = absent ? akashi_page_text (page, N_ ("The camera was not found"))
                                : akashi_page_text (page, N_ ("The camera has stopped"));
  akashi_phrase_label_set_text (self->headline, headline);
  akashi_phrase_label_set_text (self->sentence, akashi_page_text (page, N_ ("Please tell the staff")));
  akashi_fact_row_set (self->meaning, akashi_page_text (page, N_ ("What this means")),
                       akashi_page_text (page, N_ ("Labels cannot be read just now")), NULL);
  akashi_fact_row_set (
      self->remedy, akashi_page_text (page, N_ ("For the staff")),
      absent ? akashi_page_text (page, N_ ("Plug the cable of the camera in"))
             : akashi_page_text (page, N_ ("Pull the cable of the camera out and plug it in again")),
      NULL);
  akashi_fact_row_set (self->retry, akashi_page_text (page, N_ ("After that")),
                       akashi_page_text (page, N_ ("This screen goes on by itself")), NULL);
  /* What can be done without a camera. */
  akashi_main_buttons_set_other (self->buttons, akashi_page_text (page, N_ ("Type the number")), "win.open",
                                 "number");
  akashi_main_buttons_set_main (
      self->buttons,
      (self->offers & AKASHI_SHOP_CALLS) != 0 ? akashi_page_text (page, N_ ("Call staff")) : NULL,
      "shop.call", NULL);
}

static void
akashi_camera_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_CAMERA_PAGE (page)->offers = akashi_session_get_offers (session);
}

static void
akashi_camera_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_CAMERA_PAGE);
  G_OBJECT_CLASS (akashi_camera_page_parent_class)->dispose (object);
}

static void
akashi_camera_page_class_init (AkashiCameraPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_camera_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_camera_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_camera_page_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_PAGER);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_FACT_ROW);
  g_type_ensure (AKASHI_TYPE_MAIN_BUTTONS);
  g_type_ensure (AKASHI_TYPE_SEVERITY_SHAPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-camera-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, shape);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, meaning);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, remedy);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, retry);
  gtk_widget_class_bind_template_child (widget_class, AkashiCameraPage, buttons);
}

static void
akashi_camera_page_init (AkashiCameraPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_pager (AKASHI_PAGE (self), self->rest);
  akashi_pager_set_centered (self->rest, TRUE);
  akashi_page_set_first (AKASHI_PAGE (self), GTK_WIDGET (self->headline));
  akashi_severity_shape_set_verdict (self->shape, AKASHI_VERDICT_CANNOT_TELL);
}

void
akashi_camera_page_set_problem (AkashiCameraPage *self, const GError *problem)
{
  g_return_if_fail (AKASHI_IS_CAMERA_PAGE (self));
  self->problem
      = g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_NO_CAMERA) ? PROBLEM_ABSENT : PROBLEM_FAILED;
  akashi_page_update (AKASHI_PAGE (self));
}
