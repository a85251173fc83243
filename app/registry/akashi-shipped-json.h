/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-confidence.h"
#include "akashi-json-field.h"

G_BEGIN_DECLS

/* Inside the room: what the readers of the shipped files of facts share. */

/**
 * akashi_shipped_json_load:
 * @file: its name, for messages
 * @error: AKASHI_ERROR_INVALID, AKASHI_ERROR_TOO_LARGE (AKASHI_MAX_SHIPPED_BYTES)
 *
 * Returns: (transfer full): the object
 */
json_t *akashi_shipped_json_load (const char *file, GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether @id has the form of an id of these files. */
gboolean akashi_shipped_json_id_is_valid (const char *id);

/* Always %FALSE, with AKASHI_ERROR_INVALID: @what is wrong with the field @key. */
gboolean akashi_shipped_json_refuse (const char *key, const char *what, GError **error);

/* A confidence; required. */
gboolean akashi_shipped_json_get_confidence (const json_t *object, const char *key, AkashiConfidence *out,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One of @words (array length=n_words), whose index comes out; absent leaves @out. Other than
 * akashi_json_get_word(), an unknown word is refused: the file is shipped with this very program. */
gboolean akashi_shipped_json_get_choice (const json_t *object, const char *key, const char *const *words,
                                         guint n_words, guint *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
