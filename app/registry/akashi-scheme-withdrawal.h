/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_scheme_withdrawals_new_json:
 * @schemes_json: verified bytes of `schemes.json`
 * @error: AKASHI_ERROR_INVALID
 *
 * Its optional field `withdrawn`: `[{"id": "mihon", "on": "2026-11-30"}]`, schemes that the registry spoke
 * for once and no longer does. A scheme that is among its `schemes` too is not withdrawn.
 *
 * Returns: (transfer full) (element-type utf8 AkashiDate): since when, by id
 */
GHashTable *akashi_scheme_withdrawals_new_json (GBytes *schemes_json,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
