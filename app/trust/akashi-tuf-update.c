/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-tuf-state.h"

static gboolean
went_back (const char *what, gint64 from, gint64 to, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK,
               "%s: version %" G_GINT64_FORMAT " after %" G_GINT64_FORMAT, what, to, from);
  return FALSE;
}

static gboolean
check_next_root (const AkashiTufMetadata *now, const AkashiTufMetadata *next, GError **error)
{
  if (!akashi_tuf_metadata_verify (next, next->authorities[AKASHI_TUF_ROOT], error))
    {
      g_prefix_error (error, "root %" G_GINT64_FORMAT ", by its own keys: ", next->version);
      return FALSE;
    }
  if (next->version <= now->version)
    return went_back ("root", now->version, next->version, error);
  if (next->version != now->version + 1)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_VERSION,
                   "root: version %" G_GINT64_FORMAT " right after %" G_GINT64_FORMAT, next->version,
                   now->version);
      return FALSE;
    }
  return TRUE;
}

/* Section 5.3.4 and 5.3.5: signed by the keys of before and by its own, and exactly one version on. */
static AkashiTufMetadata *
read_next_root (const AkashiTufMetadata *now, GBytes *bytes, GError **error)
{
  g_autoptr (AkashiTufMetadata) next = akashi_tuf_metadata_parse_signed (
      AKASHI_TUF_ROOT, "root", bytes, now->authorities[AKASHI_TUF_ROOT], error);

  if (next && check_next_root (now, next, error))
    return g_steal_pointer (&next);
  g_prefix_error (error, "after root %" G_GINT64_FORMAT ": ", now->version);
  return NULL;
}

static gboolean
discard (AkashiTufClient *client, const char *role, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (client->store.discard (client->store.self, role, &why)
      || g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/*
 * Section 5.3.11: where a key of timestamp or snapshot was taken away, what it may have signed goes, so that
 * versions pushed to the sky by a thief can come down again. A crash between saving the root and this leaves
 * files of foreign standing, which count as discarded.
 */
static gboolean
discard_rotated (AkashiTufClient *client, const AkashiTufMetadata *before, const AkashiTufMetadata *now,
                 GError **error)
{
  gboolean kept = TRUE;

  for (AkashiTufType type = AKASHI_TUF_TIMESTAMP; type <= AKASHI_TUF_SNAPSHOT; type++)
    kept = kept && akashi_tuf_authority_keeps (now->authorities[type], before->authorities[type]);
  return kept || (discard (client, "timestamp", error) && discard (client, "snapshot", error));
}

/* Returns: FALSE on error; TRUE with @end set where there is no further root. */
static gboolean
step_root (AkashiTufClient *client, GCancellable *cancellable, gboolean *end, GError **error)
{
  AkashiTufMetadata *now = client->top[AKASHI_TUF_ROOT];
  g_autoptr (GError) why = NULL;

  *end = now->version == G_MAXINT64;
  if (*end)
    return TRUE;
  g_autoptr (GBytes) bytes = akashi_tuf_state_fetch (client, "root", now->version + 1, NULL,
                                                     AKASHI_MAX_ROOT_BYTES, cancellable, &why);
  if (!bytes)
    {
      *end = g_error_matches (why, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND);
      if (!*end)
        g_propagate_error (error, g_steal_pointer (&why));
      return *end;
    }
  g_autoptr (AkashiTufMetadata) next = read_next_root (now, bytes, error);
  if (!next || !akashi_tuf_state_save (client, "root", next, bytes, error)
      || !discard_rotated (client, now, next, error))
    return FALSE;
  akashi_tuf_metadata_free (now);
  client->top[AKASHI_TUF_ROOT] = g_steal_pointer (&next);
  return TRUE;
}

static gboolean
update_root (AkashiTufClient *client, GCancellable *cancellable, GError **error)
{
  gboolean end = FALSE;

  client->top[AKASHI_TUF_ROOT] = akashi_tuf_state_load_root (client, error);
  if (!client->top[AKASHI_TUF_ROOT])
    return FALSE;
  for (guint step = 0; step < AKASHI_MAX_ROOT_ROTATIONS && !end; step++)
    if (!step_root (client, cancellable, &end, error))
      return FALSE;
  return akashi_tuf_state_check_expiry (client, client->top[AKASHI_TUF_ROOT], "root", error);
}

/* Reads the old state to compare with. What is damaged refuses: it must not turn into "there was none". */
static gboolean
read_comparable (AkashiTufClient *client, AkashiTufType type, AkashiTufKept *kept, GError **error)
{
  const char *role = akashi_tuf_type_name (type);
  const AkashiTufAuthority *authority = client->top[AKASHI_TUF_ROOT]->authorities[type];

  if (!akashi_tuf_state_read_kept (client, type, role, authority, kept, error))
    return FALSE;
  if (!kept->metadata || kept->standing == AKASHI_TUF_STANDING_FULL
      || kept->standing == AKASHI_TUF_STANDING_PARTIAL)
    return TRUE;
  gboolean foreign = kept->standing == AKASHI_TUF_STANDING_FOREIGN;
  akashi_tuf_kept_clear (kept);
  if (!foreign)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_UNSIGNED, "what is kept of %s is damaged", role);
  return foreign;
}

static gboolean
check_timestamp_rollback (const AkashiTufMetadata *kept, const AkashiTufMetadata *fetched, GError **error)
{
  const AkashiTufFileInfo *before = akashi_tuf_metadata_file (kept, "snapshot");
  const AkashiTufFileInfo *after = akashi_tuf_metadata_file (fetched, "snapshot");

  if (fetched->version < kept->version)
    return went_back ("timestamp", kept->version, fetched->version, error);
  if (after->version < before->version)
    return went_back ("timestamp: snapshot", before->version, after->version, error);
  return TRUE;
}

static AkashiTufMetadata *
fetch_timestamp (AkashiTufClient *client, GCancellable *cancellable, GBytes **bytes, GError **error)
{
  const AkashiTufAuthority *authority = client->top[AKASHI_TUF_ROOT]->authorities[AKASHI_TUF_TIMESTAMP];

  *bytes = akashi_tuf_state_fetch (client, "timestamp", -1, NULL, AKASHI_MAX_TIMESTAMP_BYTES, cancellable,
                                   error);
  if (!*bytes)
    return NULL;
  return akashi_tuf_metadata_parse_signed (AKASHI_TUF_TIMESTAMP, "timestamp", *bytes, authority, error);
}

static gboolean
update_timestamp (AkashiTufClient *client, GCancellable *cancellable, GError **error)
{
  g_auto (AkashiTufKept) kept = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (!read_comparable (client, AKASHI_TUF_TIMESTAMP, &kept, error))
    return FALSE;
  g_autoptr (AkashiTufMetadata) fetched = fetch_timestamp (client, cancellable, &bytes, error);
  if (!fetched)
    return FALSE;
  /* section 5.4.3.1: of the same version is nothing new; the old one stays */
  gboolean nothing_new = kept.metadata && kept.standing == AKASHI_TUF_STANDING_FULL
                         && fetched->version == kept.metadata->version;
  if (kept.metadata && !nothing_new && !check_timestamp_rollback (kept.metadata, fetched, error))
    return FALSE;
  AkashiTufMetadata **chosen = nothing_new ? &kept.metadata : &fetched;
  if (!akashi_tuf_state_check_expiry (client, *chosen, "timestamp", error))
    return FALSE;
  if (!nothing_new && !akashi_tuf_state_save (client, "timestamp", fetched, bytes, error))
    return FALSE;
  client->top[AKASHI_TUF_TIMESTAMP] = g_steal_pointer (chosen);
  return TRUE;
}

/* Section 5.5.5: every file named before is named still, and none by a lower version. */
static gboolean
check_snapshot_rollback (const AkashiTufMetadata *kept, const AkashiTufMetadata *fetched, GError **error)
{
  GHashTableIter iter;
  gpointer name, value;

  if (fetched->version < kept->version)
    return went_back ("snapshot", kept->version, fetched->version, error);
  g_hash_table_iter_init (&iter, kept->files);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const AkashiTufFileInfo *before = value;
      const AkashiTufFileInfo *after = g_hash_table_lookup (fetched->files, name);
      if (!after)
        {
          g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TUF_ROLLBACK, "snapshot: %s is no longer named",
                       (const char *) name);
          return FALSE;
        }
      if (after->version < before->version)
        {
          g_autofree char *what = g_strdup_printf ("snapshot: %s", (const char *) name);
          return went_back (what, before->version, after->version, error);
        }
    }
  return TRUE;
}

static gboolean
update_snapshot (AkashiTufClient *client, GCancellable *cancellable, GError **error)
{
  const AkashiTufAuthority *authority = client->top[AKASHI_TUF_ROOT]->authorities[AKASHI_TUF_SNAPSHOT];
  const AkashiTufFileInfo *info = akashi_tuf_metadata_file (client->top[AKASHI_TUF_TIMESTAMP], "snapshot");
  g_auto (AkashiTufKept) kept = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AkashiTufMetadata) fetched = NULL;

  if (!read_comparable (client, AKASHI_TUF_SNAPSHOT, &kept, error))
    return FALSE;
  gboolean nothing_new = akashi_tuf_kept_is (&kept, info);
  if (!nothing_new)
    {
      if (!akashi_tuf_state_fetch_named (client, AKASHI_TUF_SNAPSHOT, "snapshot", info, authority,
                                         cancellable, &bytes, &fetched, error)
          || (kept.metadata && !check_snapshot_rollback (kept.metadata, fetched, error)))
        return FALSE;
    }
  AkashiTufMetadata **chosen = nothing_new ? &kept.metadata : &fetched;
  if (!akashi_tuf_state_check_expiry (client, *chosen, "snapshot", error))
    return FALSE;
  if (!nothing_new && !akashi_tuf_state_save (client, "snapshot", fetched, bytes, error))
    return FALSE;
  client->top[AKASHI_TUF_SNAPSHOT] = g_steal_pointer (chosen);
  return TRUE;
}

gboolean
akashi_tuf_client_refresh (AkashiTufClient *client, GCancellable *cancellable, GError **error)
{
  akashi_tuf_state_reset (client);
  client->expiry_matters = TRUE;
  if (!client->online)
    {
      g_set_error_literal (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "there is nowhere to fetch from");
      return FALSE;
    }
  if (!update_root (client, cancellable, error) || !update_timestamp (client, cancellable, error)
      || !update_snapshot (client, cancellable, error))
    return FALSE;
  client->top[AKASHI_TUF_TARGETS] = akashi_tuf_state_take_targets (
      client, "targets", client->top[AKASHI_TUF_ROOT]->authorities[AKASHI_TUF_TARGETS], TRUE, cancellable,
      error);
  return client->top[AKASHI_TUF_TARGETS] != NULL;
}
