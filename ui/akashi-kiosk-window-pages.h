/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-number-page.h"
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

/* Tells the pages of @book what no session holds: settings, and where typed numbers are looked for. */
void akashi_kiosk_window_pages_set_up (AkashiPageBook *book, AkashiSettings *settings,
                                       AkashiNumberPageFind find, gpointer user_data);

G_END_DECLS
