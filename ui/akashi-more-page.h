/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiMorePage:
 *
 * Everything the list says about the product, in the order buyers need it, and the way to what stands behind
 * it. Opened from a verdict.
 */
#define AKASHI_TYPE_MORE_PAGE (akashi_more_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiMorePage, akashi_more_page, AKASHI, MORE_PAGE, AkashiSheet)

G_END_DECLS
