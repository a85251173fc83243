/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-refresh-list.h"

#include <glib/gstdio.h>
#include <string.h>

#include "akashi-atomic-file.h"
#include "akashi-limits.h"
#include "akashi-list-builder.h"
#include "akashi-published.h"
#include "akashi-registry.h"
#include "akashi-scheme-json.h"

/* A refresh under way. */
typedef struct {
  const AkashiRepository *repository;
  const AkashiRefreshRequest *request;
  AkashiScheme *scheme;
  GBytes *previous; /* (nullable): the list that is published, as it is published */
  char *lines_path; /* (nullable): what was imported */
} Refresh;

static void
refresh_clear (Refresh *refresh)
{
  if (refresh->lines_path)
    g_unlink (refresh->lines_path);
  g_free (refresh->lines_path);
  g_clear_pointer (&refresh->previous, g_bytes_unref);
  g_clear_pointer (&refresh->scheme, akashi_scheme_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Refresh, refresh_clear)

void
akashi_refreshed_clear (AkashiRefreshed *refreshed)
{
  g_clear_pointer (&refreshed->scheme, g_free);
  g_clear_pointer (&refreshed->difference, akashi_list_difference_free);
}

static gboolean
read_scheme (Refresh *refresh, GError **error)
{
  const char *path = refresh->request->scheme_path;
  g_autoptr (GBytes) json = akashi_atomic_file_read (path, AKASHI_MAX_SCHEME_BYTES, error);

  if (!json)
    return FALSE;
  refresh->scheme = akashi_scheme_new_json (json, error);
  if (!refresh->scheme)
    g_prefix_error (error, "%s: ", path);
  return refresh->scheme != NULL;
}

static gboolean
read_previous (Refresh *refresh, GError **error)
{
  const char *id = refresh->scheme->id;
  g_autofree char *path = g_strdup_printf ("%s/index.json", id);
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiPublished) published
      = akashi_published_open (refresh->repository->directory, refresh->repository->now, error);
  g_autoptr (GBytes) bytes = published ? akashi_published_read_target (published, path, &problem) : NULL;

  if (!published)
    return FALSE;
  if (g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET))
    return TRUE;
  if (!bytes)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_autoptr (AkashiListIndex) index = akashi_list_index_new (bytes, id, error);
  if (!index)
    return FALSE;
  refresh->previous = akashi_published_read_target (published, index->full, error);
  return refresh->previous != NULL;
}

/* A list that was fetched last week does not become a list of today by being read today. */
static gboolean
find_day (const Refresh *refresh, AkashiDate *day, GError **error)
{
  GStatBuf status;

  *day = refresh->request->as_of;
  if (akashi_date_is_day (*day))
    return TRUE;
  if (g_stat (refresh->request->list_path, &status) == 0)
    {
      *day = akashi_date_at (status.st_mtime, refresh->scheme->time_zone);
      return TRUE;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s: there is no such file",
               refresh->request->list_path);
  return FALSE;
}

static char *
new_lines_path (GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) problem = NULL;
  int fd = g_file_open_tmp ("akashi-list-XXXXXX.jsonl", &folder, &problem);

  if (fd >= 0 && g_close (fd, &problem))
    return g_steal_pointer (&folder);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IO, "%s", problem->message);
  return NULL;
}

static gboolean
import (Refresh *refresh, AkashiImportFunc func, gpointer data, AkashiImportSummary *summary, GError **error)
{
  const AkashiRefreshRequest *request = refresh->request;
  const AkashiImportRequest wanted = {
    .scheme = refresh->scheme->id,
    .map_path = request->map_path,
    .list_path = request->list_path,
    .previous = refresh->previous,
    .skip_refused = request->skip_refused,
    .allow_shrink = request->allow_shrink,
  };
  FILE *lines = akashi_import_list (&wanted, func, data, summary, error);

  if (!lines)
    return FALSE;
  refresh->lines_path = new_lines_path (error);
  gboolean ok = refresh->lines_path && akashi_import_save (lines, refresh->lines_path, error);
  fclose (lines);
  return ok;
}

static gboolean
compare_only (Refresh *refresh, AkashiRefreshed *refreshed, GError **error)
{
  g_autoptr (GBytes) lines = akashi_atomic_file_read (refresh->lines_path, AKASHI_MAX_LIST_BYTES, error);

  if (!lines)
    return FALSE;
  AkashiListSource source
      = { refresh->scheme->id, lines, refresh->previous, refreshed->as_of, refresh->request->allow_shrink };
  g_autoptr (AkashiBuiltList) list = akashi_list_build (&source, error);
  if (!list)
    return FALSE;
  refreshed->serial = -1;
  refreshed->rows = list->rows;
  refreshed->difference = g_steal_pointer (&list->difference);
  return TRUE;
}

static gboolean
add_and_publish (Refresh *refresh, AkashiRefreshed *refreshed, GError **error)
{
  AkashiRepositoryAddition addition = {
    .scheme_path = refresh->request->scheme_path,
    .list_path = refresh->lines_path,
    .as_of = refreshed->as_of,
    .allow_shrink = refresh->request->allow_shrink,
  };
  g_autoptr (AkashiRepositoryStaged) staged = akashi_repository_add (refresh->repository, &addition, error);

  if (!staged || !akashi_repository_publish (refresh->repository, FALSE, &refreshed->state, error))
    return FALSE;
  refreshed->serial = staged->serial;
  refreshed->rows = staged->rows;
  refreshed->difference = g_steal_pointer (&staged->difference);
  return TRUE;
}

gboolean
akashi_refresh_list (const AkashiRepository *repository, const AkashiRefreshRequest *request,
                     AkashiImportFunc func, gpointer data, AkashiRefreshed *refreshed, GError **error)
{
  g_auto (Refresh) refresh = { .repository = repository, .request = request };

  *refreshed = (AkashiRefreshed){ .serial = -1 };
  if (!read_scheme (&refresh, error) || !find_day (&refresh, &refreshed->as_of, error)
      || !read_previous (&refresh, error) || !import (&refresh, func, data, &refreshed->summary, error))
    return FALSE;
  refreshed->scheme = g_strdup (refresh.scheme->id);
  return request->dry_run ? compare_only (&refresh, refreshed, error)
                          : add_and_publish (&refresh, refreshed, error);
}
