/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-situations-page.h"

#include "akashi-counsel-words.h"
#include "akashi-knowledge.h"

struct _AkashiSituationsPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiSituationsPage, akashi_situations_page, AKASHI_TYPE_SHEET)

static void
add_situation (AkashiSheet *sheet, const AkashiSituation *situation)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  akashi_sheet_add_heading (sheet, akashi_words_counsel (language, situation->name));
  akashi_sheet_add_line (sheet, akashi_words_counsel (language, situation->line), "caption");
  for (char **step = situation->steps; *step != NULL; step++)
    akashi_sheet_add_line (sheet, akashi_words_counsel (language, *step), "reason");
}

static void
akashi_situations_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  GPtrArray *situations = akashi_knowledge_counsel ()->situations;
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("A present, second-hand or free?")),
                      akashi_page_text (page, N_ ("Do this before you use it")));
  /* The first one is what the page before this one is about. */
  for (guint i = 1; i < situations->len; i++)
    add_situation (sheet, situations->pdata[i]);
  akashi_sheet_add_desk (sheet);
}

static void
akashi_situations_page_class_init (AkashiSituationsPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_situations_page_update_ui;
}

static void
akashi_situations_page_init (AkashiSituationsPage *self G_GNUC_UNUSED)
{
}
