/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-posting-table.h"

#include "akashi-posting.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SLOTS 1024 /* a power of two, as all its successors */
#define SMALL_BYTES 12   /* of postings that need no memory of their own */
#define AHEAD 6          /* grams */

typedef struct {
  AkashiGram gram; /* 0: nothing is here */
  gint64 last;     /* the row added last */
  guint used, room;
  union {
    guint8 small[SMALL_BYTES];
    guint8 *large; /* where room is above SMALL_BYTES */
  } bytes;
  gboolean unsorted; /* a row came after a higher one */
} Slot;

struct _AkashiPostingTable {
  Slot *slots;
  guint n_slots, n_used;
  gsize size;
};

AkashiPostingTable *
akashi_posting_table_new (void)
{
  AkashiPostingTable *table = g_new0 (AkashiPostingTable, 1);

  table->n_slots = FIRST_SLOTS;
  table->slots = g_new0 (Slot, FIRST_SLOTS);
  table->size = FIRST_SLOTS * sizeof (Slot);
  return table;
}

static guint8 *
bytes_of (Slot *slot)
{
  return slot->room > SMALL_BYTES ? slot->bytes.large : slot->bytes.small;
}

static void
clear (AkashiPostingTable *table)
{
  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].room > SMALL_BYTES)
      g_free (table->slots[i].bytes.large);
  g_free (table->slots);
}

void
akashi_posting_table_free (AkashiPostingTable *table)
{
  clear (table);
  g_free (table);
}

static guint
place_of (const AkashiPostingTable *table, AkashiGram gram)
{
  return (guint) (gram * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32) & (table->n_slots - 1);
}

/* The place of @gram, or the free one it would take. */
static Slot *
find (const AkashiPostingTable *table, AkashiGram gram)
{
  guint mask = table->n_slots - 1;
  guint at = place_of (table, gram);

  while (table->slots[at].gram != 0 && table->slots[at].gram != gram)
    at = (at + 1) & mask;
  return &table->slots[at];
}

static void
widen (AkashiPostingTable *table)
{
  Slot *old = table->slots;
  guint n_old = table->n_slots;

  table->n_slots = n_old * 2;
  table->slots = g_new0 (Slot, table->n_slots);
  table->size += n_old * sizeof (Slot);
  for (guint i = 0; i < n_old; i++)
    if (old[i].gram != 0)
      *find (table, old[i].gram) = old[i];
  g_free (old);
}

static void
make_room (AkashiPostingTable *table, Slot *slot)
{
  if (slot->used + AKASHI_POSTING_BYTES <= slot->room)
    return;
  guint room = slot->room + slot->room / 2 + AKASHI_POSTING_BYTES;
  guint8 *bytes = g_realloc (slot->room > SMALL_BYTES ? slot->bytes.large : NULL, room);
  if (slot->room <= SMALL_BYTES)
    memcpy (bytes, slot->bytes.small, slot->used);
  table->size += room - (slot->room > SMALL_BYTES ? slot->room : 0);
  slot->bytes.large = bytes;
  slot->room = room;
}

/* The place of @gram, made where it is new. */
static Slot *
find_or_make (AkashiPostingTable *table, AkashiGram gram)
{
  Slot *slot = find (table, gram);

  if (slot->gram != 0)
    return slot;
  if (table->n_used >= table->n_slots / 2)
    {
      widen (table);
      slot = find (table, gram);
    }
  table->n_used++;
  slot->gram = gram;
  slot->room = SMALL_BYTES;
  return slot;
}

static void
add_one (AkashiPostingTable *table, AkashiGram gram, gint64 id)
{
  Slot *slot = find_or_make (table, gram + 1); /* 0 is no gram here */
  guint8 difference[AKASHI_POSTING_BYTES];
  /* In bits a row before the last is a very large difference, that adds up to it again. */
  guint64 step = (guint64) id - (guint64) slot->last;

  if (step == 0)
    return;
  slot->unsorted |= id < slot->last;
  slot->last = id;
  if (step < 0x80 && slot->used < slot->room)
    {
      bytes_of (slot)[slot->used++] = (guint8) step;
      return;
    }
  guint length = akashi_posting_write (difference, step);
  if (slot->used + length > slot->room)
    make_room (table, slot);
  memcpy (bytes_of (slot) + slot->used, difference, length);
  slot->used += length;
}

void
akashi_posting_table_add (AkashiPostingTable *table, const AkashiGram *grams, guint n_grams, gint64 id)
{
  /* Grams lie far from each other in memory: it is asked for them, and for what they point to, in advance. */
  for (guint i = 0; i < n_grams; i++)
    {
      if (i + 2 * AHEAD < n_grams)
        __builtin_prefetch (&table->slots[place_of (table, grams[i + 2 * AHEAD] + 1)]);
      if (i + AHEAD < n_grams)
        {
          Slot *slot = &table->slots[place_of (table, grams[i + AHEAD] + 1)];
          if (slot->room > SMALL_BYTES)
            __builtin_prefetch (slot->bytes.large + slot->used);
        }
      add_one (table, grams[i], id);
    }
}

gsize
akashi_posting_table_size (const AkashiPostingTable *table)
{
  return table->size;
}

static int
compare_slots (const void *a, const void *b)
{
  AkashiGram one = ((const Slot *) a)->gram;
  AkashiGram two = ((const Slot *) b)->gram;
  return one < two ? -1 : one > two;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;
  return one < two ? -1 : one > two;
}

/* Returns: (transfer full): the same rows in ascending order, each once. */
static GByteArray *
sort_postings (Slot *slot)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GByteArray *sorted = g_byte_array_new ();
  const guint8 *at = bytes_of (slot);
  const guint8 *end = at + slot->used;
  guint64 id = 0;
  gint64 last = 0;

  while (at < end)
    {
      guint64 difference = 0;
      guint shift = 0;
      do
        difference |= (guint64) (*at & 0x7f) << shift;
      while (shift += 7, *at++ >= 0x80);
      id += difference;
      g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      guint8 difference[AKASHI_POSTING_BYTES];
      gint64 next = g_array_index (ids, gint64, i);
      if (next != last)
        g_byte_array_append (sorted, difference, akashi_posting_write (difference, (guint64) (next - last)));
      last = next;
    }
  return sorted;
}

static gboolean
hand_out (Slot *slot, AkashiPostingSink sink, gpointer data, GError **error)
{
  if (!slot->unsorted)
    return sink (slot->gram - 1, bytes_of (slot), slot->used, data, error);
  g_autoptr (GByteArray) sorted = sort_postings (slot);
  return sink (slot->gram - 1, sorted->data, sorted->len, data, error);
}

gboolean
akashi_posting_table_drain (AkashiPostingTable *table, AkashiPostingSink sink, gpointer data, GError **error)
{
  gboolean good = TRUE;
  guint n_slots = 0;

  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].gram != 0)
      table->slots[n_slots++] = table->slots[i];
  table->n_slots = n_slots;
  qsort (table->slots, n_slots, sizeof (Slot), compare_slots);
  for (guint i = 0; i < n_slots && good; i++)
    good = hand_out (&table->slots[i], sink, data, error);

  clear (table);
  table->n_slots = FIRST_SLOTS;
  table->n_used = 0;
  table->slots = g_new0 (Slot, FIRST_SLOTS);
  table->size = FIRST_SLOTS * sizeof (Slot);
  return good;
}
