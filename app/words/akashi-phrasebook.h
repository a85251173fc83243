/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inside the room: all texts of a language, taken apart at their gaps, beside the same texts as they are
 * said. */

/* A piece of a text: either words, or a gap. */
typedef struct {
  char *words;     /* (nullable): %NULL: a gap */
  guint argument;  /* of a gap: which argument fills it, from 1 on */
  gboolean number; /* of a gap: it holds digits */
  gboolean day;    /* of words that are said: they begin with 日, read as the number before it wants */
} AkashiPhrasePiece;

#define AKASHI_PHRASE_ARGUMENTS 6

typedef struct {
  GArray *shown;  /* (element-type AkashiPhrasePiece) */
  GArray *spoken; /* (element-type AkashiPhrasePiece): words as akashi_spoken_text() */
  gsize weight;   /* bytes of words shown */
  guint n_gaps;
} AkashiPhrase;

typedef struct {
  GHashTable *whole;    /* akashi_spoken_trim() of a text without gaps → (transfer none) as it is said */
  GPtrArray *with_gaps; /* (element-type AkashiPhrase): those with most words first */
} AkashiPhrasebook;

/* Returns: (transfer none): that of @language; made at the first call. Thread-safe. */
const AkashiPhrasebook *akashi_phrasebook_for (const char *language);

G_END_DECLS
