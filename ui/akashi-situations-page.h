/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiSituationsPage:
 *
 * A product that was not chosen in a shop: what to do yourself on the first day, and whom to call.
 */
#define AKASHI_TYPE_SITUATIONS_PAGE (akashi_situations_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiSituationsPage, akashi_situations_page, AKASHI, SITUATIONS_PAGE, AkashiSheet)

G_END_DECLS
