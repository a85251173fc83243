/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-staging.h"

#include "akashi-repository-layout.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Temporary files of a write that was cut off are left out. */
static GPtrArray *
list_folder (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    if (!g_str_has_suffix (name, ".tmp"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

GPtrArray *
akashi_staging_schemes (const char *directory)
{
  g_autofree char *folder = g_build_filename (directory, ".staging", NULL);
  GPtrArray *schemes = list_folder (folder);

  /* The definition is staged last: without it the addition was cut off. */
  for (guint i = schemes->len; i > 0; i--)
    {
      g_autofree char *definition = akashi_layout_staged (directory, schemes->pdata[i - 1], "scheme.json");
      if (!g_file_test (definition, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_remove_index (schemes, i - 1);
    }
  return schemes;
}

GPtrArray *
akashi_staging_files (const char *directory, const char *scheme)
{
  g_autofree char *folder = akashi_layout_staged (directory, scheme, NULL);
  return list_folder (folder);
}

static gboolean
remove_folder (const char *folder, GError **error)
{
  if (g_rmdir (folder) == 0 || errno == ENOENT)
    return TRUE;
  int code = errno;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s cannot be removed: %s", folder, g_strerror (code));
  return FALSE;
}

gboolean
akashi_staging_clear (const char *directory, const char *scheme, GError **error)
{
  g_autofree char *folder = akashi_layout_staged (directory, scheme, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  return remove_folder (folder, error);
}

gboolean
akashi_staging_clear_all (const char *directory, GError **error)
{
  g_autofree char *folder = g_build_filename (directory, ".staging", NULL);
  g_autoptr (GPtrArray) schemes = list_folder (folder);

  for (guint i = 0; i < schemes->len; i++)
    if (!akashi_staging_clear (directory, schemes->pdata[i], error))
      return FALSE;
  return remove_folder (folder, error);
}
