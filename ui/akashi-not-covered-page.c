/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-not-covered-page.h"

#include "akashi-difference-words.h"
#include "akashi-guarantee-words.h"
#include "akashi-knowledge.h"

struct _AkashiNotCoveredPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiNotCoveredPage, akashi_not_covered_page, AKASHI_TYPE_SHEET)

/* Promises that other labels make. */
static void
add_not_promised (AkashiSheet *sheet, const AkashiEvidence *evidence)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const AkashiGuarantees *all = akashi_knowledge_guarantees ();
  char **promised = akashi_registration_get_guarantees (evidence->registration, evidence->scheme);
  if (promised == NULL)
    return;
  akashi_sheet_add_heading (sheet, akashi_page_text (page, N_ ("Promises that this label does not make")));
  for (guint i = 0; i < all->guarantees->len; i++)
    {
      const AkashiGuarantee *guarantee = g_ptr_array_index (all->guarantees, i);
      if (!g_strv_contains ((const char *const *) promised, guarantee->id))
        akashi_sheet_add_item (sheet, guarantee->pictogram,
                               akashi_words_guarantee (akashi_page_get_language (page), guarantee), NULL);
    }
}

static void
akashi_not_covered_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("What it does not cover")),
                      akashi_page_text (page, N_ ("The label says nothing about this")));
  const AkashiEvidence *evidence = check == NULL ? NULL : akashi_check_get_evidence (check);
  if (evidence == NULL || evidence->registration == NULL)
    return;
  g_auto (GStrv) lines = akashi_words_not_covered (akashi_page_get_language (page), evidence);
  for (char **line = lines; *line != NULL; line++)
    akashi_sheet_add_line (sheet, *line, "reason");
  add_not_promised (sheet, evidence);
}

static void
akashi_not_covered_page_class_init (AkashiNotCoveredPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_not_covered_page_update_ui;
}

static void
akashi_not_covered_page_init (AkashiNotCoveredPage *self G_GNUC_UNUSED)
{
}
