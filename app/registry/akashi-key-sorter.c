/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-key-sorter.h"

#include "akashi-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_BYTES (64 * AKASHI_KIB)

/* Before each key in memory and in the file. */
typedef struct {
  gint64 id;
  guint length;
} Head;

/* A pair in memory, with the beginning of its key, which mostly decides. */
typedef struct {
  guint64 prefix;
  guint offset; /* of its head */
} Place;

/* One sorted part: in the file, or in memory. */
typedef struct {
  guint64 at, end; /* of the file: what is not read yet; in memory: places */
  guint8 *buffer;  /* (nullable): NULL in memory */
  gsize have, used;
  Head head;         /* of the pair it stands at */
  const guint8 *key; /* NULL: at its end */
} Run;

struct _AkashiKeySorter {
  char *folder;
  FILE *file; /* (nullable): nothing was written yet */
  guint64 written;
  GByteArray *pairs; /* heads and keys */
  GArray *places;
  GArray *runs;
  Run *current; /* the run whose pair was handed out last */
};

AkashiKeySorter *
akashi_key_sorter_new (const char *folder)
{
  AkashiKeySorter *sorter = g_new0 (AkashiKeySorter, 1);

  sorter->folder = g_strdup (folder);
  sorter->pairs = g_byte_array_new ();
  sorter->places = g_array_new (FALSE, FALSE, sizeof (Place));
  sorter->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  return sorter;
}

void
akashi_key_sorter_free (AkashiKeySorter *sorter)
{
  for (guint i = 0; i < sorter->runs->len; i++)
    g_free (g_array_index (sorter->runs, Run, i).buffer);
  g_clear_pointer (&sorter->file, fclose);
  g_byte_array_unref (sorter->pairs);
  g_array_unref (sorter->places);
  g_array_unref (sorter->runs);
  g_free (sorter->folder);
  g_free (sorter);
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, AKASHI_ERROR,
               errno == ENOSPC || errno == EDQUOT ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO,
               "cannot %s a file to sort in: %s", what, g_strerror (errno));
  return FALSE;
}

static gboolean
open_file (AkashiKeySorter *sorter, GError **error)
{
  if (sorter->file)
    return TRUE;
  g_autofree char *path = g_build_filename (sorter->folder, ".akashi-sort-XXXXXX", NULL);
  int descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail (error, "make");
  g_unlink (path);
  sorter->file = fdopen (descriptor, "w+");
  if (sorter->file)
    return TRUE;
  close (descriptor);
  return fail (error, "make");
}

static guint64
prefix_of (const guint8 *key, guint length)
{
  guint8 first[8] = { 0 };
  guint64 prefix;

  memcpy (first, key, MIN (length, sizeof first));
  memcpy (&prefix, first, sizeof prefix);
  return GUINT64_FROM_BE (prefix);
}

static int
compare_pairs (const Head *a, const guint8 *a_key, const Head *b, const guint8 *b_key)
{
  int order = memcmp (a_key, b_key, MIN (a->length, b->length));

  if (order != 0)
    return order;
  if (a->length != b->length)
    return a->length < b->length ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

static int
compare_places (const void *a, const void *b, void *data)
{
  const Place *one = a;
  const Place *two = b;
  const guint8 *pairs = data;
  Head one_head, two_head;

  if (one->prefix != two->prefix)
    return one->prefix < two->prefix ? -1 : 1;
  memcpy (&one_head, pairs + one->offset, sizeof one_head);
  memcpy (&two_head, pairs + two->offset, sizeof two_head);
  return compare_pairs (&one_head, pairs + one->offset + sizeof one_head, &two_head,
                        pairs + two->offset + sizeof two_head);
}

static void
sort_memory (AkashiKeySorter *sorter)
{
  if (sorter->places->len == 0)
    return;
  qsort_r (sorter->places->data, sorter->places->len, sizeof (Place), compare_places, sorter->pairs->data);
}

static gsize
pair_bytes (const AkashiKeySorter *sorter, guint offset)
{
  Head head;

  memcpy (&head, sorter->pairs->data + offset, sizeof head);
  return sizeof head + head.length;
}

/* Writes what is in memory as a run of its own. */
static gboolean
spill (AkashiKeySorter *sorter, GError **error)
{
  Run run = { .at = sorter->written };

  if (!open_file (sorter, error))
    return FALSE;
  sort_memory (sorter);
  for (guint i = 0; i < sorter->places->len; i++)
    {
      guint offset = g_array_index (sorter->places, Place, i).offset;
      gsize bytes = pair_bytes (sorter, offset);
      if (fwrite (sorter->pairs->data + offset, 1, bytes, sorter->file) != bytes)
        return fail (error, "write");
      sorter->written += bytes;
    }
  run.end = sorter->written;
  g_array_append_val (sorter->runs, run);
  g_byte_array_set_size (sorter->pairs, 0);
  g_array_set_size (sorter->places, 0);
  return TRUE;
}

gboolean
akashi_key_sorter_add (AkashiKeySorter *sorter, const void *key, guint length, gint64 id, GError **error)
{
  /* Padding too: it is written to the file. */
  Head head;
  memset (&head, 0, sizeof head);
  head.id = id;
  head.length = length;
  Place place = { prefix_of (key, length), sorter->pairs->len };

  g_byte_array_append (sorter->pairs, (const guint8 *) &head, sizeof head);
  g_byte_array_append (sorter->pairs, key, length);
  g_array_append_val (sorter->places, place);
  return sorter->pairs->len + sorter->places->len * sizeof (Place) < AKASHI_SORT_MEMORY_BYTES
         || spill (sorter, error);
}

/* Has @wanted bytes of the run in its buffer. */
static gboolean
fill (AkashiKeySorter *sorter, Run *run, gsize wanted, GError **error)
{
  memmove (run->buffer, run->buffer + run->used, run->have - run->used);
  run->have -= run->used;
  run->used = 0;
  if (wanted > READ_BYTES)
    run->buffer = g_realloc (run->buffer, wanted);
  gsize room = MIN (MAX (wanted, READ_BYTES) - run->have, run->end - run->at);
  gssize got = pread (fileno (sorter->file), run->buffer + run->have, room, (off_t) run->at);
  if (got < 0 || (gsize) got < room)
    return fail (error, "read");
  run->have += room;
  run->at += room;
  errno = EIO;
  return run->have >= wanted || fail (error, "read");
}

static gboolean
advance_file (AkashiKeySorter *sorter, Run *run, GError **error)
{
  if (run->key)
    run->used += sizeof run->head + run->head.length;
  run->key = NULL;
  if (run->at == run->end && run->used == run->have)
    return TRUE;
  if (run->have - run->used < sizeof run->head && !fill (sorter, run, sizeof run->head, error))
    return FALSE;
  memcpy (&run->head, run->buffer + run->used, sizeof run->head);
  gsize wanted = sizeof run->head + run->head.length;
  if (run->have - run->used < wanted && !fill (sorter, run, wanted, error))
    return FALSE;
  run->key = run->buffer + run->used + sizeof run->head;
  return TRUE;
}

/* Goes on to the run's next pair. */
static gboolean
advance (AkashiKeySorter *sorter, Run *run, GError **error)
{
  if (run->buffer)
    return advance_file (sorter, run, error);
  run->key = NULL;
  if (run->at == run->end)
    return TRUE;
  const guint8 *pair = sorter->pairs->data + g_array_index (sorter->places, Place, run->at).offset;
  memcpy (&run->head, pair, sizeof run->head);
  run->key = pair + sizeof run->head;
  run->at++;
  return TRUE;
}

gboolean
akashi_key_sorter_sort (AkashiKeySorter *sorter, GError **error)
{
  Run memory = { .at = 0, .end = sorter->places->len };

  sort_memory (sorter);
  if (sorter->file && fflush (sorter->file) != 0)
    return fail (error, "write");
  for (guint i = 0; i < sorter->runs->len; i++)
    g_array_index (sorter->runs, Run, i).buffer = g_malloc (READ_BYTES);
  g_array_append_val (sorter->runs, memory);
  for (guint i = 0; i < sorter->runs->len; i++)
    if (!advance (sorter, &g_array_index (sorter->runs, Run, i), error))
      return FALSE;
  return TRUE;
}

gboolean
akashi_key_sorter_next (AkashiKeySorter *sorter, const void **key, gint64 *id, GError **error)
{
  Run *least = NULL;

  if (sorter->current && !advance (sorter, sorter->current, error))
    return FALSE;
  for (guint i = 0; i < sorter->runs->len; i++)
    {
      Run *run = &g_array_index (sorter->runs, Run, i);
      if (run->key && (!least || compare_pairs (&run->head, run->key, &least->head, least->key) < 0))
        least = run;
    }
  sorter->current = least;
  *key = least ? least->key : NULL;
  *id = least ? least->head.id : 0;
  return TRUE;
}
