/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiPrintPage:
 *
 * A slip about the product goes to the printer, and whether the printer took it.
 */
#define AKASHI_TYPE_PRINT_PAGE (akashi_print_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPrintPage, akashi_print_page, AKASHI, PRINT_PAGE, AkashiSheet)

G_END_DECLS
