/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-shared-file.h"

#include "akashi-error.h"
#include "akashi-limits.h"
#include "akashi-write-all.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHUNK_BYTES (256 * AKASHI_KIB)

static int
refuse (GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "it cannot be read: %s", g_strerror (errno));
  return -1;
}

int
akashi_shared_spool (int file, guint64 most, guint64 *length, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  int memory = memfd_create ("file", MFD_CLOEXEC);
  ssize_t count = -1;

  *length = 0;
  while (memory >= 0 && *length <= most)
    {
      count = read (file, chunk, MIN (CHUNK_BYTES, most + 1 - *length));
      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0 || !akashi_write_all (memory, chunk, (gsize) count))
        break;
      *length += (guint64) count;
    }
  if (memory >= 0 && count == 0)
    return memory;
  if (memory >= 0 && *length > most) /* the caller refuses it by its length */
    return memory;
  refuse (error);
  if (memory >= 0)
    close (memory);
  return -1;
}

int
akashi_shared_copy (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int memory = memfd_create ("file", MFD_CLOEXEC);

  if (memory >= 0 && akashi_write_all (memory, data, length))
    return memory;
  refuse (error);
  if (memory >= 0)
    close (memory);
  return -1;
}
