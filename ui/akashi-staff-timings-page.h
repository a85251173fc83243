/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffTimingsPage:
 *
 * How long results, live picture and countdown stay, and changing that.
 */
#define AKASHI_TYPE_STAFF_TIMINGS_PAGE (akashi_staff_timings_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffTimingsPage, akashi_staff_timings_page, AKASHI, STAFF_TIMINGS_PAGE,
                      AkashiStaffSheet)

G_END_DECLS
