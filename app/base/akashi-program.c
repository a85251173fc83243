/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-program.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

char *
akashi_program_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  if (self == NULL) /* no /proc here */
    {
      const char *started_as = (const char *) getauxval (AT_EXECFN);
      char *real = started_as ? realpath (started_as, NULL) : NULL;
      self = g_strdup (real);
      free (real);
    }
  return self ? g_path_get_dirname (self) : NULL;
}

char *
akashi_program_find (const char *room, const char *name)
{
  g_autofree char *folder = akashi_program_folder ();
  if (folder == NULL)
    return NULL;
  gboolean built = g_str_has_prefix (folder, AKASHI_BUILD_DIR "/");
  g_autofree char *path = built ? g_build_filename (AKASHI_BUILD_DIR, "app", room, name, NULL)
                                : g_build_filename (folder, AKASHI_BIN_TO_LIBEXEC, name, NULL);
  return g_access (path, F_OK) == 0 ? g_steal_pointer (&path) : NULL;
}
