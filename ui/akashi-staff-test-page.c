/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-test-page.h"

struct _AkashiStaffTestPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffTestPage, akashi_staff_test_page, AKASHI_TYPE_STAFF_SHEET)

static void
add_finding (AkashiSheet *sheet, const AkashiSelfTestFinding *finding)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const char *means = finding->means == NULL ? NULL : akashi_page_text (page, finding->means);
  const char *todo = finding->todo == NULL ? NULL : akashi_page_text (page, finding->todo);
  akashi_sheet_add_fact (sheet,
                         finding->good ? akashi_page_text (page, N_ ("Well"))
                                       : akashi_page_text (page, N_ ("To be put right")),
                         akashi_page_text (page, finding->what), NULL);
  akashi_sheet_add_line (sheet, finding->which, "caption");
  akashi_sheet_add_line (sheet, means, "caption");
  akashi_sheet_add_line (sheet, todo, "reason");
}

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  const char *language = akashi_page_get_language (page);
  if (room->findings == NULL)
    return;
  guint bad = akashi_self_test_count_bad (room->findings);
  g_autofree char *summary = bad == 0
                                 ? g_strdup (akashi_page_text (page, N_ ("All is well")))
                                 : g_strdup_printf (akashi_words_plural (language, "%u thing to be put right",
                                                                         "%u things to be put right", bad),
                                                    bad);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("Self-test")), summary);
  for (guint i = 0; i < room->findings->len; i++)
    add_finding (sheet, &g_array_index (room->findings, AkashiSelfTestFinding, i));
  akashi_sheet_add_choice (sheet, NULL, akashi_page_text (page, N_ ("Test again")), "staff.test", NULL);
}

static void
akashi_staff_test_page_class_init (AkashiStaffTestPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("Self-test");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_test_page_init (AkashiStaffTestPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "reach"); /* nothing to touch stands at its top */
}
