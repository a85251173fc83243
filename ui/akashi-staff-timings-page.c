/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-timings-page.h"

struct _AkashiStaffTimingsPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffTimingsPage, akashi_staff_timings_page, AKASHI_TYPE_STAFF_SHEET)

static const struct {
  const char *text, *shorter, *longer;
  guint (*seconds) (AkashiSettings *settings);
} timings[] = {
  { N_ ("A result stays"), "result-seconds -10", "result-seconds +10", akashi_settings_result_seconds },
  { N_ ("A result for the staff stays"), "staff-result-seconds -60", "staff-result-seconds +60",
    akashi_settings_staff_result_seconds },
  { N_ ("The countdown lasts"), "countdown-seconds -10", "countdown-seconds +10",
    akashi_settings_countdown_seconds },
  { N_ ("The live picture stays"), "scan-seconds -10", "scan-seconds +10", akashi_settings_scan_seconds },
  { N_ ("A call waits for an answer"), "call-seconds -5", "call-seconds +5", akashi_settings_call_seconds },
};

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const char *language = akashi_page_get_language (page);
  for (gsize i = 0; i < G_N_ELEMENTS (timings); i++)
    {
      guint seconds = timings[i].seconds (room->settings);
      g_autofree char *value
          = g_strdup_printf (akashi_words_plural (language, "%u second", "%u seconds", seconds), seconds);
      akashi_sheet_add_fact (sheet, akashi_page_text (page, timings[i].text), value, NULL);
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Shorter")), "staff.time",
                               timings[i].shorter);
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Longer")), "staff.time",
                               timings[i].longer);
    }
}

static void
akashi_staff_timings_page_class_init (AkashiStaffTimingsPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("How long things stay");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_timings_page_init (AkashiStaffTimingsPage *self G_GNUC_UNUSED)
{
}
