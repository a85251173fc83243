/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-number.h"
#include "akashi-registration-json.h"
#include "akashi-registry-private.h"

/* Most registrations one GTIN or model number hands out. */
#define MAX_FOUND "16"

/* What was checked when it came in and does not read now was damaged since. */
static AkashiRegistration *
read_body (AkashiRegistry *registry, const char *scheme, AkashiQuery *query, int column, GError **error)
{
  gsize length;
  const char *body = akashi_query_bytes (query, column, &length);
  g_autoptr (GError) problem = NULL;
  AkashiRegistration *registration
      = akashi_registration_new_canonical (scheme, body ? body : "", length, &problem);

  if (!registration)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: a row of %s: %s",
                 registry->database->path, scheme, problem->message);
  return registration;
}

/* One statement, so that row and drop are of the same list while a writer replaces it. */
#define FIND_NUMBER                                                                                          \
  "SELECT r.body, d.on_day, d.valid_until FROM scheme s"                                                     \
  " LEFT JOIN number n ON n.scheme_no = s.scheme_no AND n.key = ?2"                                          \
  " LEFT JOIN registration r ON r.id = n.id"                                                                 \
  " LEFT JOIN dropped d ON d.scheme_no = s.scheme_no AND d.key = ?2 WHERE s.id = ?1"

AkashiRegistration *
akashi_registry_find_number (AkashiRegistry *registry, const char *scheme, const char *number,
                             AkashiDrop *drop, GError **error)
{
  g_autofree char *key = akashi_number_normalize (number);
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, FIND_NUMBER, error);
  AkashiDrop found = { AKASHI_DATE_UNKNOWN, AKASHI_DATE_UNKNOWN };
  gboolean row;

  if (!query)
    return NULL;
  akashi_query_bind_text (query, 1, scheme);
  akashi_query_bind_text (query, 2, key);
  if (!akashi_query_step (query, &row, error))
    return NULL;
  if (row && !akashi_query_is_null (query, 1))
    found.on = (AkashiDate) akashi_query_integer (query, 1);
  if (row && !akashi_query_is_null (query, 2))
    found.valid_until = (AkashiDate) akashi_query_integer (query, 2);
  if (drop)
    *drop = found;
  return row && !akashi_query_is_null (query, 0) ? read_body (registry, scheme, query, 0, error) : NULL;
}

/* Columns of the query: scheme id, body. */
static GPtrArray *
read_all (AkashiRegistry *registry, AkashiQuery *query, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_registration_unref);
  gboolean row;

  if (!akashi_query_step (query, &row, error))
    return NULL;
  while (row)
    {
      AkashiRegistration *registration = read_body (registry, akashi_query_text (query, 0), query, 1, error);
      if (!registration)
        return NULL;
      g_ptr_array_add (found, registration);
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

GPtrArray *
akashi_registry_find_gtin (AkashiRegistry *registry, AkashiGtin gtin, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (registry->database,
                                                "SELECT s.id, r.body FROM gtin g"
                                                " CROSS JOIN registration r ON r.id = g.id"
                                                " CROSS JOIN scheme s ON s.scheme_no = r.scheme_no"
                                                " WHERE g.gtin = ?1 ORDER BY g.id LIMIT " MAX_FOUND,
                                                error);

  if (!query)
    return NULL;
  akashi_query_bind_integer (query, 1, (gint64) gtin);
  return read_all (registry, query, error);
}

#define FIND_MODEL(SCHEME)                                                                                   \
  "SELECT s.id, r.body FROM model m CROSS JOIN scheme s ON s.scheme_no = m.scheme_no"                        \
  " CROSS JOIN registration r ON r.id = m.id WHERE m.key = ?1" SCHEME                                        \
  " ORDER BY m.scheme_no, m.id LIMIT " MAX_FOUND

GPtrArray *
akashi_registry_find_model (AkashiRegistry *registry, const char *scheme, const char *model, GError **error)
{
  static const char of_any[] = FIND_MODEL ("");
  static const char of_one[] = FIND_MODEL (" AND m.scheme_no = (SELECT scheme_no FROM scheme WHERE id = ?2)");
  g_autofree char *key = akashi_number_normalize (model);
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, scheme ? of_one : of_any, error);

  if (!query)
    return NULL;
  akashi_query_bind_text (query, 1, key);
  if (scheme)
    akashi_query_bind_text (query, 2, scheme);
  return read_all (registry, query, error);
}
