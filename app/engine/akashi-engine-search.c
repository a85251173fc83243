/* SPDX-License-Identifier: Apache-2.0 */
/* Search as you type. */
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
