/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-no-label-page.h"

struct _AkashiNoLabelPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiNoLabelPage, akashi_no_label_page, AKASHI_TYPE_SHEET)

static void
akashi_no_label_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  static const struct {
    const char *icon, *question;
  } questions[] = {
    { "akashi-support-end-stated-symbolic", N_ ("Until when do security updates come?") },
    { "akashi-automatic-updates-symbolic", N_ ("Do security updates come by themselves?") },
    { "akashi-no-shared-password-symbolic", N_ ("Does each one have a password of its own?") },
    { "akashi-report-desk-symbolic", N_ ("Whom do I call when something is wrong?") },
  };
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("No label on the box?")),
                      akashi_page_text (page, N_ ("Ask the shop these four questions")));
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    akashi_sheet_add_item (sheet, questions[i].icon, akashi_page_text (page, questions[i].question), NULL);
  akashi_sheet_add_line (
      sheet, akashi_page_text (page, N_ ("Not every product carries a label; that alone is nothing bad.")),
      "caption");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Which mark is this?")), "win.open",
                           "marks");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Type the number")), "win.open",
                           "number");
}

static void
akashi_no_label_page_class_init (AkashiNoLabelPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_no_label_page_update_ui;
}

static void
akashi_no_label_page_init (AkashiNoLabelPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "reach");
}
