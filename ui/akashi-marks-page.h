/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiMarksPage:
 *
 * Which mark is this? A list of marks that are taken for a security label, and, once one is chosen, what it
 * means and what it does not. It shows at once the mark that was held up.
 */
#define AKASHI_TYPE_MARKS_PAGE (akashi_marks_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiMarksPage, akashi_marks_page, AKASHI, MARKS_PAGE, AkashiSheet)

G_END_DECLS
