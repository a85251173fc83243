/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-state-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512 /* bytes that a disk writes whole or not at all */

char *
akashi_state_folder (void)
{
  /* systemd names several with colons between them; ours is the first. */
  const char *of_service = g_getenv ("STATE_DIRECTORY");
  if (of_service != NULL && *of_service != '\0')
    {
      g_auto (GStrv) folders = g_strsplit (of_service, ":", 2);
      return g_strdup (folders[0]);
    }
  return g_build_filename (g_get_user_state_dir (), "akashi", NULL);
}

static void
set_io_error (GError **error, const char *path, const GError *cause)
{
  AkashiError code = AKASHI_ERROR_IO;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = AKASHI_ERROR_NOT_FOUND;
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    code = AKASHI_ERROR_NO_SPACE;
  g_set_error (error, AKASHI_ERROR, (gint) code, "%s: %s", path, cause->message);
}

char *
akashi_state_file_read (const char *path, gsize largest, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  gsize length;
  GStatBuf info;
  if (g_stat (path, &info) == 0 && (guint64) info.st_size > largest)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "%s: larger than it can be", path);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      set_io_error (error, path, cause);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "%s: no text", path);
      return NULL;
    }
  return g_steal_pointer (&text);
}

gboolean
akashi_state_file_write (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, AKASHI_ERROR, errno == ENOSPC ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO, "%s: %s",
                   folder, g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &cause))
    return TRUE;
  set_io_error (error, path, cause);
  if (error != NULL && *error != NULL && (*error)->code == AKASHI_ERROR_NOT_FOUND)
    (*error)->code = AKASHI_ERROR_IO;
  return FALSE;
}

/* A block that it has already takes the text: no other one is asked for. */
static gboolean
overwrite (int file, const char *text)
{
  struct stat info;
  gsize length = strlen (text);
  if (fstat (file, &info) != 0 || !S_ISREG (info.st_mode) || length > SECTOR || info.st_blocks == 0)
    {
      errno = ENOSPC;
      return FALSE;
    }
  return pwrite (file, text, length, 0) == (ssize_t) length && ftruncate (file, (off_t) length) == 0
         && fsync (file) == 0;
}

gboolean
akashi_state_file_overwrite (const char *path, const char *text, GError **error)
{
  int file = g_open (path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  gboolean written = file >= 0 && overwrite (file, text);
  int cause = errno;
  if (file >= 0)
    close (file);
  if (written)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, cause == ENOSPC ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO, "%s: %s", path,
               g_strerror (cause));
  return FALSE;
}
