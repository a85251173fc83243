/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-input.h"

#include "akashi-limits.h"
#include "akashi-words.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (256 * AKASHI_KIB)

static void
refuse (const GError *reason, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, N_ ("there is no such file"));
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                         N_ ("this is a folder; name the files in it"));
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "it cannot be read: %s", reason->message);
}

static GInputStream *
open_input (const char *path_or_dash, GError **error)
{
  if (strcmp (path_or_dash, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (path_or_dash);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/* Returns: whether all was read, at most @max_bytes and one chunk. */
static gboolean
read_all (GInputStream *stream, gint64 max_bytes, GByteArray *bytes, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gsize count;

  do
    {
      if (!g_input_stream_read_all (stream, chunk, CHUNK_BYTES, &count, NULL, error))
        return FALSE;
      g_byte_array_append (bytes, chunk, (guint) count);
  } while (count > 0 && (gint64) bytes->len <= max_bytes);
  return TRUE;
}

GBytes *
akashi_input_read (const char *path_or_dash, gint64 max_bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GInputStream) stream = open_input (path_or_dash, &reason);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (stream == NULL || !read_all (stream, max_bytes, bytes, &reason))
    {
      refuse (reason, error);
      return NULL;
    }
  if ((gint64) bytes->len > max_bytes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                   "it is larger than %" G_GINT64_FORMAT " bytes, and nothing of it was used", max_bytes);
      return NULL;
    }
  if (bytes->len == 0)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_INVALID,
                           N_ ("it is empty; copy or save it again"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

int
akashi_input_open (const char *path_or_dash, GError **error)
{
  gboolean given = strcmp (path_or_dash, "-") == 0;
  int file = given ? fcntl (STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : open (path_or_dash, O_RDONLY | O_CLOEXEC);
  struct stat facts;

  if (file >= 0 && (fstat (file, &facts) != 0 || !S_ISDIR (facts.st_mode)))
    return file;
  int reason = file >= 0 ? EISDIR : errno;
  g_autoptr (GError) told
      = g_error_new_literal (G_IO_ERROR, (int) g_io_error_from_errno (reason), g_strerror (reason));
  refuse (told, error);
  if (file >= 0)
    close (file);
  return -1;
}

gboolean
akashi_input_read_picture (AkashiPictureReader *reader, const char *path_or_dash, AkashiPicture *picture,
                           GError **error)
{
  int file = akashi_input_open (path_or_dash, error);
  if (file < 0)
    return FALSE;
  gboolean read = akashi_picture_reader_read (reader, file, AKASHI_ENOUGH_IMAGE_PIXELS, picture, error);
  close (file);
  return read;
}
