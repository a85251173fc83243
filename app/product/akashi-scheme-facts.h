/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-confidence.h"
#include "akashi-date.h"

G_BEGIN_DECLS

/* Where one thing that a scheme's definition says comes from. */
typedef struct {
  char *pointer;         /* what it is about, as a JSON pointer into the definition (RFC 6901): `/hosts/0` */
  char *value;           /* what the definition says there, as compact JSON */
  char *source;          /* where it was read: an address, a document, or how it is known */
  AkashiDate checked_on; /* when somebody last looked */
  AkashiConfidence confidence;
  char *note; /* (nullable) */
} AkashiSchemeFact;

/* What nobody could find out: said, so that it is not taken for forgotten. */
typedef struct {
  char *pointer; /* where it would stand in the definition */
  char *note;
} AkashiSchemeUnknown;

/**
 * AkashiRecognition:
 *
 * Another scheme or law accepts a registration of this one: "also counts as". It is never a second label, it
 * raises no level by inference, and it holds only while this scheme's own label does.
 */
typedef struct {
  char *scheme;         /* id of who recognises */
  int from_level;       /* of this scheme, the lowest that counts; -1: any */
  int to_level;         /* of the other, that it counts as; -1: not known, or the other has none */
  gboolean partial;     /* only some of what the other asks for is taken as met: no "also counts as" */
  AkashiDate effective; /* from this day; AKASHI_DATE_UNKNOWN: not known */
  char *source;
  AkashiDate checked_on;
  AkashiConfidence confidence;
  char *note; /* (nullable): what is narrower than it sounds, other dates */
} AkashiRecognition;

void akashi_scheme_fact_free (AkashiSchemeFact *fact);
void akashi_scheme_unknown_free (AkashiSchemeUnknown *unknown);
void akashi_recognition_free (AkashiRecognition *recognition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSchemeFact, akashi_scheme_fact_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSchemeUnknown, akashi_scheme_unknown_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRecognition, akashi_recognition_free)

G_END_DECLS
