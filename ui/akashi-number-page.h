/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-page.h"

G_BEGIN_DECLS

/* Characters that can be typed: longer than any registration number or model. */
#define AKASHI_NUMBER_PAGE_LONGEST 24

/* Numbers offered as they are typed. */
#define AKASHI_NUMBER_PAGE_CANDIDATES 3

/**
 * AkashiNumberPage:
 *
 * Types the number that is printed on the label or the box, on large keys or on a keyboard. What could be
 * meant is offered as it is typed; what is on no list is asked for once more before it is answered. Hands the
 * text to the action `win.type`.
 */
#define AKASHI_TYPE_NUMBER_PAGE (akashi_number_page_get_type ())
G_DECLARE_FINAL_TYPE (AkashiNumberPage, akashi_number_page, AKASHI, NUMBER_PAGE, AkashiPage)

/* Returns: (transfer full) (nullable): NULL-terminated numbers or models that begin with @text. */
typedef char **(*AkashiNumberPageFind) (const char *text, guint most, gpointer user_data);

void akashi_number_page_set_find (AkashiNumberPage *page, AkashiNumberPageFind find, gpointer user_data);

G_END_DECLS
