/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code-parts.h"

#include "akashi-found-codes.h"
#include "akashi-limits.h"

#define MOST_PARTS 16   /* of one text: four bits say how many */
#define KEPT_FRAMES 150 /* a part waits so long for the others: a box is turned to its other side */
#define MOST_TRIES                                                                                           \
  10000 /* of combinations: some thousands, where a sheet of labels has the same byte on all */

/* A text: one part of each number. */
typedef struct {
  const AkashiFoundCode *parts[MOST_PARTS];
} Whole;

/* The search for all texts that parts make. */
typedef struct {
  const GPtrArray *parts; /* each once */
  GArray *wholes;         /* Whole */
  guint tries;
} Search;

static gboolean
belong_together (const AkashiFoundCode *a, const AkashiFoundCode *b)
{
  return a->parts == b->parts && a->parity == b->parity;
}

static gboolean
is_same_part (const AkashiFoundCode *a, const AkashiFoundCode *b)
{
  return belong_together (a, b) && a->part == b->part && g_bytes_equal (a->text, b->text);
}

/* Adds every whole that begins with the first @count parts of @whole, the exclusive or of which is @sum. */
static void
search_on (Search *search, Whole *whole, guint count, guint8 sum)
{
  const AkashiFoundCode *first = whole->parts[0];
  if (search->tries++ > MOST_TRIES)
    return;
  if (count == first->parts)
    {
      if (sum == first->parity)
        g_array_append_val (search->wholes, *whole);
      return;
    }
  for (guint i = 0; i < search->parts->len; i++)
    {
      const AkashiFoundCode *part = search->parts->pdata[i];
      if (part->part != count || !belong_together (part, first))
        continue;
      whole->parts[count] = part;
      search_on (search, whole, count + 1, sum ^ part->own_parity);
    }
}

static gboolean
share_a_part (const Whole *a, const Whole *b)
{
  guint count = a->parts[0]->parts;
  if (!belong_together (a->parts[0], b->parts[0]))
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (a->parts[i] == b->parts[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_doubtful (const GArray *wholes, guint index)
{
  for (guint i = 0; i < wholes->len; i++)
    if (i != index && share_a_part (&g_array_index (wholes, Whole, i), &g_array_index (wholes, Whole, index)))
      return TRUE;
  return FALSE;
}

static GBytes *
text_of (const Whole *whole)
{
  GByteArray *text = g_byte_array_new ();
  for (guint i = 0; i < whole->parts[0]->parts; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (whole->parts[i]->text, &length);
      g_byte_array_append (text, bytes, (guint) length);
    }
  return g_byte_array_free_to_bytes (text);
}

/* At the place of its first part that is in sight. Returns: (nullable): %NULL where none is */
static AkashiFoundCode *
code_of (const Whole *whole, guint frame)
{
  for (guint i = 0; i < whole->parts[0]->parts; i++)
    if (whole->parts[i]->frame == frame)
      {
        AkashiFoundCode *code = g_memdup2 (whole->parts[i], sizeof *code);
        code->text = text_of (whole);
        code->parts = 0;
        return code;
      }
  return NULL;
}

/* @part: (transfer full) */
static void
keep (GPtrArray *parts, AkashiFoundCode *part)
{
  for (guint i = 0; i < parts->len; i++)
    if (is_same_part (parts->pdata[i], part))
      {
        if (((AkashiFoundCode *) parts->pdata[i])->frame != part->frame) /* of two in one picture the first */
          {
            akashi_found_code_free (g_steal_pointer (&parts->pdata[i]));
            parts->pdata[i] = g_steal_pointer (&part);
          }
        akashi_found_code_free (part);
        return;
      }
  g_ptr_array_add (parts, part);
}

static void
forget (GPtrArray *parts, guint frame)
{
  for (guint i = parts->len; i-- > 0;)
    if (frame - ((AkashiFoundCode *) parts->pdata[i])->frame > KEPT_FRAMES)
      g_ptr_array_remove_index (parts, i);
  if (parts->len > AKASHI_MAX_CODES)
    g_ptr_array_remove_range (parts, 0, parts->len - AKASHI_MAX_CODES);
}

static void
add_wholes (const GPtrArray *parts, guint frame, GPtrArray *codes)
{
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (Whole));
  Search search = { .parts = parts, .wholes = wholes };
  for (guint i = 0; i < parts->len; i++)
    {
      Whole whole = { { parts->pdata[i] } };
      if (whole.parts[0]->part == 0)
        search_on (&search, &whole, 1, whole.parts[0]->own_parity);
    }
  if (search.tries > MOST_TRIES)
    return; /* some may not have been found that would make others doubtful */
  for (guint i = 0; i < wholes->len; i++)
    {
      AkashiFoundCode *code
          = is_doubtful (wholes, i) ? NULL : code_of (&g_array_index (wholes, Whole, i), frame);
      if (code != NULL)
        g_ptr_array_add (codes, code);
    }
}

void
akashi_code_parts_join (GPtrArray *codes, GPtrArray *kept, guint frame)
{
  g_autoptr (GPtrArray) parts = kept ? g_ptr_array_ref (kept) : akashi_found_codes_new ();
  for (guint i = 0; i < codes->len;)
    {
      AkashiFoundCode *code = codes->pdata[i];
      if (code->parts == 0)
        {
          i++;
          continue;
        }
      code->frame = frame;
      keep (parts, g_ptr_array_steal_index (codes, i));
    }
  if (kept != NULL)
    forget (kept, frame);
  add_wholes (parts, frame, codes);
}
