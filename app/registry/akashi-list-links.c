/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-links.h"

#include "akashi-key-sorter.h"
#include "akashi-search-index.h"

#include <string.h>

struct _AkashiListLinks {
  AkashiDatabase *database;
  gint64 scheme_no;
  AkashiKeySorter *models; /* keys end in a NUL */
  AkashiKeySorter *gtins;  /* keys are 8 bytes, most significant first */
  AkashiSearchIndex *search;
};

AkashiListLinks *
akashi_list_links_new (AkashiDatabase *database, gint64 scheme_no)
{
  AkashiListLinks *links = g_new0 (AkashiListLinks, 1);
  g_autofree char *folder = g_path_get_dirname (database->path);

  links->database = database;
  links->scheme_no = scheme_no;
  links->models = akashi_key_sorter_new (folder);
  links->gtins = akashi_key_sorter_new (folder);
  links->search = akashi_search_index_new (database);
  return links;
}

void
akashi_list_links_free (AkashiListLinks *links)
{
  akashi_key_sorter_free (links->models);
  akashi_key_sorter_free (links->gtins);
  akashi_search_index_free (links->search);
  g_free (links);
}

static gboolean
add_gtins (AkashiListLinks *links, gint64 id, const AkashiModel *model, GError **error)
{
  for (guint i = 0; i < model->gtins->len; i++)
    {
      guint64 key = GUINT64_TO_BE (g_array_index (model->gtins, AkashiGtin, i));
      if (!akashi_key_sorter_add (links->gtins, &key, sizeof key, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
akashi_list_links_add (AkashiListLinks *links, gint64 id, const AkashiListLine *line, GError **error)
{
  const GPtrArray *models = line->registration->models;

  for (guint i = 0; i < models->len; i++)
    {
      const AkashiModel *model = models->pdata[i];
      guint length = (guint) strlen (model->normalized);
      if ((length > 0 && !akashi_key_sorter_add (links->models, model->normalized, length + 1, id, error))
          || !add_gtins (links, id, model, error))
        return FALSE;
    }
  return akashi_search_index_add (links->search, id, line->grams, line->n_grams, error);
}

gboolean
akashi_list_links_remove (AkashiListLinks *links, gint64 id, const AkashiRegistration *registration,
                          GError **error)
{
  g_autoptr (AkashiQuery) by_model = akashi_query (
      links->database, "DELETE FROM model WHERE key = ?1 AND scheme_no = ?2 AND id = ?3", error);
  g_autoptr (AkashiQuery) by_gtin
      = akashi_query (links->database, "DELETE FROM gtin WHERE gtin = ?1 AND id = ?2", error);

  if (!by_model || !by_gtin)
    return FALSE;
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *model = registration->models->pdata[i];
      akashi_query_bind_text (by_model, 1, model->normalized);
      akashi_query_bind_integer (by_model, 2, links->scheme_no);
      akashi_query_bind_integer (by_model, 3, id);
      if (!akashi_query_run (by_model, error))
        return FALSE;
      for (guint j = 0; j < model->gtins->len; j++)
        {
          akashi_query_bind_integer (by_gtin, 1, (gint64) g_array_index (model->gtins, AkashiGtin, j));
          akashi_query_bind_integer (by_gtin, 2, id);
          if (!akashi_query_run (by_gtin, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_models (AkashiListLinks *links, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      links->database, "INSERT OR IGNORE INTO model (key, scheme_no, id) VALUES (?1, ?2, ?3)", error);
  const void *key;
  gint64 id;

  if (!query || !akashi_key_sorter_sort (links->models, error))
    return FALSE;
  for (;;)
    {
      if (!akashi_key_sorter_next (links->models, &key, &id, error))
        return FALSE;
      if (!key)
        return TRUE;
      akashi_query_bind_text (query, 1, key);
      akashi_query_bind_integer (query, 2, links->scheme_no);
      akashi_query_bind_integer (query, 3, id);
      if (!akashi_query_run (query, error))
        return FALSE;
    }
}

static gboolean
write_gtins (AkashiListLinks *links, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (links->database, "INSERT OR IGNORE INTO gtin (gtin, id) VALUES (?1, ?2)", error);
  const void *key;
  guint64 gtin;
  gint64 id;

  if (!query || !akashi_key_sorter_sort (links->gtins, error))
    return FALSE;
  for (;;)
    {
      if (!akashi_key_sorter_next (links->gtins, &key, &id, error))
        return FALSE;
      if (!key)
        return TRUE;
      memcpy (&gtin, key, sizeof gtin);
      akashi_query_bind_integer (query, 1, (gint64) GUINT64_FROM_BE (gtin));
      akashi_query_bind_integer (query, 2, id);
      if (!akashi_query_run (query, error))
        return FALSE;
    }
}

gboolean
akashi_list_links_finish (AkashiListLinks *links, GError **error)
{
  return akashi_search_index_finish (links->search, error) && write_models (links, error)
         && write_gtins (links, error);
}
