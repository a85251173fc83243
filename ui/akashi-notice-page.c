/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-notice-page.h"

struct _AkashiNoticePage {
  AkashiSheet parent_instance;
  AkashiNotice notice;
};

G_DEFINE_FINAL_TYPE (AkashiNoticePage, akashi_notice_page, AKASHI_TYPE_SHEET)

static void
akashi_notice_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiNotice notice = AKASHI_NOTICE_PAGE (page)->notice;
  const AkashiNoticeWords *words = akashi_notice_words (notice);
  akashi_sheet_begin (sheet, akashi_page_text (page, words->headline), NULL);
  akashi_sheet_set_head_class (sheet, "staff");
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("What this means")),
                         akashi_page_text (page, words->meaning), NULL);
  akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("For the staff")),
                         akashi_page_text (page, words->remedy), NULL);
  if (akashi_notice_is_trouble (notice))
    akashi_sheet_add_fact (sheet, akashi_page_text (page, N_ ("After that")),
                           akashi_page_text (page, N_ ("This message goes away by itself")), NULL);
}

static void
akashi_notice_page_class_init (AkashiNoticePageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_notice_page_update_ui;
}

static void
akashi_notice_page_init (AkashiNoticePage *self)
{
  self->notice = AKASHI_NOTICE_NO_LIST;
}

void
akashi_notice_page_set (AkashiNoticePage *self, AkashiNotice notice)
{
  g_return_if_fail (AKASHI_IS_NOTICE_PAGE (self));
  self->notice = notice;
  akashi_page_update (AKASHI_PAGE (self));
}
