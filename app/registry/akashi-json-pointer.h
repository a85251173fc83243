/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-json.h"

G_BEGIN_DECLS

/**
 * akashi_json_pointer_find:
 * @pointer: as in `/levels/0/names` (RFC 6901); empty: the whole document
 *
 * Returns: (transfer none) (nullable): what it names
 */
const json_t *akashi_json_pointer_find (const json_t *root, const char *pointer);

/**
 * akashi_json_pointer_line:
 * @text: JSON that was read without an error
 *
 * Returns: the line, from 1, on which that value begins, or the nearest one it would be part of
 */
guint akashi_json_pointer_line (const char *text, gsize length, const char *pointer);

/**
 * akashi_json_add_line:
 * @error: about what @text says. Its message begins with the pointer of an object, as in `/levels/0: …`, or
 * names a field as in `field “id” …` (akashi-json-field.h), or both
 *
 * Puts `line N: ` before the message.
 */
void akashi_json_add_line (GError **error, const char *text, gsize length);

G_END_DECLS
