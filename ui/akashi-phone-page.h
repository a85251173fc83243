/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-sheet.h"

G_BEGIN_DECLS

/**
 * AkashiPhonePage:
 *
 * What a customer with a phone copies: a code that holds the words themselves, which needs no network, and, one
 * touch away, one of the scheme's own page, where its address is known.
 */
#define AKASHI_TYPE_PHONE_PAGE (akashi_phone_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiPhonePage, akashi_phone_page, AKASHI, PHONE_PAGE, AkashiSheet)

G_END_DECLS
