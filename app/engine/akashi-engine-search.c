/* SPDX-License-Identifier: Apache-2.0 */
/* Search as you type, in the caller's thread or in one of its own. */
#include "akashi-engine-private.h"

#include "akashi-search.h"

void
akashi_found_free (AkashiFound *found)
{
  akashi_registration_unref (found->registration);
  g_clear_pointer (&found->scheme, akashi_scheme_unref);
  g_free (found);
}

/* What the registry found, with what the engine knows of the schemes. */
static GPtrArray *
dress (AkashiEngine *engine, GPtrArray *hits)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_found_free);

  for (guint i = 0; i < hits->len; i++)
    {
      const AkashiSearchHit *hit = hits->pdata[i];
      const AkashiKnownScheme *known = akashi_engine_find_scheme (engine, hit->registration->scheme);
      AkashiFound *found = g_new (AkashiFound, 1);
      found->registration = akashi_registration_ref (hit->registration);
      found->model = hit->registration->models->pdata[hit->model];
      found->scheme = known ? akashi_scheme_ref (known->scheme) : NULL;
      g_ptr_array_add (all, found);
    }
  return all;
}

GPtrArray *
akashi_engine_search (AkashiEngine *engine, const char *text, guint limit, GError **error)
{
  akashi_engine_load_if_changed (engine);
  if (!engine->registry)
    {
      g_propagate_error (error, g_error_copy (engine->problem));
      return NULL;
    }
  g_autoptr (GPtrArray) hits = akashi_registry_search (engine->registry, text, limit, NULL, error);
  return hits ? dress (engine, hits) : NULL;
}

/* All that the thread needs, its own. */
typedef struct {
  char *path;
  char *text;
  guint limit;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request->text);
  g_free (request);
}

static void
search_in_thread (GTask *task, gpointer source G_GNUC_UNUSED, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_autoptr (AkashiRegistry) registry = akashi_registry_open (request->path, FALSE, &error);
  GPtrArray *hits
      = registry ? akashi_registry_search (registry, request->text, request->limit, cancellable, &error)
                 : NULL;
  if (hits)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
akashi_engine_search_async (AkashiEngine *engine, const char *text, guint limit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (engine, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  *request = (Request){ g_strdup (engine->path), g_strdup (text), limit };
  g_task_set_source_tag (task, akashi_engine_search_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, search_in_thread);
}

GPtrArray *
akashi_engine_search_finish (AkashiEngine *engine, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, engine), NULL);
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), error);
  if (!hits)
    return NULL;
  akashi_engine_load_if_changed (engine);
  return dress (engine, hits);
}
