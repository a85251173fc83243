/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-database.h"
#include "akashi-search-grams.h"

G_BEGIN_DECLS

/**
 * AkashiSearchIndex:
 *
 * Adds rows to what a search finds them by (akashi-search-grams.h), inside the caller's transaction. The
 * table `search` is made of segments, each with the postings of some rows, in the order of their grams. What
 * a row no longer has is not taken out: a search looks at the row itself before it shows it. So a large
 * import writes each page once, and a small change a few pages.
 */
typedef struct _AkashiSearchIndex AkashiSearchIndex;

AkashiSearchIndex *akashi_search_index_new (AkashiDatabase *database);
void akashi_search_index_free (AkashiSearchIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSearchIndex, akashi_search_index_free)

/* Adds a row that is new or has changed. @grams: akashi_search_grams_of() it */
gboolean akashi_search_index_add (AkashiSearchIndex *index, gint64 id, const AkashiGram *grams, guint n_grams,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes what is still in memory; small segments before it become one with it. */
gboolean akashi_search_index_finish (AkashiSearchIndex *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the index anew from all rows, inside the caller's transaction. */
gboolean akashi_search_index_rebuild (AkashiDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
