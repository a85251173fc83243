/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-json.h"
#include "akashi-texts.h"

G_BEGIN_DECLS

/*
 * Typed reading of the fields of a JSON object. A field that is absent or `null` leaves the out-parameter as
 * it was; a field of another type, or out of range, is AKASHI_ERROR_INVALID and the message names it. An
 * empty text is the same as none.
 */

/* Whether a field must be there. */
typedef enum {
  AKASHI_FIELD_OPTIONAL,
  AKASHI_FIELD_REQUIRED,
} AkashiFieldNeed;

/**
 * akashi_json_load_object:
 * @data: exactly one JSON object, as strict as akashi_json_load()
 *
 * Returns: (transfer full): the object; %NULL with AKASHI_ERROR_INVALID
 */
json_t *akashi_json_load_object (const char *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @out: (transfer none): borrowed from @object */
gboolean akashi_json_get_text (const json_t *object, const char *key, AkashiFieldNeed need, const char **out,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, copied into @out, which is freed first. */
gboolean akashi_json_dup_text (const json_t *object, const char *key, AkashiFieldNeed need, char **out,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An object of texts by language, added to @into. Where required, at least one. */
gboolean akashi_json_get_texts (const json_t *object, const char *key, AkashiFieldNeed need,
                                AkashiTexts *into, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean akashi_json_get_date (const json_t *object, const char *key, AkashiFieldNeed need, gint32 *out,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An integer of @min to @max. */
gboolean akashi_json_get_integer (const json_t *object, const char *key, AkashiFieldNeed need, gint64 min,
                                  gint64 max, gint64 *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean akashi_json_get_boolean (const json_t *object, const char *key, gboolean *out,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @out: (transfer full): texts of an array, %NULL-terminated; freed first */
gboolean akashi_json_dup_strv (const json_t *object, const char *key, AkashiFieldNeed need, char ***out,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* GTINs of an array, as text with a correct check digit, added to @into (of AkashiGtin). */
gboolean akashi_json_get_gtins (const json_t *object, const char *key, GArray *into,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @out: (transfer none): an array of objects, borrowed; %NULL where absent */
gboolean akashi_json_get_objects (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @out: (transfer none): an object, borrowed; %NULL where absent */
gboolean akashi_json_get_object (const json_t *object, const char *key, AkashiFieldNeed need, json_t **out,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_json_get_word:
 * @words: (array length=n_words): the words a field can have, by their value; %NULL entries are none
 * @out: (out): the index of the word; 0 where the word is not among them: a newer vocabulary is "unknown"
 *
 * Returns: %FALSE only where the field is no text
 */
gboolean akashi_json_get_word (const json_t *object, const char *key, const char *const *words, guint n_words,
                               int *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
