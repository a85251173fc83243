/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository.h"

#include "akashi-atomic-file.h"
#include "akashi-json.h"
#include "akashi-limits.h"
#include "akashi-list-builder.h"
#include "akashi-private-key-file.h"
#include "akashi-published.h"
#include "akashi-registry.h"
#include "akashi-repository-deltas.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-schemes.h"
#include "akashi-repository-staging.h"
#include "akashi-scheme-json.h"

#include <string.h>

typedef struct {
  const AkashiRepository *repository;
  const AkashiRepositoryAddition *addition;
  AkashiPublished *published;
  GBytes *definition;
  AkashiScheme *scheme;
  AkashiListIndex *previous; /* (nullable): the index that is published */
} Adding;

static gboolean
refuse (AkashiError code, const char *scheme, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, (int) code, "scheme %s: %s", scheme, why);
  return FALSE;
}

static gboolean
check_version (Adding *adding, GError **error)
{
  const char *id = adding->scheme->id;
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", id);
  if (akashi_published_version (adding->published, id) == 0)
    return TRUE;

  g_autoptr (GBytes) before = akashi_published_read_target (adding->published, path, error);
  if (!before)
    return FALSE;
  g_autoptr (AkashiScheme) old = akashi_scheme_new_json (before, error);
  if (!old)
    return FALSE;
  if (g_bytes_equal (before, adding->definition) || adding->scheme->version > old->version)
    return TRUE;
  return refuse (AKASHI_ERROR_INVALID, id,
                 "its definition has changed; readers take the new one only where its version is higher",
                 error);
}

static gboolean
check_scheme (Adding *adding, GError **error)
{
  const AkashiScheme *scheme = adding->scheme;
  const char *list = adding->addition->list_path;

  if (scheme->sample != akashi_published_is_sample (adding->published))
    return refuse (AKASHI_ERROR_INVALID, scheme->id,
                   "sample schemes and real ones are not published together", error);
  if (list && !scheme->has_list)
    return refuse (AKASHI_ERROR_INVALID, scheme->id,
                   "its definition says that it has no list, and one was given", error);
  gboolean comes_back = akashi_published_version (adding->published, scheme->id) > 0
                        && !akashi_published_file (adding->published, scheme->id);
  if (!list && scheme->has_list && (!adding->previous || comes_back))
    return refuse (AKASHI_ERROR_INVALID, scheme->id, "it has a list, and none was given", error);
  return check_version (adding, error)
         && akashi_repository_check_schemes (adding->repository->directory, adding->published, scheme->id,
                                             adding->definition, error);
}

static gboolean
read_previous (Adding *adding, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/index.json", adding->scheme->id);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) index = akashi_published_read_target (adding->published, path, &problem);

  if (!index)
    {
      if (g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  adding->previous = akashi_list_index_new (index, adding->scheme->id, error);
  return adding->previous != NULL;
}

static AkashiDate
as_of_day (const Adding *adding)
{
  AkashiDate as_of = adding->addition->as_of;
  return akashi_date_is_day (as_of) ? as_of : akashi_date_at (adding->repository->now, NULL);
}

static gint64
published_time (const Adding *adding)
{
  return adding->addition->published ? adding->addition->published : adding->repository->now;
}

static gboolean
check_dates (Adding *adding, GError **error)
{
  const char *id = adding->scheme->id;
  AkashiDate as_of = as_of_day (adding);

  /* A day further on: the list's day is the scheme's, which may lie ahead of UTC. */
  if (as_of > akashi_date_at (published_time (adding), NULL) + 1)
    return refuse (AKASHI_ERROR_INVALID, id, "the list cannot have been taken after it was published", error);
  if (adding->previous && as_of < adding->previous->as_of)
    return refuse (AKASHI_ERROR_INVALID, id, "a newer list than this one is published already", error);
  return TRUE;
}

static gboolean
stage (Adding *adding, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = akashi_layout_staged (adding->repository->directory, adding->scheme->id, name);
  return akashi_atomic_file_write (path, bytes, 0644, error);
}

static gboolean
stage_index (Adding *adding, const AkashiBuiltList *list, const char *full, gint64 serial, GError **error)
{
  g_autofree char *as_of = akashi_date_format (as_of_day (adding));
  g_autofree char *published = akashi_time_format (published_time (adding));
  g_autofree char *target = g_strdup_printf ("%s/%s", adding->scheme->id, full);
  json_t *deltas
      = akashi_repository_deltas_json (adding->published, adding->scheme->id, adding->previous, list, serial);
  gboolean delta_spares = json_array_size (deltas) > 0;
  g_autoptr (json_t) index = json_pack (
      "{s:s, s:I, s:s, s:s, s:s, s:o, s:I, s:s, s:b}", "scheme", adding->scheme->id, "serial",
      (json_int_t) serial, "as_of", as_of, "published", published, "full", target, "deltas", deltas, "rows",
      (json_int_t) list->rows, "digest", list->digest, "shrinks", (int) list->shrank_lately);
  g_autoptr (GBytes) bytes = akashi_json_canonical (index, error);
  if (delta_spares)
    {
      g_autofree char *delta = akashi_repository_delta_name (adding->previous->serial, serial);
      if (!stage (adding, delta, list->delta, error))
        return FALSE;
    }
  return bytes && stage (adding, "index.json", bytes, error);
}

static AkashiBuiltList *
build_list (Adding *adding, GError **error)
{
  g_autoptr (GBytes) lines
      = akashi_atomic_file_read (adding->addition->list_path, AKASHI_MAX_LIST_BYTES, error);
  if (!lines)
    return NULL;
  g_autoptr (GBytes) previous = NULL;
  if (adding->previous)
    {
      previous = akashi_published_read_target (adding->published, adding->previous->full, error);
      if (!previous)
        return NULL;
    }
  AkashiListSource source
      = { adding->scheme->id, lines, previous, as_of_day (adding), adding->addition->allow_shrink };
  AkashiBuiltList *list = akashi_list_build (&source, error);
  if (!list)
    g_prefix_error (error, "%s: ", adding->addition->list_path);
  return list;
}

static gboolean
stage_list (Adding *adding, AkashiBuiltList *list, AkashiRepositoryStaged *staged, GError **error)
{
  gint64 serial = adding->previous ? adding->previous->serial + 1 : 1;
  g_autofree char *full = g_strdup_printf ("full-%" G_GINT64_FORMAT ".jsonl.zst", serial);
  if (serial > AKASHI_MAX_SERIAL)
    return refuse (AKASHI_ERROR_TOO_LARGE, adding->scheme->id, "there are no serials left", error);
  if (!stage (adding, full, list->file, error) || !stage_index (adding, list, full, serial, error))
    return FALSE;

  staged->serial = serial;
  staged->rows = list->rows;
  staged->dropped = list->dropped;
  staged->shrinks = list->shrank_lately;
  staged->difference = g_steal_pointer (&list->difference);
  return TRUE;
}

/* The role's key: what is given is taken over into the folder of keys; the first one is made. */
static gboolean
ensure_role_key (Adding *adding, GError **error)
{
  const AkashiRepository *repository = adding->repository;
  g_autofree char *path = akashi_layout_scheme_key (repository->keys, adding->scheme->id);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);

  if (adding->addition->role_key_path)
    return akashi_private_key_file_take_over (adding->addition->role_key_path, path, repository->passphrase,
                                              error);
  if (there)
    return TRUE;
  /* A new key here would be a change of keys that nobody meant: the folder is another one. */
  if (akashi_published_version (adding->published, adding->scheme->id) > 0)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
                   "%s is not there, and the scheme is published already; a new key is given with --key",
                   path);
      return FALSE;
    }
  g_autoptr (AkashiPrivateKey) key
      = akashi_private_key_file_new (AKASHI_KEY_ED25519, path, repository->passphrase, error);
  return key != NULL;
}

static gboolean
read_definition (Adding *adding, GError **error)
{
  const char *path = adding->addition->scheme_path;
  adding->definition = akashi_atomic_file_read (path, AKASHI_MAX_SCHEME_BYTES, error);
  if (!adding->definition)
    return FALSE;
  adding->scheme = akashi_scheme_new_json (adding->definition, error);
  if (!adding->scheme)
    g_prefix_error (error, "%s: ", path);
  return adding->scheme != NULL;
}

static gboolean
add (Adding *adding, AkashiRepositoryStaged *staged, GError **error)
{
  g_autoptr (AkashiBuiltList) list = NULL;

  if (!read_definition (adding, error) || !read_previous (adding, error) || !check_scheme (adding, error)
      || !check_dates (adding, error))
    return FALSE;
  if (adding->addition->list_path)
    {
      list = build_list (adding, error);
      if (!list)
        return FALSE;
    }
  staged->scheme = g_strdup (adding->scheme->id);
  return ensure_role_key (adding, error)
         && akashi_staging_clear (adding->repository->directory, adding->scheme->id, error)
         && (!list || stage_list (adding, list, staged, error)) &&
         /* Last: what has no definition yet is not published. */
         stage (adding, "scheme.json", adding->definition, error);
}

AkashiRepositoryStaged *
akashi_repository_add (const AkashiRepository *repository, const AkashiRepositoryAddition *addition,
                       GError **error)
{
  g_autoptr (AkashiPublished) published
      = akashi_published_open (repository->directory, repository->now, error);
  if (!published)
    return NULL;

  Adding adding = { repository, addition, published, NULL, NULL, NULL };
  g_autoptr (AkashiRepositoryStaged) staged = g_new0 (AkashiRepositoryStaged, 1);
  staged->serial = -1;
  gboolean ok = add (&adding, staged, error);
  g_clear_pointer (&adding.definition, g_bytes_unref);
  g_clear_pointer (&adding.scheme, akashi_scheme_unref);
  g_clear_pointer (&adding.previous, akashi_list_index_free);
  return ok ? g_steal_pointer (&staged) : NULL;
}

void
akashi_repository_staged_free (AkashiRepositoryStaged *staged)
{
  g_free (staged->scheme);
  g_clear_pointer (&staged->difference, akashi_list_difference_free);
  g_free (staged);
}
