/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-counsel.h"
#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_counsel_new_json:
 * @json: the text of `data/advice.json`
 * @error: AKASHI_ERROR_INVALID: not of its form, an id twice; the message names the entry and the field.
 *   AKASHI_ERROR_TOO_LARGE
 */
AkashiCounsel *akashi_counsel_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is built in. */
AkashiCounsel *akashi_counsel_new_built_in (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
