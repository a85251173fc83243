/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiHelpPage:
 *
 * Where the label is and how to hold it, and the ways on where it cannot be read.
 */
#define AKASHI_TYPE_HELP_PAGE (akashi_help_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiHelpPage, akashi_help_page, AKASHI, HELP_PAGE, AkashiSheet)

G_END_DECLS
