/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-mirror-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "akashi-fetch-file.h"
#include "akashi-tuf-folder.h"

#define HEX "0123456789abcdef"
#define PART ".part"

struct _AkashiMirrorFolder {
  char *path;
  int descriptor;   /* carries the lock */
  GHashTable *kept; /* (element-type utf8): paths */
};

static gboolean
fail (const char *what, const char *path, GError **error)
{
  int code = errno;
  gboolean full = code == ENOSPC || code == EDQUOT;

  g_set_error (error, AKASHI_ERROR, full ? AKASHI_ERROR_NO_SPACE : AKASHI_ERROR_IO, "cannot %s %s: %s", what,
               path, g_strerror (code));
  return FALSE;
}

AkashiMirrorFolder *
akashi_mirror_folder_open (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0755) != 0)
    {
      fail ("make the folder", path, error);
      return NULL;
    }
  int descriptor = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    {
      fail ("open the folder", path, error);
      return NULL;
    }
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_BUSY, "another program is at work in %s", path);
      close (descriptor);
      return NULL;
    }
  AkashiMirrorFolder *folder = g_new0 (AkashiMirrorFolder, 1);
  folder->path = g_strdup (path);
  folder->descriptor = descriptor;
  folder->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return folder;
}

void
akashi_mirror_folder_free (AkashiMirrorFolder *folder)
{
  close (folder->descriptor); /* and with it goes the lock */
  g_hash_table_unref (folder->kept);
  g_free (folder->path);
  g_free (folder);
}

static char *
place_of (AkashiMirrorFolder *folder, const char *path)
{
  return g_build_filename (folder->path, path, NULL);
}

GBytes *
akashi_mirror_folder_read (AkashiMirrorFolder *folder, const char *path, gint64 max_bytes)
{
  g_autofree char *place = place_of (folder, path);
  return akashi_fetch_file (place, max_bytes, NULL, NULL);
}

void
akashi_mirror_folder_keep (AkashiMirrorFolder *folder, const char *path)
{
  g_hash_table_add (folder->kept, g_strdup (path));
}

/* Makes the folders above @path, one by one: a link that a stick brings along does not lead out of it. */
static gboolean
make_parent (AkashiMirrorFolder *folder, const char *path, GError **error)
{
  for (const char *slash = strchr (path, '/'); slash; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *inner = g_strndup (path, (gsize) (slash - path));
      g_autofree char *place = place_of (folder, inner);
      GStatBuf status;
      if (g_mkdir (place, 0755) == 0)
        continue;
      if (errno != EEXIST)
        return fail ("make the folder", place, error);
      if (g_lstat (place, &status) != 0)
        return fail ("look at", place, error);
      if (!S_ISDIR (status.st_mode))
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s is not a folder", place);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
akashi_mirror_folder_write (AkashiMirrorFolder *folder, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *place = place_of (folder, path);

  if (!make_parent (folder, path, error) || !akashi_tuf_folder_write (place, bytes, error))
    return FALSE;
  akashi_mirror_folder_keep (folder, path);
  return TRUE;
}

char *
akashi_mirror_folder_begin (AkashiMirrorFolder *folder, const char *path, GError **error)
{
  g_autofree char *place = place_of (folder, path);
  return make_parent (folder, path, error) ? g_strconcat (place, PART, NULL) : NULL;
}

gboolean
akashi_mirror_folder_finish (AkashiMirrorFolder *folder, const char *path, GError **error)
{
  g_autofree char *place = place_of (folder, path);
  g_autofree char *gathered = g_strconcat (place, PART, NULL);
  int file = open (gathered, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (file < 0)
    return fail ("open", gathered, error);
  gboolean there = fsync (file) == 0 && fchmod (file, 0644) == 0;
  close (file);
  if (!there || rename (gathered, place) != 0)
    return fail ("put in place", place, error);
  akashi_mirror_folder_keep (folder, path);
  return TRUE;
}

gboolean
akashi_mirror_folder_flush (AkashiMirrorFolder *folder, GError **error)
{
  return syncfs (folder->descriptor) == 0 || fail ("write", folder->path, error);
}

/* `<hash>.name` below targets/, `12.role.json` in metadata/ but for roots, and what was never finished. */
static gboolean
is_of_repository (const char *folder, const char *name)
{
  gsize digits = strspn (name, "0123456789");

  if (g_str_has_prefix (folder, "targets"))
    return strspn (name, HEX) >= 64 && strchr (name, '.') != NULL;
  return digits > 0 && name[digits] == '.' && g_str_has_suffix (name, ".json")
         && strcmp (name + digits, ".root.json") != 0;
}

static void
tidy (AkashiMirrorFolder *folder, const char *inner, guint depth)
{
  g_autofree char *place = place_of (folder, inner);
  g_autoptr (GDir) entries = g_dir_open (place, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", inner, name);
      g_autofree char *full = place_of (folder, path);
      GStatBuf status;
      if (g_hash_table_contains (folder->kept, path) || g_lstat (full, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode) && depth > 0)
        tidy (folder, path, depth - 1);
      else if (S_ISREG (status.st_mode) && is_of_repository (inner, name))
        g_unlink (full);
    }
}

void
akashi_mirror_folder_tidy (AkashiMirrorFolder *folder)
{
  tidy (folder, "metadata", 0);
  tidy (folder, "targets", 1);
}
