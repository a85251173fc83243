/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-json.h"
#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * akashi_scheme_read_provenance:
 * @root: a scheme definition
 * @into: read so far
 * @error: AKASHI_ERROR_INVALID, its message begins with a JSON pointer
 *
 * Reads what a definition says about itself and others: `facts`, `unknown`, `recognition`,
 * `forbidden_phrases`. A fact about something the definition does not say, and something said to be unknown
 * that it does say, are refused.
 */
gboolean akashi_scheme_read_provenance (const json_t *root, AkashiScheme *into,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
