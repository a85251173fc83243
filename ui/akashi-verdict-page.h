/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page.h"

G_BEGIN_DECLS

/**
 * AkashiVerdictPage:
 *
 * A verdict: headline, shape, colour and one thing to do; the product and three facts; what was compared, and
 * the date of the list.
 */
#define AKASHI_TYPE_VERDICT_PAGE (akashi_verdict_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiVerdictPage, akashi_verdict_page, AKASHI, VERDICT_PAGE, AkashiPage)

G_END_DECLS
