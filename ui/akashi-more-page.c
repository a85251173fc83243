/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-more-page.h"

#include "akashi-product-text.h"
#include "akashi-verdict-facts.h"

struct _AkashiMorePage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiMorePage, akashi_more_page, AKASHI_TYPE_SHEET)

static void
add_product (AkashiSheet *sheet, const char *language, const AkashiEvidence *evidence)
{
  guint n_more;
  g_autofree char *maker = akashi_product_text_maker (language, evidence);
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  g_autofree char *joined = g_strjoinv (", ", models);
  g_autofree char *more = n_more > 0 ? g_strdup_printf ("+%u", n_more) : NULL;
  akashi_sheet_add_fact (sheet, maker, joined, more);
}

/* The number, and from which list all of it is. */
static void
add_source (AkashiSheet *sheet, const char *language, const AkashiEvidence *evidence,
            const AkashiVerdict *verdict)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  g_autoptr (AkashiWords) words = akashi_words_new (language, evidence, verdict);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Registration number")),
                         evidence->registration != NULL ? evidence->registration->number : evidence->number,
                         NULL);
  akashi_sheet_add_line (sheet, words->list, "caption");
}

static void
add_choices (AkashiSheet *sheet, gboolean registered)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  if (registered)
    {
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("What is promised")), "win.open",
                               "guarantees");
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("What it does not cover")),
                               "win.open", "not-covered");
    }
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Why this answer")), "win.open", "why");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("For the staff")), "win.open", "clerk");
  if ((akashi_sheet_get_offers (sheet) & AKASHI_SHOP_CALLS) != 0)
    akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Call staff")), "shop.call", NULL);
  if (registered)
    {
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Compare with another product")),
                               "win.compare", NULL);
      if ((akashi_sheet_get_offers (sheet) & AKASHI_SHOP_PRINTS) != 0)
        akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Print")), "shop.print", NULL);
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Copy to a phone")), "win.open",
                               "phone");
    }
  else
    akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("What to ask the shop")), "win.open",
                             "no-label");
}

static void
akashi_more_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  const char *language = akashi_page_get_language (page);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("More about it")),
                      akashi_page_text (page, N_ ("What the registration list says")));
  if (check == NULL)
    return;
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, evidence);
  add_product (sheet, language, evidence);
  for (guint i = 0; i < facts->len; i++)
    {
      const AkashiFact *fact = g_ptr_array_index (facts, i);
      AkashiFactRow *row = akashi_sheet_add_fact (sheet, fact->label, fact->value, fact->aside);
      if (fact->kind == AKASHI_FACT_SUPPORT && row != NULL)
        akashi_verdict_facts_set_bar (row, language, evidence, fact,
                                      akashi_check_get_verdict (check)->severity);
    }
  add_source (sheet, language, evidence, akashi_check_get_verdict (check));
  add_choices (sheet, facts->len > 0);
}

static void
akashi_more_page_class_init (AkashiMorePageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_more_page_update_ui;
}

static void
akashi_more_page_init (AkashiMorePage *self G_GNUC_UNUSED)
{
}
