/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-error.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/**
 * akashi_json_load:
 * @data: JSON text in UTF-8; need not end in NUL
 * @error: AKASHI_ERROR_INVALID (the message names the line)
 *
 * Reads exactly one JSON object or array. Refused: duplicate keys, numbers with a fraction or an exponent,
 * integers outside int64, NUL characters, anything after the value, more than AKASHI_MAX_JSON_DEPTH levels.
 *
 * Returns: (transfer full): the value
 */
json_t *akashi_json_load (const void *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_json_canonical:
 * @value: any value without floating-point numbers
 * @error: AKASHI_ERROR_INVALID where there is one
 *
 * Canonical JSON as securesystemslib writes it (`encode_canonical`): keys in the order of code points, no
 * white space, only `"` and `\` escaped, everything else as UTF-8. It is made to be signed, not to be parsed.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *akashi_json_canonical (const json_t *value, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
