/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-signing.h"

#include "akashi-atomic-file.h"
#include "akashi-private-key-file.h"
#include "akashi-repository-layout.h"

#define DAY G_GINT64_CONSTANT (86400)

GPtrArray *
akashi_repository_load_keys (const AkashiRepository *repository, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);

  for (; *names; names++)
    {
      g_autofree char *path = akashi_layout_key (repository->keys, *names);
      AkashiPrivateKey *key = akashi_private_key_file_load (path, repository->passphrase, error);
      if (!key)
        return NULL;
      g_ptr_array_add (keys, key);
    }
  return g_steal_pointer (&keys);
}

GPtrArray *
akashi_repository_public_keys (GPtrArray *keys)
{
  GPtrArray *public = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (public, akashi_private_key_public (keys->pdata[i]));
  return public;
}

AkashiTufHead
akashi_repository_head (const AkashiRepository *repository, gint64 version, int days, GPtrArray *signers)
{
  return (AkashiTufHead){ version, repository->now + days * DAY, signers };
}

gboolean
akashi_repository_write_metadata (const AkashiRepository *repository, const char *role, gint64 version,
                                  GBytes *file, GError **error)
{
  g_autofree char *path = akashi_layout_metadata (repository->directory, role, version);
  return akashi_atomic_file_write (path, file, 0644, error);
}

GBytes *
akashi_repository_write_root (const AkashiRepository *repository, gint64 version, GPtrArray *root_keys,
                              const AkashiTufRootRoles *roles, gboolean sample, GError **error)
{
  AkashiTufHead head = akashi_repository_head (repository, version, AKASHI_REPOSITORY_ROOT_DAYS, root_keys);
  g_autoptr (GBytes) root = akashi_tuf_write_root (&head, roles, sample, error);

  /* A root that is not good enough to be trusted is not put where clients fetch it. */
  if (!root || !akashi_tuf_root_check (root, error))
    return NULL;
  g_autofree char *path = akashi_layout_metadata (repository->directory, "root", version);
  return akashi_atomic_file_create (path, root, 0644, error) ? g_steal_pointer (&root) : NULL;
}

static GBytes *
write_snapshot (const AkashiRepository *repository, GPtrArray *roles, gint64 version, GError **error)
{
  g_autoptr (GPtrArray) keys
      = akashi_repository_load_keys (repository, (const char *const[]){ "snapshot", NULL }, error);
  if (!keys)
    return NULL;
  AkashiTufHead head = akashi_repository_head (repository, version, AKASHI_REPOSITORY_SNAPSHOT_DAYS, keys);
  g_autoptr (GBytes) snapshot = akashi_tuf_write_snapshot (&head, roles, error);
  if (!snapshot || !akashi_repository_write_metadata (repository, "snapshot", version, snapshot, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

gboolean
akashi_repository_write_tip (const AkashiRepository *repository, GPtrArray *roles, gint64 snapshot_version,
                             gint64 timestamp_version, GError **error)
{
  g_autoptr (GPtrArray) keys
      = akashi_repository_load_keys (repository, (const char *const[]){ "timestamp", NULL }, error);
  g_autoptr (GBytes) snapshot = keys ? write_snapshot (repository, roles, snapshot_version, error) : NULL;
  if (!snapshot)
    return FALSE;
  AkashiTufHead head
      = akashi_repository_head (repository, timestamp_version, AKASHI_REPOSITORY_TIMESTAMP_DAYS, keys);
  g_autoptr (GBytes) timestamp = akashi_tuf_write_timestamp (&head, snapshot_version, snapshot, error);
  return timestamp
         && akashi_repository_write_metadata (repository, "timestamp", timestamp_version, timestamp, error);
}
