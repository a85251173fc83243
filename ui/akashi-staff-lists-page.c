/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-lists-page.h"

struct _AkashiStaffListsPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffListsPage, akashi_staff_lists_page, AKASHI_TYPE_STAFF_SHEET)

/* As `akashictl status` says it. */
static const char *const states[] = {
  [AKASHI_FRESHNESS_FRESH] = N_ ("up to date"),
  [AKASHI_FRESHNESS_AGEING] = N_ ("old: it no longer tells what is not on the list"),
  [AKASHI_FRESHNESS_TOO_OLD] = N_ ("too old to tell"),
  [AKASHI_FRESHNESS_NEVER] = N_ ("never fetched"),
  [AKASHI_FRESHNESS_DOUBTFUL_CLOCK] = N_ ("this machine's clock is wrong, so the age cannot be told"),
  [AKASHI_FRESHNESS_DAMAGED] = N_ ("the cache is damaged"),
};

/* "20 November 2026 (3 days old)" */
static char *
day_of (const char *language, const AkashiSchemeStatus *status)
{
  g_autofree char *day = akashi_words_day (language, status->as_of);
  int age = status->freshness.age_days;
  if (age < 0)
    return g_steal_pointer (&day);
  g_autofree char *old
      = g_strdup_printf (akashi_words_plural (language, "%d day old", "%d days old", (gulong) age), age);
  /* TRANSLATORS: %1$s: a day, %2$s: how long ago that is, as in "3 days old" */
  return g_strdup_printf (akashi_words_text (language, "%1$s (%2$s)"), day, old);
}

static void
add_list (AkashiSheet *sheet, const AkashiSchemeStatus *status)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const char *language = akashi_page_get_language (page);
  const char *name = akashi_texts_get (status->scheme->names, language);
  if (status->serial < 0)
    return;
  g_autofree char *day = day_of (language, status);
  akashi_sheet_add_fact (sheet, name, day, NULL);
  akashi_sheet_add_line (sheet, akashi_page_text (page, states[status->freshness.state]), "caption");
}

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  g_autoptr (GPtrArray) lists = akashi_engine_status (room->engine);
  const char *note = room->lists_note == NULL ? NULL : akashi_page_text (page, room->lists_note);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Lists")), note);
  akashi_sheet_add_line (sheet, room->lists_reason, "caption");
  if (!room->fetching)
    {
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Fetch now")), "staff.fetch", NULL);
      akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Fetch from a USB stick")),
                               "staff.stick", NULL);
    }
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    add_list (sheet, lists->pdata[i]);
  if (lists == NULL || lists->len == 0)
    akashi_sheet_add_line (sheet, akashi_page_text (page, N_ ("There are no lists on this machine yet")),
                           "reason");
}

static void
akashi_staff_lists_page_class_init (AkashiStaffListsPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Lists");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_lists_page_init (AkashiStaffListsPage *self G_GNUC_UNUSED)
{
}
