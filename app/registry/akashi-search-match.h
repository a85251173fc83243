/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration.h"
#include "akashi-search-fold.h"
#include "akashi-search.h"

G_BEGIN_DECLS

/* What is searched for, folded both ways. */
typedef struct {
  AkashiFolded folds[2]; /* by AkashiFold */
} AkashiSearchTerm;

typedef struct {
  AkashiSearchTerm whole;  /* all of it, without its spaces */
  AkashiSearchTerm *terms; /* its words, where there are two or more */
  guint n_terms;
} AkashiSearchQuery;

/* How well a row matches; the lower comes first. */
typedef struct {
  AkashiSearchRank rank;
  guint length; /* letters of the field that matched best */
  guint model;  /* the model that matched best; 0 where it was none */
} AkashiSearchMatch;

/* @text: UTF-8. An empty query (no letters or digits) has a `whole` of length 0. */
void akashi_search_query_init (AkashiSearchQuery *query, const char *text, gsize length);
void akashi_search_query_clear (AkashiSearchQuery *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiSearchQuery, akashi_search_query_clear)

/* Returns: whether @registration has what is searched for: all of it in one field, or each word in some. */
gboolean akashi_search_match (const AkashiSearchQuery *query, const AkashiRegistration *registration,
                              AkashiSearchMatch *match);

G_END_DECLS
