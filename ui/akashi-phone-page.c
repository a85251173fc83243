/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-phone-page.h"

#include "akashi-code-view.h"
#include "akashi-take-home.h"

struct _AkashiPhonePage {
  AkashiSheet parent_instance;
  gboolean turned; /* to the address of the scheme's page */
};

G_DEFINE_FINAL_TYPE (AkashiPhonePage, akashi_phone_page, AKASHI_TYPE_SHEET)

/* One code alone, as large as the glass has room for: a phone takes the wrong one where there are two. */
static void
show_code (AkashiSheet *sheet, const char *text, const char *says, const char *under)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  GtkWidget *code = akashi_code_view_new (text);
  g_autofree char *sentence = g_strjoin (
      "\n", akashi_page_text (page, N_ ("Open the camera of your phone and hold it to the code")), under,
      NULL);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Copy to a phone")), sentence);
  if (code == NULL)
    return;
  akashi_sheet_add_row (sheet, code);
  akashi_accessible_name_set (code, says);
}

static void
akashi_phone_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  const AkashiEvidence *evidence = check == NULL ? NULL : akashi_check_get_evidence (check);
  g_autoptr (AkashiTakeHome) words
      = evidence == NULL ? NULL : akashi_take_home_new (akashi_page_get_plain_language (page), evidence);
  if (words == NULL)
    {
      akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Copy to a phone")), NULL);
      return;
    }
  const char *found = akashi_page_text (page, N_ ("What was found, as text; it needs no network"));
  const char *of_scheme = akashi_page_text (page, N_ ("The page of the scheme"));
  const char *address = evidence->scheme == NULL ? NULL : evidence->scheme->page;
  g_autofree char *summary = akashi_take_home_summary (words);
  gboolean turned = AKASHI_PHONE_PAGE (page)->turned && address != NULL;
  show_code (sheet, turned ? address : summary, turned ? of_scheme : found, turned ? address : found);
  if (address == NULL)
    return;
  akashi_main_buttons_set_other (akashi_sheet_get_buttons (sheet), akashi_page_text (page, N_ ("Back")),
                                 "win.back", NULL);
  akashi_main_buttons_set_main (akashi_sheet_get_buttons (sheet),
                                turned ? akashi_page_text (page, N_ ("What was found")) : of_scheme,
                                "phone.turn", NULL);
}

static void
akashi_phone_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_PAGE_CLASS (akashi_phone_page_parent_class)->set_session (page, session);
  AKASHI_PHONE_PAGE (page)->turned = FALSE;
}

static void
on_turn (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  AKASHI_PHONE_PAGE (widget)->turned = !AKASHI_PHONE_PAGE (widget)->turned;
  akashi_page_update (AKASHI_PAGE (widget));
}

static void
akashi_phone_page_class_init (AkashiPhonePageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_phone_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_phone_page_set_session;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "phone.turn", NULL, on_turn);
}

static void
akashi_phone_page_init (AkashiPhonePage *self)
{
  /* The code becomes smaller only where it would be cut. */
  akashi_page_set_tightest_rows (AKASHI_PAGE (self), 0);
  /* It is square, and what to do with it takes some words. */
  akashi_page_set_lead_share (AKASHI_PAGE (self), 50, 50);
}
