/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffListsPage:
 *
 * How old each registration list is, and fetching new ones.
 */
#define AKASHI_TYPE_STAFF_LISTS_PAGE (akashi_staff_lists_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffListsPage, akashi_staff_lists_page, AKASHI, STAFF_LISTS_PAGE,
                      AkashiStaffSheet)

G_END_DECLS
