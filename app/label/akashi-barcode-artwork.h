/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-artwork.h"
#include "akashi-gtin.h"

G_BEGIN_DECLS

/**
 * akashi_barcode_artwork_draw:
 * @gtin: a product code of 12 or 13 digits with a correct check digit
 * @dpi: as for akashi_artwork_draw()
 * @error: AKASHI_ERROR_INVALID
 *
 * Draws an EAN-13 symbol with its quiet zones and its digits below (GS1 General Specifications, 5.2.1).
 *
 * Returns: (transfer full): the file
 */
GBytes *akashi_barcode_artwork_draw (AkashiGtin gtin, guint dpi, AkashiArtworkFormat format,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Modules of an EAN-13 symbol, without quiet zones. */
#define AKASHI_EAN13_MODULES 95

/**
 * akashi_barcode_artwork_ean13:
 * @gtin: as above
 * @out: (out): '1' for each dark module, '0' for each light one, and a NUL
 *
 * Returns: %FALSE where @gtin is no EAN-13
 */
gboolean akashi_barcode_artwork_ean13 (AkashiGtin gtin, char out[AKASHI_EAN13_MODULES + 1]);

G_END_DECLS
