/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-atomic-file.h"

#include "akashi-write-all.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail_io (const char *path, const char *what, GError **error)
{
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s %s: %s", path, what, g_strerror (code));
  return FALSE;
}

/* The name of a file is on the disk only once its folder is. */
static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return fail_io (folder, "cannot be opened", error);
  gboolean ok = fsync (fd) == 0 || errno == EINVAL;
  if (!ok)
    fail_io (folder, "cannot be brought to the disk", error);
  close (fd);
  return ok;
}

/* What a file is to hold: bytes, or what a function writes. */
typedef struct {
  GBytes *bytes;
  AkashiAtomicFileFunc func;
  gpointer data;
} Content;

static gboolean
write_content (const char *path, int fd, const Content *content, GError **error)
{
  gsize length;

  if (content->bytes)
    {
      const guint8 *data = g_bytes_get_data (content->bytes, &length);
      return akashi_write_all (fd, data, length) || fail_io (path, "cannot be written", error);
    }
  int twin = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  FILE *out = twin >= 0 ? fdopen (twin, "wb") : NULL;
  if (!out)
    return fail_io (path, "cannot be written", error);
  gboolean ok = content->func (out, content->data, error);
  if (fclose (out) != 0 && ok)
    ok = fail_io (path, "cannot be written", error);
  return ok;
}

static gboolean
write_temporary (const char *path, const Content *content, guint mode, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t) mode);
  if (fd < 0)
    return fail_io (path, "cannot be made", error);

  gboolean ok = write_content (path, fd, content, error);
  if (ok && (fchmod (fd, (mode_t) mode) != 0 || fsync (fd) != 0))
    ok = fail_io (path, "cannot be written", error);
  if (close (fd) != 0 && ok)
    ok = fail_io (path, "cannot be written", error);
  return ok;
}

/* Where nothing may be there yet, a hard link refuses what a rename would replace. */
static gboolean
move_into_place (const char *temporary, const char *path, gboolean replace, GError **error)
{
  if (replace)
    return rename (temporary, path) == 0 || fail_io (path, "cannot be put in place", error);
  if (link (temporary, path) != 0)
    {
      if (errno != EEXIST)
        return fail_io (path, "cannot be put in place", error);
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_EXISTS, "%s is there already", path);
      return FALSE;
    }
  unlink (temporary);
  return TRUE;
}

static gboolean
write_file (const char *path, const Content *content, guint mode, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return fail_io (folder, "cannot be made", error);

  g_autofree char *temporary = g_strdup_printf ("%s.%08x.tmp", path, g_random_int ());
  if (!write_temporary (temporary, content, mode, error)
      || !move_into_place (temporary, path, replace, error))
    {
      unlink (temporary);
      return FALSE;
    }
  return sync_folder (folder, error);
}

gboolean
akashi_atomic_file_write (const char *path, GBytes *bytes, guint mode, GError **error)
{
  const Content content = { bytes, NULL, NULL };
  return write_file (path, &content, mode, TRUE, error);
}

gboolean
akashi_atomic_file_stream (const char *path, AkashiAtomicFileFunc func, gpointer data, guint mode,
                           GError **error)
{
  const Content content = { NULL, func, data };
  return write_file (path, &content, mode, TRUE, error);
}

gboolean
akashi_atomic_file_create (const char *path, GBytes *bytes, guint mode, GError **error)
{
  const Content content = { bytes, NULL, NULL };
  return write_file (path, &content, mode, FALSE, error);
}

GBytes *
akashi_atomic_file_read (const char *path, gint64 max_bytes, GError **error)
{
  struct stat status;
  if (stat (path, &status) != 0)
    {
      int code = errno;
      g_set_error (error, AKASHI_ERROR,
                   code == ENOENT || code == ENOTDIR ? AKASHI_ERROR_NOT_FOUND : AKASHI_ERROR_IO,
                   "%s cannot be read: %s", path, g_strerror (code));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a file", path);
      return NULL;
    }
  if (status.st_size > max_bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "%s is larger than %" G_GINT64_FORMAT " bytes", path, max_bytes);
      return NULL;
    }

  g_autoptr (GError) problem = NULL;
  char *text;
  gsize length;
  if (!g_file_get_contents (path, &text, &length, &problem))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s", problem->message);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}
