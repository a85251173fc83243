/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-mark.h"

G_BEGIN_DECLS

/**
 * akashi_marks_new_json:
 * @json: the text of `data/marks.json`
 * @error: AKASHI_ERROR_INVALID: not of its form, an id twice; the message names the mark and the field.
 *   AKASHI_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (element-type AkashiMark)
 */
GPtrArray *akashi_marks_new_json (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The marks that are built in. */
GPtrArray *akashi_marks_new_built_in (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
