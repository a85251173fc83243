/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-confidence.h"

G_BEGIN_DECLS

/*
 * Marks with another purpose than a security label, or with a narrower one (`data/marks.json`): what people
 * take for one, and what it is. Immutable once read; any thread.
 */

typedef enum {
  AKASHI_DUTY_VOLUNTARY,
  AKASHI_DUTY_MOSTLY_VOLUNTARY,
  AKASHI_DUTY_MANDATORY,
} AkashiDuty;

/* Returns: (transfer none): `voluntary`, `mostly-voluntary`, `mandatory`. */
const char *akashi_duty_name (AkashiDuty duty);

/* How often a mark is taken for a security label. Nobody measured it: this is a judgement. */
typedef enum {
  AKASHI_MISTAKEN_UNKNOWN,
  AKASHI_MISTAKEN_RARELY,
  AKASHI_MISTAKEN_SOMETIMES,
  AKASHI_MISTAKEN_OFTEN,
} AkashiMistaken;

/* Returns: (transfer none): `unknown`, `rarely`, `sometimes`, `often`. */
const char *akashi_mistaken_name (AkashiMistaken mistaken);

/* Texts for people are plain English; words of other languages stand under the context `mark`. */
typedef struct {
  char *id;
  char *name;
  char **aliases; /* other names in any script; never shown */
  char *means;
  char *means_not;
  char *operator_name; /* who runs it */
  AkashiDuty duty;
  char *pictogram; /* name of an icon: what the mark is about, never the mark itself */
  char *recognise; /* what it looks like, in words */
  char *differs;   /* how it differs from a security label */
  AkashiMistaken mistaken;
  AkashiConfidence mistaken_confidence; /* where it is not unknown */
  AkashiConfidence confidence;          /* of all the rest */
} AkashiMark;

void akashi_mark_free (AkashiMark *mark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiMark, akashi_mark_free)

/* Returns: (transfer none) (nullable): of @marks (element-type AkashiMark) the one with that very id. */
const AkashiMark *akashi_marks_find (GPtrArray *marks, const char *id);

/* Returns: whether two names are one: case, width, dashes, spaces and the kind of kana do not matter. */
gboolean akashi_mark_names_are_equal (const char *name, const char *other);

/**
 * akashi_marks_search:
 * @marks: (element-type AkashiMark)
 * @text: an id, the English name or another name, compared as above; names in other languages are searched
 *   by `words/`
 *
 * Returns: (transfer container) (element-type AkashiMark): those it names, in their order: `PSE` names two
 * marks; empty where it names none
 */
GPtrArray *akashi_marks_search (GPtrArray *marks, const char *text);

G_END_DECLS
