/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-temporary-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

FILE *
akashi_temporary_file_open (GError **error)
{
  const char *folder = g_getenv ("TMPDIR");
  g_autofree char *path = g_build_filename (folder && *folder ? folder : "/var/tmp", "akashi-XXXXXX", NULL);
  int fd = mkostemp (path, O_CLOEXEC);
  int code = errno;

  if (fd >= 0)
    {
      unlink (path);
      FILE *file = fdopen (fd, "w+b");
      code = errno;
      if (file)
        return file;
      close (fd);
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "no temporary file can be made in %s: %s",
               folder && *folder ? folder : "/var/tmp", g_strerror (code));
  return NULL;
}
