/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration.h"
#include "akashi-search-fold.h"

G_BEGIN_DECLS

/*
 * Grams: what a row is found by. One is a few neighbouring letters of a folded field, in 48 bits:
 *
 *   status (1 bit)  kind (3)  letters (44)
 *
 * Two letters of a script with many letters (kana, Han), three of others, and zeros past the end; the first
 * two letters of each field and of each word; and a hash of each whole field. A row that matches has all
 * grams of what is searched for; one that has them need not match, so that letters may be cut to 14 bits.
 */
typedef guint64 AkashiGram;

typedef enum {
  AKASHI_GRAM_ANY,   /* letters anywhere in a field */
  AKASHI_GRAM_FIELD, /* at the beginning of a field */
  AKASHI_GRAM_WORD,  /* at the beginning of a word */
  AKASHI_GRAM_WHOLE, /* a field from beginning to end */
} AkashiGramKind;

/* Grams @from to @to, without @to: those that begin with the letters asked for. */
typedef struct {
  AkashiGram from, to;
} AkashiGramRange;

/* Adds all grams of a row to @grams (of AkashiGram); some of them more than once. */
void akashi_search_grams_of (const AkashiRegistration *registration, GArray *grams);

/* Adds to @grams those that a field with @folded in it must have. @kind: other than ANY: also there. None
 * where @folded is too short for one. */
void akashi_search_grams_for (const AkashiFolded *folded, AkashiGramKind kind, gboolean in_force,
                              GArray *grams);

/* Returns: the grams of which such a field has one, where akashi_search_grams_for() has none. */
AkashiGramRange akashi_search_grams_near (const AkashiFolded *folded, AkashiGramKind kind, gboolean in_force);

G_END_DECLS
