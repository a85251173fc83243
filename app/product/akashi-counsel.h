/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-confidence.h"

G_BEGIN_DECLS

/*
 * What to do where no label decides, and whom to ask (`data/advice.json`). Immutable once read; any thread.
 * Texts for people are plain English; words of other languages stand under the context `advice`.
 */

/* Whom to ask. Several may be set. */
typedef enum {
  AKASHI_ASK_SHOP = 1 << 0,
  AKASHI_ASK_MAKER = 1 << 1,
  AKASHI_ASK_SCHEME = 1 << 2,  /* the scheme's office */
  AKASHI_ASK_HOTLINE = 1 << 3, /* the consumer desk of the country one is in */
} AkashiAsk;

/* Returns: (transfer none) (nullable): `shop`, `maker`, `scheme`, `hotline` for the flag 1 << @index; %NULL
 * behind the last. */
const char *akashi_ask_name (guint index);

/* How somebody came to a product: `no-label`, `present`, `second-hand`, `free-sample`. */
typedef struct {
  char *id;
  char *name;
  char *line;   /* why it matters, in one line */
  char **steps; /* what you must do yourself: three at most */
  AkashiAsk ask;
} AkashiSituation;

/* The consumer desk of a country. */
typedef struct {
  char *country; /* ISO 3166-1 alpha-2, or `EU` */
  char *name;
  char *phone; /* (nullable): as dialled in that country */
  char *page;
  AkashiConfidence confidence;
} AkashiContact;

typedef struct {
  char **questions;      /* the four to put to a shop */
  GPtrArray *situations; /* of AkashiSituation, in the order to show */
  GPtrArray *contacts;   /* of AkashiContact */
  GHashTable *verdicts;  /* name of a verdict → AkashiAsk */
} AkashiCounsel;

AkashiCounsel *akashi_counsel_new (void);
void akashi_counsel_free (AkashiCounsel *counsel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCounsel, akashi_counsel_free)

void akashi_situation_free (AkashiSituation *situation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSituation, akashi_situation_free)

void akashi_contact_free (AkashiContact *contact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiContact, akashi_contact_free)

/* Returns: (transfer none) (nullable) */
const AkashiSituation *akashi_counsel_find_situation (const AkashiCounsel *counsel, const char *id);

/* Returns: whom to ask about the verdict of that name; 0 where nobody is named. */
AkashiAsk akashi_counsel_find_verdict (const AkashiCounsel *counsel, const char *name);

/* Returns: (transfer none) (nullable): the desk of @country, in either case; %NULL where none is known. A
 * member state of the European Union without a desk of its own here has the one of `EU`. */
const AkashiContact *akashi_counsel_find_contact (const AkashiCounsel *counsel, const char *country);

G_END_DECLS
