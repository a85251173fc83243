/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-code.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_claims_file_read:
 * @json: what a label shall say, an object:
 *   `scheme`, `number`, `models` (array of texts), `level`: required;
 *   `valid_from`, `valid_until`: required, `YYYY-MM-DD` (first and last day in `time_zone`) or seconds since
 * 1970; `gtins` (array of texts), `support_until` (`YYYY-MM-DD`; null or `"none"`: the maker promises no
 * updates), `maker`, `time_zone` (IANA name; absent: UTC): optional
 * @error: AKASHI_ERROR_MALFORMED_CLAIMS (the message names the claim)
 *
 * A member of another name is refused: a misspelt claim would silently not be on the label. The limits of
 * label.md are checked when the label is signed.
 *
 * Returns: (transfer full): the claims
 */
AkashiClaims *akashi_claims_file_read (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
