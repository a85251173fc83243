/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-print-page.h"

struct _AkashiPrintPage {
  AkashiSheet parent_instance;
  AkashiPrintState state;
};

G_DEFINE_FINAL_TYPE (AkashiPrintPage, akashi_print_page, AKASHI_TYPE_SHEET)

static const struct {
  const char *headline, *sentence, *head_class;
} texts[] = {
  [AKASHI_PRINT_NONE] = { N_ ("Print"), NULL, NULL },
  [AKASHI_PRINT_WAITS] = { N_ ("Printing"), N_ ("Please wait here a moment"), "info" },
  [AKASHI_PRINT_TAKEN] = { N_ ("The printer has it"), N_ ("Please take the slip from the printer"), "good" },
  [AKASHI_PRINT_FAILED] = { N_ ("It could not be printed"), N_ ("Please tell the staff"), "caution" },
};

static void
akashi_print_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AKASHI_PAGE_CLASS (akashi_print_page_parent_class)->set_session (page, session);
  AKASHI_PRINT_PAGE (page)->state = akashi_session_get_print (session);
}

static void
akashi_print_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiPrintState state = AKASHI_PRINT_PAGE (page)->state;
  akashi_sheet_begin (sheet, akashi_page_text (page, texts[state].headline),
                      texts[state].sentence == NULL ? NULL : akashi_page_text (page, texts[state].sentence));
  akashi_sheet_set_head_class (sheet, texts[state].head_class);
  if (state == AKASHI_PRINT_FAILED)
    {
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Print again")), "shop.print", NULL);
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Copy to a phone")), "win.open",
                               "phone");
    }
}

static void
akashi_print_page_class_init (AkashiPrintPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_print_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_print_page_set_session;
}

static void
akashi_print_page_init (AkashiPrintPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "loud");
  akashi_page_set_lead_share (AKASHI_PAGE (self), 50, 40);
}
