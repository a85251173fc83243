/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-page.h"

struct _AkashiStaffPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffPage, akashi_staff_page, AKASHI_TYPE_STAFF_SHEET)

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room G_GNUC_UNUSED)
{
  static const struct {
    const char *text, *action, *target;
  } rows[] = {
    { N_ ("Registration lists"), "win.open", "staff-lists" },
    { N_ ("The last checks"), "win.open", "staff-recent" },
    { N_ ("Counters of the day"), "win.open", "staff-counters" },
    { N_ ("Self-test"), "staff.test", NULL },
    { N_ ("Camera test"), "staff.camera", NULL },
    { N_ ("How long things stay"), "win.open", "staff-timings" },
    { N_ ("Languages on offer"), "win.open", "staff-languages" },
    { N_ ("Close the program"), "staff.close", NULL },
  };
  AkashiPage *page = AKASHI_PAGE (sheet);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, rows[i].text), rows[i].action,
                             rows[i].target);
  akashi_main_buttons_set_main (akashi_sheet_get_buttons (sheet), akashi_page_text (page, N_ ("Done")),
                                "win.start-over", NULL);
}

static void
akashi_staff_page_class_init (AkashiStaffPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Staff menu");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_page_init (AkashiStaffPage *self G_GNUC_UNUSED)
{
}
