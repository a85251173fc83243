/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-posting.h"

guint
akashi_posting_write (guint8 *out, guint64 difference)
{
  guint length = 0;

  for (; difference >= 0x80; difference >>= 7)
    out[length++] = (guint8) (difference | 0x80);
  out[length++] = (guint8) difference;
  return length;
}

void
akashi_postings_init (AkashiPostings *postings, const void *bytes, gsize length)
{
  postings->at = bytes;
  postings->end = postings->at + length;
  postings->id = 0;
  akashi_postings_next (postings);
}

void
akashi_postings_next_long (AkashiPostings *postings)
{
  guint64 difference = 0;

  for (guint shift = 0; postings->at < postings->end && shift < 7 * AKASHI_POSTING_BYTES; shift += 7)
    {
      guint8 byte = *postings->at++;
      difference |= (guint64) (byte & 0x7f) << shift;
      if (byte >= 0x80)
        continue;
      if (difference > (guint64) (G_MAXINT64 - 1 - postings->id))
        break;
      postings->id += (gint64) difference;
      return;
    }
  postings->at = postings->end;
  postings->id = G_MAXINT64;
}
