/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-heap.h"

#include <malloc.h>

/* From so many bytes on, a block is asked of the system by itself, and goes back to it when it is freed. */
#define ALONE_FROM (64 * 1024)

void
akashi_heap_keep_whole (void)
{
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, ALONE_FROM);
  mallopt (M_TRIM_THRESHOLD, ALONE_FROM);
}

void
akashi_heap_give_back (void)
{
  malloc_trim (0);
}
