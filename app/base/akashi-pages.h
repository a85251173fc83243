/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/*
 * Memory for pictures. Fresh memory comes page by page, each with a trap into the kernel, which for a large
 * picture costs more than to look at it: so a large one is a mapping of its own, put where the kernel can
 * give large pages, if it has them (transparent huge pages: `madvise` or `always`). Not of the heap: there a
 * block of such an alignment leaves holes that nothing fits into.
 */

/* The size of the kernel's large pages on x86-64, and on ARM64 with pages of 4 KiB; elsewhere only a number.
 */
#define AKASHI_LARGE_PAGE_BYTES ((size_t) 2 * 1024 * 1024)

/* Returns: whether memory of @size bytes is a mapping; then also how long that is. */
static inline size_t
akashi_pages_room (size_t size)
{
  if (size < AKASHI_LARGE_PAGE_BYTES / 2 || size > SIZE_MAX - 2 * AKASHI_LARGE_PAGE_BYTES)
    return 0;
  return (size + AKASHI_LARGE_PAGE_BYTES - 1) / AKASHI_LARGE_PAGE_BYTES * AKASHI_LARGE_PAGE_BYTES;
}

/* Returns: (nullable): @size bytes, not cleared, for akashi_pages_free() */
static inline void *
akashi_pages_alloc (size_t size)
{
  size_t room = akashi_pages_room (size);
  if (room == 0)
    return malloc (size);

  uint8_t *memory = mmap (NULL, room + AKASHI_LARGE_PAGE_BYTES, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return NULL;
  size_t before
      = (AKASHI_LARGE_PAGE_BYTES - (uintptr_t) memory % AKASHI_LARGE_PAGE_BYTES) % AKASHI_LARGE_PAGE_BYTES;
  if (before > 0)
    munmap (memory, before);
  munmap (memory + before + room, AKASHI_LARGE_PAGE_BYTES - before);
  madvise (memory + before, room, MADV_HUGEPAGE);
  return memory + before;
}

/* @memory: (nullable) (transfer full): of akashi_pages_alloc() with the same @size */
static inline void
akashi_pages_free (void *memory, size_t size)
{
  size_t room = akashi_pages_room (size);
  if (room == 0)
    free (memory);
  else if (memory != NULL)
    munmap (memory, room);
}
