/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fetch-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (128 * 1024)

static int
open_regular (const char *path, GError **error)
{
  struct stat status;
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (file < 0)
    {
      gboolean absent = errno == ENOENT || errno == ENOTDIR;
      g_set_error (error, AKASHI_ERROR, absent ? AKASHI_ERROR_NOT_FOUND : AKASHI_ERROR_IO,
                   "cannot open %s: %s", path, g_strerror (errno));
      return -1;
    }
  if (fstat (file, &status) == 0 && S_ISREG (status.st_mode))
    return file;
  close (file);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a file", path);
  return -1;
}

static gboolean
copy (int file, AkashiSpool *spool, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_BYTES);

  for (;;)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_CANCELLED, "cancelled");
          return FALSE;
        }
      gssize length = read (file, piece, PIECE_BYTES);
      if (length < 0 && errno == EINTR)
        continue;
      if (length < 0)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "cannot read: %s", g_strerror (errno));
          return FALSE;
        }
      if (length == 0)
        return TRUE;
      if (!akashi_spool_write (spool, piece, (gsize) length, error))
        return FALSE;
    }
}

GBytes *
akashi_fetch_file (const char *path, gint64 max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (AkashiSpool) spool = akashi_spool_new (max_bytes);
  int file = open_regular (path, error);

  if (file < 0)
    return NULL;
  gboolean copied = copy (file, spool, cancellable, error);
  close (file);
  g_autoptr (GBytes) bytes = copied ? akashi_spool_finish (spool, error) : NULL;
  if (!bytes)
    g_prefix_error (error, "%s: ", path);
  return g_steal_pointer (&bytes);
}
