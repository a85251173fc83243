/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiCallPage:
 *
 * A member of staff is called, and whether somebody answered; in letters that are read from across the shop.
 * Whoever comes finds the page for the staff one touch away.
 */
#define AKASHI_TYPE_CALL_PAGE (akashi_call_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiCallPage, akashi_call_page, AKASHI, CALL_PAGE, AkashiSheet)

G_END_DECLS
