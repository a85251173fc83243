/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * AkashiKeySorter:
 *
 * Sorts pairs of a key and a row id, as many as there are, in AKASHI_SORT_MEMORY_BYTES: what does not fit
 * goes sorted to a file without a name. So that an index is written page by page from its beginning to its
 * end.
 */
typedef struct _AkashiKeySorter AkashiKeySorter;

/* @folder: where the file may be */
AkashiKeySorter *akashi_key_sorter_new (const char *folder);
void akashi_key_sorter_free (AkashiKeySorter *sorter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiKeySorter, akashi_key_sorter_free)

gboolean akashi_key_sorter_add (AkashiKeySorter *sorter, const void *key, guint length, gint64 id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* After the last pair: makes ready for akashi_key_sorter_next(). */
gboolean akashi_key_sorter_sort (AkashiKeySorter *sorter, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @key: (out) (nullable): the next by the bytes of the keys, then by id, until the next call; %NULL after the
 * last */
gboolean akashi_key_sorter_next (AkashiKeySorter *sorter, const void **key, gint64 *id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
