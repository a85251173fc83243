/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiComparePage:
 *
 * Two products side by side: until when each gets security updates, and what each promises. It says the
 * difference in one sentence and names no winner.
 */
#define AKASHI_TYPE_COMPARE_PAGE (akashi_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiComparePage, akashi_compare_page, AKASHI, COMPARE_PAGE, AkashiSheet)

G_END_DECLS
