/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-compare-page.h"

#include "akashi-difference-words.h"
#include "akashi-guarantee-words.h"
#include "akashi-knowledge.h"
#include "akashi-product-text.h"
#include "akashi-verdict-facts.h"

struct _AkashiComparePage {
  AkashiSheet parent_instance;
  AkashiCheck *first; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AkashiComparePage, akashi_compare_page, AKASHI_TYPE_SHEET)

static void
akashi_compare_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiComparePage *self = AKASHI_COMPARE_PAGE (page);
  AkashiCheck *first = akashi_session_get_first (session);
  AKASHI_PAGE_CLASS (akashi_compare_page_parent_class)->set_session (page, session);
  g_clear_pointer (&self->first, akashi_check_unref);
  if (first != NULL)
    self->first = akashi_check_ref (first);
}

static char *
model_of (const AkashiEvidence *evidence)
{
  guint n_more;
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  return g_strdup (*models == NULL ? "" : *models);
}

/* Each on a row of its own, on the same scale, so that the bars stand one under the other. */
static void
add_support (AkashiSheet *sheet, const AkashiEvidence *evidence, const AkashiVerdict *verdict)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  g_autofree char *model = model_of (evidence);
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, evidence);
  if (facts->len == 0)
    return;
  const AkashiFact *fact = g_ptr_array_index (facts, 0);
  AkashiFactRow *row = akashi_sheet_add_fact (sheet, model, fact->value, fact->aside);
  if (row != NULL)
    akashi_verdict_facts_set_bar (row, language, evidence, fact, verdict->severity);
}

/* Returns: (nullable) */
static const AkashiFact *
find_fact (GPtrArray *facts, AkashiFactKind kind)
{
  for (guint i = 0; i < facts->len; i++)
    if (((const AkashiFact *) facts->pdata[i])->kind == kind)
      return facts->pdata[i];
  return NULL;
}

/* The facts that both lists tell, value beside value; the first one stands above with its bars. Two telephone
 * numbers are no difference between products. */
static void
add_facts (AkashiSheet *sheet, const AkashiEvidence *first, const AkashiEvidence *second)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  g_autoptr (GPtrArray) of_first = akashi_words_facts (language, first);
  g_autoptr (GPtrArray) of_second = akashi_words_facts (language, second);
  for (guint i = 1; i < of_first->len; i++)
    {
      const AkashiFact *one = of_first->pdata[i];
      const AkashiFact *other = find_fact (of_second, one->kind);
      if (other != NULL && one->kind != AKASHI_FACT_CONTACT)
        akashi_sheet_add_pair (sheet, one->label, one->value, other->value);
    }
}

/* Promises that only one of the two makes. */
static void
add_only (AkashiSheet *sheet, const AkashiEvidence *of, const AkashiEvidence *not_of)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  char **mine = akashi_registration_get_guarantees (of->registration, of->scheme);
  char **theirs = akashi_registration_get_guarantees (not_of->registration, not_of->scheme);
  g_autofree char *model = model_of (of);
  gboolean headed = FALSE;
  for (char **id = mine; id != NULL && *id != NULL && theirs != NULL; id++)
    {
      const AkashiGuarantee *guarantee = akashi_guarantees_find (akashi_knowledge_guarantees (), *id);
      if (guarantee == NULL || g_strv_contains ((const char *const *) theirs, *id))
        continue;
      /* TRANSLATORS: %s: a model number */
      g_autofree char *heading
          = g_strdup_printf (akashi_page_text (page, N_ ("Promised for %s only")), model);
      if (!headed)
        akashi_sheet_add_heading (sheet, heading);
      headed = TRUE;
      akashi_sheet_add_item (sheet, guarantee->pictogram,
                             akashi_words_guarantee (akashi_page_get_language (page), guarantee), NULL);
    }
}

static void
akashi_compare_page_update_ui (AkashiPage *page)
{
  AkashiComparePage *self = AKASHI_COMPARE_PAGE (page);
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *second_check = akashi_sheet_get_check (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Two products side by side")), NULL);
  if (self->first == NULL || second_check == NULL)
    return;
  const AkashiEvidence *first = akashi_check_get_evidence (self->first);
  const AkashiEvidence *second = akashi_check_get_evidence (second_check);
  g_autofree char *difference = akashi_words_difference (akashi_page_get_language (page), first, second);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Two products side by side")), difference);
  add_support (sheet, first, akashi_check_get_verdict (self->first));
  add_support (sheet, second, akashi_check_get_verdict (second_check));
  add_facts (sheet, first, second);
  add_only (sheet, first, second);
  add_only (sheet, second, first);
}

static void
akashi_compare_page_dispose (GObject *object)
{
  g_clear_pointer (&AKASHI_COMPARE_PAGE (object)->first, akashi_check_unref);
  G_OBJECT_CLASS (akashi_compare_page_parent_class)->dispose (object);
}

static void
akashi_compare_page_class_init (AkashiComparePageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_compare_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_compare_page_set_session;
  G_OBJECT_CLASS (klass)->dispose = akashi_compare_page_dispose;
}

static void
akashi_compare_page_init (AkashiComparePage *self G_GNUC_UNUSED)
{
}
