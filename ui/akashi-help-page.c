/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-help-page.h"

struct _AkashiHelpPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiHelpPage, akashi_help_page, AKASHI_TYPE_SHEET)

static void
akashi_help_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  gboolean by_hand = (akashi_sheet_get_offers (sheet) & AKASHI_SHOP_SCANS_BY_HAND) != 0;
  akashi_sheet_begin (sheet,
                      by_hand ? akashi_page_text (page, N_ ("How to scan it"))
                              : akashi_page_text (page, N_ ("How to hold it")),
                      by_hand ? akashi_page_text (page, N_ ("Point the hand scanner at the square code"))
                              : akashi_page_text (page, N_ ("The camera goes on looking for the label")));
  akashi_sheet_add_item (sheet, "akashi-find-label-symbolic",
                         akashi_page_text (page, N_ ("Look for a small square code on the box")),
                         akashi_page_text (page, N_ ("often on the back or below, near the barcode")));
  akashi_sheet_add_item (sheet, "akashi-distance-symbolic",
                         akashi_page_text (page, N_ ("Hold it as far off as a hand is long")), NULL);
  akashi_sheet_add_item (sheet, "akashi-tilt-symbolic",
                         akashi_page_text (page, N_ ("Tilt it where it shines, and keep it still")), NULL);
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Type the number")), "win.open",
                           "number");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("No label on the box?")), "win.open",
                           "no-label");
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Which mark is this?")), "win.open",
                           "marks");
  if ((akashi_sheet_get_offers (sheet) & AKASHI_SHOP_CALLS) != 0)
    akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Call staff")), "shop.call", NULL);
}

static void
akashi_help_page_class_init (AkashiHelpPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_help_page_update_ui;
}

static void
akashi_help_page_init (AkashiHelpPage *self G_GNUC_UNUSED)
{
}
