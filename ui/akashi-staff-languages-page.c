/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-languages-page.h"

struct _AkashiStaffLanguagesPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffLanguagesPage, akashi_staff_languages_page, AKASHI_TYPE_STAFF_SHEET)

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  for (const char *const *language = akashi_words_languages (); *language != NULL; language++)
    {
      const char *state = akashi_settings_offers_language (room->settings, *language)
                              ? akashi_page_text (page, N_ ("on offer"))
                              : akashi_page_text (page, N_ ("not on offer"));
      g_autofree char *text = g_strdup_printf ("%s: %s", akashi_words_language_name (*language), state);
      akashi_sheet_add_wide_choice (sheet, text, "staff.language", *language);
    }
}

static void
akashi_staff_languages_page_class_init (AkashiStaffLanguagesPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Languages on offer");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_languages_page_init (AkashiStaffLanguagesPage *self G_GNUC_UNUSED)
{
}
