/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long the first import of a large list takes, how much memory, and how large the database is.
 * usage: bench-import-list FOLDER [ROWS]   (FOLDER keeps the list and the registry, for the other benchmarks)
 */
#include "bench-registry.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

static gint64
ask (const char *path, const char *sql)
{
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 answer = -1;

  if (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return answer;
}

static void
print_sizes (const char *path)
{
  GStatBuf status;
  gint64 search = ask (path, "SELECT sum (pgsize) FROM dbstat WHERE name LIKE 'search%' AND aggregate = TRUE");

  if (g_stat (path, &status) != 0)
    g_error ("there is no %s", path);
  if (search >= 0)
    printf ("database  %.0f MB, %.0f MB of them for search: %.0f MB without\n", (double) status.st_size / 1e6,
            (double) search / 1e6, (double) (status.st_size - search) / 1e6);
  else
    printf ("database  %.0f MB\n", (double) status.st_size / 1e6);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-import-list FOLDER [ROWS]\n");
      return 2;
    }
  guint64 rows = argc > 2 ? strtoull (argv[2], NULL, 10) : 10000000;
  g_autofree char *list = g_build_filename (argv[1], "list.jsonl.zst", NULL);
  g_autofree char *path = g_build_filename (argv[1], "registry.db", NULL);
  g_mkdir_with_parents (argv[1], 0755);
  for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", NULL }; *end; end++)
    {
      g_autofree char *file = g_strconcat (path, *end, NULL);
      g_remove (file);
    }
  g_autoptr (AkashiListIndex) index = bench_list (list, rows, 0, 1);

  double start = bench_now ();
  pid_t child = fork ();
  if (child == 0)
    {
      gint64 trust_id;
      AkashiRegistry *registry = bench_open (path, &trust_id);
      bench_import (registry, trust_id, index, list);
      akashi_registry_free (registry);
      _exit (0);
    }
  struct rusage used;
  int status;
  if (wait4 (child, &status, 0, &used) != child || status != 0)
    g_error ("the import failed");
  printf ("%" G_GUINT64_FORMAT
          " registrations: %.1f s by the wall, %.1f s user, %.1f s system, at most %.0f MB\n",
          rows, bench_now () - start, seconds (used.ru_utime), seconds (used.ru_stime),
          (double) used.ru_maxrss / 1024);
  print_sizes (path);
  return 0;
}
