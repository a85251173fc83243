/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-sticks.h"

#include "akashi-stick-writer.h"

#include <gio/gunixmounts.h>

#define DEPTH 2         /* folders in each other that are looked through */
#define MOST_LOOKED 500 /* folders: a stick full of photographs is no reason to wait */

char **
akashi_sticks_list (const char *const *fixed)
{
  GPtrArray *sticks = g_ptr_array_new ();
  for (; fixed != NULL && *fixed != NULL; fixed++)
    g_ptr_array_add (sticks, g_strdup (*fixed));
  GList *mounts = sticks->len > 0 ? NULL : g_unix_mounts_get (NULL);
  for (GList *at = mounts; at != NULL; at = at->next)
    {
      const char *path = g_unix_mount_get_mount_path (at->data);
      if (g_str_has_prefix (path, "/media/") || g_str_has_prefix (path, "/run/media/"))
        g_ptr_array_add (sticks, g_strdup (path));
    }
  g_list_free_full (mounts, (GDestroyNotify) g_unix_mount_free);
  g_ptr_array_add (sticks, NULL);
  return (char **) g_ptr_array_free (sticks, FALSE);
}

static gboolean
is_repository (const char *folder)
{
  g_autofree char *timestamp = g_build_filename (folder, "metadata", "timestamp.json", NULL);
  return g_file_test (timestamp, G_FILE_TEST_IS_REGULAR);
}

/* @left: how many folders may still be looked at */
static char *
search (const char *folder, guint depth, guint *left)
{
  if (is_repository (folder))
    return g_strdup (folder);
  g_autoptr (GDir) dir = depth > 0 ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  while (dir != NULL && *left > 0 && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (folder, name, NULL);
      if (g_file_test (inner, G_FILE_TEST_IS_SYMLINK) || !g_file_test (inner, G_FILE_TEST_IS_DIR))
        continue;
      (*left)--;
      char *found = search (inner, depth - 1, left);
      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
akashi_sticks_find_repository (const char *const *sticks)
{
  for (; *sticks != NULL; sticks++)
    {
      guint left = MOST_LOOKED;
      char *found = search (*sticks, DEPTH, &left);
      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
akashi_sticks_write (const char *const *sticks, const char *name, const char *text, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const char *writer = g_getenv ("AKASHI_STICK_WRITER");
  if (writer != NULL && *writer != '\0')
    return akashi_stick_writer_write (writer, text, error);
  for (; *sticks != NULL; sticks++)
    {
      g_autofree char *path = g_build_filename (*sticks, name, NULL);
      g_clear_error (&cause);
      if (g_file_set_contents_full (
              path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &cause))
        return g_steal_pointer (&path);
    }
  if (cause == NULL)
    g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "there is no stick");
  else
    g_set_error_literal (error, AKASHI_ERROR,
                         g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? AKASHI_ERROR_NO_SPACE
                                                                                   : AKASHI_ERROR_IO,
                         cause->message);
  return NULL;
}
