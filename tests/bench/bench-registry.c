/* SPDX-License-Identifier: Apache-2.0 */
#include "bench-registry.h"

#include "big-list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROOT "{\"signed\":{\"version\":1}}"
#define DEFINITION "{\"id\":\"bench\",\"version\":1,\"hosts\":[\"label.bench.example\"]}"
#define AS_OF 20410

static double
read_clock (clockid_t clock)
{
  struct timespec time;
  clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

double
bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

double
bench_cpu (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;
  return one < two ? -1 : one > two;
}

static double
part (const GArray *sorted, double of)
{
  return 1e6 * g_array_index (sorted, double, (guint) ((double) (sorted->len - 1) * of));
}

void
bench_print_times (const char *name, GArray *seconds)
{
  if (seconds->len == 0)
    return;
  qsort (seconds->data, seconds->len, sizeof (double), compare);
  printf ("%-28s %7u times  p50 %8.1f µs  p95 %8.1f µs  p99 %8.1f µs  max %8.1f µs\n", name, seconds->len,
          part (seconds, 0.5), part (seconds, 0.95), part (seconds, 0.99), part (seconds, 1.0));
}

AkashiRegistry *
bench_open (const char *path, gint64 *trust_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) root = g_bytes_new_static (ROOT, strlen (ROOT));
  g_autoptr (GBytes) definition = g_bytes_new_static (DEFINITION, strlen (DEFINITION));
  AkashiRegistry *registry = akashi_registry_open (path, TRUE, &error);
  g_autoptr (GPtrArray) trust = registry ? akashi_registry_list_trust (registry, &error) : NULL;

  if (!trust)
    g_error ("%s", error->message);
  *trust_id = trust->len > 0
                  ? ((const AkashiTrustEntry *) trust->pdata[0])->id
                  : akashi_registry_add_trust (registry, root, "https://list.bench.example/", &error);
  if (*trust_id < 0 || !akashi_registry_install_scheme (registry, *trust_id, "bench", definition, &error))
    g_error ("%s", error->message);
  return registry;
}

AkashiListIndex *
bench_list (const char *path, guint64 rows, guint64 changed, gint64 serial)
{
  AkashiListIndex *index = g_new0 (AkashiListIndex, 1);
  g_autofree char *digest_path
      = g_strdup_printf ("%s.%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, path, rows, changed);

  index->serial = serial;
  index->as_of = AS_OF;
  index->published = (gint64) AS_OF * 86400;
  index->full = g_strdup ("bench/full.jsonl.zst");
  index->rows = (gint64) rows;
  if (g_file_get_contents (digest_path, &index->digest, NULL, NULL))
    return index;
  big_list_write (path, rows, changed, &index->digest);
  if (!g_file_set_contents (digest_path, index->digest, -1, NULL))
    g_error ("cannot write %s", digest_path);
  return index;
}

void
bench_import (AkashiRegistry *registry, gint64 trust_id, const AkashiListIndex *index, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = file ? g_mapped_file_get_bytes (file) : NULL;

  if (!bytes
      || !akashi_registry_import_full (registry, trust_id, "bench", index, bytes, index->serial, &error))
    g_error ("%s", error->message);
}
