/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiPattern:
 *
 * A pattern of a scheme definition for numbers or addresses, in a restricted syntax that is matched in time
 * linear in the text, whatever the pattern: never a backtracking regular expression.
 *
 * | syntax | matches |
 * |---|---|
 * | a letter, digit, other character | itself; ASCII letters in either case when compiled so |
 * | `\` and a punctuation character | that character |
 * | `[A-Z0-9_]` | one character of the class: ASCII ranges and single characters, no negation |
 * | `{n}` or `{m,n}` after one of these | it repeated, 0 ≤ m ≤ n ≤ 64 |
 * | `(` `)` | at most one pair, not nested: what it matched is captured |
 *
 * No `*`, `+`, `?`, `|`, `.`, `^`, `$`: these mean nothing and are refused unless escaped. A match covers the
 * whole text. Patterns and texts are bytes; a class or literal is one ASCII byte.
 */
typedef struct _AkashiPattern AkashiPattern;

/**
 * akashi_pattern_new:
 * @source: the pattern, at most AKASHI_MAX_PATTERN_BYTES
 * @ignore_case: whether ASCII letters match in either case
 * @error: AKASHI_ERROR_INVALID (syntax), AKASHI_ERROR_TOO_LARGE (more than AKASHI_MAX_PATTERN_POSITIONS)
 *
 * Returns: (transfer full): the pattern, or %NULL
 */
AkashiPattern *akashi_pattern_new (const char *source, gboolean ignore_case,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_pattern_free (AkashiPattern *pattern);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPattern, akashi_pattern_free)

/* Returns: (transfer none): the pattern as written. */
const char *akashi_pattern_source (const AkashiPattern *pattern);

/* Returns: whether the pattern has parentheses. */
gboolean akashi_pattern_captures (const AkashiPattern *pattern);

/* Returns: whether everything that matches begins with @prefix (ASCII; letters in either case). */
gboolean akashi_pattern_has_prefix (const AkashiPattern *pattern, const char *prefix);

/**
 * akashi_pattern_match:
 * @pattern: a pattern
 * @text: bytes, need not end in NUL
 * @length: how many
 * @capture: (out) (optional) (transfer full) (nullable): what stood in the parentheses, or the whole text
 * where the pattern has none; set on a match only. Where several readings fit, the longest capture from the
 * earliest start
 *
 * Returns: whether the whole text matches
 */
gboolean akashi_pattern_match (const AkashiPattern *pattern, const char *text, gsize length, char **capture);

G_END_DECLS
