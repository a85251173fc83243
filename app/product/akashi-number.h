/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * akashi_number_normalize:
 * @text: (not nullable): a registration number or model number as somebody wrote it
 *
 * The form numbers and models are looked up and compared by: Unicode NFKC, upper case, without spaces and
 * without dashes of any kind (hyphen, minus, full-width, Japanese long vowel mark between ASCII). Two
 * writings of one number have one such form; it is never shown.
 *
 * Returns: (transfer full): the normalised form; "" where @text is not UTF-8
 */
char *akashi_number_normalize (const char *text);

G_END_DECLS
