/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registry.h"

G_BEGIN_DECLS

/* Time by the wall, in seconds, from some moment on. */
double bench_now (void);

/* CPU time of this thread, in seconds. */
double bench_cpu (void);

/* Sorts @seconds (of double) and prints "NAME: n, p50, p95, p99, max" in microseconds. */
void bench_print_times (const char *name, GArray *seconds);

/* Opens the registry at @path for writing, with the scheme `bench` in it; made where it is missing. */
AkashiRegistry *bench_open (const char *path, gint64 *trust_id);

/* Makes the list of @rows (see big-list.h) at @path where it is not there yet, with its digest beside it.
 * Returns: (transfer full): the index that names it */
AkashiListIndex *bench_list (const char *path, guint64 rows, guint64 changed, gint64 serial);

/* Imports it; the file is mapped, as one is that was fetched. */
void bench_import (AkashiRegistry *registry, gint64 trust_id, const AkashiListIndex *index, const char *path);

G_END_DECLS
