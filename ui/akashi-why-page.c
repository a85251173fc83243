/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-why-page.h"

struct _AkashiWhyPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiWhyPage, akashi_why_page, AKASHI_TYPE_SHEET)

static void
akashi_why_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Why this answer")), NULL);
  if (check == NULL)
    return;
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  g_autoptr (AkashiWords) words
      = akashi_words_new (akashi_page_get_language (page), evidence, akashi_check_get_verdict (check));
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Why this answer")), words->headline);
  for (char **line = words->why; line != NULL && *line != NULL; line++)
    akashi_sheet_add_line (sheet, *line, "line");
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("What was compared")), words->compared, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Compared with")), words->list, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Registration number")), evidence->number, NULL);
}

static void
akashi_why_page_class_init (AkashiWhyPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_why_page_update_ui;
}

static void
akashi_why_page_init (AkashiWhyPage *self G_GNUC_UNUSED)
{
}
