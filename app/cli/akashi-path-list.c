/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-path-list.h"

#include "akashi-input.h"
#include "akashi-words.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_BYTES 65536
#define SHOWN_BYTES 60 /* of a name that is too long */

struct _AkashiPathList {
  char *name;
  int file;
  char separator;
  gboolean sure, broken;
  gsize at, filled;
  char buffer[BUFFER_BYTES];
};

AkashiPathList *
akashi_path_list_open (const char *name, gboolean by_nul, GError **error)
{
  int file = akashi_input_open (name, error);
  if (file < 0)
    return NULL;
  AkashiPathList *list = g_new0 (AkashiPathList, 1);
  list->name = g_strdup (name);
  list->file = file;
  list->separator = by_nul ? '\0' : '\n';
  list->sure = by_nul;
  return list;
}

void
akashi_path_list_free (AkashiPathList *list)
{
  close (list->file);
  g_free (list->name);
  g_free (list);
}

/* Returns: whether there is another byte in the buffer. */
static gboolean
fill (AkashiPathList *list)
{
  if (list->at < list->filled)
    return TRUE;
  ssize_t count;
  do
    count = read (list->file, list->buffer, sizeof list->buffer);
  while (count < 0 && errno == EINTR);
  list->broken = count < 0;
  list->at = 0;
  list->filled = count > 0 ? (gsize) count : 0;
  if (!list->sure && count > 0)
    {
      list->separator = memchr (list->buffer, '\0', list->filled) ? '\0' : '\n';
      list->sure = TRUE;
    }
  return list->filled > 0;
}

/* Returns: whether an entry was there, at most PATH_MAX bytes of it in @entry. */
static gboolean
take_entry (AkashiPathList *list, GString *entry, gboolean *too_long)
{
  gboolean any = FALSE;

  while (fill (list))
    {
      const char *start = list->buffer + list->at;
      gsize left = list->filled - list->at;
      const char *end = memchr (start, list->separator, left);
      gsize length = end ? (gsize) (end - start) : left;
      gsize taken = MIN (length, PATH_MAX - entry->len);
      g_string_append_len (entry, start, (gssize) taken);
      *too_long |= taken < length;
      list->at += length + (end ? 1 : 0);
      any = TRUE;
      if (end)
        return TRUE;
    }
  return any;
}

gboolean
akashi_path_list_next (AkashiPathList *list, char **path, GError **problem)
{
  g_autoptr (GString) entry = g_string_new (NULL);
  gboolean too_long = FALSE;

  while (take_entry (list, entry, &too_long))
    {
      if (list->separator == '\n' && entry->len > 0 && entry->str[entry->len - 1] == '\r')
        g_string_truncate (entry, entry->len - 1);
      if (entry->len == 0)
        continue;
      if (too_long || entry->len >= PATH_MAX)
        {
          g_string_truncate (entry, SHOWN_BYTES);
          g_set_error_literal (problem, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE,
                               N_ ("no file has so long a name"));
        }
      *path = g_string_free (g_steal_pointer (&entry), FALSE);
      return TRUE;
    }
  if (!list->broken)
    return FALSE;
  list->broken = FALSE;
  *path = g_strdup (list->name);
  g_set_error (problem, AKASHI_ERROR, AKASHI_ERROR_IO, "it cannot be read: %s", g_strerror (errno));
  return TRUE;
}
