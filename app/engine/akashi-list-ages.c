/* SPDX-License-Identifier: Apache-2.0 */
/* What the database and the signed metadata in it say of the age of every list. */
#include "akashi-engine-private.h"

/* When the first of the signatures that a scheme's list rests on runs out; 0 where one of them is not held.
 */
static gint64
earliest_expiry (AkashiTufClient *client, const char *scheme)
{
  const char *roles[] = { "root", "timestamp", "snapshot", "targets", scheme };
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    earliest = MIN (earliest, MAX (akashi_tuf_client_expires (client, roles[i]), 0));
  return earliest;
}

/* Whether metadata is not there, or does not verify; anything else means that it could not be told. */
static gboolean
is_old (const GError *why)
{
  return g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND)
         || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NO_REGISTRY)
         || (why->domain == AKASHI_ERROR && why->code >= AKASHI_ERROR_TUF_MALFORMED
             && why->code <= AKASHI_ERROR_TUF_UNSUPPORTED);
}

/*
 * What the trusted metadata in the cache says of the age of one list, or of the definition alone where the
 * scheme publishes no list. The metadata passes the verification an update uses; where it does not, the list
 * counts as one whose signatures have run out.
 */
static gboolean
read_age (AkashiKnownScheme *known, AkashiTufClient *client, GError **error)
{
  const AkashiListState *list = known->list;
  gboolean no_list = !known->scheme->has_list && list->serial < 0;
  g_autofree char *path = g_strdup_printf ("%s/%s.json", known->scheme->id, no_list ? "scheme" : "index");
  g_autoptr (GError) why = NULL;
  g_autoptr (AkashiTufTarget) target
      = client ? akashi_tuf_client_find_target (client, path, NULL, &why) : NULL;
  if (why && !is_old (why))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  known->age = (AkashiListAge){
    .synchronised = list->serial >= 0 || no_list,
    .earliest_expiry = target ? earliest_expiry (client, target->role) : 0,
    .serial_is_current = target && akashi_tuf_client_is_current (client, target->role)
                         && akashi_tuf_client_version (client, target->role) == list->role_version,
    .as_of = list->as_of,
    .list_max_age_days = known->scheme->list_max_age_days,
    .time_zone = known->scheme->time_zone,
    .no_list = no_list,
  };
  return TRUE;
}

/* @client: (out) (nullable): over the metadata kept for @trust_id, verified */
static gboolean
load_client (AkashiEngine *engine, gint64 trust_id, AkashiTufClient **client, GError **error)
{
  AkashiTufStore store = akashi_registry_store (engine->registry, trust_id);
  g_autoptr (AkashiTufClient) loaded
      = akashi_tuf_client_new (NULL, &store, akashi_clock_now (&engine->clock));
  g_autoptr (GError) why = NULL;

  if (akashi_tuf_client_load (loaded, &why))
    *client = g_steal_pointer (&loaded);
  else if (is_old (why))
    g_debug ("metadata of trust entry %" G_GINT64_FORMAT ": %s", trust_id, why->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return TRUE;
}

/* Takes @list over. */
static gboolean
read_list (AkashiEngine *engine, AkashiListState *list, GHashTable *clients, GError **error)
{
  AkashiKnownScheme *known = g_hash_table_lookup (engine->known, list->scheme);
  AkashiTufClient *client = NULL;

  if (!known)
    {
      akashi_list_state_free (list);
      return TRUE;
    }
  g_clear_pointer (&known->list, akashi_list_state_free);
  known->list = list;
  if (!g_hash_table_contains (clients, &list->trust_id))
    {
      if (!load_client (engine, list->trust_id, &client, error))
        return FALSE;
      g_hash_table_insert (clients, g_memdup2 (&list->trust_id, sizeof list->trust_id), client);
    }
  return read_age (known, g_hash_table_lookup (clients, &list->trust_id), error);
}

gboolean
akashi_engine_read_lists (AkashiEngine *engine, GError **error)
{
  g_autoptr (GPtrArray) lists = akashi_registry_list_states (engine->registry, error);
  g_autoptr (GHashTable) clients
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) akashi_tuf_client_free);

  while (lists && lists->len > 0)
    if (!read_list (engine, g_ptr_array_steal_index_fast (lists, lists->len - 1), clients, error))
      return FALSE;
  return lists != NULL;
}
