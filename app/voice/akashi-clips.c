/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-clips.h"

#include "akashi-error.h"
#include "akashi-limits.h"
#include "akashi-program.h"

#define ENDING ".opus"

static char *
folder_in (const char *data, const char *between, const char *voice)
{
  g_autofree char *folder = g_build_filename (data, between, "voice", voice, NULL);
  return g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

/* In the build tree data/ is beside the folder that the program is in. */
static char *
folder_of_build_tree (const char *voice)
{
  g_autofree char *here = akashi_program_folder ();
  if (here == NULL)
    return NULL;
  g_autofree char *above = g_path_get_dirname (here);
  return folder_in (above, "data", voice);
}

char *
akashi_clips_find (const char *voice)
{
  char *found = folder_of_build_tree (voice);
  for (const char *const *data = g_get_system_data_dirs (); *data != NULL && found == NULL; data++)
    found = folder_in (*data, "akashi", voice);
  return found;
}

static GBytes *
load (const char *folder, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ENDING, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  char *data;
  gsize size;
  if (!g_file_get_contents (path, &data, &size, NULL))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "there is no clip %s", path);
      return NULL;
    }
  g_autoptr (GBytes) clip = g_bytes_new_take (data, size);
  if (size == 0 || size > AKASHI_VOICE_MAX_CLIP_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "%s is no clip: %" G_GSIZE_FORMAT " bytes",
                   path, size);
      return NULL;
    }
  return g_steal_pointer (&clip);
}

GPtrArray *
akashi_clips_load (const char *folder, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) clips = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (; *names != NULL; names++)
    {
      GBytes *clip = load (folder, *names, error);
      if (clip == NULL)
        return NULL;
      g_ptr_array_add (clips, clip);
    }
  return g_steal_pointer (&clips);
}
