/* SPDX-License-Identifier: Apache-2.0 */
#include "bench-pictures.h"

#include <stdio.h>
#include <string.h>

void
bench_picture_free (BenchPicture *picture)
{
  g_free (picture->path);
  g_free (picture->set);
  g_free (picture->group);
  g_free (picture->parameters);
  g_ptr_array_unref (picture->truth);
  g_free (picture);
}

static BenchPicture *
picture_new (const char *path, const char *set, const char *group)
{
  BenchPicture *picture = g_new0 (BenchPicture, 1);
  picture->path = g_strdup (path);
  picture->set = g_strdup (set);
  picture->group = g_strdup (group);
  picture->truth = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return picture;
}

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  for (; g_ascii_isxdigit (hex[0]) && g_ascii_isxdigit (hex[1]); hex += 2)
    {
      guint8 byte = (guint8) (g_ascii_xdigit_value (hex[0]) * 16 + g_ascii_xdigit_value (hex[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static void
collect_manifest (GPtrArray *pictures, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      if (g_strv_length (fields) < 6)
        continue;
      BenchPicture *picture = g_hash_table_lookup (known, fields[3]);
      if (picture == NULL)
        {
          picture = picture_new (fields[3], fields[1], fields[2]);
          picture->parameters = g_strdup (g_strv_length (fields) > 8 ? fields[8] : NULL);
          g_hash_table_insert (known, picture->path, picture);
          g_ptr_array_add (pictures, picture);
        }
      if (fields[4][0] == 'T' && fields[5][0] != '\0')
        g_ptr_array_add (picture->truth, from_hex (fields[5]));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
collect_folder (GPtrArray *pictures, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *set = g_path_get_basename (folder);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strchr (name, '.') != NULL && !g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *path = names->pdata[i];
      g_autofree char *stem = g_strndup (path, (gsize) (strrchr (path, '.') - path));
      g_autofree char *text = g_strconcat (stem, ".txt", NULL);
      char *contents;
      gsize length;
      BenchPicture *picture = picture_new (path, set, "all");
      if (g_file_get_contents (text, &contents, &length, NULL))
        g_ptr_array_add (picture->truth, g_bytes_new_take (contents, length));
      g_ptr_array_add (pictures, picture);
    }
}

void
bench_pictures_collect (GPtrArray *pictures, const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    collect_folder (pictures, path);
  else
    collect_manifest (pictures, path);
}

static AkashiGrey *
load_pgm (const char *contents, gsize length)
{
  guint width, height, most;
  int header = 0;
  if (sscanf (contents, "P5 %u %u %u%n", &width, &height, &most, &header) != 3 || most != 255)
    return NULL;
  AkashiGrey *grey = akashi_grey_new (width, height, NULL);
  gsize size = (gsize) width * height;
  if (grey != NULL && length == (gsize) header + 1 + size)
    memcpy (grey->pixels, contents + header + 1, size);
  else
    g_clear_pointer (&grey, akashi_grey_free);
  return grey;
}

AkashiGrey *
bench_picture_load (const BenchPicture *picture)
{
  g_autofree char *contents = NULL;
  gsize length;
  if (!g_file_get_contents (picture->path, &contents, &length, NULL))
    return NULL;
  if (length > 2 && contents[0] == 'P' && contents[1] == '5')
    return load_pgm (contents, length);
  g_autoptr (GBytes) file = g_bytes_new (contents, length);
  return akashi_grey_new_image (file, NULL);
}

static gboolean
says_in (GBytes *text, const char *charset, GBytes *truth)
{
  gsize length, written;
  const char *bytes = g_bytes_get_data (text, &length);
  g_autofree char *converted = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, &written, NULL);
  return converted != NULL && written == g_bytes_get_size (truth)
         && memcmp (converted, g_bytes_get_data (truth, NULL), written) == 0;
}

static gboolean
is_longer_barcode (GBytes *text, GBytes *truth)
{
  gsize length = g_bytes_get_size (text);
  const char *full = g_bytes_get_data (truth, NULL);
  return length == 12 && g_bytes_get_size (truth) == 13 && full[0] == '0'
         && memcmp (full + 1, g_bytes_get_data (text, NULL), length) == 0;
}

gboolean
bench_text_is (GBytes *text, GBytes *truth)
{
  return g_bytes_equal (text, truth) || is_longer_barcode (text, truth) || is_longer_barcode (truth, text)
         || says_in (text, "CP932", truth) || says_in (text, "ISO-8859-1", truth);
}
