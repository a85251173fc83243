/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * What was added and is not published yet: `.staging/<scheme>/` holds `scheme.json` and, with a list,
 * `index.json` and `full-<serial>.jsonl.zst`, under the names they will have as targets.
 */

/* Throws away what is staged of @scheme. */
gboolean akashi_staging_clear (const char *directory, const char *scheme,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Throws away all that is staged, and the folder. */
gboolean akashi_staging_clear_all (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer container) (element-type utf8): ids of the schemes of which something is staged whole,
 * sorted. */
GPtrArray *akashi_staging_schemes (const char *directory);

/* Returns: (transfer container) (element-type utf8): names of the files staged of @scheme, sorted; may be
 * empty. */
GPtrArray *akashi_staging_files (const char *directory, const char *scheme);

G_END_DECLS
