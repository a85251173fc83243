/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiNoLabelPage:
 *
 * A product without a label: advice, and four questions to put to the shop.
 */
#define AKASHI_TYPE_NO_LABEL_PAGE (akashi_no_label_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiNoLabelPage, akashi_no_label_page, AKASHI, NO_LABEL_PAGE, AkashiSheet)

G_END_DECLS
