/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-import-map.h"

G_BEGIN_DECLS

/**
 * akashi_import_column_new_json:
 * @path: the field
 * @json: what the map says about it under `columns`
 * @error: AKASHI_ERROR_INVALID: the message names what is wrong, without @path
 */
AkashiImportColumn *akashi_import_column_new_json (const char *path, const json_t *json,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for what it says under `constants`: a text or an integer. */
AkashiImportColumn *akashi_import_column_new_constant (const char *path, const json_t *json,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_import_column_free (AkashiImportColumn *column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiImportColumn, akashi_import_column_free)

/* Refuses keys of @object that are not in @known, which ends in %NULL: a slip of the pen must not pass. */
gboolean akashi_import_check_keys (const json_t *object, const char *const *known,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @out: (transfer full): a text as an array of one, or an array of texts; freed first */
gboolean akashi_import_dup_texts (const json_t *object, const char *key, char ***out,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
