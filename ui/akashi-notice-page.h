/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-notice.h"
#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiNoticePage:
 *
 * For those who look after the kiosk: what happened, what it means, what to do.
 */
#define AKASHI_TYPE_NOTICE_PAGE (akashi_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiNoticePage, akashi_notice_page, AKASHI, NOTICE_PAGE, AkashiSheet)

/* @notice: not NONE */
void akashi_notice_page_set (AkashiNoticePage *page, AkashiNotice notice);

G_END_DECLS
