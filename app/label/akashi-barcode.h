/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-gtin.h"

G_BEGIN_DECLS

/**
 * akashi_barcode_read:
 * @text: the digits of an EAN-13, EAN-8, UPC-A or UPC-E symbol, check digit included
 * @out: (out): the product code, set on success only
 *
 * Eight digits can be EAN-8 or UPC-E. With a leading 0 they are read as UPC-E first (an EAN-8 that begins
 * with 0 is a shop's own code), with another digit as EAN-8 first. UPC-E is written out to its UPC-A. Source:
 * GS1 General Specifications, 5.2 (EAN/UPC symbology) and 5.2.2.4 (UPC-E).
 *
 * Returns: %FALSE where @text has another form or the check digit is wrong
 */
gboolean akashi_barcode_read (const char *text, gsize length, AkashiGtin *out);

/* The same, or the 14 digits of a carton, where a person typed them. */
gboolean akashi_barcode_read_typed (const char *text, gsize length, AkashiGtin *out);

/* Writes the UPC-E code of 8 digits out to its 12 digits; FALSE where it is none (number system 0 or 1,
 * digits). */
gboolean akashi_barcode_expand_upce (const char *text, gsize length, char out[13]);

G_END_DECLS
