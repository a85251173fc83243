/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiWhyPage:
 *
 * Every finding that the answer rests on, what was compared with what, and against which list.
 */
#define AKASHI_TYPE_WHY_PAGE (akashi_why_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiWhyPage, akashi_why_page, AKASHI, WHY_PAGE, AkashiSheet)

G_END_DECLS
