/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-shipped-schemes.h"

#include "akashi-scheme-json.h"
#include "akashi-shipped-schemes-data.h"

#include <string.h>

GPtrArray *
akashi_shipped_schemes_load (GError **error)
{
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);

  for (guint i = 0; i < G_N_ELEMENTS (akashi_shipped_schemes_data); i++)
    {
      g_autoptr (GBytes) json
          = g_bytes_new_static (akashi_shipped_schemes_data[i].json, akashi_shipped_schemes_data[i].length);
      AkashiScheme *scheme = akashi_scheme_new_json (json, error);
      if (!scheme)
        {
          g_prefix_error (error, "%s: ", akashi_shipped_schemes_data[i].name);
          return NULL;
        }
      g_ptr_array_add (schemes, scheme);
    }
  return g_steal_pointer (&schemes);
}

static gboolean
is_apart (const AkashiScheme *scheme, gboolean sample, const AkashiScheme *shipped, GError **error)
{
  if (strcmp (scheme->id, shipped->id) != 0)
    return akashi_scheme_check_apart (scheme, shipped, error);
  if (!sample)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "a sample cannot speak for the real scheme %s",
               shipped->id);
  return FALSE;
}

static gboolean
is_apart_from_all (const AkashiScheme *scheme, gboolean sample, const GPtrArray *shipped, GError **error)
{
  for (guint i = 0; i < shipped->len; i++)
    if (!is_apart (scheme, sample, shipped->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
akashi_shipped_schemes_check (const AkashiScheme *scheme, gboolean sample, GError **error)
{
  g_autoptr (GPtrArray) shipped = akashi_shipped_schemes_load (error);

  return shipped && is_apart_from_all (scheme, sample, shipped, error);
}

static AkashiScheme *
find (const GPtrArray *schemes, const char *id)
{
  for (guint i = 0; i < schemes->len; i++)
    if (strcmp (((const AkashiScheme *) schemes->pdata[i])->id, id) == 0)
      return schemes->pdata[i];
  return NULL;
}

GPtrArray *
akashi_shipped_schemes_merge (GPtrArray *trusted, GError **error)
{
  g_autoptr (GPtrArray) shipped = akashi_shipped_schemes_load (error);
  if (!shipped)
    return NULL;

  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  for (guint i = 0; i < trusted->len; i++)
    {
      AkashiScheme *scheme = trusted->pdata[i];
      AkashiScheme *own = find (shipped, scheme->id);
      g_autoptr (GError) problem = NULL;
      if (!is_apart_from_all (scheme, scheme->sample, shipped, &problem))
        {
          g_message ("the definition of %s is left out: %s", scheme->id, problem->message);
          continue;
        }
      AkashiScheme *higher = own && own->version > scheme->version ? own : scheme;
      if (own)
        akashi_scheme_revoke_label_keys (higher, higher == own ? scheme : own);
      if (higher != scheme && akashi_texts_count (scheme->publisher_names) > 0)
        {
          /* Whoever defines the scheme, the list is this publisher's. */
          akashi_texts_unref (higher->publisher_names);
          higher->publisher_names = akashi_texts_ref (scheme->publisher_names);
        }
      g_ptr_array_add (merged, akashi_scheme_ref (higher));
    }
  for (guint i = 0; i < shipped->len; i++)
    if (!find (merged, ((const AkashiScheme *) shipped->pdata[i])->id))
      g_ptr_array_add (merged, akashi_scheme_ref (shipped->pdata[i]));
  return g_steal_pointer (&merged);
}
