/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-confidence.h"
#include "akashi-date.h"

G_BEGIN_DECLS

/*
 * Guarantees: the promises a label can make, and which baseline asks for which (`data/guarantees.json`).
 * Immutable once read; any thread.
 */

/* What a guarantee protects. Flags. */
typedef enum {
  AKASHI_PROTECTS_CONFIDENTIALITY = 1 << 0,
  AKASHI_PROTECTS_INTEGRITY = 1 << 1,
  AKASHI_PROTECTS_AVAILABILITY = 1 << 2,
  AKASHI_PROTECTS_PRIVACY = 1 << 3,
} AkashiProtects;

#define AKASHI_N_PROTECTS 4

/* Returns: (transfer none): `confidentiality`, `integrity`, `availability`, `privacy`. */
const char *akashi_protects_name (AkashiProtects one);

/* A standard, scheme or law that asks for guarantees. */
typedef struct {
  char *id;
  char *title;         /* its own name, the same in every language */
  char *short_title;   /* for the head of a column */
  char *edition;       /* (nullable): whose numbers AkashiDemand.clauses are */
  char *older_edition; /* (nullable): whose numbers AkashiDemand.older_clauses are */
  char *scheme;        /* (nullable): id of the scheme whose levels AkashiDemand.level are */
  guint base_level;    /* the level everybody starts with; 0: it has no levels */
  char *rests_on;      /* (nullable): id of the baseline whose demands it takes over */
  gboolean whole;      /* what it asks for is known whole: what is absent is not asked for, else not known */
} AkashiBaseline;

typedef enum {
  AKASHI_STRENGTH_MUST,
  AKASHI_STRENGTH_SHOULD, /* recommended only */
  AKASHI_STRENGTH_PART,   /* asked for in part */
} AkashiStrength;

/* Returns: (transfer none): `must`, `should`, `part`. */
const char *akashi_strength_name (AkashiStrength strength);

/* That a baseline asks for a guarantee, and where. */
typedef struct {
  const AkashiBaseline *baseline; /* of the same AkashiGuarantees */
  char **clauses;                 /* numbers or names in the baseline; may be empty */
  char **older_clauses;           /* the same in the older edition; may be empty */
  AkashiStrength strength;
  guint level; /* the lowest level that asks for it; 0: it has no levels, or any */
  AkashiConfidence confidence;
} AkashiDemand;

/* Returns: whether the baseline asks for it from the level everybody starts with. */
gboolean akashi_demand_is_basic (const AkashiDemand *demand);

typedef struct {
  char *id;
  char *line;         /* plain English; words of other languages under the context `guarantee` */
  char *pictogram;    /* name of the icon, as in `akashi-report-desk-symbolic` */
  guint protects;     /* AkashiProtects */
  gboolean common;    /* one of the four that nearly every baseline asks for */
  GPtrArray *demands; /* (element-type AkashiDemand): in the order of the baselines */
} AkashiGuarantee;

typedef struct {
  AkashiDate checked_on; /* when the facts were last gone through */
  GPtrArray *baselines;  /* (element-type AkashiBaseline) */
  GPtrArray *guarantees; /* (element-type AkashiGuarantee) */
} AkashiGuarantees;

/* Returns: (transfer full): none yet, to be filled by its reader. */
AkashiGuarantees *akashi_guarantees_new (void);
void akashi_guarantees_free (AkashiGuarantees *all);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiGuarantees, akashi_guarantees_free)

/* Free functions for those who fill it. */
void akashi_baseline_free (AkashiBaseline *baseline);
void akashi_demand_free (AkashiDemand *demand);
void akashi_guarantee_free (AkashiGuarantee *guarantee);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiBaseline, akashi_baseline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiDemand, akashi_demand_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiGuarantee, akashi_guarantee_free)

/* Returns: (transfer none) (nullable) */
const AkashiGuarantee *akashi_guarantees_find (const AkashiGuarantees *all, const char *id);
const AkashiBaseline *akashi_guarantees_find_baseline (const AkashiGuarantees *all, const char *id);

/* Returns: (transfer none) (nullable): what @baseline asks of @guarantee. */
const AkashiDemand *akashi_guarantee_find_demand (const AkashiGuarantee *guarantee,
                                                  const AkashiBaseline *baseline);

/* How many of the baselines ask for one guarantee. */
typedef enum {
  AKASHI_OVERLAP_NEARLY_ALL, /* every baseline, or all but one, from its first level */
  AKASHI_OVERLAP_SOME,
  AKASHI_OVERLAP_ONE, /* original to one, as far as is known */
} AkashiOverlap;

/* Returns: (transfer none): `nearly-all`, `some`, `one`. */
const char *akashi_overlap_name (AkashiOverlap overlap);

/**
 * akashi_guarantees_overlap:
 * @only: (out) (optional) (transfer none): the one baseline of AKASHI_OVERLAP_ONE, else %NULL
 *
 * Counts who asks for @guarantee. It is original to one baseline where that one alone makes it a must:
 * others may recommend it or ask for a part of it, and a baseline that rests on that one has it from there.
 * Where nobody makes it a must, those who recommend it are counted instead.
 */
AkashiOverlap akashi_guarantees_overlap (const AkashiGuarantees *all, const AkashiGuarantee *guarantee,
                                         const AkashiBaseline **only);

G_END_DECLS
