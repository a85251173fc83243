/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fetch-file.h"

#include "akashi-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (128 * 1024)

/* Looked at before it is opened: to open a device alone may do something, and a stick may bring links to one.
 */
static int
open_regular (const char *path, GError **error)
{
  struct stat status;
  gboolean plain = lstat (path, &status) != 0 || S_ISREG (status.st_mode);
  int file = plain ? open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW) : -1;

  if (plain && file < 0)
    {
      gboolean absent = errno == ENOENT || errno == ENOTDIR;
      g_set_error (error, AKASHI_ERROR, absent ? AKASHI_ERROR_NOT_FOUND : AKASHI_ERROR_IO,
                   "cannot open %s: %s", path, g_strerror (errno));
      return -1;
    }
  if (plain && fstat (file, &status) == 0 && S_ISREG (status.st_mode))
    return file;
  if (file >= 0)
    close (file);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a file", path);
  return -1;
}

/* Where the bytes go: one of the two. */
typedef struct {
  AkashiSpool *spool;
  AkashiPartial *partial;
} Copy;

static gboolean
write_piece (const Copy *to, const guint8 *piece, gsize length, GError **error)
{
  return to->spool ? akashi_spool_write (to->spool, piece, length, error)
                   : akashi_partial_write (to->partial, piece, length, error);
}

static gboolean
copy (int file, const Copy *to, GCancellable *cancellable, GError **error)
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
      if (!write_piece (to, piece, (gsize) length, error))
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
  gboolean copied = copy (file, &(Copy){ spool, NULL }, cancellable, error);
  close (file);
  g_autoptr (GBytes) bytes = copied ? akashi_spool_finish (spool, error) : NULL;
  if (!bytes)
    g_prefix_error (error, "%s: ", path);
  return g_steal_pointer (&bytes);
}

static gboolean
go_to_missing (int file, AkashiPartial *partial, GError **error)
{
  struct stat status;
  gint64 length = akashi_partial_length (partial);

  if (fstat (file, &status) == 0 && status.st_size != length)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH,
                   "the file has %" G_GINT64_FORMAT " bytes where %" G_GINT64_FORMAT " are signed",
                   (gint64) status.st_size, length);
      return FALSE;
    }
  if (lseek (file, akashi_partial_have (partial), SEEK_SET) >= 0)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "cannot read: %s", g_strerror (errno));
  return FALSE;
}

gboolean
akashi_fetch_file_resume (const char *path, AkashiPartial *partial, GCancellable *cancellable, GError **error)
{
  int file = open_regular (path, error);

  if (file < 0)
    return FALSE;
  gboolean copied
      = go_to_missing (file, partial, error) && copy (file, &(Copy){ NULL, partial }, cancellable, error);
  close (file);
  if (copied && akashi_partial_have (partial) < akashi_partial_length (partial))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "the file ends too early");
      copied = FALSE;
    }
  if (!copied)
    g_prefix_error (error, "%s: ", path);
  return copied;
}
