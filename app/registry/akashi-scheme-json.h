/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * akashi_scheme_new_json:
 * @json: one scheme definition (`scheme.json`). Only `id` and `hosts` must be there
 * @error: AKASHI_ERROR_INVALID (the message names line and field, the latter as a JSON pointer)
 *
 * Also refused: a definition that contradicts itself, a pattern that could backtrack. A label key's id is
 * recomputed from the key; a definition whose `kid` differs is refused.
 */
AkashiScheme *akashi_scheme_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_schemes_new_json:
 * @json: an object whose key `schemes` holds an array of definitions
 * @error: the same; also where two of them share an id, a host or a key id
 *
 * Returns: (transfer full) (element-type AkashiScheme)
 */
GPtrArray *akashi_schemes_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_scheme_check_apart:
 * @error: AKASHI_ERROR_INVALID where two definitions share their id, a host or a label key: then one scheme
 * could speak for the other
 */
gboolean akashi_scheme_check_apart (const AkashiScheme *scheme, const AkashiScheme *other,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
