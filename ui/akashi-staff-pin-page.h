/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiStaffPinPage:
 *
 * Asks for the PIN of the staff menu, or for a new one twice. What is typed is never shown, and handed to
 * `staff.pin`.
 */
#define AKASHI_TYPE_STAFF_PIN_PAGE (akashi_staff_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiStaffPinPage, akashi_staff_pin_page, AKASHI, STAFF_PIN_PAGE, AkashiSheet)

G_END_DECLS
