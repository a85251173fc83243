/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-staff-recent-page.h"

#include "akashi-product-text.h"

struct _AkashiStaffRecentPage {
  AkashiStaffSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiStaffRecentPage, akashi_staff_recent_page, AKASHI_TYPE_STAFF_SHEET)

/* "012 Is it this one?" opens it; time, maker and model stand under it. */
static void
add_check (AkashiSheet *sheet, const AkashiRecentCheck *recent)
{
  const char *language = akashi_page_get_language (AKASHI_PAGE (sheet));
  const AkashiEvidence *evidence = akashi_check_get_evidence (recent->check);
  g_autoptr (AkashiWords) words
      = akashi_words_new (language, evidence, akashi_check_get_verdict (recent->check));
  g_autofree char *number = g_strdup_printf ("%u", recent->number);
  g_autofree char *title = g_strdup_printf ("%03u %s", recent->number, words->headline);
  g_autofree char *time = akashi_staff_sheet_time (sheet, recent->time);
  g_autofree char *maker = akashi_product_text_maker (language, evidence);
  guint n_more;
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  g_autofree char *joined = g_strjoinv (", ", models);
  g_autofree char *product = g_strjoin (" ", maker == NULL ? "" : maker, joined, NULL);
  akashi_sheet_add_wide_choice (sheet, title, "staff.recall", number);
  akashi_sheet_add_line (sheet, time, "caption");
  akashi_sheet_add_line (sheet, g_strstrip (product), "caption");
}

static void
add_rows (AkashiSheet *sheet, const AkashiStaffRoom *room)
{
  AkashiPage *page = AKASHI_PAGE (sheet);
  for (guint i = 0; i < room->recent->len; i++)
    add_check (sheet, room->recent->pdata[i]);
  if (room->recent->len == 0)
    akashi_sheet_add_line (sheet, akashi_page_text (page, N_ ("Nothing was checked since the program began")),
                           "reason");
}

static void
akashi_staff_recent_page_class_init (AkashiStaffRecentPageClass *klass)
{
  AKASHI_STAFF_SHEET_CLASS (klass)->headline = N_ ("The last checks");
  AKASHI_STAFF_SHEET_CLASS (klass)->add_rows = add_rows;
}

static void
akashi_staff_recent_page_init (AkashiStaffRecentPage *self G_GNUC_UNUSED)
{
}
