/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-gtin.h"

G_BEGIN_DECLS

/* Modules of an EAN-13 symbol, without quiet zones. */
#define AKASHI_EAN13_MODULES 95

/**
 * akashi_barcode_artwork_ean13:
 * @gtin: a product code of 12 or 13 digits with a correct check digit
 * @out: (out): '1' for each dark module, '0' for each light one, and a NUL
 *
 * The bars of an EAN-13 symbol (GS1 General Specifications, 5.2.1).
 *
 * Returns: %FALSE where @gtin is no EAN-13
 */
gboolean akashi_barcode_artwork_ean13 (AkashiGtin gtin, char out[AKASHI_EAN13_MODULES + 1]);

G_END_DECLS
