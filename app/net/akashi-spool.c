/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "akashi-limits.h"

struct _AkashiSpool {
  gint64 max_bytes;
  gint64 written;
  GByteArray *memory; /* until it would be larger than AKASHI_SPOOL_MEMORY_BYTES */
  int file;           /* -1: not needed yet */
};

AkashiSpool *
akashi_spool_new (gint64 max_bytes)
{
  AkashiSpool *spool = g_new0 (AkashiSpool, 1);

  spool->max_bytes = max_bytes;
  spool->memory = g_byte_array_new ();
  spool->file = -1;
  return spool;
}

void
akashi_spool_free (AkashiSpool *spool)
{
  g_byte_array_unref (spool->memory);
  if (spool->file >= 0)
    close (spool->file);
  g_free (spool);
}

static gboolean
fail (const char *what, GError **error)
{
  int code = errno;
  gboolean full = code == ENOSPC || code == EDQUOT;

  g_set_error (error, AKASHI_ERROR, full ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO,
               "cannot %s a temporary file: %s", what, g_strerror (errno));
  return FALSE;
}

static gboolean
write_file (AkashiSpool *spool, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize done = write (spool->file, bytes, length);
      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return fail ("write", error);
      bytes += done;
      length -= (gsize) done;
    }
  return TRUE;
}

/* Not in the usual folder for temporary files: that is often memory. */
static gboolean
open_file (AkashiSpool *spool, GError **error)
{
  const char *chosen = g_getenv ("TMPDIR");
  const char *folder = chosen && *chosen ? chosen : "/var/tmp";
  g_autofree char *name = g_build_filename (folder, "akashi-XXXXXX", NULL);

  spool->file = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (spool->file >= 0)
    return TRUE;
  spool->file = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (spool->file < 0)
    return fail ("make", error);
  g_unlink (name);
  return TRUE;
}

gboolean
akashi_spool_write (AkashiSpool *spool, const void *bytes, gsize length, GError **error)
{
  if (length > G_MAXINT || (gint64) length > spool->max_bytes - spool->written)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "more than %" G_GINT64_FORMAT " bytes",
                   spool->max_bytes);
      return FALSE;
    }
  spool->written += (gint64) length;
  if (spool->file < 0 && spool->written <= AKASHI_SPOOL_MEMORY_BYTES)
    {
      g_byte_array_append (spool->memory, bytes, (guint) length);
      return TRUE;
    }
  if (spool->file < 0)
    {
      if (!open_file (spool, error) || !write_file (spool, spool->memory->data, spool->memory->len, error))
        return FALSE;
      g_byte_array_set_size (spool->memory, 0);
    }
  return write_file (spool, bytes, length, error);
}

GBytes *
akashi_spool_finish (AkashiSpool *spool, GError **error)
{
  if (spool->file < 0)
    {
      GByteArray *memory = g_steal_pointer (&spool->memory);
      spool->memory = g_byte_array_new ();
      spool->written = 0;
      return g_byte_array_free_to_bytes (memory);
    }

  g_autoptr (GError) problem = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (spool->file, FALSE, &problem);
  if (mapped)
    return g_mapped_file_get_bytes (mapped);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "cannot map a temporary file: %s", problem->message);
  return NULL;
}
