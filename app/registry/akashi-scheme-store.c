/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-registry-private.h"
#include "akashi-scheme-json.h"
#include "akashi-seal.h"
#include "akashi-shipped-schemes.h"

#include <string.h>

static gboolean
refuse (GError **error, const char *scheme, const char *problem)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_IMPORT_REFUSED, "the definition of %s is refused: %s",
               scheme, problem);
  return FALSE;
}

static AkashiScheme *
read_definition (GBytes *definition, const char *scheme, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiScheme) result = akashi_scheme_new_json (definition, &problem);

  if (!result)
    refuse (error, scheme, problem->message);
  else if (strcmp (result->id, scheme) != 0)
    refuse (error, scheme, "it names another scheme");
  else
    return g_steal_pointer (&result);
  return NULL;
}

static gboolean
check_against_others (AkashiRegistry *registry, const AkashiScheme *scheme, GError **error)
{
  g_autoptr (GPtrArray) installed = akashi_registry_load_schemes (registry, error);
  guint others = 0;

  if (!installed)
    return FALSE;
  for (guint i = 0; i < installed->len; i++)
    {
      const AkashiScheme *other = installed->pdata[i];
      g_autoptr (GError) problem = NULL;
      if (strcmp (other->id, scheme->id) == 0)
        continue;
      others++;
      if (!akashi_scheme_check_apart (scheme, other, &problem))
        return refuse (error, scheme->id, problem->message);
    }
  return others < AKASHI_MAX_SCHEMES || refuse (error, scheme->id, "there are too many schemes already");
}

static gboolean
is_sample_trust (AkashiRegistry *registry, gint64 trust_id, gboolean *sample, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database, "SELECT sample FROM trust WHERE id = ?1", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, trust_id);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  *sample = row && akashi_query_integer (query, 0) != 0;
  return TRUE;
}

/* The real schemes are known to the program: nobody else's definition may speak for them. */
static gboolean
check_against_shipped (AkashiRegistry *registry, gint64 trust_id, const AkashiScheme *scheme, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean sample;

  if (!is_sample_trust (registry, trust_id, &sample, error))
    return FALSE;
  return akashi_shipped_schemes_check (scheme, sample || scheme->sample, &problem)
         || refuse (error, scheme->id, problem->message);
}

/* @installed: (out): version of the definition that is kept; -1: none */
static gboolean
installed_version (AkashiRegistry *registry, gint64 scheme_no, gint64 *installed, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database, "SELECT version FROM scheme WHERE scheme_no = ?1", error);
  gboolean row;

  if (!query)
    return FALSE;
  akashi_query_bind_integer (query, 1, scheme_no);
  if (!akashi_query_step (query, &row, error))
    return FALSE;
  *installed = row ? akashi_query_integer (query, 0) : -1;
  return TRUE;
}

static gboolean
write_definition (AkashiRegistry *registry, gint64 trust_id, const AkashiScheme *scheme, GBytes *definition,
                  GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "INSERT INTO scheme (id, trust_id, version, definition, seal)"
                      " VALUES (?1, ?2, ?3, ?4, " AKASHI_SEAL (
                          "?2", "?4") ")"
                                      " ON CONFLICT (id) DO UPDATE SET version = excluded.version, "
                                      "definition = excluded.definition,"
                                      " seal = excluded.seal",
                      error);
  gsize length;
  gconstpointer data = g_bytes_get_data (definition, &length);

  if (!query)
    return FALSE;
  akashi_query_bind_text (query, 1, scheme->id);
  akashi_query_bind_integer (query, 2, trust_id);
  akashi_query_bind_integer (query, 3, (gint64) scheme->version);
  akashi_query_bind_bytes (query, 4, data, length);
  return akashi_query_run (query, error);
}

/* A revocation outlives the definition that told of it. */
static gboolean
write_revocations (AkashiRegistry *registry, gint64 scheme_no, const AkashiScheme *scheme, GError **error)
{
  g_autoptr (AkashiQuery) query
      = akashi_query (registry->database,
                      "INSERT INTO revoked_key (scheme_no, kid, on_day) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT DO UPDATE SET on_day = min(on_day, excluded.on_day)",
                      error);

  for (guint i = 0; query && i < scheme->label_keys->len; i++)
    {
      const AkashiLabelKey *key = scheme->label_keys->pdata[i];
      if (!akashi_date_is_day (key->revoked))
        continue;
      akashi_query_bind_integer (query, 1, scheme_no);
      akashi_query_bind_bytes (query, 2, key->kid, AKASHI_KID_BYTES);
      akashi_query_bind_integer (query, 3, key->revoked);
      if (!akashi_query_run (query, error))
        return FALSE;
    }
  return query != NULL;
}

gboolean
akashi_registry_install_scheme (AkashiRegistry *registry, gint64 trust_id, const char *scheme,
                                GBytes *definition, GError **error)
{
  g_autoptr (AkashiScheme) read = read_definition (definition, scheme, error);
  g_autoptr (AkashiTransaction) transaction
      = read ? akashi_transaction_begin (registry->database, error) : NULL;
  gint64 scheme_no, owner, installed;

  if (!transaction || !akashi_registry_find_scheme (registry, scheme, &scheme_no, &owner, error))
    return FALSE;
  if (scheme_no >= 0 && owner != trust_id)
    return refuse (error, scheme, "the scheme belongs to another trust entry");
  if (!check_against_others (registry, read, error)
      || !check_against_shipped (registry, trust_id, read, error)
      || !installed_version (registry, scheme_no, &installed, error))
    return FALSE;
  if ((gint64) read->version >= installed && !write_definition (registry, trust_id, read, definition, error))
    return FALSE;
  return akashi_registry_find_scheme (registry, scheme, &scheme_no, &owner, error)
         && write_revocations (registry, scheme_no, read, error)
         && akashi_transaction_commit (transaction, error);
}

static gboolean
apply_revocations (AkashiRegistry *registry, gint64 scheme_no, AkashiScheme *scheme, GError **error)
{
  g_autoptr (AkashiQuery) query = akashi_query (
      registry->database, "SELECT on_day FROM revoked_key WHERE scheme_no = ?1 AND kid = ?2", error);

  for (guint i = 0; query && i < scheme->label_keys->len; i++)
    {
      AkashiLabelKey *key = scheme->label_keys->pdata[i];
      gboolean row;
      akashi_query_bind_integer (query, 1, scheme_no);
      akashi_query_bind_bytes (query, 2, key->kid, AKASHI_KID_BYTES);
      if (!akashi_query_step (query, &row, error))
        return FALSE;
      if (row)
        key->revoked = (AkashiDate) akashi_query_integer (query, 0);
      akashi_query_free (query);
    }
  return query != NULL;
}

/* One row of the query below. What was checked when it came in and does not read now was damaged since. */
static AkashiScheme *
load_row (AkashiRegistry *registry, AkashiQuery *query, GError **error)
{
  if (!akashi_query_is_whole (query, 3, "a definition", error))
    return NULL;
  gsize length;
  const char *data = akashi_query_bytes (query, 1, &length);
  g_autoptr (GBytes) definition = g_bytes_new (data, length);
  g_autoptr (GError) problem = NULL;
  g_autoptr (AkashiScheme) scheme = akashi_scheme_new_json (definition, &problem);

  if (!scheme)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_DAMAGED_REGISTRY, "%s is damaged: %s",
                   registry->database->path, problem->message);
      return NULL;
    }
  /* Everything under a sample root is a sample, whatever it says of itself. */
  scheme->sample = scheme->sample || akashi_query_integer (query, 2) != 0;
  return apply_revocations (registry, akashi_query_integer (query, 0), scheme, error)
             ? g_steal_pointer (&scheme)
             : NULL;
}

GPtrArray *
akashi_registry_load_schemes (AkashiRegistry *registry, GError **error)
{
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_scheme_unref);
  g_autoptr (AkashiQuery) query = akashi_query (
      registry->database,
      "SELECT s.scheme_no, s.definition, t.sample, " AKASHI_SEAL_HOLDS (
          "s", "s.trust_id", "s.definition") " FROM scheme s JOIN trust t ON t.id = s.trust_id"
                                             " ORDER BY s.id",
      error);
  gboolean row;

  if (!query || !akashi_query_step (query, &row, error))
    return NULL;
  while (row)
    {
      AkashiScheme *scheme = load_row (registry, query, error);
      if (!scheme)
        return NULL;
      g_ptr_array_add (schemes, scheme);
      if (!akashi_query_step (query, &row, error))
        return NULL;
    }
  return g_steal_pointer (&schemes);
}
