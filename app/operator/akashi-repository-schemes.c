/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-schemes.h"

#include "akashi-atomic-file.h"
#include "akashi-json.h"
#include "akashi-limits.h"
#include "akashi-repository-layout.h"
#include "akashi-repository-staging.h"
#include "akashi-repository.h"
#include "akashi-scheme-json.h"

#include <string.h>

/* Characters of a pattern that stand for more than themselves. */
#define PATTERN_SIGNS "[](){}\\"

/* Staged of a scheme that is to be withdrawn: the day. */
#define WITHDRAWN "withdrawn"
#define MAX_DAY_BYTES 16

static AkashiScheme *
load_scheme (const char *directory, AkashiPublished *published, const char *id, GError **error)
{
  g_autofree char *staged = akashi_layout_staged (directory, id, "scheme.json");
  g_autofree char *path = g_strdup_printf ("%s/scheme.json", id);
  g_autoptr (GBytes) bytes = g_file_test (staged, G_FILE_TEST_EXISTS)
                                 ? akashi_atomic_file_read (staged, AKASHI_MAX_SCHEME_BYTES, error)
                                 : akashi_published_read_target (published, path, error);
  return bytes ? akashi_scheme_new_json (bytes, error) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_withdrawn_now (const char *directory, const char *id)
{
  g_autofree char *mark = akashi_layout_staged (directory, id, WITHDRAWN);
  return g_file_test (mark, G_FILE_TEST_IS_REGULAR);
}

gboolean
akashi_repository_withdraw (const AkashiRepository *repository, const char *scheme, GError **error)
{
  g_autoptr (AkashiPublished) published
      = akashi_published_open (repository->directory, repository->now, error);
  if (!published)
    return FALSE;
  g_autoptr (GPtrArray) ids = akashi_published_schemes (published);
  if (!g_ptr_array_find_with_equal_func (ids, scheme, g_str_equal, NULL))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s: no scheme %s is published",
                   repository->directory, scheme);
      return FALSE;
    }
  g_autofree char *mark = akashi_layout_staged (repository->directory, scheme, WITHDRAWN);
  char *day = akashi_date_format (akashi_date_at (repository->now, NULL));
  g_autoptr (GBytes) bytes = g_bytes_new_take (day, strlen (day));
  return akashi_staging_clear (repository->directory, scheme, error)
         && akashi_atomic_file_write (mark, bytes, 0644, error);
}

/* Adds what a `schemes.json` says of withdrawn schemes; those that are published are left out by the caller.
 */
static gboolean
add_earlier (json_t *withdrawn, AkashiPublished *published, GPtrArray *present, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = akashi_published_read_target (published, "schemes.json", &problem);

  if (!bytes)
    {
      if (g_error_matches (problem, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_autoptr (json_t) before
      = akashi_json_load (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  json_t *entry;
  gsize i;
  json_array_foreach (json_object_get (before, "withdrawn"), i, entry)
  {
    const char *id = json_string_value (json_object_get (entry, "id"));
    if (id && !g_ptr_array_find_with_equal_func (present, id, g_str_equal, NULL))
      json_array_append (withdrawn, entry);
  }
  return before != NULL;
}

/* Returns: (transfer full) (nullable): which schemes the repository speaks for no longer, and since when. */
static json_t *
withdrawn_json (const char *directory, AkashiPublished *published, GPtrArray *present, GError **error)
{
  g_autoptr (json_t) withdrawn = json_array ();
  g_autoptr (GPtrArray) ids = akashi_published_schemes (published);

  if (!add_earlier (withdrawn, published, present, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!is_withdrawn_now (directory, ids->pdata[i]))
        continue;
      g_autofree char *mark = akashi_layout_staged (directory, ids->pdata[i], WITHDRAWN);
      g_autoptr (GBytes) day = akashi_atomic_file_read (mark, MAX_DAY_BYTES, error);
      if (!day)
        return NULL;
      g_autofree char *on = g_strndup (g_bytes_get_data (day, NULL), g_bytes_get_size (day));
      json_array_append_new (withdrawn, json_pack ("{s:s, s:s}", "id", ids->pdata[i], "on", on));
    }
  return g_steal_pointer (&withdrawn);
}

GPtrArray *
akashi_repository_all_schemes (const char *directory, AkashiPublished *published)
{
  GPtrArray *ids = akashi_published_schemes (published);
  g_autoptr (GPtrArray) staged = akashi_staging_schemes (directory);

  for (guint i = 0; i < staged->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, staged->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (staged->pdata[i]));
  for (guint i = ids->len; i > 0; i--)
    if (is_withdrawn_now (directory, ids->pdata[i - 1]))
      g_ptr_array_remove_index (ids, i - 1);
  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

gboolean
akashi_repository_check_schemes (const char *directory, AkashiPublished *published, const char *id,
                                 GBytes *definition, GError **error)
{
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (definition, error);
  g_autoptr (GPtrArray) ids = akashi_repository_all_schemes (directory, published);
  if (!scheme)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (strcmp (ids->pdata[i], id) == 0)
        continue;
      g_autoptr (AkashiScheme) other = load_scheme (directory, published, ids->pdata[i], error);
      if (!other || !akashi_scheme_check_apart (scheme, other, error))
        return FALSE;
    }
  return TRUE;
}

/* What every number of a pattern begins with, as in `MH` of `MH-[0-9]{4}`; "" where the pattern begins with a
 * class. */
static char *
number_prefix (const AkashiPattern *pattern)
{
  const char *source = akashi_pattern_source (pattern);
  gsize length = strcspn (source, PATTERN_SIGNS);

  /* A repeat belongs to the character before it. */
  if (source[length] == '{' && length > 0)
    length--;
  while (length > 0 && !g_ascii_isalnum (source[length - 1]))
    length--;
  return g_strndup (source, length);
}

static json_t *
number_prefixes (const AkashiScheme *scheme)
{
  const GPtrArray *both[] = { scheme->number_patterns, scheme->provisional_patterns };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_t *prefixes = json_array ();

  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint i = 0; i < both[k]->len; i++)
      {
        char *prefix = number_prefix (both[k]->pdata[i]);
        gboolean wanted = !g_hash_table_contains (seen, prefix);
        if (wanted)
          json_array_append_new (prefixes, json_string (prefix));
        g_hash_table_add (seen, prefix);
      }
  /* One pattern of any beginning: then none is given, and nothing is asked of the numbers. */
  if (g_hash_table_contains (seen, ""))
    json_array_clear (prefixes);
  return prefixes;
}

static json_t *
describe (const AkashiScheme *scheme)
{
  json_t *hosts = json_array ();
  for (char **host = scheme->hosts; *host; host++)
    json_array_append_new (hosts, json_string (*host));
  return json_pack ("{s:s, s:o, s:o}", "id", scheme->id, "hosts", hosts, "number_prefixes",
                    number_prefixes (scheme));
}

GBytes *
akashi_repository_schemes_json (const char *directory, AkashiPublished *published, GError **error)
{
  g_autoptr (GPtrArray) ids = akashi_repository_all_schemes (directory, published);
  g_autoptr (json_t) all = json_pack ("{s:[]}", "schemes");

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (AkashiScheme) scheme = load_scheme (directory, published, ids->pdata[i], error);
      if (!scheme)
        return NULL;
      json_array_append_new (json_object_get (all, "schemes"), describe (scheme));
    }
  json_t *withdrawn = withdrawn_json (directory, published, ids, error);
  if (!withdrawn)
    return NULL;
  if (json_array_size (withdrawn) > 0)
    json_object_set (all, "withdrawn", withdrawn);
  json_decref (withdrawn);
  return akashi_json_canonical (all, error);
}
