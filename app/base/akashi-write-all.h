/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* Returns: whether all of it was written, however many calls that took; if not, errno says why not. */
static inline bool
akashi_write_all (int file, const void *bytes, size_t length)
{
  const char *left = bytes;
  while (length > 0)
    {
      ssize_t count = write (file, left, length);
      if (count < 0 && errno == EINTR)
        continue;
      if (count == 0)
        errno = EIO;
      if (count <= 0)
        return false;
      left += count;
      length -= (size_t) count;
    }
  return true;
}
