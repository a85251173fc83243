/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry.h"

G_BEGIN_DECLS

/*
 * Small targets (schemes.json, scheme.json, index.json) as they were received, so that an update with nothing
 * new fetches none of them. What comes out of the cache is believed only after akashi_tuf_target_check().
 */

/* Returns: (transfer full) (nullable): the bytes kept for @path; %NULL where there are none or they cannot be
 * read. */
GBytes *akashi_target_cache_load (AkashiRegistry *registry, gint64 trust_id, const char *path);

/* Keeps @bytes for @path; committed when it returns. */
gboolean akashi_target_cache_save (AkashiRegistry *registry, gint64 trust_id, const char *path, GBytes *bytes,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
