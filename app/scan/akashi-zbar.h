/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

#include <zbar.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

/* What one pass of zbar looks for. */
typedef enum {
  AKASHI_PASS_QR = 1 << 0,
  AKASHI_PASS_BARCODES = 1 << 1, /* EAN-13, EAN-8, UPC-A */
} AkashiPass;

/* Returns: a zbar scanner that reads nothing yet and talks to nobody. */
zbar_image_scanner_t *akashi_zbar_new (void);

/**
 * akashi_zbar_pass:
 * @pass: what to look for
 * @rows, @columns: every how many of them are looked at along; 0: none. QR codes need both
 * @grey: where; not changed
 * @scale: pixels of the whole picture to one pixel of @grey
 * @codes: (element-type AkashiFoundCode): what was found is appended
 *
 * Runs zbar once over a picture. Codes that are parts of one text are passed over. QR codes come as the raw
 * bytes they hold: zbar's guess of a character set garbles Japanese.
 */
void akashi_zbar_pass (zbar_image_scanner_t *zbar, AkashiPass pass, guint rows, guint columns,
                       const AkashiGrey *grey, double scale, GPtrArray *codes);

G_END_DECLS
