/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Postings: the row ids that have one gram, ascending, as the differences from one to the next in LEB128.
 * They are read as they come out of a file: what is cut off or runs over is the end.
 */
typedef struct {
  const guint8 *at, *end;
  gint64 id; /* of the row it stands at; G_MAXINT64: at the end */
} AkashiPostings;

/* Most bytes of one difference. */
#define AKASHI_POSTING_BYTES 10

/* Writes @difference at @out, which has room for AKASHI_POSTING_BYTES. Returns: how many bytes */
guint akashi_posting_write (guint8 *out, guint64 difference);

/* Stands at the first row. */
void akashi_postings_init (AkashiPostings *postings, const void *bytes, gsize length);

/* The same as akashi_postings_next(), for differences of any length. */
void akashi_postings_next_long (AkashiPostings *postings);

/* Goes one row on. */
static inline void
akashi_postings_next (AkashiPostings *postings)
{
  if (postings->at < postings->end && *postings->at < 0x80 && postings->id < G_MAXINT64 - 0x80)
    postings->id += *postings->at++;
  else
    akashi_postings_next_long (postings);
}

G_END_DECLS
