/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

#include <zbar.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zbar_image_t, zbar_image_destroy)

/* Returns: a zbar scanner that reads EAN-13, EAN-8 and UPC-A, and talks to nobody. */
zbar_image_scanner_t *akashi_zbar_new (void);

/**
 * akashi_zbar_read_bars:
 * @rows, @columns: every how many of them are looked at along; 0: none
 * @grey: where; not changed
 * @scale: pixels of the whole picture to one pixel of @grey
 * @codes: (element-type AkashiFoundCode): what was found is appended
 *
 * Runs zbar once over a picture.
 */
void akashi_zbar_read_bars (zbar_image_scanner_t *zbar, guint rows, guint columns, const AkashiGrey *grey,
                            double scale, GPtrArray *codes);

G_END_DECLS
