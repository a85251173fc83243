/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-call-page.h"

struct _AkashiCallPage {
  AkashiSheet parent_instance;
  AkashiCallState state;
  guint number; /* of the check */
};

G_DEFINE_FINAL_TYPE (AkashiCallPage, akashi_call_page, AKASHI_TYPE_SHEET)

static const struct {
  const char *headline, *sentence, *head_class;
} texts[] = {
  [AKASHI_CALL_NONE] = { N_ ("Call staff"), NULL, NULL },
  [AKASHI_CALL_WAITS] = { N_ ("Calling the staff"), N_ ("Please wait here a moment"), "info" },
  [AKASHI_CALL_ANSWERED] = { N_ ("A member of staff is coming"), N_ ("Please wait here a moment"), "good" },
  [AKASHI_CALL_UNANSWERED]
  = { N_ ("No answer yet"), N_ ("Please show this screen to a member of staff"), "caution" },
};

static void
akashi_call_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_PAGE_CLASS (akashi_call_page_parent_class)->set_session (page, session);
  AKASHI_CALL_PAGE (page)->state = akashi_session_get_call (session);
  AKASHI_CALL_PAGE (page)->number = akashi_session_get_number (session);
}

/* What it is about, for whoever comes. */
static void
add_check (AkashiSheet *sheet, AkashiCheck *check)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  g_autoptr (AkashiWords) words = akashi_words_new (
      akashi_page_get_language (page), akashi_check_get_evidence (check), akashi_check_get_verdict (check));
  g_autofree char *number = g_strdup_printf ("%03u", AKASHI_CALL_PAGE (sheet)->number);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("What was checked")), words->headline, NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("Number of this check")), number, NULL);
}

static void
akashi_call_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCallState state = AKASHI_CALL_PAGE (page)->state;
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, texts[state].headline),
                      texts[state].sentence == NULL ? NULL : akashi_page_text (page, texts[state].sentence));
  akashi_sheet_set_head_class (sheet, texts[state].head_class);
  if (check != NULL)
    {
      add_check (sheet, check);
      akashi_main_buttons_set_main (akashi_sheet_get_buttons (sheet),
                                    akashi_page_text (page, N_ ("For the staff")), "win.open", "clerk");
      akashi_main_buttons_set_other (akashi_sheet_get_buttons (sheet), akashi_page_text (page, N_ ("Back")),
                                     "win.back", NULL);
    }
  if (state == AKASHI_CALL_UNANSWERED)
    akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Call again")), "shop.call", NULL);
}

static void
akashi_call_page_class_init (AkashiCallPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_call_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_call_page_set_session;
}

static void
akashi_call_page_init (AkashiCallPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "loud"); /* read from across the shop */
  akashi_page_set_lead_share (AKASHI_PAGE (self), 50, 40);
}
