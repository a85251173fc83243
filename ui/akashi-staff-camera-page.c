/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-camera-page.h"

#include "akashi-camera-view.h"
#include "akashi-scan-hint.h"
#include "akashi-test-card.h"

/* Modules of a label as Akashi draws it; hundredths of a millimetre. */
#define LABEL_MODULE 34

struct _AkashiStaffCameraPage {
  AkashiStaffSheet parent_instance;
  AkashiCameraView *view; /* (nullable): of the rows */
  AkashiFactRow *quality; /* (nullable): likewise */
  AkashiSteadyHint hint;
};

G_DEFINE_FINAL_TYPE (AkashiStaffCameraPage, akashi_staff_camera_page, AKASHI_TYPE_STAFF_SHEET)

static void
add_view (AkashiStaffCameraPage *self)
{
  GtkWidget *view = g_object_new (AKASHI_TYPE_CAMERA_VIEW, NULL);
  gtk_widget_add_css_class (view, "camera-test");
  gtk_widget_add_css_class (view, "note");
  akashi_sheet_add_row (AKASHI_SHEET (self), view);
  akashi_accessible_name_set (view, akashi_page_text (AKASHI_PAGE (self), N_ ("Picture of the camera")));
  self->view = AKASHI_CAMERA_VIEW (view);
}

/* "3 of 5", down to 0.50 mm, and what that means for labels. */
static void
add_reading (AkashiSheet *sheet, guint card_codes)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  guint n = 0, finest = 0;
  for (guint i = 0; i < AKASHI_TEST_CARD_CODES; i++)
    if ((card_codes & 1u << i) != 0)
      {
        n++;
        finest = akashi_test_card_module (i);
      }
  /* TRANSLATORS: how many of how many, as in "3 of 5" */
  g_autofree char *share
      = g_strdup_printf (akashi_page_text (page, N_ ("%1$u of %2$u")), n, AKASHI_TEST_CARD_CODES);
  g_autofree char *size = n == 0 ? NULL : g_strdup_printf ("%u.%02u mm", finest / 100, finest % 100);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Codes that were read")), share, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("The finest of them")), size, NULL);
  if (n > 0)
    akashi_sheet_add_line (
        sheet,
        finest <= LABEL_MODULE
            ? akashi_page_text (page, N_ ("Fine enough for labels"))
            : akashi_page_text (
                page, N_ ("Too coarse for small labels: wipe the lens, bring light, or hold it nearer")),
        "reason");
}

static void
update_quality (AkashiStaffCameraPage *self)
{
  AkashiPage *page = AKASHI_PAGE (self);
  akashi_fact_row_set (self->quality, akashi_page_text (page, N_ ("Light and sharpness")),
                       akashi_page_text (page, akashi_scan_hint_finding (self->hint.shown)), NULL);
}

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  AkashiStaffCameraPage *self = AKASHI_STAFF_CAMERA_PAGE (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Camera test")),
                      akashi_page_text (page, N_ ("Hold the printed test card before the camera")));
  add_view (self);
  add_reading (sheet, room->card_codes);
  self->quality = g_object_new (AKASHI_TYPE_FACT_ROW, NULL);
  update_quality (self);
  akashi_sheet_add_row (sheet, GTK_WIDGET (self->quality));
}

static void
akashi_staff_camera_page_update_ui (AkashiPage *page)
{
  AKASHI_STAFF_CAMERA_PAGE (page)->view = NULL;
  AKASHI_STAFF_CAMERA_PAGE (page)->quality = NULL;
  AKASHI_PAGE_CLASS (akashi_staff_camera_page_parent_class)->update_ui (page);
}

static void
akashi_staff_camera_page_show_picture (AkashiPage *page, const AkashiPicture *picture)
{
  AkashiStaffCameraPage *self = AKASHI_STAFF_CAMERA_PAGE (page);
  if (self->view == NULL)
    return;
  if (picture == NULL)
    akashi_camera_view_clear (self->view);
  else
    akashi_camera_view_show (self->view, picture->pixels, picture->width, picture->height, picture->stride);
}

static void
akashi_staff_camera_page_class_init (AkashiStaffCameraPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Camera test");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_staff_camera_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->show_picture = akashi_staff_camera_page_show_picture;
}

static void
akashi_staff_camera_page_init (AkashiStaffCameraPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "reach"); /* nothing to touch stands at its top */
}

void
akashi_staff_camera_page_tick (AkashiStaffCameraPage *self, AkashiHint hint)
{
  g_return_if_fail (AKASHI_IS_STAFF_CAMERA_PAGE (self));
  if (akashi_steady_hint_take (&self->hint, hint) && self->quality != NULL)
    update_quality (self);
}
