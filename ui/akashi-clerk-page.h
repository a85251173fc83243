/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiClerkPage:
 *
 * For the staff, behind every verdict: what was compared with what, one thing to do, one sentence to say to
 * the customer, whom to phone, and the number of the check. In letters that are read from some steps away.
 */
#define AKASHI_TYPE_CLERK_PAGE (akashi_clerk_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiClerkPage, akashi_clerk_page, AKASHI, CLERK_PAGE, AkashiSheet)

G_END_DECLS
