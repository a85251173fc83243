/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffCountersPage:
 *
 * How many checks the last days had, and writing all counters to a USB stick.
 */
#define AKASHI_TYPE_STAFF_COUNTERS_PAGE (akashi_staff_counters_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffCountersPage, akashi_staff_counters_page, AKASHI, STAFF_COUNTERS_PAGE,
                      AkashiStaffSheet)

G_END_DECLS
