/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* One label, looked at by a person: what its code holds, and the number printed beside it. */
typedef struct {
  guint64 line; /* in the file, from 1 */
  char *text;
  char *number;
} AkashiPatternPair;

void akashi_pattern_pair_free (AkashiPatternPair *pair);

/**
 * akashi_pattern_pairs_read:
 * @path: of a CSV file, UTF-8 or Shift_JIS, of two columns: scanned text, number. A first row that holds no
 * address is the headings
 * @error: AKASHI_ERROR_INVALID (the message names line and field): a cell missing, one too many, or empty; a
 * text that comes twice; fewer than AKASHI_MIN_PATTERN_PAIRS different numbers. AKASHI_ERROR_NOT_FOUND,
 * AKASHI_ERROR_IO
 *
 * Returns: (transfer container) (element-type AkashiPatternPair)
 */
GPtrArray *akashi_pattern_pairs_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
