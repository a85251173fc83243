/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-gtin.h"
#include "akashi-pattern.h"
#include "akashi-scheme-facts.h"
#include "akashi-texts.h"

G_BEGIN_DECLS

/* Bytes of a key id: the first 8 of SHA-256 over the DER SubjectPublicKeyInfo (label.md). */
#define AKASHI_KID_BYTES 8

typedef enum {
  AKASHI_SCHEME_OPEN,    /* registers products */
  AKASHI_SCHEME_PLANNED, /* has not started */
  AKASHI_SCHEME_CLOSED,  /* takes no new registrations */
} AkashiSchemeState;

/* Who assessed a product before it was registered. */
typedef enum {
  AKASHI_ASSESSED_BY_UNKNOWN,
  AKASHI_ASSESSED_BY_MAKER,
  AKASHI_ASSESSED_BY_LABORATORY,
  AKASHI_ASSESSED_BY_AUTHORITY,
} AkashiAssessedBy;

/* Returns: (transfer none): `maker`, `laboratory`, `authority`, `unknown`. */
const char *akashi_assessed_by_name (AkashiAssessedBy by);

/* A public key that signs labels, with its days. Both days are inclusive, in UTC. */
typedef struct {
  guint8 kid[AKASHI_KID_BYTES]; /* recomputed from @spki when the definition was read */
  GBytes *spki;                 /* DER SubjectPublicKeyInfo, canonical */
  AkashiDate valid_from;
  AkashiDate valid_until;
  AkashiDate revoked; /* AKASHI_DATE_UNKNOWN: not revoked. A revocation voids all labels of the key */
} AkashiLabelKey;

/* A page of a scheme's site that names a product. */
typedef struct {
  char *host; /* one of the scheme's hosts, lower case */
  AkashiPattern
      *pattern; /* over path and query, as in `/p/(DJ-[0-9]{4}-[0-9]{6})`; the capture is the number */
} AkashiLinkPattern;

/* What a level means, per edition of the scheme's rules. */
typedef struct {
  guint level;
  char *edition;        /* (nullable): any edition */
  AkashiTexts *names;   /* as in `★1 全製品共通の基準` */
  AkashiTexts *meaning; /* one sentence; may be empty */
  AkashiAssessedBy assessed_by;
  char **guarantees; /* (nullable): ids of data/guarantees.json that every product of this level promises */
} AkashiLevel;

/* A kind of product the scheme does not cover, with products asked about often. */
typedef struct {
  char *category;
  AkashiTexts *names;
  GArray *gtins; /* of AkashiGtin */
} AkashiOutOfScope;

/**
 * AkashiScheme:
 *
 * A scheme as its definition (`scheme.json`, registry.md) describes it. Reference-counted; immutable once
 * read. Which hosts, paths and numbers belong to a scheme is here, as data, and nowhere in code.
 */
typedef struct {
  gatomicrefcount refs;
  char *id;        /* [a-z0-9-]{2,32} */
  guint64 version; /* of the definition; the higher one wins */
  gboolean sample; /* a made-up scheme for demonstration */
  gboolean regime; /* a law without a label of its own: it only matters for what it recognises */
  AkashiTexts *names;
  AkashiTexts *operator_names;
  AkashiTexts *publisher_names; /* who distributes the list; empty: the operator itself */
  char *time_zone;              /* IANA name; calendar dates end there */
  AkashiSchemeState state;
  gboolean has_list;               /* FALSE: the scheme publishes no list of registrations */
  char **hosts;                    /* lower case, NULL-terminated */
  GPtrArray *link_patterns;        /* (element-type AkashiLinkPattern) */
  GPtrArray *number_patterns;      /* (element-type AkashiPattern): registration numbers in force */
  GPtrArray *provisional_patterns; /* (element-type AkashiPattern): provisional or application numbers */
  char **number_prefixes;          /* (nullable): in schemes.json only: what its numbers begin with */
  GPtrArray *levels;               /* (element-type AkashiLevel) */
  guint longest_validity_months;   /* of a registration; 0: not known */
  guint renewal_window_months;     /* before the end, when it can be renewed; 0: not known */
  guint list_max_age_days;
  GPtrArray *out_of_scope; /* (element-type AkashiOutOfScope) */
  AkashiDate signed_since; /* labels issued from this day on carry a signature; or AKASHI_DATE_UNKNOWN */
  GPtrArray *label_keys;   /* (element-type AkashiLabelKey) */
  char *page;              /* (nullable): the scheme's own site, shown, never opened by itself */
  GPtrArray *recognition;  /* (element-type AkashiRecognition): who accepts this scheme's registrations */
  GHashTable *forbidden_phrases; /* language → char **: what the scheme forbids to say of its label */
  GPtrArray *facts;              /* (element-type AkashiSchemeFact): where all this comes from */
  GPtrArray *unknown;            /* (element-type AkashiSchemeUnknown): what nobody could find out */
} AkashiScheme;

/* Returns: (transfer full): an empty definition with the defaults of registry.md, to be filled by its reader.
 */
AkashiScheme *akashi_scheme_new (const char *id);
AkashiScheme *akashi_scheme_ref (AkashiScheme *scheme);
void akashi_scheme_unref (AkashiScheme *scheme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiScheme, akashi_scheme_unref)

/* Free functions for those who fill a definition. */
void akashi_label_key_free (AkashiLabelKey *key);
void akashi_link_pattern_free (AkashiLinkPattern *link);
void akashi_level_free (AkashiLevel *level);
void akashi_out_of_scope_free (AkashiOutOfScope *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLabelKey, akashi_label_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLinkPattern, akashi_link_pattern_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLevel, akashi_level_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiOutOfScope, akashi_out_of_scope_free)

/* Returns: whether @id has the form of a scheme id. */
gboolean akashi_scheme_id_is_valid (const char *id);

/* Returns: (transfer none): `open`, `planned`, `closed`. */
const char *akashi_scheme_state_name (AkashiSchemeState state);

/* Returns: whether @host (any case) is exactly one of the scheme's hosts. */
gboolean akashi_scheme_has_host (const AkashiScheme *scheme, const char *host);

/**
 * akashi_scheme_find_not_granted:
 * @granted: what the top-level targets role says of the scheme (`schemes.json`)
 *
 * A definition may name only the hosts that it was given, and only number patterns that begin with one of the
 * prefixes that it was given; where it was given none, its numbers may be of any form.
 *
 * Returns: (transfer none) (nullable): the host or pattern that is not the scheme's to name
 */
const char *akashi_scheme_find_not_granted (const AkashiScheme *scheme, const AkashiScheme *granted);

/**
 * akashi_scheme_find_fact:
 * @pointer: a JSON pointer, as in `/hosts/0`
 *
 * Returns: (transfer none) (nullable): the fact about it, else about the nearest thing it is part of
 */
const AkashiSchemeFact *akashi_scheme_find_fact (const AkashiScheme *scheme, const char *pointer);

/**
 * akashi_scheme_revoke_label_keys:
 * @from: another definition of the same scheme
 *
 * A key revoked in either is revoked, from the earlier day: takes over the revocations that @from tells of.
 * For those who just read @scheme; afterwards it is immutable.
 */
void akashi_scheme_revoke_label_keys (AkashiScheme *scheme, const AkashiScheme *from);

/**
 * akashi_scheme_find_level:
 * @edition: (nullable): the edition of the rules a product was judged by
 *
 * Returns: (transfer none) (nullable): the level under that edition, else the level without edition
 */
const AkashiLevel *akashi_scheme_find_level (const AkashiScheme *scheme, guint level, const char *edition);

G_END_DECLS
