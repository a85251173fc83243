/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-search-grams.h"

G_BEGIN_DECLS

/**
 * AkashiPostingTable:
 *
 * Postings of many grams in memory while they grow.
 */
typedef struct _AkashiPostingTable AkashiPostingTable;

AkashiPostingTable *akashi_posting_table_new (void);
void akashi_posting_table_free (AkashiPostingTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPostingTable, akashi_posting_table_free)

/* Adds a row (above 0) to the postings of @grams; cheapest in ascending order of the rows. */
void akashi_posting_table_add (AkashiPostingTable *table, const AkashiGram *grams, guint n_grams, gint64 id);

/* Returns: about how many bytes it takes. */
gsize akashi_posting_table_size (const AkashiPostingTable *table);

/* Takes one gram's postings; FALSE, with @error, stops. */
typedef gboolean (*AkashiPostingSink) (AkashiGram gram, const guint8 *bytes, gsize length, gpointer data,
                                       GError **error);

/* Hands everything to @sink in the order of the grams, and leaves the table empty. */
gboolean akashi_posting_table_drain (AkashiPostingTable *table, AkashiPostingSink sink, gpointer data,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
