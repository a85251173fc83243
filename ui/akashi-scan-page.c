/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-scan-page.h"

#include "akashi-camera-view.h"
#include "akashi-phrase-label.h"

struct _AkashiScanPage {
  AkashiPage parent_instance;
  AkashiLight light;
  AkashiPhraseLabel *headline, *sentence, *hint;
  AkashiCameraView *view;
};

G_DEFINE_FINAL_TYPE (AkashiScanPage, akashi_scan_page, AKASHI_TYPE_PAGE)

static const char *
hint_text (AkashiScanPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  switch (self->light)
    {
    case AKASHI_LIGHT_TOO_DARK:
      return akashi_page_text (page, N_ ("It is too dark here. Turn the box to the light."));
    case AKASHI_LIGHT_TOO_BRIGHT:
      return akashi_page_text (page, N_ ("The light is too bright. Tilt the box a little."));
    case AKASHI_LIGHT_GOOD:
    default:
      return akashi_page_text (page, N_ ("It is read by itself. No button is needed."));
    }
}

static void
akashi_scan_page_update_ui (AkashiPage *page)
{
  AkashiScanPage *self = AKASHI_SCAN_PAGE (page);
  const char *headline = akashi_page_text (page, N_ ("Hold the label here"));
  akashi_phrase_label_set_text (self->headline, headline);
  akashi_phrase_label_set_text (
      self->sentence, akashi_page_text (page, N_ ("Show the square code on the box to the camera")));
  akashi_phrase_label_set_text (self->hint, hint_text (self));
  akashi_page_set_name (GTK_WIDGET (self->headline), headline);
  akashi_page_set_name (GTK_WIDGET (self->view), akashi_page_text (page, N_ ("Picture of the camera")));
}

static void
akashi_scan_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_SCAN_PAGE);
  G_OBJECT_CLASS (akashi_scan_page_parent_class)->dispose (object);
}

static void
akashi_scan_page_class_init (AkashiScanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_scan_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_scan_page_update_ui;
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_CAMERA_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/akashi/Akashi/akashi-scan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, hint);
  gtk_widget_class_bind_template_child (widget_class, AkashiScanPage, view);
}

static void
akashi_scan_page_init (AkashiScanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_page_set_first (AKASHI_PAGE (self), GTK_WIDGET (self->headline));
  akashi_page_set_lead_share (AKASHI_PAGE (self), 36, 36);
}

void
akashi_scan_page_show_picture (AkashiScanPage *self, const AkashiPicture *picture)
{
  g_return_if_fail (AKASHI_IS_SCAN_PAGE (self));
  if (picture == NULL)
    akashi_camera_view_clear (self->view);
  else
    akashi_camera_view_show (self->view, picture->pixels, picture->width, picture->height, picture->stride);
}

void
akashi_scan_page_set_light (AkashiScanPage *self, AkashiLight light)
{
  g_return_if_fail (AKASHI_IS_SCAN_PAGE (self));
  if (self->light == light)
    return;
  self->light = light;
  akashi_page_update (AKASHI_PAGE (self));
}

void
akashi_scan_page_set_mirror (AkashiScanPage *self, gboolean mirror)
{
  g_return_if_fail (AKASHI_IS_SCAN_PAGE (self));
  akashi_camera_view_set_mirror (self->view, mirror);
}
