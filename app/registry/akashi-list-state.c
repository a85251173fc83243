/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-state.h"

#include "akashi-seal.h"

/* From one serial to the next a list may shrink by this part of its rows without its index saying so. */
#define SHRINK_PART 5

#define SEALED(list)                                                                                         \
  list "serial || ' ' || " list "role_version || ' ' || ifnull (" list "role_keys, '') || ' ' || " list      \
       "as_of || ' ' || " list "published || ' ' || " list "rows || ' ' || " list "digest"

void
akashi_list_state_free (AkashiListState *state)
{
  g_free (state->scheme);
  g_free (state->digest);
  g_free (state);
}

GPtrArray *
akashi_registry_list_states (AkashiRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_list_state_free);
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "SELECT s.id, s.trust_id, ifnull(l.serial, -1), ifnull(l.role_version, -1), l.as_of,"
                      " ifnull(l.published, -1), ifnull(l.rows, 0), l.digest, s.withdrawn,"
                      " l.scheme_no IS NULL OR " AKASHI_SEAL_HOLDS (
                          "l", "l.scheme_no",
                          SEALED ("l.")) " FROM scheme s LEFT JOIN list l USING (scheme_no) ORDER BY s.id",
                      error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return NULL;
  while (row)
    {
      if (!akashi_query_is_whole (query, 9, "what is known of a list", error))
        return NULL;
      AkashiListState *state = g_new0 (AkashiListState, 1);
      state->scheme = g_strdup (akashi_query_text (query, 0));
      state->trust_id = akashi_query_integer (query, 1);
      state->serial = akashi_query_integer (query, 2);
      state->role_version = akashi_query_integer (query, 3);
      state->as_of = akashi_query_is_null (query, 4) ? AKASHI_DATE_UNKNOWN
                                                     : (AkashiDate) akashi_query_integer (query, 4);
      state->published = akashi_query_integer (query, 5);
      state->rows = akashi_query_integer (query, 6);
      state->digest = akashi_query_dup_text (query, 7);
      state->withdrawn = !akashi_query_is_null (query, 8);
      state->withdrawn_on = state->withdrawn && akashi_query_integer (query, 8) >= 0
                                ? (AkashiDate) akashi_query_integer (query, 8)
                                : AKASHI_DATE_UNKNOWN;
      g_ptr_array_add (states, state);
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&states);
}

gboolean
akashi_list_write (AkashiRegistry *registry, gint64 scheme_no, const AkashiListIndex *index,
                   gint64 role_version, const char *role_keys, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      registry->database,
      "INSERT OR REPLACE INTO list (scheme_no, serial, role_version, role_keys, as_of, published, rows,"
      " digest, seal) SELECT *, " AKASHI_SEAL ("scheme_no",
                                               SEALED ("")) " FROM (SELECT ?1 AS scheme_no, ?2 AS serial, ?3 "
                                                            "AS role_version, ?4 AS role_keys, ?5 AS as_of,"
                                                            " ?6 AS published, ?7 AS rows, ?8 AS digest)",
      error);

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, scheme_no);
  akashi_query_bind_integer (query, 2, index->serial);
  akashi_query_bind_integer (query, 3, role_version);
  akashi_query_bind_text (query, 4, role_keys);
  akashi_query_bind_integer (query, 5, index->as_of);
  akashi_query_bind_integer (query, 6, index->published);
  akashi_query_bind_integer (query, 7, index->rows);
  akashi_query_bind_text (query, 8, index->digest);
  return akashi_query_run (query, error);
}

gboolean
akashi_list_read (AkashiRegistry *registry, gint64 scheme_no, AkashiInstalledList *installed, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "SELECT serial, rows, digest, role_keys, " AKASHI_SEAL_HOLDS (
                          "list", "scheme_no", SEALED ("")) " FROM list WHERE scheme_no = ?1",
                      error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, scheme_no);
  if (!akashi_query_step (query, &row, error)
      || (row && !akashi_query_is_whole (query, 4, "what is known of a list", error)))
    return FALSE;
  installed->serial = row ? akashi_query_integer (query, 0) : -1;
  installed->rows = row ? akashi_query_integer (query, 1) : 0;
  installed->digest = row ? akashi_query_dup_text (query, 2) : NULL;
  installed->role_keys = row ? akashi_query_dup_text (query, 3) : NULL;
  return TRUE;
}

gboolean
akashi_installed_list_is (const AkashiInstalledList *installed, const AkashiListIndex *index)
{
  return installed->serial == index->serial && installed->rows == index->rows
         && g_strcmp0 (installed->digest, index->digest) == 0;
}

gboolean
akashi_list_check_shrinking (const AkashiInstalledList *installed, const AkashiListIndex *index,
                             const char *scheme, gint64 rows, GError **error)
{
  gint64 least = installed->rows, steps = MAX (index->serial - installed->serial, 1);

  /* Lists in between may each have shrunk by as much, and one did at least: other keys may begin their
   * serials anew. A fifth of fewer than five rows is nothing. */
  for (gint64 i = 0; i < steps && least >= SHRINK_PART; i++)
    least -= least / SHRINK_PART;
  if (index->shrinks || rows >= least)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
               "the list of %s is refused: it shrinks from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
               " rows and its index does not say so",
               scheme, installed->rows, rows);
  return FALSE;
}

void
akashi_installed_list_clear (AkashiInstalledList *installed)
{
  g_clear_pointer (&installed->digest, g_free);
  g_clear_pointer (&installed->role_keys, g_free);
}

gboolean
akashi_registry_confirm_list (AkashiRegistry *registry, const char *scheme, const AkashiListIndex *index,
                              gint64 role_version, GError **error)
{
  g_autoptr (AkashiTransaction) transaction = akashi_transaction_begin (registry->database, error);
  g_auto (AkashiInstalledList) installed = { 0 };
  g_autofree char *role_keys = NULL;
  gint64 scheme_no, trust_id;

  if (!transaction || !akashi_registry_find_scheme (registry, scheme, &scheme_no, &trust_id, error)
      || !akashi_list_read (registry, scheme_no, &installed, error)
      || !akashi_registry_role_keys (registry, trust_id, scheme, &role_keys, error))
    return FALSE;
  if (!akashi_installed_list_is (&installed, index))
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED,
                   "the list of %s that is installed is not the one of serial %" G_GINT64_FORMAT, scheme,
                   index->serial);
      return FALSE;
    }
  return akashi_list_write (registry, scheme_no, index, role_version, role_keys, error)
         && akashi_transaction_commit (transaction, error);
}
