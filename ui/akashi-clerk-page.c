/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-clerk-page.h"

#include "akashi-clerk-words.h"
#include "akashi-product-text.h"

struct _AkashiClerkPage {
  AkashiSheet parent_instance;
  guint number; /* of the check */
};

G_DEFINE_FINAL_TYPE (AkashiClerkPage, akashi_clerk_page, AKASHI_TYPE_SHEET)

/* The session's number, kept beside the check. */
static void
akashi_clerk_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_PAGE_CLASS (akashi_clerk_page_parent_class)->set_session (page, session);
  AKASHI_CLERK_PAGE (page)->number = akashi_session_get_number (session);
}

static void
add_phone (AkashiSheet *sheet, const AkashiEvidence *evidence)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const AkashiRegistration *registration = evidence->registration;
  const char *contact = NULL;
  if (registration != NULL)
    contact = registration->desk_phone != NULL ? registration->desk_phone : registration->maker_contact;
  if (contact == NULL && evidence->scheme != NULL)
    contact = evidence->scheme->page;
  akashi_sheet_add_fact (
      sheet, akashi_page_text (page, N_ ("Whom to ask")),
      contact != NULL ? contact : akashi_page_text (page, N_ ("the maker named on the box")), NULL);
}

static void
add_product (AkashiSheet *sheet, const char *language, const AkashiEvidence *evidence)
{
  guint n_more;
  g_autofree char *maker = akashi_product_text_maker (language, evidence);
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  g_autofree char *joined = g_strjoinv (", ", models);
  const char *number = evidence->registration != NULL ? evidence->registration->number : evidence->number;
  akashi_sheet_add_fact (sheet, maker, joined, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (AKASHI_PAGE (sheet), N_ ("Registration number")), number,
                         NULL);
}

static void
akashi_clerk_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  const char *language = akashi_page_get_language (page);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("For the staff")), NULL);
  akashi_sheet_set_head_class (sheet, "staff");
  if (check == NULL)
    return;
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  const AkashiVerdict *verdict = akashi_check_get_verdict (check);
  g_autoptr (AkashiWords) words = akashi_words_new (language, evidence, verdict);
  AkashiClerkWords clerk = akashi_words_clerk (language, verdict);
  g_autofree char *number = g_strdup_printf ("%03u", AKASHI_CLERK_PAGE (page)->number);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("For the staff")), words->headline);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Please do this")), clerk.todo, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Say to the customer")), clerk.say, NULL);
  add_product (sheet, language, evidence);
  add_phone (sheet, evidence);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Number of this check")), number, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("What was compared")), words->compared, NULL);
  akashi_sheet_add_line (sheet, words->list, "caption");
}

static void
akashi_clerk_page_class_init (AkashiClerkPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_clerk_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_clerk_page_set_session;
}

static void
akashi_clerk_page_init (AkashiClerkPage *self)
{
  akashi_page_set_tightest_rows (AKASHI_PAGE (self), 0);
}
