/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-guarantee.h"

G_BEGIN_DECLS

/**
 * akashi_guarantees_new_json:
 * @json: the text of `data/guarantees.json`
 * @error: AKASHI_ERROR_INVALID: not of its form, an id twice, a demand of a baseline that is not there; the
 *   message names the guarantee and the field. AKASHI_ERROR_TOO_LARGE
 */
AkashiGuarantees *akashi_guarantees_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The guarantees that are built in. */
AkashiGuarantees *akashi_guarantees_new_built_in (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
