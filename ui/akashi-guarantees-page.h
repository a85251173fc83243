/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiGuaranteesPage:
 *
 * What this very registration promises, a pictogram and a plain line each, and which baselines ask for it.
 */
#define AKASHI_TYPE_GUARANTEES_PAGE (akashi_guarantees_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiGuaranteesPage, akashi_guarantees_page, AKASHI, GUARANTEES_PAGE, AkashiSheet)

G_END_DECLS
