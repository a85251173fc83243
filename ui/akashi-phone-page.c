/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-phone-page.h"

#include "akashi-code-view.h"
#include "akashi-phrase-label.h"
#include "akashi-take-home.h"

struct _AkashiPhonePage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiPhonePage, akashi_phone_page, AKASHI_TYPE_SHEET)

/* @text: of the code; @says: what it is, under it */
static void
add_code (AkashiSheet *sheet, const char *text, const char *says, const char *address)
{
  GtkWidget *code = akashi_code_view_new (text);
  if (code == NULL)
    return;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = akashi_phrase_label_new (says);
  g_object_set (label, "balanced", TRUE, "centered", TRUE, NULL);
  gtk_widget_add_css_class (label, "line");
  gtk_widget_add_css_class (row, "fact");
  gtk_widget_add_css_class (row, "tight");
  gtk_box_append (GTK_BOX (row), code);
  gtk_box_append (GTK_BOX (row), label);
  if (address != NULL)
    {
      GtkWidget *written = akashi_phrase_label_new (address);
      g_object_set (written, "centered", TRUE, NULL);
      gtk_widget_add_css_class (written, "caption");
      gtk_box_append (GTK_BOX (row), written);
    }
  akashi_sheet_add_row (sheet, row);
  akashi_page_set_name (code, says);
}

static void
akashi_phone_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Copy to a phone")),
                      akashi_page_text (page, N_ ("Open the camera of your phone and hold it to the code")));
  if (check == NULL)
    return;
  const AkashiEvidence *evidence = akashi_check_get_evidence (check);
  g_autoptr (AkashiTakeHome) words = akashi_take_home_new (akashi_page_get_plain_language (page), evidence);
  if (words == NULL)
    return;
  g_autofree char *summary = akashi_take_home_summary (words);
  add_code (sheet, summary, akashi_page_text (page, N_ ("What was found, as text; it needs no network")),
            NULL);
  if (evidence->scheme != NULL && evidence->scheme->page != NULL)
    add_code (sheet, evidence->scheme->page, akashi_page_text (page, N_ ("The page of the scheme")),
              evidence->scheme->page);
}

static void
akashi_phone_page_class_init (AkashiPhonePageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_phone_page_update_ui;
}

static void
akashi_phone_page_init (AkashiPhonePage *self)
{
  /* One code at a time, and large, is easier for a phone than both at once. */
  akashi_page_set_tightest_rows (AKASHI_PAGE (self), 0);
}
