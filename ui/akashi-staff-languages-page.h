/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffLanguagesPage:
 *
 * Which languages are on offer; a touch on one changes that. One of them always stays.
 */
#define AKASHI_TYPE_STAFF_LANGUAGES_PAGE (akashi_staff_languages_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffLanguagesPage, akashi_staff_languages_page, AKASHI, STAFF_LANGUAGES_PAGE,
                      AkashiStaffSheet)

G_END_DECLS
