/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a reader waits while a list is imported: one process imports a list of ROWS over another of which
 * a part has changed, while this one looks numbers up, one after the other, and notes how long each took.
 * Beside it stands how long they took before, with nothing else to do. usage: bench-reader FOLDER [ROWS]
 */
#include "bench-registry.h"
#include "big-list.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define QUIET_TIMES 100000

static void
look_up (AkashiRegistry *registry, guint64 rows, guint64 i, GArray *seconds)
{
  g_autofree char *number = big_list_number (i * 2654435761 % rows);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (AkashiRegistration) found
      = akashi_registry_find_number (registry, "bench", number, NULL, &error);
  double taken = bench_now () - start;

  if (!found)
    g_error ("%s: %s", number, error ? error->message : "not listed");
  g_array_append_val (seconds, taken);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-reader FOLDER [ROWS]\n");
      return 2;
    }
  guint64 rows = argc > 2 ? strtoull (argv[2], NULL, 10) : 1000000;
  g_autofree char *list = g_build_filename (argv[1], "reader-1.jsonl.zst", NULL);
  g_autofree char *changed = g_build_filename (argv[1], "reader-2.jsonl.zst", NULL);
  g_autofree char *path = g_build_filename (argv[1], "reader.db", NULL);
  g_mkdir_with_parents (argv[1], 0755);
  g_remove (path);
  g_autoptr (AkashiListIndex) first = bench_list (list, rows, 0, 1);
  g_autoptr (AkashiListIndex) second = bench_list (changed, rows, rows / 4, 2);
  gint64 trust_id;
  AkashiRegistry *writer = bench_open (path, &trust_id);
  bench_import (writer, trust_id, first, list);
  akashi_registry_free (writer);

  g_autoptr (GArray) quiet = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) during = g_array_new (FALSE, FALSE, sizeof (double));
  pid_t child = fork ();
  if (child == 0)
    {
      writer = bench_open (path, &trust_id);
      bench_import (writer, trust_id, second, changed);
      akashi_registry_free (writer);
      _exit (0);
    }
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, FALSE, NULL);
  int status;
  guint64 i = 0;
  while (waitpid (child, &status, WNOHANG) == 0)
    look_up (registry, rows, i++, during);
  if (status != 0)
    g_error ("the import failed");
  for (guint j = 0; j < MIN (QUIET_TIMES, rows); j++)
    look_up (registry, rows, i++, quiet);
  bench_print_times ("during the import", during);
  bench_print_times ("afterwards, alone", quiet);
  return 0;
}
