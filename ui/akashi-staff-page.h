/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffPage:
 *
 * The staff menu: one row for each thing that can be looked at or done.
 */
#define AKASHI_TYPE_STAFF_PAGE (akashi_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffPage, akashi_staff_page, AKASHI, STAFF_PAGE, AkashiStaffSheet)

G_END_DECLS
