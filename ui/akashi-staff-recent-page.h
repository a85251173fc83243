/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffRecentPage:
 *
 * The last checks since the program began; touching one opens its page for the staff.
 */
#define AKASHI_TYPE_STAFF_RECENT_PAGE (akashi_staff_recent_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffRecentPage, akashi_staff_recent_page, AKASHI, STAFF_RECENT_PAGE,
                      AkashiStaffSheet)

G_END_DECLS
