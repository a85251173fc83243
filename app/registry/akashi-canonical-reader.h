/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-cursor.h"

G_BEGIN_DECLS

/*
 * Walking through canonical JSON where it lies, without a tree: rows are read at every look-up. Only
 * canonical form is understood (no white space; in texts only `"` and `\` escaped; integers only); anything
 * else, also out of a damaged database, is FALSE, and no byte past the end is read. UTF-8 is checked by the
 * caller.
 */

/* A text where it lies, still escaped. */
typedef struct {
  const char *data;
  gsize length;
  gboolean escaped; /* there is a backslash in it */
} AkashiSlice;

/* Returns: whether the text is @text, which is not empty and has neither `"` nor `\`. */
gboolean akashi_slice_is (const AkashiSlice *slice, const char *text);

/* Returns: (transfer full): the text, unescaped. */
char *akashi_slice_dup (const AkashiSlice *slice);

/* Takes @wanted; FALSE, and nothing is taken, where something else comes. */
gboolean akashi_canonical_take (AkashiCursor *at, char wanted);

/* Takes `null`; FALSE, and nothing is taken, where something else comes. */
gboolean akashi_canonical_take_null (AkashiCursor *at);

/* Takes a text. */
gboolean akashi_canonical_take_text (AkashiCursor *at, AkashiSlice *out);

/* Takes an integer. */
gboolean akashi_canonical_take_integer (AkashiCursor *at, gint64 *out);

/* Takes any value, at most AKASHI_MAX_JSON_DEPTH levels deep. */
gboolean akashi_canonical_skip (AkashiCursor *at);

/**
 * akashi_canonical_next:
 * @close: `}` or `]`, of the object or array whose opening was taken
 * @first: (inout): %TRUE before the first member
 * @end: (out): whether @close was taken instead of a member
 *
 * Takes what stands before the next member.
 */
gboolean akashi_canonical_next (AkashiCursor *at, char close, gboolean *first, gboolean *end);

/* The same in an object, with the member's key. */
gboolean akashi_canonical_next_key (AkashiCursor *at, gboolean *first, gboolean *end, AkashiSlice *key);

/**
 * akashi_canonical_is:
 *
 * Returns: whether @json is an object in the one form that akashi_json_canonical() would give it: UTF-8, keys
 * in order, each once, without escapes, integers as they are written. %FALSE also where it might be, and the
 * slow way has to tell.
 */
gboolean akashi_canonical_is (const char *json, gsize length);

/* Returns: whether the object @json, for which akashi_canonical_is() holds, has @key. */
gboolean akashi_canonical_has (const char *json, gsize length, const char *key);

G_END_DECLS
