/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* In which place of a registration a text was found; the lower is shown first. */
typedef enum {
  AKASHI_SEARCH_SAME_NUMBER, /* it is the number or a model number */
  AKASHI_SEARCH_SAME_NAME,   /* it is the maker's or the product's name */
  AKASHI_SEARCH_BEGINNING,   /* one of them begins with it */
  AKASHI_SEARCH_WORD,        /* a word in one of them begins with it */
  AKASHI_SEARCH_INSIDE,      /* it stands somewhere in one of them */
} AkashiSearchRank;

typedef struct {
  AkashiRegistration *registration;
  guint model; /* index of the model that matched best */
  AkashiSearchRank rank;
  /*< private >*/
  guint length;
  gint64 id;
} AkashiSearchHit;

void akashi_search_hit_free (AkashiSearchHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSearchHit, akashi_search_hit_free)

/**
 * akashi_registry_search:
 * @text: what somebody has typed so far, of any script; from one letter on
 * @limit: at most AKASHI_MAX_SEARCH_HITS
 * @cancellable: (nullable): stops within a few milliseconds
 * @error: AKASHI_ERROR_TOO_LARGE over AKASHI_MAX_SEARCH_BYTES, G_IO_ERROR_CANCELLED,
 * AKASHI_ERROR_DAMAGED_REGISTRY, AKASHI_ERROR_IO
 *
 * Finds registrations by number, model, maker and product name, folded as in akashi-search-fold.h; several
 * words are found in any order, each in any field. By rank; within one, those in force first, then the
 * shorter. The work is bounded: where very many rows match, those shown are some of the best rank, and every
 * row shown was looked at and has the text.
 *
 * Returns: (transfer container) (element-type AkashiSearchHit); empty where nothing is found, and where @text
 * has no letter or digit or is no UTF-8
 */
GPtrArray *akashi_registry_search (AkashiRegistry *registry, const char *text, guint limit,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
