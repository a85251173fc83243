/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

/* The size of the kernel's large pages on x86-64 and on ARM64 with pages of 4 KiB; elsewhere only a number.
 */
#define AKASHI_LARGE_PAGE_BYTES ((size_t) 2 * 1024 * 1024)

/**
 * akashi_pages_alloc:
 * @size: bytes
 *
 * Memory that will be filled from its start, as a picture is. Fresh memory comes page by page, each with a
 * trap into the kernel, which for a large picture costs more than to look at it: so a large one is put where
 * the kernel can give large pages, where it has them (transparent huge pages: `madvise` or `always`).
 *
 * Returns: (nullable): for free(); not cleared
 */
static inline void *
akashi_pages_alloc (size_t size)
{
  if (size < AKASHI_LARGE_PAGE_BYTES / 2)
    return malloc (size);
  if (size > SIZE_MAX - AKASHI_LARGE_PAGE_BYTES)
    return NULL;
  size_t room = (size + AKASHI_LARGE_PAGE_BYTES - 1) / AKASHI_LARGE_PAGE_BYTES * AKASHI_LARGE_PAGE_BYTES;
  void *memory = aligned_alloc (AKASHI_LARGE_PAGE_BYTES, room);
  if (memory != NULL)
    madvise (memory, room, MADV_HUGEPAGE);
  return memory;
}
