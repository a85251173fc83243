/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-pyramid.h"
#include "akashi-zbar.h"

G_BEGIN_DECLS

/* How a search for barcodes goes. */
typedef enum {
  AKASHI_BARS_PLAIN,   /* where bars stand, by zbar */
  AKASHI_BARS_BLURRED, /* … by whole digits, for fine and blurred bars; where that reads nothing, by zbar */
  AKASHI_BARS_WIDE,    /* … and beyond, where their ends do not show: by whole digits */
} AkashiBars;

/**
 * akashi_barcodes_read:
 * @deadline: akashi_scan_clock() after which no further region is looked at
 * @codes: (element-type AkashiFoundCode): what is found is added; no region of a code that is there is looked
 * at
 *
 * Reads EAN-13, EAN-8 and UPC-A; by whole digits UPC-E as well. What one line alone says is not believed.
 */
void akashi_barcodes_read (zbar_image_scanner_t *zbar, const AkashiPyramid *pyramid, AkashiBars how,
                           gint64 deadline, GPtrArray *codes);

G_END_DECLS
