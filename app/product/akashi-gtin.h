/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiGtin:
 *
 * A Global Trade Item Number as a number (leading zeros carry no meaning); 0: none.
 * Source: GS1 General Specifications, section 3 (AI 01) and 7.9 (check digit).
 */
typedef guint64 AkashiGtin;

#define AKASHI_GTIN_MAX G_GUINT64_CONSTANT (99999999999999)

/* Returns: whether @gtin is 1..99999999999999 with a correct check digit. */
gboolean akashi_gtin_is_valid (AkashiGtin gtin);

/**
 * akashi_gtin_parse:
 * @text: 8, 12, 13 or 14 ASCII digits
 * @length: its length in bytes
 * @out: (out): the number, set on success only
 *
 * Returns: %FALSE where @text has another form or the check digit is wrong
 */
gboolean akashi_gtin_parse (const char *text, gsize length, AkashiGtin *out);

/* Returns: (transfer full): @gtin in its 14 digits. */
char *akashi_gtin_format (AkashiGtin gtin);

/**
 * akashi_gtin_identifies_product:
 *
 * In-store, coupon and media codes (GS1 prefixes 02, 04, 20 to 29 and 977 to 979) name no product of a maker.
 * The prefix is read from the 13-digit form; a GTIN-8 has none of these meanings.
 *
 * Returns: %FALSE for such codes
 */
gboolean akashi_gtin_identifies_product (AkashiGtin gtin);

G_END_DECLS
