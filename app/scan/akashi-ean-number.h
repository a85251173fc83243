/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-ean-digits.h"
#include "akashi-scan.h"

G_BEGIN_DECLS

/* What a kind of symbol is made of. */
typedef struct {
  AkashiSymbology symbology;
  guint modules, edges;
  guint digits, left; /* digits with bars of their own, and how many of them stand before the centre */
} AkashiEanKind;

/* EAN-13, EAN-8, UPC-E (GS1 General Specifications, 5.2). */
#define AKASHI_EAN_KINDS 3
extern const AkashiEanKind akashi_ean_kinds[AKASHI_EAN_KINDS];

typedef struct {
  char text[14];       /* all its digits, and NUL */
  guint8 patterns[12]; /* of its digits with bars of their own */
  float worth[2];      /* sums of what its patterns are worth, and those of the second best number */
} AkashiEanNumber;

/**
 * akashi_ean_number_best:
 * @worths: of each pattern of each digit
 *
 * Returns: of all numbers that can be written and have a right check digit, the one whose patterns are worth
 * most. In UPC-E the check digit stands in the choice of sets
 */
AkashiEanNumber akashi_ean_number_best (const AkashiEanKind *kind,
                                        const float worths[12][AKASHI_EAN_PATTERNS]);

G_END_DECLS
