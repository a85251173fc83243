/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-layout.h"

#include <string.h>

static const char *const top_level[] = { "root", "targets", "snapshot", "timestamp", NULL };

gboolean
akashi_layout_is_top_level (const char *id)
{
  return g_strv_contains (top_level, id);
}

char *
akashi_layout_metadata (const char *directory, const char *role, gint64 version)
{
  if (strcmp (role, "timestamp") == 0)
    return g_build_filename (directory, "metadata", "timestamp.json", NULL);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".%s.json", version, role);
  return g_build_filename (directory, "metadata", name, NULL);
}

char *
akashi_layout_target (const char *directory, const char *path, const char *sha256)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf ("%s.%s", sha256, base);
  return g_build_filename (directory, "targets", strcmp (folder, ".") == 0 ? "" : folder, name, NULL);
}

char *
akashi_layout_staged (const char *directory, const char *scheme, const char *name)
{
  return g_build_filename (directory, ".staging", scheme, name, NULL);
}

char *
akashi_layout_key (const char *keys, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.pem", name);
  return g_build_filename (keys, file, NULL);
}

char *
akashi_layout_scheme_key (const char *keys, const char *scheme)
{
  g_autofree char *file = g_strdup_printf ("scheme-%s.pem", scheme);
  return g_build_filename (keys, file, NULL);
}

gint64
akashi_layout_newest_root (const char *directory)
{
  g_autofree char *folder = g_build_filename (directory, "metadata", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 newest = 0;

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      char *end;
      gint64 version = g_ascii_strtoll (name, &end, 10);
      if (end > name && strcmp (end, ".root.json") == 0)
        newest = MAX (newest, version);
    }
  return newest;
}
