/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-attract-page.h"

#include "akashi-drawing.h"
#include "akashi-phrase-label.h"

#define PICTURES "/io/github/akashi/Akashi/pictures/"

struct _AkashiAttractPage {
  AkashiPage parent_instance;
  AkashiFitBin *lead, *rest;
  AkashiPhraseLabel *headline, *sentence, *first, *second, *third, *begin_text, *staff_text, *privacy;
  GtkWidget *begin, *staff;
  GtkImage *hold, *read, *until;
  AkashiCameraPosition position;
  AkashiNotice trouble;
};

G_DEFINE_FINAL_TYPE (AkashiAttractPage, akashi_attract_page, AKASHI_TYPE_PAGE)

/* What it is for; where something is wrong, that, for whoever looks after it. */
static void
update_trouble (AkashiAttractPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  gboolean trouble = self->trouble != AKASHI_NOTICE_NONE;
  const char *staff = akashi_page_text (page, N_ ("For the staff"));
  akashi_phrase_label_set_text (
      self->sentence,
      trouble ? akashi_page_text (page, akashi_notice_words (self->trouble)->headline)
              : akashi_page_text (page, N_ ("For cameras, routers and other things that go online")));
  gtk_widget_set_visible (self->staff, trouble);
  akashi_phrase_label_set_text (self->staff_text, staff);
  akashi_accessible_name_set (self->staff, staff);
}

static void
akashi_attract_page_update_ui (AkashiPage *page)
{
  AkashiAttractPage *self = AKASHI_ATTRACT_PAGE (page);
  gboolean by_hand = self->position == AKASHI_CAMERA_HAND_SCANNER;
  const char *headline = akashi_page_text (page, N_ ("Check a security label"));
  const char *begin = akashi_page_text (page, N_ ("Begin"));
  akashi_phrase_label_set_text (self->headline, headline);
  update_trouble (self);
  akashi_phrase_label_set_text (
      self->first, by_hand ? akashi_page_text (page, N_ ("Point the hand scanner at the square code"))
                           : akashi_page_text (page, N_ ("Hold the label on the box here")));
  akashi_phrase_label_set_text (self->second,
                                akashi_page_text (page, N_ ("It is compared with the registration list")));
  akashi_phrase_label_set_text (self->third,
                                akashi_page_text (page, N_ ("See how long security updates last")));
  akashi_phrase_label_set_text (self->begin_text, begin);
  akashi_phrase_label_set_text (self->privacy, akashi_page_text (page, N_ ("Pictures are not kept")));
  akashi_accessible_name_set (self->begin, begin);
}

static void
akashi_attract_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_ATTRACT_PAGE);
  G_OBJECT_CLASS (akashi_attract_page_parent_class)->dispose (object);
}

static void
akashi_attract_page_class_init (AkashiAttractPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_attract_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_attract_page_update_ui;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-attract-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, rest);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, first);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, second);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, third);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, begin);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, staff);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, staff_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, hold);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, read);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, until);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, begin_text);
  gtk_widget_class_bind_template_child (widget_class, AkashiAttractPage, privacy);
}

static void
show (GtkImage *image, const char *picture)
{
  g_autoptr (AkashiDrawing) drawing = akashi_drawing_new (picture);
  gtk_image_set_from_paintable (image, GDK_PAINTABLE (drawing));
}

static void
akashi_attract_page_init (AkashiAttractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self->read, PICTURES "read.svg");
  show (self->until, PICTURES "until.svg");
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_bin (AKASHI_PAGE (self), self->rest);
  akashi_page_set_first (AKASHI_PAGE (self), self->begin);
  akashi_page_set_lead_share (AKASHI_PAGE (self), 40, 36);
}

void
akashi_attract_page_set_position (AkashiAttractPage *self, AkashiCameraPosition position)
{
  static const char *const pictures[] = {
    [AKASHI_CAMERA_ABOVE] = PICTURES "hold-above.svg",
    [AKASHI_CAMERA_BELOW] = PICTURES "hold-below.svg",
    [AKASHI_CAMERA_LEFT] = PICTURES "hold-left.svg",
    [AKASHI_CAMERA_RIGHT] = PICTURES "hold-right.svg",
    [AKASHI_CAMERA_HAND_SCANNER] = PICTURES "hold-scanner.svg",
  };
  g_return_if_fail (AKASHI_IS_ATTRACT_PAGE (self));
  show (self->hold, pictures[position]);
  self->position = position;
  akashi_page_update (AKASHI_PAGE (self));
}

void
akashi_attract_page_set_trouble (AkashiAttractPage *self, AkashiNotice trouble)
{
  g_return_if_fail (AKASHI_IS_ATTRACT_PAGE (self));
  if (self->trouble == trouble)
    return;
  self->trouble = trouble;
  akashi_page_update (AKASHI_PAGE (self));
  akashi_page_refit (AKASHI_PAGE (self));
}
