/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-counters-page.h"

/* Days on the page; all of them are in what is exported. */
#define SHOWN_DAYS 7

struct _AkashiStaffCountersPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffCountersPage, akashi_staff_counters_page, AKASHI_TYPE_STAFF_SHEET)

static void
add_day (AkashiSheet *sheet, const AkashiStaffRoom *room, const char *day)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  guint total = akashi_day_counters_total (room->counters, day);
  AkashiDate date;
  if (!akashi_date_parse (day, &date))
    return;
  g_autofree char *words = akashi_words_day (language, date);
  g_autofree char *checks
      = g_strdup_printf (akashi_words_plural (language, "%u check", "%u checks", total), total);
  akashi_sheet_add_fact (sheet, words, checks, NULL);
}

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  g_auto (GStrv) days = akashi_day_counters_days (room->counters);
  const char *note = room->export_note == NULL ? NULL : akashi_page_text (page, room->export_note);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Counters of the day")), note);
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Write them to a USB stick")),
                           "staff.export", NULL);
  for (guint i = 0; days[i] != NULL && i < SHOWN_DAYS; i++)
    add_day (sheet, room, days[i]);
  akashi_sheet_add_line (
      sheet,
      akashi_page_text (page, N_ ("Only day, verdict and scheme are counted; nothing about a person.")),
      "caption");
}

static void
akashi_staff_counters_page_class_init (AkashiStaffCountersPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Counters of the day");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_counters_page_init (AkashiStaffCountersPage *self G_GNUC_UNUSED)
{
}
