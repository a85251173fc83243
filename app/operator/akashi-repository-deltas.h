/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-list-builder.h"
#include "akashi-published.h"
#include "akashi-registry.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the name of the delta file, as in `delta-6-7.jsonl.zst`. */
char *akashi_repository_delta_name (gint64 from, gint64 to);

/**
 * akashi_repository_deltas_json:
 * @previous: (nullable): the index that is published
 * @list: the one that follows it
 * @serial: of @list
 *
 * The new delta, and of those that lead to it as many as still spare a cache bytes, at most
 * AKASHI_KEPT_DELTAS in all.
 *
 * Returns: (transfer full): the field `deltas` of the new index; empty where a delta would be no shorter than
 * the full file
 */
json_t *akashi_repository_deltas_json (AkashiPublished *published, const char *scheme,
                                       const AkashiListIndex *previous, const AkashiBuiltList *list,
                                       gint64 serial);

G_END_DECLS
