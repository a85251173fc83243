/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How large a delta is on the wire, and how long it takes to apply it to a large list.
 * usage: bench-delta FOLDER [ROWS [CHANGED]]   (FOLDER: as bench-import-list left it, with as many ROWS)
 * The registry there is brought back to what it was.
 */
#include "akashi-list-digest.h"
#include "bench-registry.h"
#include "big-list.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <zstd.h>

#define LEVEL 9 /* as akashi-list-file.c compresses what is published */

static double
cpu (void)
{
  struct rusage used;

  getrusage (RUSAGE_SELF, &used);
  return (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec)
         + (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* The delta that makes @changed rows, spread over the list, what they are after a change, or before it again.
 */
static GBytes *
make_delta (guint64 rows, guint64 changed, gboolean back, AkashiListIndex *index)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (AkashiListDigest) digest = { 0 };

  if (!akashi_list_digest_init_from (&digest, index->digest))
    g_error ("the index has no digest");
  for (guint64 i = 0; i < changed; i++)
    {
      guint64 row = i * rows / changed;
      g_string_truncate (line, 0);
      big_list_row (line, row, back);
      akashi_list_digest_remove (&digest, line->str, line->len);
      g_string_truncate (line, 0);
      big_list_row (line, row, !back);
      akashi_list_digest_add (&digest, line->str, line->len);
      g_string_append_printf (text, "{\"put\":%s}\n", line->str);
    }
  g_free (index->digest);
  index->digest = akashi_list_digest_finish (&digest);
  index->serial++;
  gsize room = ZSTD_compressBound (text->len);
  char *packed = g_malloc (room);
  return g_bytes_new_take (packed, ZSTD_compress (packed, room, text->str, text->len, LEVEL));
}

static void
apply (AkashiRegistry *registry, gint64 trust_id, AkashiListIndex *index, GBytes *delta, const char *what)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  double start = bench_now (), cpu_start = cpu ();

  g_ptr_array_add (files, delta);
  if (!akashi_registry_import_deltas (registry, trust_id, "bench", index, index->serial - 1, files,
                                      index->serial, &error))
    g_error ("%s", error->message);
  printf ("%s: %.1f kB on the wire, applied in %.0f ms by the wall, %.0f ms of CPU\n", what,
          (double) g_bytes_get_size (delta) / 1e3, (bench_now () - start) * 1e3, (cpu () - cpu_start) * 1e3);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-delta FOLDER [ROWS [CHANGED]]\n");
      return 2;
    }
  guint64 rows = argc > 2 ? strtoull (argv[2], NULL, 10) : 10000000;
  guint64 changed = argc > 3 ? strtoull (argv[3], NULL, 10) : 1000;
  g_autofree char *list = g_build_filename (argv[1], "list.jsonl.zst", NULL);
  g_autofree char *path = g_build_filename (argv[1], "registry.db", NULL);
  g_autoptr (AkashiListIndex) index = bench_list (list, rows, 0, 1);
  gint64 trust_id;
  g_autoptr (AkashiRegistry) registry = bench_open (path, &trust_id);
  g_autoptr (GPtrArray) states = akashi_registry_list_states (registry, NULL);

  if (states->len == 0 || ((const AkashiListState *) states->pdata[0])->serial < 0)
    bench_import (registry, trust_id, index, list);
  else
    index->serial = ((const AkashiListState *) states->pdata[0])->serial;
  g_autoptr (GBytes) there = make_delta (rows, changed, FALSE, index);
  g_autofree char *name
      = g_strdup_printf ("%" G_GUINT64_FORMAT " changed rows of %" G_GUINT64_FORMAT, changed, rows);
  apply (registry, trust_id, index, there, name);
  g_autoptr (GBytes) back = make_delta (rows, changed, TRUE, index);
  apply (registry, trust_id, index, back, "and back, warm");
  return 0;
}
