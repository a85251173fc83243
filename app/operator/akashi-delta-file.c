/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-delta-file.h"

#include "akashi-list-file.h"

#include <string.h>

struct _AkashiDeltaFile {
  AkashiListFile *out;
  GHashTable *same;  /* (element-type utf8): keys */
  GHashTable *known; /* (element-type utf8): keys */
  gboolean unsayable;
};

AkashiDeltaFile *
akashi_delta_file_new (void)
{
  AkashiDeltaFile *file = g_new0 (AkashiDeltaFile, 1);

  file->out = akashi_list_file_new ();
  file->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return file;
}

void
akashi_delta_file_free (AkashiDeltaFile *file)
{
  akashi_list_file_free (file->out);
  g_hash_table_unref (file->same);
  g_hash_table_unref (file->known);
  g_free (file);
}

void
akashi_delta_file_note_same (AkashiDeltaFile *file, const char *key)
{
  g_hash_table_add (file->same, g_strdup (key));
}

void
akashi_delta_file_note_known (AkashiDeltaFile *file, const char *key)
{
  g_hash_table_add (file->known, g_strdup (key));
}

gboolean
akashi_delta_file_add (AkashiDeltaFile *file, const char *key, const AkashiListLine *line, const char *text,
                       gsize length, GError **error)
{
  if (g_hash_table_contains (file->same, key))
    return TRUE;
  if (!line->registration)
    {
      file->unsayable = file->unsayable || !g_hash_table_contains (file->known, key);
      return akashi_list_file_add (file->out, text, length, error);
    }
  /* The registration is canonical, and stays so inside an object of one field. */
  g_autoptr (GString) put = g_string_sized_new (length + 16);
  g_string_append (put, "{\"put\":");
  g_string_append_len (put, text, (gssize) length);
  g_string_append_c (put, '}');
  return akashi_list_file_add (file->out, put->str, put->len, error);
}

gboolean
akashi_delta_file_finish (AkashiDeltaFile *file, GBytes **bytes, GError **error)
{
  *bytes = NULL;
  if (file->unsayable)
    return TRUE;
  *bytes = akashi_list_file_finish (file->out, error);
  return *bytes != NULL;
}
