/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-picture-sources.h"

#include "akashi-limits.h"
#include "akashi-path-list.h"
#include "akashi-words.h"

#include <glib/gstdio.h>
#include <glob.h>
#include <string.h>

/* A folder that is being gone through, or what a pattern came to. */
typedef struct {
  char *folder;     /* NULL: @names are whole paths */
  GPtrArray *names; /* sorted */
  guint next;
} Level;

struct _AkashiPictureSources {
  char *const *words;
  guint n_words, next_word;
  AkashiPathList *list; /* NULL: none, or at its end */
  GQueue levels;        /* of Level, the innermost first */
  char *searched;       /* the word that is being gone through, where it is no file itself */
  guint64 found;        /* in @searched */
};

void
akashi_picture_source_clear (AkashiPictureSource *source)
{
  g_clear_pointer (&source->path, g_free);
  g_clear_error (&source->problem);
}

static void
level_free (Level *level)
{
  g_free (level->folder);
  g_ptr_array_unref (level->names);
  g_free (level);
}

AkashiPictureSources *
akashi_picture_sources_new (char *const *words, guint n_words, const char *list, gboolean by_nul,
                            GError **error)
{
  g_autoptr (AkashiPictureSources) sources = g_new0 (AkashiPictureSources, 1);

  sources->words = words;
  sources->n_words = n_words;
  g_queue_init (&sources->levels);
  if (list && !(sources->list = akashi_path_list_open (list, by_nul, error)))
    return NULL;
  return g_steal_pointer (&sources);
}

void
akashi_picture_sources_free (AkashiPictureSources *sources)
{
  if (sources == NULL)
    return;
  g_queue_clear_full (&sources->levels, (GDestroyNotify) level_free);
  g_clear_pointer (&sources->list, akashi_path_list_free);
  g_free (sources->searched);
  g_free (sources);
}

static gboolean
give (AkashiPictureSource *source, const char *path, gboolean looked)
{
  *source = (AkashiPictureSource){ g_strdup (path), looked, NULL };
  return TRUE;
}

static gboolean
give_problem (AkashiPictureSource *source, const char *path, AkashiError code, const char *message)
{
  *source = (AkashiPictureSource){ g_strdup (path), FALSE, NULL };
  g_set_error_literal (&source->problem, AKASHI_ERROR, (int) code, message);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
go_into (AkashiPictureSources *sources, const char *folder, GPtrArray *names)
{
  Level *level = g_new0 (Level, 1);
  level->folder = g_strdup (folder);
  level->names = names;
  g_ptr_array_sort (names, compare_names);
  g_queue_push_head (&sources->levels, level);
}

/* Returns: whether there is a problem to tell; otherwise the folder's names come next. */
static gboolean
open_folder (AkashiPictureSources *sources, const char *path, AkashiPictureSource *source)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &reason);
  const char *name;

  if (dir == NULL)
    return give_problem (source, path, AKASHI_ERROR_IO, reason->message);
  if (sources->levels.length >= AKASHI_MAX_FOLDER_DEPTH)
    return give_problem (source, path, AKASHI_ERROR_TOO_LARGE, N_ ("the folders lie too deep in each other"));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)))
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  go_into (sources, path, names);
  return FALSE;
}

static gboolean
is_pattern (const char *word)
{
  return strpbrk (word, "*?[") != NULL;
}

/* Returns: whether @pattern came to anything. */
static gboolean
expand (AkashiPictureSources *sources, const char *pattern)
{
  glob_t found = { 0 };
  gboolean any = glob (pattern, GLOB_NOSORT, NULL, &found) == 0 && found.gl_pathc > 0;

  if (any)
    {
      GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
      for (gsize i = 0; i < found.gl_pathc; i++)
        g_ptr_array_add (paths, g_strdup (found.gl_pathv[i]));
      go_into (sources, NULL, paths);
    }
  globfree (&found);
  return any;
}

/* A path somebody named. Returns: whether @source was set; otherwise more comes of it later. */
static gboolean
take_named (AkashiPictureSources *sources, const char *path, gboolean patterns, AkashiPictureSource *source)
{
  GStatBuf facts;

  if (g_stat (path, &facts) == 0)
    return S_ISDIR (facts.st_mode) ? open_folder (sources, path, source) : give (source, path, FALSE);
  if (patterns && is_pattern (path) && expand (sources, path))
    return FALSE;
  return give (source, path, FALSE); /* opening it says what is wrong */
}

typedef enum { NOT_A_PICTURE, PERHAPS_A_PICTURE, A_PICTURE } Likeness;

static Likeness
likeness_of (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".avif" };
  const char *ending = strrchr (name, '.');

  if (ending == NULL)
    return PERHAPS_A_PICTURE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (ending, endings[i]) == 0)
      return A_PICTURE;
  return NOT_A_PICTURE;
}

/* A name in a folder. Returns: whether @source was set. */
static gboolean
take_entry (AkashiPictureSources *sources, const char *folder, const char *name, AkashiPictureSource *source)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf facts;

  if (g_lstat (path, &facts) != 0)
    return FALSE; /* gone since */
  if (S_ISDIR (facts.st_mode))
    return open_folder (sources, path, source);
  if (S_ISLNK (facts.st_mode) && g_stat (path, &facts) != 0)
    return FALSE;
  Likeness likeness = likeness_of (name);
  if (!S_ISREG (facts.st_mode) || likeness == NOT_A_PICTURE)
    return FALSE;
  return give (source, path, likeness == PERHAPS_A_PICTURE);
}

static gboolean
take_from_level (AkashiPictureSources *sources, AkashiPictureSource *source)
{
  Level *level = g_queue_peek_head (&sources->levels);

  if (level->next == level->names->len)
    {
      level_free (g_queue_pop_head (&sources->levels));
      return FALSE;
    }
  const char *name = level->names->pdata[level->next++];
  if (level->folder == NULL)
    return take_named (sources, name, FALSE, source);
  return take_entry (sources, level->folder, name, source);
}

/* Standard input as a picture is a word of its own, never a name in a list. */
static gboolean
take_from_list (AkashiPictureSources *sources, AkashiPictureSource *source)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *path = NULL;

  if (!akashi_path_list_next (sources->list, &path, &problem))
    {
      g_clear_pointer (&sources->list, akashi_path_list_free);
      return FALSE;
    }
  if (problem == NULL)
    return take_named (sources, path, FALSE, source);
  *source = (AkashiPictureSource){ g_strdup (path), FALSE, g_steal_pointer (&problem) };
  return TRUE;
}

static gboolean
take_word (AkashiPictureSources *sources, AkashiPictureSource *source)
{
  const char *word = sources->words[sources->next_word++];

  if (strcmp (word, "-") == 0)
    return give (source, word, FALSE);
  if (take_named (sources, word, TRUE, source))
    return TRUE;
  sources->searched = g_strdup (word);
  sources->found = 0;
  return FALSE;
}

gboolean
akashi_picture_sources_next (AkashiPictureSources *sources, AkashiPictureSource *source)
{
  for (;;)
    {
      gboolean given;
      if (sources->levels.length > 0)
        given = take_from_level (sources, source);
      else if (sources->searched)
        {
          g_autofree char *word = g_steal_pointer (&sources->searched);
          given = sources->found == 0
                  && give_problem (source, word, AKASHI_ERROR_NOT_FOUND,
                                   N_ ("there is no picture in this folder"));
        }
      else if (sources->next_word < sources->n_words)
        given = take_word (sources, source);
      else if (sources->list)
        given = take_from_list (sources, source);
      else
        return FALSE;
      if (given)
        {
          sources->found++;
          return TRUE;
        }
    }
}

guint64
akashi_picture_sources_count (char *const *words, guint n_words)
{
  g_autoptr (AkashiPictureSources) sources = akashi_picture_sources_new (words, n_words, NULL, FALSE, NULL);
  AkashiPictureSource source;
  guint64 count = 0;

  while (akashi_picture_sources_next (sources, &source))
    {
      akashi_picture_source_clear (&source);
      count++;
    }
  return count;
}
