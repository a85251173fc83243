/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long one look-up takes, warm: by number and by GTIN, of what is in the list and of what is not.
 * usage: bench-lookup FOLDER [ROWS [TIMES]]   (FOLDER as bench-import-list left it)
 */
#include "bench-registry.h"
#include "big-list.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  AkashiRegistry *registry;
  guint64 rows;
  guint times;
} Bench;

static void
look_up_number (const Bench *bench, guint64 index)
{
  g_autofree char *number = big_list_number (index);
  g_autoptr (AkashiRegistration) found
      = akashi_registry_find_number (bench->registry, "bench", number, NULL, NULL);

  if ((found != NULL) != (index < bench->rows))
    g_error ("%s: %s", number, found ? "found" : "not found");
}

static void
look_up_gtin (const Bench *bench, guint64 index)
{
  g_autoptr (GPtrArray) found = akashi_registry_find_gtin (bench->registry, big_list_gtin (index), NULL);

  if (!found || (found->len == 0) != (index >= bench->rows))
    g_error ("the GTIN of row %" G_GUINT64_FORMAT " is wrong", index);
}

/* @from: the first row that may be asked for; @count: of how many. The first round only warms. */
static void
measure (const Bench *bench, const char *name, void (*look_up) (const Bench *, guint64), guint64 from,
         guint64 count)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < bench->times; i++)
      {
        guint64 index = from + (guint64) i * 2654435761 % count;
        double start = bench_now ();
        look_up (bench, index);
        double taken = bench_now () - start;
        if (round > 0)
          g_array_append_val (seconds, taken);
      }
  bench_print_times (name, seconds);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-lookup FOLDER [ROWS [TIMES]]\n");
      return 2;
    }
  g_autofree char *path = g_build_filename (argv[1], "registry.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (path, FALSE, &error);
  if (!registry)
    g_error ("%s", error->message);
  Bench bench = { registry, argc > 2 ? strtoull (argv[2], NULL, 10) : 10000000,
                  argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 200000 };

  measure (&bench, "number, listed", look_up_number, 0, bench.rows);
  measure (&bench, "number, not listed", look_up_number, bench.rows, bench.rows);
  measure (&bench, "GTIN, listed", look_up_gtin, 0, bench.rows);
  return 0;
}
