/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-body.h"
#include "akashi-number.h"
#include "akashi-registry-private.h"
#include "akashi-seal.h"

#include <string.h>

/* Most registrations one GTIN or model number hands out. */
#define MAX_FOUND "16"

static gboolean
damaged (AkashiRegistry *registry, const char *what, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: %s",
               registry->database->path, what);
  return FALSE;
}

/* The body of a registration, and whether it is as it was written. */
#define ROW(scheme_no)                                                                                       \
  "r.body, r.scheme_no = " scheme_no " AND " AKASHI_SEAL_HOLDS ("r", "r.scheme_no", "r.body")

/* What was checked when it came in and does not read now was damaged since. @at: the column of ROW() */
static AkashiRegistration *
read_body (AkashiRegistry *registry, const char *scheme, AkashiQuery *query, int at, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize length;

  if (!akashi_query_is_whole (query, at + 1, "a registration", error))
    return NULL;
  const char *body = akashi_query_bytes (query, at, &length);
  AkashiRegistration *registration
      = akashi_registration_new_stored (scheme, body ? body : "", length, &problem);
  if (!registration)
    damaged (registry, problem->message, error);
  return registration;
}

static gboolean
has_key (const AkashiRegistration *registration, const char *key)
{
  g_autofree char *own = akashi_number_normalize (registration->number);
  return strcmp (own, key) == 0;
}

/*
 * A number is only said to be missing where the entries on both sides of its place are those of their rows. A
 * search ends beside an entry that a disk has changed, whatever it says now, where that would have been the
 * one.
 */
#define NEIGHBOURS                                                                                           \
  "WITH n AS (SELECT * FROM (SELECT scheme_no, key, id FROM number WHERE (scheme_no, key) >= (?1, ?2)"       \
  " ORDER BY scheme_no, key LIMIT 1) UNION ALL"                                                              \
  " SELECT * FROM (SELECT scheme_no, key, id FROM number WHERE (scheme_no, key) < (?1, ?2)"                  \
  " ORDER BY scheme_no DESC, key DESC LIMIT 1))"                                                             \
  " SELECT n.key, " ROW ("n.scheme_no") " FROM n LEFT JOIN registration r ON r.id = n.id"

static gboolean
check_neighbours (AkashiRegistry *registry, gint64 scheme_no, const char *key, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, NEIGHBOURS, error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, scheme_no);
  akashi_query_bind_text (query, 2, key);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  while (row)
    {
      g_autoptr (AkashiRegistration) neighbour = read_body (registry, "", query, 1, error);
      if (!neighbour)
        return FALSE;
      if (!has_key (neighbour, akashi_query_text (query, 0)))
        return damaged (registry, "a number is not that of its registration", error);
      if (!akashi_query_step (query, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* One statement, so that row and drop are of the same list while a writer replaces it. */
#define FIND_NUMBER                                                                                          \
  "SELECT s.scheme_no, n.id, " ROW (                                                                         \
      "n.scheme_no") ", d.on_day, d.valid_until FROM scheme s"                                               \
                     " LEFT JOIN number n ON n.scheme_no = s.scheme_no AND n.key = ?2"                       \
                     " LEFT JOIN registration r ON r.id = n.id"                                              \
                     " LEFT JOIN dropped d ON d.scheme_no = s.scheme_no AND d.key = ?2 WHERE s.id = ?1"

/* The registration that @key leads to; it must have led to it when it was written, too. */
static gboolean
read_own (AkashiRegistry *registry, const char *scheme, const char *key, AkashiQuery *query,
          AkashiRegistration **out, GError **error)
{
  g_autoptr (AkashiRegistration) registration = read_body (registry, scheme, query, 2, error);

  if (!registration)
    return FALSE;
  if (!has_key (registration, key))
    return damaged (registry, "a number leads to the registration of another", error);
  *out = g_steal_pointer (&registration);
  return TRUE;
}

static AkashiDate
read_date (AkashiQuery *query, int at)
{
  return akashi_query_is_null (query, at) ? AKASHI_DATE_UNKNOWN
                                          : (AkashiDate) akashi_query_integer (query, at);
}

AkashiRegistration *
akashi_registry_find_number (AkashiRegistry *registry, const char *scheme, const char *number,
                             AkashiDrop *drop, GError **error)
{
  g_autofree char *key = akashi_number_normalize (number);
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, FIND_NUMBER, error);
  AkashiDrop found = { AKASHI_DATE_UNKNOWN, AKASHI_DATE_UNKNOWN };
  g_autoptr (AkashiRegistration) registration = NULL;
  gboolean row;

  if (!query)
    return NULL;
  akashi_query_bind_text (query, 1, scheme);
  akashi_query_bind_text (query, 2, key);
  if (!akashi_query_step (query, &row, error))
    return NULL;
  if (row
      && !(akashi_query_is_null (query, 1)
               ? check_neighbours (registry, akashi_query_integer (query, 0), key, error)
               : read_own (registry, scheme, key, query, &registration, error)))
    return NULL;
  if (row)
    found = (AkashiDrop){ read_date (query, 4), read_date (query, 5) };
  if (drop)
    *drop = found;
  return g_steal_pointer (&registration);
}

static gboolean
is_of (const AkashiRegistration *registration, AkashiGtin gtin, const char *model)
{
  return (gtin == 0 || akashi_registration_find_gtin (registration, gtin))
         && (!model || akashi_registration_find_model (registration, model));
}

/* Columns of the query: scheme id, ROW(). @gtin, @model: (nullable): what every one of them must have */
static GPtrArray *
read_all (AkashiRegistry *registry, AkashiQuery *query, AkashiGtin gtin, const char *model, GError **error)
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
      if (!is_of (registration, gtin, model))
        {
          damaged (registry, "a product leads to the registration of another", error);
          return NULL;
        }
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

#define FIND_GTIN                                                                                            \
  "SELECT s.id, " ROW ("s.scheme_no") " FROM gtin g LEFT JOIN registration r ON r.id = g.id"                 \
                                      " LEFT JOIN scheme s ON s.scheme_no = r.scheme_no"                     \
                                      " WHERE g.gtin = ?1 ORDER BY g.id LIMIT " MAX_FOUND

GPtrArray *
akashi_registry_find_gtin (AkashiRegistry *registry, AkashiGtin gtin, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (registry->database, FIND_GTIN, error);

  if (!query)
    return NULL;
  akashi_query_bind_integer (query, 1, (gint64) gtin);
  return read_all (registry, query, gtin, NULL, error);
}

#define FIND_MODEL(SCHEME)                                                                                   \
  "SELECT s.id, " ROW ("m.scheme_no") " FROM model m LEFT JOIN scheme s ON s.scheme_no = m.scheme_no"        \
                                      " LEFT JOIN registration r ON r.id = m.id WHERE m.key = ?1" SCHEME     \
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
  return read_all (registry, query, 0, model, error);
}
