/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "akashi-fetch-file.h"
#include "akashi-limits.h"

/* Of a percent-encoded role name: room is left for what writing adds to a file's name while it is written. */
#define MAX_NAME_BYTES 200
#define UNFINISHED_CHARS 6 /* what writing adds, after a dot */

struct _AkashiTufFolder {
  char *path;
  int descriptor; /* of the folder; carries the lock */
  AkashiTufStore store;
};

/* A role name may be anything, `../x` too. Names too long for a file go by their hash; no encoded name starts
 * with a `%` that two hex digits do not follow, so that none is like it. */
static char *
path_of (AkashiTufFolder *folder, const char *role)
{
  g_autofree char *encoded = g_uri_escape_string (role, NULL, FALSE);

  if (strlen (encoded) > MAX_NAME_BYTES)
    {
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, role, -1);
      return g_strdup_printf ("%s/%%sha256-%s.json", folder->path, hash);
    }
  return g_strdup_printf ("%s/%s.json", folder->path, encoded);
}

static gboolean
refuse (GError **error, int number, const char *what, const char *path)
{
  AkashiError code = number == ENOSPC || number == EDQUOT ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO;

  g_set_error (error, AKASHI_ERROR, code, "cannot %s %s: %s", what, path, g_strerror (number));
  return FALSE;
}

gboolean
akashi_tuf_folder_write (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) why = NULL;

  if (g_file_set_contents_full (path, data ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &why))
    return TRUE;
  g_set_error_literal (error, AKASHI_ERROR,
                       g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? AKASHI_ERROR_NO_SPACE
                                                                               : AKASHI_ERROR_IO,
                       why->message);
  return FALSE;
}

static GBytes *
load (gpointer self, const char *role, GError **error)
{
  g_autofree char *path = path_of (self, role);
  return akashi_fetch_file (path, AKASHI_MAX_TARGETS_BYTES, NULL, error);
}

static gboolean
save (gpointer self, const char *role, gint64 version, GBytes *bytes, GError **error)
{
  g_autofree char *path = path_of (self, role);

  (void) version; /* it stands in the file */
  return akashi_tuf_folder_write (path, bytes, error);
}

static gboolean
discard (gpointer self, const char *role, GError **error)
{
  AkashiTufFolder *folder = self;
  g_autofree char *path = path_of (folder, role);

  if (g_unlink (path) != 0 && errno != ENOENT)
    return refuse (error, errno, "remove", path);
  if (fsync (folder->descriptor) != 0)
    return refuse (error, errno, "write", folder->path);
  return TRUE;
}

/* What a program that was killed was just writing, as GLib names it: `root.json.AB12CD`. */
static gboolean
is_unfinished (const char *name)
{
  static const char kind[] = ".json.";
  gsize length = strlen (name);

  if (length < strlen (kind) + UNFINISHED_CHARS)
    return FALSE;
  const char *end = name + length - UNFINISHED_CHARS;
  return strspn (end, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == UNFINISHED_CHARS
         && strncmp (end - strlen (kind), kind, strlen (kind)) == 0;
}

static void
remove_unfinished (AkashiTufFolder *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    if (is_unfinished (name))
      {
        g_autofree char *path = g_build_filename (folder->path, name, NULL);
        g_unlink (path); /* it does no harm where it stays */
      }
}

AkashiTufFolder *
akashi_tuf_folder_open (const char *path, gboolean create, GError **error)
{
  if (create && g_mkdir_with_parents (path, 0755) != 0)
    {
      refuse (error, errno, "make the folder", path);
      return NULL;
    }
  int descriptor = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    {
      AkashiError code = errno == ENOENT ? AKASHI_ERROR_NO_REGISTRY : AKASHI_ERROR_IO;
      g_set_error (error, AKASHI_ERROR, code, "cannot open the folder %s: %s", path, g_strerror (errno));
      return NULL;
    }
  g_autoptr (AkashiTufFolder) folder = g_new0 (AkashiTufFolder, 1);
  folder->path = g_strdup (path);
  folder->descriptor = descriptor;
  folder->store = (AkashiTufStore){ load, save, discard, folder };
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_BUSY, "another program is at work in %s", path);
      return NULL;
    }
  remove_unfinished (folder);
  return g_steal_pointer (&folder);
}

void
akashi_tuf_folder_free (AkashiTufFolder *folder)
{
  if (!folder)
    return;
  close (folder->descriptor); /* and with it goes the lock */
  g_free (folder->path);
  g_free (folder);
}

const AkashiTufStore *
akashi_tuf_folder_store (AkashiTufFolder *folder)
{
  return &folder->store;
}
