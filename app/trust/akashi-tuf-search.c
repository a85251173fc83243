/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-tuf-state.h"

static AkashiTufMetadata *
fetch_targets (AkashiTufClient *client, const char *role, const AkashiTufFileInfo *info,
               const AkashiTufAuthority *authority, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AkashiTufMetadata) fetched = NULL;

  if (!akashi_tuf_state_fetch_named (client, AKASHI_TUF_TARGETS, role, info, authority, cancellable, &bytes,
                                     &fetched, error)
      || !akashi_tuf_state_check_expiry (client, fetched, role, error)
      || !akashi_tuf_state_save (client, role, fetched, bytes, error))
    return NULL;
  return g_steal_pointer (&fetched);
}

/* Reads what is kept of a targets role. What is damaged counts as not there: no version is compared with it.
 */
static gboolean
read_kept (AkashiTufClient *client, const char *role, const AkashiTufAuthority *authority,
           AkashiTufKept *kept, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (akashi_tuf_state_read_kept (client, AKASHI_TUF_TARGETS, role, authority, kept, &why)
      || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_MALFORMED)
      || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSUPPORTED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

AkashiTufMetadata *
akashi_tuf_state_take_targets (AkashiTufClient *client, const char *role, const AkashiTufAuthority *authority,
                               gboolean may_fetch, GCancellable *cancellable, GError **error)
{
  const AkashiTufFileInfo *info = akashi_tuf_metadata_file (client->top[AKASHI_TUF_SNAPSHOT], role);
  g_auto (AkashiTufKept) kept = { 0 };

  if (!info)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_VERSION, "the snapshot does not name %s", role);
      return NULL;
    }
  if (!read_kept (client, role, authority, &kept, error))
    return NULL;
  if (akashi_tuf_kept_is (&kept, info))
    {
      if (client->expiry_matters && !akashi_tuf_state_check_expiry (client, kept.metadata, role, error))
        return NULL;
      return g_steal_pointer (&kept.metadata);
    }
  if (may_fetch)
    return fetch_targets (client, role, info, authority, cancellable, error);
  if (client->expiry_matters || !kept.metadata || kept.standing != AKASHI_TUF_STANDING_FULL
      || kept.metadata->version > info->version)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "nothing usable is kept of %s", role);
      return NULL;
    }
  g_hash_table_add (client->behind, g_strdup (role));
  return g_steal_pointer (&kept.metadata);
}

/* The delegated role, verified by the keys of the very role that delegates to it this time. */
static const AkashiTufMetadata *
take_delegated (AkashiTufClient *client, const AkashiTufDelegatedRole *role, GCancellable *cancellable,
                GError **error)
{
  AkashiTufHeld *held = g_hash_table_lookup (client->delegated, role->name);

  if (held && held->verified_by != role->authority)
    {
      if (!akashi_tuf_metadata_verify (held->metadata, role->authority, error))
        {
          g_prefix_error (error, "%s: ", role->name);
          return NULL;
        }
      held->verified_by = role->authority;
    }
  if (!held)
    {
      AkashiTufMetadata *metadata = akashi_tuf_state_take_targets (client, role->name, role->authority,
                                                                   client->online, cancellable, error);
      if (!metadata)
        return NULL;
      held = g_new (AkashiTufHeld, 1);
      *held = (AkashiTufHeld){ metadata, role->authority };
      g_hash_table_insert (client->delegated, g_strdup (role->name), held);
    }
  return held->metadata;
}

/*
 * Puts the roles that @metadata delegates @path to in front of those still to be asked, in their order. A
 * terminating one among them ends the search after it: nobody else is asked any more.
 */
static void
queue_delegations (const AkashiTufMetadata *metadata, const char *path, GQueue *queue)
{
  GList *front = queue->head;

  for (guint i = 0; metadata->delegations && i < metadata->delegations->len; i++)
    {
      AkashiTufDelegatedRole *role = g_ptr_array_index (metadata->delegations, i);
      if (!akashi_tuf_delegated_role_has (role, path))
        continue;
      g_queue_insert_before (queue, front, role);
      if (role->terminating)
        {
          while (front)
            {
              GList *next = front->next;
              g_queue_delete_link (queue, front);
              front = next;
            }
          return;
        }
    }
}

static AkashiTufTarget *
unknown (const char *path, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNKNOWN_TARGET, "%s: %s", path, why);
  return NULL;
}

AkashiTufTarget *
akashi_tuf_client_find_target (AkashiTufClient *client, const char *path, GCancellable *cancellable,
                               GError **error)
{
  const AkashiTufMetadata *metadata = client->top[AKASHI_TUF_TARGETS];
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GQueue) queue = G_QUEUE_INIT;
  const AkashiTufTarget *target;

  if (!metadata)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "no trusted targets are there");
      return NULL;
    }
  if (!g_utf8_validate (path, -1, NULL))
    return unknown (path, "the name is not UTF-8", error);
  while (!(target = g_hash_table_lookup (metadata->targets, path)))
    {
      AkashiTufDelegatedRole *role;

      queue_delegations (metadata, path, &queue);
      do
        role = g_queue_pop_head (&queue);
      while (role && g_hash_table_contains (asked, role->name));
      if (!role)
        return unknown (path, "no role lists it", error);
      if (g_hash_table_size (asked) == AKASHI_MAX_DELEGATED_ROLES)
        return unknown (path, "too many roles were asked", error);
      g_hash_table_add (asked, role->name);
      metadata = take_delegated (client, role, cancellable, error);
      if (!metadata)
        return NULL;
    }
  return akashi_tuf_target_copy (target);
}
