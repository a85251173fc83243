/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-partial.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "akashi-limits.h"

struct _AkashiPartial {
  char *path;
  char *tag_path;
  char *tag; /* (nullable) */
  int file;  /* carries the lock */
  gint64 have;
  gint64 length;
};

static gboolean
fail (const AkashiPartial *partial, const char *what, GError **error)
{
  int code = errno;
  gboolean full = code == ENOSPC || code == EDQUOT;

  g_set_error (error, AKASHI_ERROR, full ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO, "cannot %s %s: %s", what,
               partial->path, g_strerror (code));
  return FALSE;
}

/* RFC 9110, 8.8.3: only a strong tag says that two files are the same to the byte. */
static gboolean
is_strong_tag (const char *tag)
{
  gsize length = strlen (tag);

  if (length < 2 || length > AKASHI_MAX_ETAG_BYTES || tag[0] != '"' || tag[length - 1] != '"')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (tag[i]) || (tag[i] == '"' && i > 0 && i < length - 1))
      return FALSE;
  return TRUE;
}

/* A tag that cannot be read is none: then the hash alone tells whether the pieces belong together. */
static char *
read_tag (const char *path)
{
  char text[AKASHI_MAX_ETAG_BYTES + 1];
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize length = file >= 0 ? read (file, text, AKASHI_MAX_ETAG_BYTES) : -1;

  if (file >= 0)
    close (file);
  if (length < 0)
    return NULL;
  text[length] = '\0';
  return is_strong_tag (text) ? g_strdup (text) : NULL;
}

static void
write_tag (AkashiPartial *partial, const char *tag)
{
  g_clear_pointer (&partial->tag, g_free);
  g_unlink (partial->tag_path);
  if (!tag || !is_strong_tag (tag))
    return;
  partial->tag = g_strdup (tag);
  if (!g_file_set_contents_full (partial->tag_path, tag, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    g_unlink (partial->tag_path);
}

static gboolean
lock (AkashiPartial *partial, GError **error)
{
  struct stat status;

  gboolean ours = flock (partial->file, LOCK_EX | LOCK_NB) == 0;
  if (!ours && errno != EWOULDBLOCK)
    return fail (partial, "lock", error);
  if (fstat (partial->file, &status) != 0)
    return fail (partial, "look at", error);
  /* Whoever had it in hand may be through with it, and have removed it, by now. */
  if (!ours || status.st_nlink == 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_BUSY, "another program is fetching %s", partial->path);
      return FALSE;
    }
  partial->have = status.st_size;
  return TRUE;
}

static gboolean
check_plain (AkashiPartial *partial, GError **error)
{
  struct stat status;

  if (fstat (partial->file, &status) != 0)
    return fail (partial, "look at", error);
  if (S_ISREG (status.st_mode))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a file", partial->path);
  return FALSE;
}

AkashiPartial *
akashi_partial_open (const char *path, gint64 length, GError **error)
{
  g_autoptr (AkashiPartial) partial = g_new0 (AkashiPartial, 1);

  partial->path = g_strdup (path);
  partial->tag_path = g_strconcat (path, ".tag", NULL);
  partial->length = length;
  partial->file = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600);
  if (partial->file < 0)
    {
      fail (partial, "open", error);
      return NULL;
    }
  if (!check_plain (partial, error) || !lock (partial, error))
    return NULL;
  if (partial->have > length && !akashi_partial_restart (partial, NULL, error))
    return NULL;
  if (partial->have > 0)
    partial->tag = read_tag (partial->tag_path);
  return g_steal_pointer (&partial);
}

void
akashi_partial_free (AkashiPartial *partial)
{
  if (partial->file >= 0)
    close (partial->file);
  g_free (partial->path);
  g_free (partial->tag_path);
  g_free (partial->tag);
  g_free (partial);
}

gint64
akashi_partial_have (const AkashiPartial *partial)
{
  return partial->have;
}

gint64
akashi_partial_length (const AkashiPartial *partial)
{
  return partial->length;
}

const char *
akashi_partial_tag (const AkashiPartial *partial)
{
  return partial->tag;
}

/* First the bytes, then the tag: killed in between, there are no bytes that the tag could be wrong about. */
gboolean
akashi_partial_restart (AkashiPartial *partial, const char *tag, GError **error)
{
  if (ftruncate (partial->file, 0) != 0)
    return fail (partial, "empty", error);
  partial->have = 0;
  write_tag (partial, tag);
  return TRUE;
}

gboolean
akashi_partial_write (AkashiPartial *partial, const void *bytes, gsize length, GError **error)
{
  const guint8 *at = bytes;

  if (length > G_MAXINT || (gint64) length > partial->length - partial->have)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "more than %" G_GINT64_FORMAT " bytes",
                   partial->length);
      return FALSE;
    }
  while (length > 0)
    {
      gssize done = pwrite (partial->file, at, length, partial->have);
      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        return fail (partial, "write", error);
      at += done;
      length -= (gsize) done;
      partial->have += done;
    }
  return TRUE;
}

void
akashi_partial_remove_empty (AkashiPartial *partial)
{
  if (partial->have > 0)
    return;
  g_unlink (partial->path);
  g_unlink (partial->tag_path);
}

GBytes *
akashi_partial_map (AkashiPartial *partial, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new_from_fd (partial->file, FALSE, &problem);

  if (mapped)
    return g_mapped_file_get_bytes (mapped);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "cannot map %s: %s", partial->path, problem->message);
  return NULL;
}
