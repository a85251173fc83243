/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

/* How much slower a program is with sanitizers: its time is counted as if it ran without them. */
#ifdef __SANITIZE_ADDRESS__
#define AKASHI_SCAN_SLOWNESS 4
#else
#define AKASHI_SCAN_SLOWNESS 1
#endif

/* Returns: CPU time this thread has used, microseconds: what a scan may spend is counted in it, so that what
 * is read does not depend on what else the machine does. */
static inline gint64
akashi_scan_clock (void)
{
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return ((gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000) / AKASHI_SCAN_SLOWNESS;
}

G_END_DECLS
