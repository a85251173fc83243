/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-repository-signing.h"

#include "akashi-atomic-file.h"
#include "akashi-private-key-file.h"
#include "akashi-repository-layout.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (86400)

/* Whether @name is `<role>.pem` or `<role>-N.pem`. */
static gboolean
is_key_of (const char *name, const char *role)
{
  if (!g_str_has_prefix (name, role) || !g_str_has_suffix (name, ".pem"))
    return FALSE;
  const char *rest = name + strlen (role);
  if (*rest == '-')
    rest += 1 + strspn (rest + 1, "0123456789");
  return strcmp (rest, ".pem") == 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_keys (const char *folder, const char *role)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    if (is_key_of (name, role))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_among (const AkashiTufAuthority *authority, const AkashiPrivateKey *key)
{
  g_autoptr (AkashiPublicKey) public = akashi_private_key_public (key);
  g_autoptr (GHashTable) one = g_hash_table_new (g_str_hash, g_str_equal);
  AkashiTufAuthority alone = { one, 1 };

  g_hash_table_insert (one, (gpointer) (gsize) "", public);
  return akashi_tuf_authority_keeps (authority, &alone);
}

GPtrArray *
akashi_repository_signers (const AkashiRepository *repository, const char *role,
                           const AkashiTufAuthority *authority, GError **error)
{
  g_autoptr (GPtrArray) names = list_keys (repository->keys, role);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_private_key_free);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (repository->keys, names->pdata[i], NULL);
      g_autoptr (AkashiPrivateKey) key = akashi_private_key_file_load (path, repository->passphrase, error);
      if (!key)
        return NULL;
      if (is_among (authority, key))
        g_ptr_array_add (keys, g_steal_pointer (&key));
    }
  if (keys->len >= authority->threshold)
    return g_steal_pointer (&keys);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND,
               "%s holds %u keys of the role %s (%s.pem, %s-2.pem …), and %" G_GINT64_FORMAT " must sign",
               repository->keys, keys->len, role, role, role, authority->threshold);
  return NULL;
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
write_snapshot (const AkashiRepository *repository, const AkashiRootInForce *root, GPtrArray *roles,
                gint64 version, GError **error)
{
  g_autoptr (GPtrArray) keys = akashi_repository_signers (
      repository, "snapshot", root->metadata->authorities[AKASHI_TUF_SNAPSHOT], error);
  if (!keys)
    return NULL;
  AkashiTufHead head = akashi_repository_head (repository, version, AKASHI_REPOSITORY_SNAPSHOT_DAYS, keys);
  g_autoptr (GBytes) snapshot = akashi_tuf_write_snapshot (&head, roles, error);
  if (!snapshot || !akashi_repository_write_metadata (repository, "snapshot", version, snapshot, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

gboolean
akashi_repository_write_tip (const AkashiRepository *repository, const AkashiRootInForce *root,
                             GPtrArray *roles, gint64 snapshot_version, gint64 timestamp_version,
                             GError **error)
{
  g_autoptr (GPtrArray) keys = akashi_repository_signers (
      repository, "timestamp", root->metadata->authorities[AKASHI_TUF_TIMESTAMP], error);
  g_autoptr (GBytes) snapshot
      = keys ? write_snapshot (repository, root, roles, snapshot_version, error) : NULL;
  if (!snapshot)
    return FALSE;
  AkashiTufHead head
      = akashi_repository_head (repository, timestamp_version, AKASHI_REPOSITORY_TIMESTAMP_DAYS, keys);
  g_autoptr (GBytes) timestamp = akashi_tuf_write_timestamp (&head, snapshot_version, snapshot, error);
  return timestamp && akashi_repository_place_root (repository, root, error)
         && akashi_repository_write_metadata (repository, "timestamp", timestamp_version, timestamp, error);
}
