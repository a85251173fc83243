/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page-book.h"

G_BEGIN_DECLS

/* Pages that the window itself opens or feeds. */
#define AKASHI_PAGE_ATTRACT "attract"
#define AKASHI_PAGE_SCAN "scan"
#define AKASHI_PAGE_QUESTION "question"
#define AKASHI_PAGE_VERDICT "verdict"
#define AKASHI_PAGE_CAMERA "camera"
#define AKASHI_PAGE_LANGUAGES "languages"
#define AKASHI_PAGE_COMPARE "compare"
#define AKASHI_PAGE_NUMBER "number"
#define AKASHI_PAGE_NOTICE "notice"

/* Returns: (transfer none): every page of the kiosk, a row each, for akashi_page_book_new(); how to add one
 * stands there. */
const AkashiPageRow *akashi_kiosk_window_pages (void);

/* Tells the pages what no session holds: where the camera is, and how numbers are found as they are typed.
 * @session: must outlive the pages' being shown */
void akashi_kiosk_window_set_up_pages (AkashiPageBook *book, AkashiSettings *settings,
                                       AkashiSession *session);

G_END_DECLS
