/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scan.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (element-type AkashiFoundCode): an empty list that owns its codes */
GPtrArray *akashi_found_codes_new (void);

/**
 * akashi_found_codes_merge:
 * @codes: (element-type AkashiFoundCode): what is known
 * @more: (element-type AkashiFoundCode) (transfer full): what another look at the same picture found; of a
 * code found before, these corners replace the older ones
 *
 * Two codes are one when they say the same and lie on each other. zbar itself joins barcodes that say the
 * same.
 */
void akashi_found_codes_merge (GPtrArray *codes, GPtrArray *more);

/* Puts codes into reading order, row by row from the top, and drops those past AKASHI_MAX_CODES. */
void akashi_found_codes_arrange (GPtrArray *codes);

/* Whether @at lies within the four corners of @code. */
gboolean akashi_found_code_covers (const AkashiFoundCode *code, AkashiPoint at);

/* Whether one of @codes is a QR code. */
gboolean akashi_found_codes_have_qr (GPtrArray *codes);

G_END_DECLS
