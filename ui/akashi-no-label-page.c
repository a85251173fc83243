/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-no-label-page.h"

#include "akashi-counsel-words.h"
#include "akashi-knowledge.h"

struct _AkashiNoLabelPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiNoLabelPage, akashi_no_label_page, AKASHI_TYPE_SHEET)

static void
akashi_no_label_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  const char *language = akashi_page_get_language (page);
  char **questions = akashi_knowledge_counsel ()->questions;
  static const char *const icons[]
      = { "akashi-support-end-stated-symbolic", "akashi-automatic-updates-symbolic",
          "akashi-no-shared-password-symbolic", "akashi-report-desk-symbolic" };
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("No label on the box?")),
                      akashi_page_text (page, N_ ("Ask the shop these four questions")));
  for (gsize i = 0; i < G_N_ELEMENTS (icons) && questions[i] != NULL; i++)
    akashi_sheet_add_item (sheet, icons[i], akashi_words_counsel (language, questions[i]), NULL);
  akashi_sheet_add_line (
      sheet, akashi_page_text (page, N_ ("Not every product carries a label; that alone is nothing bad.")),
      "caption");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("A present, second-hand or free?")),
                           "win.open", "situations");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Which mark is this?")), "win.open",
                           "marks");
}

static void
akashi_no_label_page_class_init (AkashiNoLabelPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_no_label_page_update_ui;
}

static void
akashi_no_label_page_init (AkashiNoLabelPage *self G_GNUC_UNUSED)
{
}
