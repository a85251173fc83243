/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiNotCoveredPage:
 *
 * What this label says nothing about, and the promises known elsewhere that it does not make.
 */
#define AKASHI_TYPE_NOT_COVERED_PAGE (akashi_not_covered_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiNotCoveredPage, akashi_not_covered_page, AKASHI, NOT_COVERED_PAGE, AkashiSheet)

G_END_DECLS
