/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-staff-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffTestPage:
 *
 * What the self-test found: what it is, what it means, what to do.
 */
#define AKASHI_TYPE_STAFF_TEST_PAGE (akashi_staff_test_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffTestPage, akashi_staff_test_page, AKASHI, STAFF_TEST_PAGE, AkashiStaffSheet)

G_END_DECLS
